"""The example files: one good folder, and for each fault the files of it that are changed and what must be said.

``tests/data/bad/CODE-NAME`` holds the changed files and ``expected.txt``: one line for each problem, with its place,
code, path in the data, message and hint.  After a change of wording on purpose, run the tests once with
``PAR_RENEW=1`` and read the difference before it is committed.

What no file can hold (a link, a pipe, nine megabytes) is made by ``commands.sh``, which a shell runs in the changed
folder.
"""

from __future__ import annotations

import shutil
import subprocess
from contextlib import chdir
from datetime import date
from functools import cache
from pathlib import Path

from installed import IS_ROOT
from par_cli import system
from par_cli.diagnostics import Diagnostic, InvalidDataError
from par_cli.loading.folder import Loaded, Location, examine, load, locate, read
from par_cli.locales import ENGLISH
from par_cli.rules import read_rule, rule_codes

DATA = Path(__file__).parent.parent / "data"
GOOD = DATA / "good" / "small"
EXPECTED = "expected.txt"
COMMANDS = "commands.sh"
ALL_BAD = sorted(item for item in (DATA / "bad").iterdir() if item.is_dir())
BAD = [item for item in ALL_BAD if not (system.WINDOWS and (item / COMMANDS).exists())]
"""Those that can be made here: Windows has no shell for the commands, nor the links, pipes and modes in them."""
DAY = date(2026, 11, 23)
WARNINGS = {code for code in rule_codes() if read_rule(code).severity == "warning"}


def shipped() -> Location:
    """Return the data inside the package, wherever the tests run (a folder called ``data`` there would come first)."""
    with chdir(Path(__file__).parent):
        found = locate(None, {})
    assert found.embedded
    return found


def folder_with(path: Path, *changed: Path) -> Path:
    """Make a copy of the good folder in which the files of bad examples take the place of the good ones."""
    shutil.copytree(GOOD, path)
    for example in changed:
        for file in changed_files(example):
            shutil.copyfile(example / file, path / file)
        if has_commands(example):
            subprocess.run(["/bin/sh", "-eu", example / COMMANDS], cwd=path, check=True)
    return path


@cache
def changed_files(example: Path) -> tuple[str, ...]:
    """Return the names of the files that an example changes."""
    found = [item for item in example.rglob("*") if item.is_file() and item.name not in {EXPECTED, COMMANDS}]
    return tuple(sorted(item.relative_to(example).as_posix() for item in found))


def has_commands(example: Path) -> bool:
    """Return whether an example is more than changed files."""
    return (example / COMMANDS).exists()


def needs_another_user(example: Path) -> bool:
    """Return whether nothing is wrong for this user: root may read everything."""
    return example.name.startswith("par104") and IS_ROOT


def problems(folder: Path) -> tuple[Diagnostic, ...]:
    """Return every error of a folder, in the order in which they are shown."""
    try:
        load(Location(str(folder), embedded=False))
    except InvalidDataError as error:
        return error.diagnostics
    return ()


def findings(folder: Path, example: Path) -> tuple[Diagnostic, ...]:
    """Return every error of a folder; where the rule of an example is a warning, every warning too."""
    if warns(example):
        return examine(read(Location(str(folder), embedded=False)), DAY)
    return problems(folder)


def warns(example: Path) -> bool:
    """Return whether the rule that an example breaks only warns."""
    return example.name[:6].upper() in WARNINGS


def loaded(folder: Path) -> Loaded:
    """Read a good folder."""
    return load(Location(str(folder), embedded=False))


def line(problem: Diagnostic, folder: Path) -> str:
    """Return a problem as a line of ``expected.txt``."""
    place = f"{Path(problem.file).relative_to(folder).as_posix()}:{problem.line}:{problem.column}"
    message = problem.explanation(ENGLISH).replace(f"{folder}/", "")
    return " ".join(part for part in (place, problem.code, problem.path + ":", message) if part != ":")
