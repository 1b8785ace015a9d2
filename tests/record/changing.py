"""A small folder that is changed, and calls to the system that are killed or fail.

A process that is killed imports this, so that it imports no more than it needs.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from par_cli import system
from par_cli.loading.folder import Location, Reading
from par_cli.record import change as changes
from par_cli.record import disk, new_folder
from par_cli.record.change import DataChange, Edit
from par_cli.record.journal import Stamp
from support import indicator, target, write_folder

if TYPE_CHECKING:
    import pytest

REPORT = "reports/2025-12.yaml"
OLD = b"schema: 1\nvalues:\n  - {indicator: share, period: 2023, value: 40}\n"
NEW = OLD + b"  - {indicator: share, period: 2024, value: 45}\n"

STAMP = Stamp("2026-01-20T08:15:00Z", "record value")
"""What the journal says of the changes of a test."""


def change(
    location: Location, edit: Edit, tell: Callable[[DataChange], None] = lambda _: None, *, dry: bool = False
) -> DataChange:
    """Change a folder as ``par record value`` does."""
    return changes.change(location, edit, STAMP, tell, dry=dry)


STEPS = frozenset({"open", "mkdir", "unlink", "fchmod", "write", "fsync", "replace", "rmdir", "ftruncate"})
"""The calls that change files, or open them for that."""


def folder(path: Path, *, existing: bool = True) -> Path:
    """Write a valid folder, with or without the report that is to be changed."""
    write_folder(path, indicators=[indicator(target(at_least=50))])
    if existing:
        (path / "reports").mkdir()
        (path / REPORT).write_bytes(OLD)
    return path


def located(path: Path) -> Location:
    """Return a folder as the commands name it."""
    return Location(path.as_posix(), embedded=False)


def puts(path: Path, data: bytes = NEW) -> Callable[[Reading], Mapping[str, bytes | None]]:
    """Return an edit that puts these bytes into the report."""
    return gives({(path / REPORT).as_posix(): data})


def gives(files: Mapping[str, bytes | None]) -> Callable[[Reading], Mapping[str, bytes | None]]:
    """Return an edit that returns these files, without regard to what was read."""

    def edit(_: Reading) -> Mapping[str, bytes | None]:
        return files

    return edit


WRITING = (disk, new_folder, system)
"""The modules that change files."""


class Watched:
    """The module ``os`` as the changing of files sees it: ``act`` is called instead of each of its steps."""

    def __init__(self, act: Callable[[int, str, Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]) -> None:
        """Keep what is done at each step."""
        self.act = act
        self.count = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the module has it
        """Return a name of the module; a step is counted."""
        found = getattr(os, name)
        if name not in STEPS:
            return found

        def step(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401
            self.count += 1
            return self.act(self.count, name, found, arguments, more)

        return step


def watch(patched: pytest.MonkeyPatch, watched: Watched) -> None:
    """Let the modules that change files see the watched steps."""
    for module in (disk, system):
        patched.setattr(module, "os", watched)


class _KilledError(BaseException):
    pass


def _kill() -> NoReturn:
    raise _KilledError


def _dying(number: int, end: Callable[[], NoReturn], *, after: bool) -> Watched:
    """Return steps that end before or after the one of a number, or in the middle of it where it writes.

    No later step is taken: what would put things right is ended as well.
    """

    def act(count: int, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> Any:  # noqa: ANN401
        if count < number:
            return call(*arguments, **more)
        if count == number and after and name == "write":
            call(arguments[0], arguments[1][: len(arguments[1]) // 2])
        elif count == number and after:
            with contextlib.suppress(OSError):
                call(*arguments, **more)
        return end()

    return Watched(act)


def die_at(number: int, do: Callable[[], object], *, after: bool) -> None:
    """Do something, and die at a step; for a child process.

    It ends with code 9; where there are fewer steps, this returns.
    """
    watched = _dying(number, lambda: os._exit(9), after=after)
    for module in WRITING:
        vars(module)["os"] = watched
    do()


def dies_at(number: int, do: Callable[[], object], *, after: bool) -> bool:
    """Return whether something dies at a step; what dies is not this process, but all that it does there ends."""
    watched = _dying(number, _kill, after=after)
    with contextlib.ExitStack() as stack:
        for module in WRITING:
            stack.callback(vars(module).update, os=vars(module)["os"])
            vars(module)["os"] = watched
        try:
            do()
        except _KilledError:
            return True
    return False


def in_a_process(number: int) -> bool:
    """Return whether a process is killed at a step, which one of the steps is enough for."""
    return number == 6


def killed_at(path: Path, number: int, *, after: bool) -> None:
    """Change the report, and die at a step."""
    die_at(number, lambda: change(located(path), puts(path)), after=after)
    os._exit(0)
