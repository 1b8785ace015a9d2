"""Golden outputs on the shipped decision: what an analyst sees, pinned, so that every change of it is seen and meant.

Renew them with ``PAR_RENEW=1 pytest tests/cli/test_golden.py``, read the difference, and commit it with the change that
made it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import AT_FIRST, NOW, call, par
from renewed import check_written

GOLDEN = Path(__file__).parent / "golden"
VIEWS = ("status", "targets", "tasks", "agencies")
WIDTHS = (80, 100, 140)
TABLES = [(view, language, width) for view in VIEWS for language in ("vi", "en") for width in WIDTHS]


MARKDOWN = [(view, language) for view in VIEWS for language in ("vi", "en")]
OF_ONE = [(language, width) for language in ("vi", "en") for width in (80, 140)]

OTHERS = [
    (["agencies", "--today"], "agencies-today"),
    (["agencies", "Công an tỉnh", "--overdue"], "agency-overdue"),
    (["status", "--agency", "so-khoa-hoc-va-cong-nghe"], "status-agency"),
    (["targets", "--by", "agency-today", "--brief", "--phase", "2025"], "targets-brief"),
    (["targets", "--sort", "days-overdue", "--columns", "id,days_overdue,status", "--overdue"], "targets-sorted"),
    (["targets", "--by", "status", "--agency", "so-noi-vu"], "targets-by-status"),
    (["tasks", "--due-within", "60", "--by", "status", "--width", "120"], "tasks-due"),
    (["find", "biên chế"], "find"),
    (["values", "sipas-rank"], "values"),
    (["reports", "I.3"], "reports"),
]
"""Lists under other headings, of other columns, of some rows, and flat ones."""

SHOWN = [
    (subject, language)
    for subject in ("sipas-rank", "civil-servant-posts", "VIII.1", "uy-ban-nhan-dan-cap-huyen")
    for language in ("vi", "en")
]


@pytest.mark.parametrize(("view", "language", "width"), TABLES)
def test_a_table_is_the_one_that_was_looked_at(view: str, language: str, width: int) -> None:
    found = call(view, "--as-of", NOW, "--lang", language, COLUMNS=str(width))
    assert (found.code, found.stderr) == (1, "")
    check_written(GOLDEN / f"{view}-{language}-{width}.txt", found.text)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("view", "most"), [("status", 52), ("targets", 80), ("tasks", 60)])
def test_a_page_of_the_decision_is_short_enough_to_be_printed(view: str, language: str, most: int) -> None:
    """A row of a list takes one line, and at most one more."""
    lines = call(view, "--as-of", NOW, COLUMNS="80", PAR_LANG=language).text.splitlines()
    assert len(lines) <= most
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(("arguments", "name"), OTHERS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_list_laid_out_otherwise_is_the_one_that_was_looked_at(
    arguments: list[str], name: str, language: str
) -> None:
    found = call(*arguments, "--as-of", NOW, "--lang", language)
    assert found.stderr == ""
    check_written(GOLDEN / f"{name}-{language}.txt", found.text)


@pytest.mark.parametrize("view", VIEWS)
def test_a_document_is_the_one_that_was_looked_at(view: str) -> None:
    found = call(view, "--as-of", NOW, "--format", "json")
    assert (found.code, found.stderr) == (1, "")
    check_written(GOLDEN / f"{view}.json", found.text)


@pytest.mark.parametrize("view", VIEWS)
def test_a_csv_table_is_the_one_that_was_looked_at(view: str) -> None:
    found = call(view, "--as-of", NOW, "--format", "csv")
    assert (found.code, found.stderr) == (1, "")
    check_written(GOLDEN / f"{view}.csv", found.text)


@pytest.mark.parametrize(("view", "language"), MARKDOWN)
def test_a_report_in_markdown_is_the_one_that_was_looked_at(view: str, language: str) -> None:
    found = call(view, "--as-of", NOW, "--format", "md", "--lang", language)
    assert (found.code, found.stderr) == (1, "")
    check_written(GOLDEN / f"{view}-{language}.md", found.text)


@pytest.mark.parametrize(("language", "width"), OF_ONE)
def test_what_one_agency_owes_is_what_was_looked_at(language: str, width: int) -> None:
    found = call("agencies", "so-khoa-hoc-va-cong-nghe", "--as-of", NOW, "--lang", language, COLUMNS=str(width))
    assert (found.code, found.stderr) == (1, "")
    check_written(GOLDEN / f"agency-{language}-{width}.txt", found.text)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_first_screen_of_a_new_decision_is_the_one_that_was_looked_at(language: str) -> None:
    found = call("status", "--as-of", AT_FIRST, "--lang", language, COLUMNS="80")
    assert (found.code, found.stderr) == (0, "")
    check_written(GOLDEN / f"status-new-{language}-80.txt", found.text)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("subject", "language"), SHOWN)
def test_a_page_of_par_show_is_the_one_that_was_looked_at(subject: str, language: str, width: int) -> None:
    found = call("show", subject, "--as-of", NOW, "--lang", language, COLUMNS=str(width))
    assert (found.code, found.stderr) == (1, "")
    check_written(GOLDEN / f"show-{subject}-{language}-{width}.txt", found.text)


def test_the_document_of_par_show_is_the_one_that_was_looked_at() -> None:
    found = call("show", "sipas-rank", "--as-of", NOW, "--format", "json")
    assert (found.code, found.stderr) == (1, "")
    check_written(GOLDEN / "show-sipas-rank.json", found.text)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["status", "--lang", "vi"], "status-vi-80.txt"),
        (["tasks", "--format", "csv"], "tasks.csv"),
        (["agencies", "--format", "json"], "agencies.json"),
        (["show", "sipas-rank", "--lang", "en"], "show-sipas-rank-en-80.txt"),
    ],
    ids=lambda item: item if isinstance(item, str) else "",
)
def test_the_installed_command_writes_what_the_function_does(arguments: list[str], name: str) -> None:
    found = par(*arguments, "--as-of", NOW, COLUMNS="80")
    assert (found.code, found.stderr) == (1, "")
    assert found.stdout == (GOLDEN / name).read_bytes()


FOR_CI = (("gitlab", "json"), ("junit", "xml"))
"""Compared in ``test_validate_in_ci.py``."""


def test_every_golden_file_is_compared_with_something() -> None:
    names = {f"{view}-{language}-{width}.txt" for view, language, width in TABLES}
    names |= {f"{view}.{form}" for view in VIEWS for form in ("json", "csv")}
    names |= {f"{view}-{language}.md" for view, language in MARKDOWN}
    names |= {f"agency-{language}-{width}.txt" for language, width in OF_ONE}
    names |= {f"{name}-{language}.txt" for _, name in OTHERS for language in ("vi", "en")}
    names |= {"status-new-vi-80.txt", "status-new-en-80.txt"}
    names |= {f"validate-{form}-{language}.{kind}" for form, kind in FOR_CI for language in ("vi", "en")}
    names |= {f"show-{subject}-{language}-{width}.txt" for subject, language in SHOWN for width in WIDTHS}
    names.add("show-sipas-rank.json")
    names |= {f"brief-{subject}-{language}-80.txt" for subject, language in SHOWN}
    assert {item.name for item in GOLDEN.iterdir()} == names


@pytest.mark.parametrize(("subject", "language"), SHOWN)
def test_the_short_page_of_a_subject_is_the_one_that_was_looked_at(subject: str, language: str) -> None:
    found = call("show", subject, "--brief", "--as-of", NOW, "--lang", language, COLUMNS="80")
    assert (found.code, found.stderr) == (1, "")
    check_written(GOLDEN / f"brief-{subject}-{language}-80.txt", found.text)
