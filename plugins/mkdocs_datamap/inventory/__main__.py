"""``python -m mkdocs_datamap.inventory``: print the guide's page of files and fields."""

from __future__ import annotations

import sys

from mkdocs_datamap.inventory.field_reference import field_reference

if __name__ == "__main__":
    # As bytes, so that the page is the same whatever the machine's locale.
    sys.stdout.buffer.write(field_reference().encode("utf-8"))
