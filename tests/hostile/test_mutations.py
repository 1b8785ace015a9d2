"""The real data, broken by strangers: an exit code of the table, a place and a remedy, and nothing that acts."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounds import bounded
from hostile.commands import COMMANDS, DAY, EXPECTED, Answer, par
from hostile.mutations import ACTING, MUTATIONS, REFUSED_ONES, Mutation, real, with_texts
from par_cli.diagnostics import Diagnostic, ExitCode
from par_cli.loading import examine, read
from par_cli.loading.folder import Location, Reading, errors
from par_cli.locales import get_locale
from par_cli.render.printable import log_line
from read_once import read_once

OF_WHOLE_FILES = {"PAR101", "PAR102", "PAR103", "PAR104", "PAR105", "PAR106", "PAR107"}
REFUSALS = {"PAR110", "PAR111", "PAR112", "PAR113", "PAR114", "PAR115"}
NAMES = {"indicator": "sipas-rank", "task": "VIII.1", "agency": "so-noi-vu"}
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@contextmanager
def folder_of(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Yield a folder that holds these files."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "data"
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        yield folder


def findings(reading: Reading) -> tuple[Diagnostic, ...]:
    """Return all errors and warnings of a folder, each of which has a place and a remedy."""
    found = examine(reading, date.fromisoformat(DAY))
    folder = reading.location.folder
    for item in found:
        assert Path(item.file).is_relative_to(folder)
        assert item.message
        assert item.hint
        assert re.fullmatch("PAR[1-9][0-9]{2}", item.code)
        if item.code not in OF_WHOLE_FILES:
            lines = Path(item.file).read_bytes().count(b"\n") + 1
            assert 1 <= item.line <= lines + 1
            assert item.column >= 1
        for language in ("en", "vi"):
            said = log_line(item.to(get_locale(language)))
            assert not ACTS.search(said)
            assert "\n" not in said
            assert "##[" not in said
    return found


def check(answer: Answer, arguments: tuple[str, ...]) -> None:
    """Hold an answer against what every command promises."""
    assert answer.code in EXPECTED, f"{arguments}: {answer.stderr}"
    assert "Traceback" not in answer.stderr
    if answer.code not in {ExitCode.OK, ExitCode.OVERDUE} and arguments[0] != "validate":  # findings are its output
        assert answer.stdout == b""
    if "xlsx" in arguments and answer.stdout:
        check_workbook(answer.stdout)
        return
    text = answer.stdout.decode("utf-8-sig")  # what is for spreadsheets begins with a mark
    if text and {"json", "gitlab", "sarif"} & set(arguments):
        json.loads(text)
    else:
        assert not ACTS.search(text), ACTS.search(text)
    if "junit" in arguments:
        assert ET.fromstring(text).tag == "testsuites"  # noqa: S314 - a parser is what it is for
        assert "[[" not in text
    if "github" in arguments:  # nothing but the annotations that are meant
        text = re.sub(r"^::(error|warning) file=[^\n:]*::(?!:)", "", text, flags=re.MULTILINE)
    for written in (text, answer.stderr):
        assert not re.search(r"^\s*::", written, re.MULTILINE)
        assert "##[" not in written


def check_workbook(data: bytes) -> None:
    """Hold a workbook against what is promised of it: no formula, no link, nothing that acts where it is shown."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert "xl/sharedStrings.xml" in parts
    for name, part in parts.items():
        assert ET.fromstring(part) is not None, name  # noqa: S314 - a parser is what it is for
        assert not ACTS.search(part.decode())
        assert not re.search(rb"<f[ >]|<hyperlink|TargetMode=\"External", part)


WHOLE = {"validate", "show", "find", "documents", "measures"}
"""Commands that read documents and measures too."""


@bounded(25)
@given(MUTATIONS, st.sampled_from(COMMANDS))
def test_whatever_a_stranger_changes_is_found_at_its_place_and_no_command_fails(
    change: Mutation, command: tuple[str, ...]
) -> None:
    with folder_of({**real(), change.name: change.data}) as folder:
        place = Location(str(folder), embedded=False)
        reading = read(place)
        findings(reading)
        narrow = read(place, known=reading.yaml_files, with_documents=False)
        numbers = {len(errors(narrow)), len(errors(reading))}
        answer = par(command, folder=str(folder), **NAMES)
    check(answer, command)
    if 0 not in numbers or (numbers != {0} and command[0] in WHOLE):
        assert answer.code == ExitCode.DATA
        assert command[0] == "validate" or any(f"{number} problem" in answer.stderr for number in numbers)
    elif numbers == {0}:  # what is to be recorded may break what a stranger has changed
        assert answer.code != ExitCode.DATA or "this would make the data invalid" in answer.stderr


@bounded(5)
@given(st.lists(MUTATIONS, min_size=2, max_size=4), st.sampled_from(COMMANDS))
def test_several_changes_at_once_are_no_harder(changes: list[Mutation], command: tuple[str, ...]) -> None:
    with folder_of({**real(), **{change.name: change.data for change in changes}}) as folder:
        findings(read(Location(str(folder), embedded=False)))
        check(par(command, folder=str(folder), **NAMES), command)


@pytest.fixture(scope="module")
def hostile() -> Iterator[Location]:
    """Yield a folder in which every text that people read is hostile; no command changes it."""
    with folder_of(with_texts(ACTING)) as folder:
        yield Location(str(folder), embedded=False)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:4]))
def test_hostile_texts_in_every_text_field_act_in_no_output(hostile: Location, command: tuple[str, ...]) -> None:
    with read_once(hostile):
        answer = par(command, folder=hostile.folder, **NAMES)
    assert answer.code in {ExitCode.OK, ExitCode.OVERDUE}, answer.stderr
    check(answer, command)
    if "csv" in command or "--template" in command:
        assert not re.search(r'(?:^|,)"?[=+@]', answer.stdout.decode(), re.MULTILINE)


@pytest.mark.parametrize("text", REFUSED_ONES, ids=ascii)
def test_what_may_be_nowhere_is_refused_in_every_text_field(text: str) -> None:
    """The reader looks for it before it knows what a file is about: one of each form is enough."""
    files = {name: with_texts((text,))[name] for name in ("tasks.yaml", "reports/published-2022-2026.csv")}
    with folder_of(files) as folder:
        found = findings(read(Location(str(folder), embedded=False)))
    for name, data in files.items():
        said = [item for item in found if item.file.endswith(f"data/{name}") and item.code in REFUSALS]
        assert len(said) >= (1 if text == "\0" else data.count(text.encode()))  # after NUL, nothing else is looked at


def test_what_is_refused_is_never_written_out() -> None:
    with folder_of(with_texts(REFUSED_ONES[:8])) as folder:
        answer = par(COMMANDS[0], folder=str(folder), **NAMES)
    assert (answer.code, answer.stdout) == (ExitCode.DATA, b"")
    assert not ACTS.search(answer.stderr)
