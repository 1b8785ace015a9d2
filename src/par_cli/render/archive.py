"""Archives such as .xlsx, whose bytes depend only on what they hold: entries in order of names, dated 1980-01-01."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

_DATE: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3


def packed(archive: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """Return an archive packed anew, with some of its entries replaced."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        entries = {name: replaced.get(name, old.read(name)) for name in sorted(old.namelist())}
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = 0
            new.writestr(info, data)
    return found.getvalue()


def edited(archive: bytes, edits: Mapping[str, Callable[[bytes], bytes]]) -> Mapping[str, bytes]:
    """Return some entries of an archive as an edit of each makes them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return {name: edit(old.read(name)) for name, edit in edits.items()}
