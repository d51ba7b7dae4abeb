"""Is a picture there to be seen, or to be fetched?"""

from __future__ import annotations

import struct

_LARGEST = 2
"""Pixels to a side of a picture that nobody is meant to see."""

_HEAD = 24
"""Bytes that hold the size of a GIF or PNG."""


def is_pixel(body: bytes) -> bool:
    """Whether a picture is at most two by two pixels, or none at all."""
    head = body[:_HEAD]
    if head.startswith((b"GIF87a", b"GIF89a")) and len(head) >= 10:  # noqa: PLR2004 (where a GIF has its size)
        width, height = struct.unpack("<HH", head[6:10])
        return bool(width <= _LARGEST and height <= _LARGEST)
    if head.startswith(b"\x89PNG") and len(head) == _HEAD:
        width, height = struct.unpack(">II", head[16:24])
        return bool(width <= _LARGEST and height <= _LARGEST)
    return not body.strip()
