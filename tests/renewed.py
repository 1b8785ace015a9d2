"""Files that tests write anew where ``PAR_RENEW`` is set: goldens, schemas, pages, expected messages."""

from __future__ import annotations

import os
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

MOST_LINES = 60
"""How much of a difference is shown: enough to see of what kind it is."""


def check_written(file: Path, text: str) -> None:
    """Fail unless a file holds a text; where ``PAR_RENEW`` is set, write it first."""
    if os.environ.get("PAR_RENEW"):
        file.write_bytes(text.encode())
    written = file.read_bytes().decode() if file.exists() else ""
    if written != text:
        lines = unified_diff(written.splitlines(), text.splitlines(), "as written", "as it would be now", "", "", 1, "")
        pytest.fail(
            f"{file} is not as it would be written now. If the change is meant, run this test with PAR_RENEW=1, which "
            "writes the file anew, and read the difference:\n" + "\n".join(islice(lines, MOST_LINES)),
            pytrace=False,
        )
