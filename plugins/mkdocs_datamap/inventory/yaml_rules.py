"""The ids of the rules that the YAML reader itself enforces."""

from __future__ import annotations

CANNOT_READ = "DM001"
"""The file is missing, is not a file, or may not be opened."""

NOT_TEXT = "DM002"
"""The file is not UTF-8 text, begins with a byte order mark, or holds control characters."""

SYNTAX = "DM003"
"""The text is not YAML."""

DUPLICATE_KEY = "DM004"
"""A key stands twice in the same mapping, so one of its values would be lost."""

UNUSED_FEATURE = "DM005"
"""The text is YAML, but of a kind that inventory files don't use: tags, merge keys, several documents."""

EMPTY_FILE = "DM006"
"""The file says nothing."""
