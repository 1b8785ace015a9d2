"""The installed command, as the tests start it, and what the tests need of the system they run on."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from typing import Final

import pytest

from par_cli import system

_CODE: Final = "import sys; sys.argv[0] = 'par'; from par_cli.__main__ import main; main()"


def _command() -> list[str]:
    found = shutil.which("par", path=sysconfig.get_path("scripts"))
    return [sys.executable, "-c", _CODE] if found is None else [found]  # unpacked next to Python, without commands


COMMAND: Final = _command()
"""What starts par."""

MACHINE: Final = {name: os.environ[name] for name in ("SYSTEMROOT",) if system.WINDOWS and name in os.environ}
"""What a process needs of the environment of this machine, in addition to what else it is given."""

IS_ROOT: Final = not system.WINDOWS and os.geteuid() == 0


def needs_posix(reason: str) -> pytest.MarkDecorator:
    """Mark a test that Windows cannot run, with the reason."""
    return pytest.mark.skipif(system.WINDOWS, reason=reason)


needs_links: Final = needs_posix("links need a right of their own there")
needs_pipes: Final = needs_posix("there are no pipes, sockets and devices in folders there")
needs_shell: Final = needs_posix("the test is a script for a POSIX shell")
needs_modes: Final = pytest.mark.skipif(
    system.WINDOWS or IS_ROOT, reason="modes of POSIX; and root may read and write everything"
)
