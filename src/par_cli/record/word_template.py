"""An office's own Word template: read with limits, since it is unpacked as a whole."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from par_cli.diagnostics import MisuseError
from par_cli.messages import Message, phrase, reason

_MAX_PACKED: Final = 16 << 20
_MAX_UNPACKED: Final = 64 << 20
_MAX_PARTS: Final = 500


def read_template(path: str) -> bytes:
    """Return the bytes of a .docx file; raise :class:`MisuseError` where it is not one, or is too large."""
    try:
        with open(path, "rb") as file:
            data = file.read(_MAX_PACKED + 1)
    except OSError as error:
        raise _refused(path, reason(error)) from error
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise _refused(path, phrase("this is not a document of the form .docx")) from error
    names = {part.filename.lower() for part in parts}
    size = sum(part.file_size for part in parts)
    if len(data) > _MAX_PACKED or size > _MAX_UNPACKED or len(parts) > _MAX_PARTS:
        raise _refused(path, phrase("it is larger than {most} MB when unpacked", most=_MAX_UNPACKED >> 20))
    if "word/document.xml" not in names or any(part.flag_bits & 1 for part in parts):
        raise _refused(path, phrase("this is not a document of the form .docx"))
    if any(name.endswith("vbaproject.bin") for name in names):
        raise _refused(path, phrase("it has macros; save it as .docx"))
    return data


def _refused(path: str, why: Message) -> MisuseError:
    return MisuseError(phrase("--template: {file}: {why}", file=path, why=why))
