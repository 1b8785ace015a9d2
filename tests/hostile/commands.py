"""Whole commands in this process: what a process of its own would answer, a hundred times as fast."""

from __future__ import annotations

from typing import NamedTuple

from in_process import run_in_process
from par_cli.diagnostics import ExitCode

DAY = "2026-11-23"

# The single list of commands that all hostile input goes through.  A new command, and each format of it, is added here
# and nowhere else; {folder} and {file} are the data folder and the changed file.
COMMANDS: tuple[tuple[str, ...], ...] = (
    *(
        (view, "--format", form, "--data", "{folder}", "--as-of", DAY)
        for view in ("status", "targets", "tasks", "agencies")
        for form in ("table", "json", "csv", "md", "xlsx")
    ),
    *(
        ("show", name, "--format", form, "--data", "{folder}", "--as-of", DAY)
        for name in ("{indicator}", "{task}", "{agency}")
        for form in ("table", "json")
    ),
    ("show", "{indicator}", "--format", "svg", "--data", "{folder}", "--as-of", DAY),
    ("page", "--data", "{folder}", "--as-of", DAY),
    *(
        (name, *words, "--format", form, "--data", "{folder}", "--as-of", DAY)
        for name, words in (("find", ("chi",)), ("values", ()), ("reports", ()))
        for form in ("table", "json", "jsonl", "csv", "md")
    ),
    *(
        (view, "--format", "csv", "--labels", "--data", "{folder}", "--as-of", DAY)
        for view in ("targets", "tasks", "agencies", "values", "reports")
    ),
    *(
        ("validate", "--format", form, "--data", "{folder}", "--as-of", DAY)
        for form in ("text", "concise", "json", "github", "gitlab", "junit", "sarif")
    ),
    # as a document of Word: tests/office/test_report.py
    *(("report", "2026", "--format", form, "--data", "{folder}", "--as-of", DAY) for form in ("md", "json")),
    (
        "record",
        "value",
        "{indicator}",
        "2025",
        "5",
        "--of",
        "34",
        "--published",
        DAY,
        "--data",
        "{folder}",
        "--dry-run",
    ),
    ("import", "--template", "--period", "2025", "--data", "{folder}", "--as-of", DAY),
    ("import", "--template", "--period", "2030", "--sheet", "tasks", "--data", "{folder}", "--as-of", DAY),
    ("import", "--template", "--period", "2030", "--sheet", "outcomes", "--data", "{folder}", "--as-of", DAY),
    ("record", "task", "{task}", "--occurrence", "2022-Q4", "--done", DAY, "--data", "{folder}", "--dry-run"),
)

EXPECTED = {ExitCode.OK, ExitCode.OVERDUE, ExitCode.USAGE, ExitCode.DATA, ExitCode.OUTPUT}
"""What a command may end with, for any data; 70 is a fault in par itself."""


class Answer(NamedTuple):
    """What a command did: its exit code, and what it wrote."""

    code: int
    stdout: bytes
    stderr: str


def par(arguments: tuple[str, ...], **parts: str) -> Answer:
    """Run ``par`` with arguments whose ``{parts}`` are filled in; a trace is written where there is a fault."""
    given = [argument.format_map(parts) for argument in arguments]
    return Answer(*run_in_process(given, {"PAR_DEBUG": "1", "PAR_LANG": "en"}))
