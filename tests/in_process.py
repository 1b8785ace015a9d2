"""The command line run in this process: the code behind the installed command, a hundred times as fast."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from par_cli.cli.main import run


class KeptBytes(io.BytesIO):
    """A stream of bytes that can be read, and still be written to, after the command has closed standard output."""

    def close(self) -> None:
        pass


def run_in_process(
    arguments: Sequence[str], environment: Mapping[str, str], cwd: Path | None = None, *, merged: bool = False
) -> tuple[int, bytes, str]:
    """Return the exit code, standard output and standard error of ``par`` with exactly this environment.

    With ``merged`` both are standard output, in the order in which they are written.
    """
    out = KeptBytes()
    err = out if merged else io.BytesIO()
    stdout = io.TextIOWrapper(out, encoding="utf-8")
    stderr = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", write_through=True)
    with (
        patch.object(sys, "argv", ["par", *arguments]),
        patch.object(sys.modules["__main__"], "__package__", None, create=True),  # else help says "python -m pytest"
        patch.object(sys, "stdout", stdout),
        patch.object(sys, "stderr", stderr),
        patch.dict(os.environ, environment, clear=True),
        contextlib.nullcontext() if cwd is None else contextlib.chdir(cwd),
    ):
        code = run()
    stdout.close()
    return int(code), out.getvalue(), "" if merged else err.getvalue().decode("utf-8")
