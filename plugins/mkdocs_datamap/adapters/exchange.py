"""Two folders change places in one step, so that there is no moment at which one of them is missing."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_NOT_OFFERED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Let two existing paths of one disk change places; False when the system or the disk cannot.

    Python has no call for it: Linux has ``renameat2`` with RENAME_EXCHANGE, macOS ``renamex_np`` with
    RENAME_SWAP. Raises OSError when the disk refuses; both are then where they were.
    """
    if not sys.platform.startswith(("linux", "darwin")):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    library = ctypes.CDLL(None, use_errno=True)
    with suppress(AttributeError):  # a C library that is older than the call
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, ctypes.c_uint(_RENAME_SWAP))
        else:
            failed = library.renameat2(
                _AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(_RENAME_EXCHANGE)
            )
        if not failed:
            return True
        number = ctypes.get_errno()
        if number not in _NOT_OFFERED:
            raise OSError(number, os.strerror(number), str(other))
    return False
