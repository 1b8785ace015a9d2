"""Which data folder `par validate` checks, and which of its files, from the paths on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from par_cli import system
from par_cli.cli import option_checks
from par_cli.diagnostics import Diagnostic, MisuseError
from par_cli.loading import locate
from par_cli.loading.findings import covers
from par_cli.loading.folder import DECISION_FILES, OWN_FILES, REPORTS, Location, Reading
from par_cli.messages import phrase
from par_cli.source import read_bytes


def resolve_paths(
    paths: Sequence[str], data: str | None, environment: Mapping[str, str]
) -> tuple[Location, tuple[str, ...] | None]:
    """Return the data folder that holds some paths, and the paths as names in that folder; None for all of it.

    Without ``data`` the data folder is the nearest one above the first path that has a targets.yaml and is not below
    the reports of another.  Raise :class:`MisuseError` for a path outside it.
    """
    if not paths:
        return locate(data, environment), None
    for path in paths:
        option_checks.path("PATHS", path)
    found = data or _folder_above(paths[0])
    location = locate(found, environment)
    if location.embedded:
        raise MisuseError(
            phrase("no folder above {path} holds a targets.yaml; name the data folder with --data", path=paths[0])
        )
    inside = [_name_inside(path, location.folder) for path in paths]
    if os.curdir in inside:
        return location, None
    return location, tuple(system.join(location.folder, name) for name in inside)


def _folder_above(path: str) -> str | None:
    """Return the nearest folder with a decision, the path itself included; a folder without one above is its own.

    A decision below the reports of another is not a decision but a misplaced report.
    """
    is_folder = os.path.isdir(path)
    start = system.normal(path if is_folder else os.path.dirname(path) or os.curdir)
    found = None
    for folder in _upward(start):
        if os.path.lexists(system.join(folder, DECISION_FILES[0])) and (
            found is None or (system.relative(found, folder) or "").split("/")[0] == REPORTS
        ):
            found = folder
    return found or (start if is_folder else None)


def _upward(folder: str) -> Iterator[str]:
    yield folder
    while os.path.abspath(folder) != os.path.dirname(os.path.abspath(folder)):
        folder = system.normal(system.join(folder, os.pardir))
        yield folder


def _name_inside(path: str, folder: str) -> str:
    name = system.inside(path, folder)
    if name is None:
        raise MisuseError(
            phrase("{path} is not in {folder}; check one data folder at a time", path=path, folder=folder)
        )
    listed = system.as_listed(folder, name)
    first, mark, rest = listed.partition("/")
    known = first.lower()  # problems name these in lower case, also where the folder does not
    if known in {*OWN_FILES, REPORTS} and system.is_same(*(system.join(folder, one) for one in (first, known))):
        return f"{known}{mark}{rest}"
    return listed


def missing_files(reading: Reading, files: Sequence[str]) -> list[Diagnostic]:
    """Return a problem for each of some files that does not exist.

    Raise :class:`MisuseError` for one that exists and is not a data file: it would be passed over in silence.
    """
    known = [*(file.name for file in reading.files), *(problem.file for problem in reading.problems)]
    problems: list[Diagnostic] = []
    for file in files:
        if any(covers((file,), name) for name in known):
            continue
        if os.path.lexists(file):
            raise MisuseError(
                phrase(
                    "{file} is not a data file; data files are {names}, and *.yaml and *.csv below reports/",
                    file=file,
                    names=", ".join(OWN_FILES),
                )
            )
        read_bytes(file, file, 0, problems)
    return problems
