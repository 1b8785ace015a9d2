"""`par import`: the figures of a CSV file that a spreadsheet program has saved, as a report; or a file to fill in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from par_cli.cli.options import Agency, AsOf, Data, Lang, Output, plain_app
from par_cli.cli.refusals import ended, refuse, say, warn
from par_cli.cli.writing import DryRun, Published, Source, written
from par_cli.messages import phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Diagnostic
    from par_cli.locales import Language, Locale
    from par_cli.record.change import Changed

Path = Annotated[
    str | None, typer.Argument(metavar="FILE", help="A CSV file with one figure in each row, under a row of headers.")
]
Name = Annotated[
    str | None,
    typer.Option("--file", metavar="NAME", help="The CSV file below reports/ to write. Default: named after FILE."),
]
Revise = Annotated[bool, typer.Option("--revise", help="Add figures though others stand there, which stay in history.")]
Template = Annotated[bool, typer.Option("--template", help="Write a file to fill in: what is owed for --period.")]
PeriodAsked = Annotated[
    str | None, typer.Option("--period", metavar="PERIOD", help="With --template: 2025, Q3/2025, 07/2025.")
]


def importing(summary: str) -> typer.Typer:
    """Give the command."""
    app = plain_app()

    @app.command("import", help=summary)
    def command(
        path: Path = None,
        file: Name = None,
        published: Published = None,
        source: Source = None,
        revise: Revise = False,
        dry_run: DryRun = False,
        template: Template = False,
        period: PeriodAsked = None,
        agency: Agency = None,
        output: Output = None,
        data: Data = None,
        as_of: AsOf = None,
        lang: Lang = None,
    ) -> None:
        from par_cli.cli import question
        from par_cli.cli.language import of_messages

        spoken = of_messages(() if lang is None else ("--lang", lang), os.environ)
        with ended(spoken):
            of_import = {
                "FILE": path, "--file": file, "--published": published, "--source": source,
                "--revise": revise or None, "--dry-run": dry_run or None,
            }  # fmt: skip
            of_template = {"--period": period, "--agency": agency, "--output": output}
            if template:
                question.only("--template", of_template, of_import, needed="--period")
                _write_template(period or "", agency, output, data, as_of, lang, spoken)
            else:
                question.only("FILE", of_import, of_template, needed="FILE")
                _import(path or "", file, _always(published, source), data, as_of, spoken, revise=revise, dry=dry_run)

    return app


def _always(published: str | None, source: str | None) -> Mapping[str, str]:
    """Give what stands in the cells of all rows that leave them empty."""
    from par_cli.cli import given as typed

    given = {"published": typed.day("--published", published), "source": typed.text("--source", source)}
    return {name: text for name, text in given.items() if text is not None}


def _import(
    path: str,
    file: str | None,
    always: Mapping[str, str],
    data: str | None,
    as_of: str | None,
    spoken: Locale,
    *,
    revise: bool,
    dry: bool,
) -> None:
    from par_cli.cli import output as out
    from par_cli.cli import question
    from par_cli.cli.progress_bar import Bar
    from par_cli.loading import locate
    from par_cli.record.change import WouldBreakError
    from par_cli.record.importing import Import, Wanted, summary
    from par_cli.record.sheet import read_sheet
    from par_cli.render.printable import log_line

    day = None if as_of is None else question.parse_day(as_of)
    name = question.report_name(file, ".csv")
    location = locate(question.path("--data", data), os.environ)
    problems: list[Diagnostic] = []
    with Bar() as bar:
        sheet = read_sheet(path, problems, bar)
    nothing = phrase("no row of the file was taken; nothing was written")
    if sheet is None:
        refuse(tuple(sorted(problems)), nothing, spoken)
    asked = Import(sheet, Wanted(name, always, revise))

    def tell(changed: Changed) -> None:
        warn(asked.doubts(changed, day or question.today(changed.after.decision)), spoken)
        lines = [log_line(spoken.text(line)) for line in summary(asked.plan)]
        out.write(out.encoded("".join(f"{line}\n" for line in lines), to_file=False), None)

    with written(spoken):
        try:
            asked.run(location, tell, dry=dry)
        except WouldBreakError as error:
            refuse(error.diagnostics, nothing, spoken)
    said = phrase("all of it is there already; nothing was changed")
    if asked.plan.file and dry:
        said = phrase("nothing was written (--dry-run); it would be in {file}", file=asked.plan.file)
    elif asked.plan.file:
        said = phrase("written to {file}", file=asked.plan.file)
    elif not asked.plan.same:
        said = phrase("no row holds a figure; nothing was changed")
    say([log_line(spoken.text(said))])


def _write_template(
    given: str,
    agency: str | None,
    path: str | None,
    data: str | None,
    as_of: str | None,
    lang: Language | None,
    spoken: Locale,
) -> None:
    from par_cli.cli import output as out
    from par_cli.cli import question
    from par_cli.render.template import template

    question.path("--output", path)
    period = question.period("--period", given)
    dataset, day = question.opened(data, as_of, os.environ, spoken)
    who = question.agency(dataset, agency)
    language = question.language(lang, os.environ, dataset.decision)
    out.write(template(dataset, period, day, who, language), path)
