"""What a command costs, measured from outside."""

from __future__ import annotations

import compileall
import os
import resource
import subprocess
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import par_cli

PAR = str(Path(sysconfig.get_path("scripts")) / "par")
"""The installed command."""

# Where Python is told to write no bytecode, or files have just changed, every run would compile them anew.
compileall.compile_dir(Path(par_cli.__file__).parent, quiet=1)


class Cost(NamedTuple):
    """What one run cost: its exit code, seconds of computing and of waiting for it, and megabytes at the most."""

    code: int
    seconds: float
    waited: float
    megabytes: float


def cost(command: Sequence[str], folder: str | Path, most_seconds: int | None = None) -> Cost:
    """Run a command in a folder, its output thrown away; ended by a signal after that many seconds of computing.

    The system counts the memory that this process has held as its children's: let others hold what is large.
    """
    start = time.perf_counter()
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdin=nothing, stdout=nothing, stderr=nothing)
    if most_seconds is not None:
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (most_seconds, most_seconds + 1))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    waited = time.perf_counter() - start
    return Cost(process.returncode, usage.ru_utime + usage.ru_stime, waited, usage.ru_maxrss / 1024)
