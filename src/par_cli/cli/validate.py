"""`par validate`: what is wrong or doubtful in data files, and what to write instead."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from par_cli.cli.errors import SHOWN_PROBLEMS, say
from par_cli.cli.options import AsOf, Data, Lang, Output, message_language
from par_cli.diagnostics import ExitCode

if TYPE_CHECKING:
    from par_cli.loading.findings import Findings
    from par_cli.loading.folder import Reading
    from par_cli.locales import Locale
    from par_cli.render.findings import FolderComparison

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="A data folder, or single files of one, checked as part of it. Default: the folder of --data.",
    ),
]
Form = Literal["text", "concise", "md", "json", "github", "gitlab", "junit", "sarif"]
Format = Annotated[
    Form,
    typer.Option(
        "--format", help="With the lines of the files, one line each, Markdown, or for programs, CI and code hosts."
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings fail too: exit code 3.")]
All = Annotated[bool, typer.Option("--all", help="With PATHS: show the findings of all other files as well.")]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="Only these rules: codes or their beginnings, like PAR6,PAR811; repeatable."),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="CODES", help="Not these rules; repeatable.")]
Against = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="Also say which statuses differ from those of an older data folder; with --format text, md or json.",
    ),
]
Most = Annotated[
    int | None,
    typer.Option(metavar="N", help="With --format text or md: show at most this many and count the rest. Default: 50."),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what was read.")]


def validate(
    paths: Paths = None,
    data: Data = None,
    as_of: AsOf = None,
    form: Format = "text",
    lang: Lang = None,
    strict: Strict = False,
    every: All = False,
    select: Select = None,
    ignore: Ignore = None,
    against: Against = None,
    max_findings: Most = None,
    verbose: Verbose = False,
    output: Output = None,
) -> ExitCode:
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli import output as out
    from par_cli.cli.paths import missing_files, resolve_paths
    from par_cli.loading import read
    from par_cli.loading.findings import Scope, findings

    spoken = message_language(lang)
    option_checks.path("--output", output)
    option_checks.most(max_findings, form)
    codes = resolve.codes("--select", select) or ("",), resolve.codes("--ignore", ignore)
    day = None if as_of is None else opening.parse_day(as_of)
    older = None
    if against is not None:
        from par_cli.cli.against import compare, older_folder

        older = older_folder(against, form)
    location, files = resolve_paths(paths or (), option_checks.path("--data", data), os.environ)
    if output is not None:
        out.spare(location, output)
    reading = read(location)
    if files is not None:
        reading = reading._replace(problems=(*reading.problems, *missing_files(reading, files)))
    scope = Scope(None if every else files, *codes)
    found = findings(reading, day or opening.today(reading.decision, spoken), scope)
    compared = None if older is None else compare(older, reading, found.day, usable=found.usable)
    rendered = _render(found, compared, reading, form, max_findings or SHOWN_PROBLEMS, spoken, strict=strict)
    if isinstance(rendered, str):
        rendered = out.encode(rendered, to_file=output is not None)
    if rendered or output is not None:
        out.write(rendered, output)
    if verbose or found.elsewhere or found.deselected:
        from par_cli.render.findings.text_lines import not_shown, read_and_judged

        notes = [*(read_and_judged(found) if verbose else ()), *not_shown(found)]
        say([spoken.text(note) for note in notes])
    return ExitCode.DATA if found.errors or (strict and found.warnings) else ExitCode.OK


def _render(
    found: Findings,
    compared: FolderComparison | None,
    reading: Reading,
    form: Form,
    most: int,
    spoken: Locale,
    *,
    strict: bool,
) -> str | bytes:
    """Return the findings in a format; nothing for people where there are none, and nothing is compared."""
    if form == "json":
        from par_cli.loading import dataset
        from par_cli.render.findings.json_findings import json_findings

        return json_findings(found, dataset(reading) if found.usable else None, compared)
    if form == "md":
        from par_cli.render.findings.markdown_findings import markdown

        return markdown(found, compared, spoken, most)
    if form == "sarif":
        from par_cli import __version__
        from par_cli.render.findings.sarif import sarif
        from par_cli.system import drive

        return sarif(found, __version__, spoken, drive)
    if form == "gitlab":
        from par_cli.render.findings.gitlab import gitlab
        from par_cli.source import read_lines

        return gitlab(found, spoken, read_lines)
    if form == "junit":
        from par_cli.render.findings.junit import junit

        return junit(found, spoken, strict=strict)
    if not found.items and compared is None:
        return ""
    if form == "github":
        from par_cli.render.findings.github import github

        return github(found, spoken)
    from par_cli.render.findings import text_lines

    if form == "concise":
        return text_lines.concise(found, spoken)
    from par_cli.source import read_lines

    blocks = [text_lines.text(found, spoken, most, read_lines)] if found.items else []
    if compared is not None:
        blocks.append(text_lines.against(compared, found, spoken))
    return "\n".join(blocks)
