"""The installed command in a process of its own, with an environment that the test gives and no other.

What only a process has is tested with :func:`par`: each exit code, standard output and standard error as they are
closed, full or of another encoding, signals, time zones and files that several write at once.  Each once: a process
costs as much as ten calls.  What is said, and the other cases of the same, are asked of :func:`call`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from in_process import run_in_process
from installed import COMMAND, MACHINE
from par_cli.loading.folder import Location
from read_once import EMBEDDED, read_once
from record.changing import dies_at
from schemas import hold

HERE = Path(__file__).parent  # has no data folder
NOW = "2026-11-23"
AT_FIRST = "2022-11-01"
UTF8 = {"LANG": "C.UTF-8"}


class Run(NamedTuple):
    """What a command did: its exit code, standard output and standard error."""

    code: int
    stdout: bytes
    stderr: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.stdout.decode("utf-8")

    @property
    def json(self) -> Any:  # noqa: ANN401 - a JSON document
        """Standard output as a JSON document."""
        return json.loads(self.stdout)


def par(*arguments: str, cwd: Path = HERE, env: Mapping[str, str] | None = None, **environment: str) -> Run:
    """Run ``par`` with exactly this environment (and a locale that knows UTF-8, where none is given).

    A JSON document that it writes is held against its schema.
    """
    given = {**MACHINE, **UTF8, **(env or {}), **environment}
    done = subprocess.run(
        [*COMMAND, *arguments], capture_output=True, cwd=cwd, env=given, check=False, stdin=subprocess.DEVNULL
    )
    if "json" in arguments and done.stdout:
        hold(done.stdout)
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace"))


def call(
    *arguments: str,
    cwd: Path = HERE,
    env: Mapping[str, str] | None = None,
    shared: Location = EMBEDDED,
    **environment: str,
) -> Run:
    """Return what :func:`par` returns, without starting a process, nor reading the embedded decision again.

    Of many commands on a folder that stays as it is, ``shared`` names that one, and it is the one that is read once.
    """
    with read_once(shared):
        found = Run(*run_in_process(arguments, {**MACHINE, **UTF8, **(env or {}), **environment}, cwd))
    if "json" in arguments and found.stdout:
        hold(found.stdout)
    return found


def shell(script: str, *arguments: str, env: Mapping[str, str] | None = None, **environment: str) -> Run:
    """Run a shell script in which ``$par`` is the command and ``$1``, ``$2`` are the arguments."""
    given = {**UTF8, "PATH": "/usr/bin:/bin", "par": COMMAND[0], **(env or {}), **environment}
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *arguments],
        capture_output=True,
        cwd=HERE,
        env=given,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace"))


_KILL = """
import os, sys
import par_cli.record.disk as disk, par_cli.record.new_folder as new_folder, par_cli.system as system

STEPS = {"open", "mkdir", "rmdir", "unlink", "fchmod", "write", "fsync", "replace", "ftruncate"}

class Watched:
    count = 0

    def __getattr__(self, name):
        found = getattr(os, name)
        if name not in STEPS:
            return found

        def step(*arguments, **more):
            Watched.count += 1
            if Watched.count != NUMBER:
                return found(*arguments, **more)
            if name == "write" and AFTER:
                found(arguments[0], arguments[1][: len(arguments[1]) // 2])
            elif AFTER:
                found(*arguments, **more)
            os._exit(9)

        return step

for module in (disk, new_folder, system):
    module.os = Watched()
"""


def killed_at(folder: Path, number: int) -> dict[str, str]:
    """Return an environment in which par dies at a step of writing: of each two before it, then in or after it."""
    code = _KILL.replace("NUMBER", str((number + 1) // 2)).replace("AFTER", str(number % 2 == 0))
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def dies_here(number: int, *arguments: str, cwd: Path) -> bool:
    """Return whether a command dies at a step, as with :func:`killed_at`, but in the process of the test."""
    return dies_at((number + 1) // 2, lambda: call(*arguments, cwd=cwd), after=number % 2 == 0)


@cache
def embedded(view: str, *arguments: str, as_of: str = NOW) -> Run:
    """Return what a command prints on the embedded data, computed once for all tests that ask the same.

    A test compares it with what :func:`par` returns where the process itself matters.
    """
    return call(view, "--as-of", as_of, *arguments)


@cache
def _document(view: str, arguments: tuple[str, ...], as_of: str) -> bytes:
    return call(view, "--as-of", as_of, "--format", "json", *arguments).stdout


def documents(view: str, *arguments: str, as_of: str = NOW) -> Any:  # noqa: ANN401 - a JSON document
    """Return the JSON document of a command on the embedded data."""
    return json.loads(_document(view, arguments, as_of))
