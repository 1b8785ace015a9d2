"""`par import`: the figures of a CSV file that a spreadsheet program has saved, as a report; or a file to fill in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from par_cli.cli.options import Agency, AsOf, Data, DryRun, Lang, Output, Published, Source, message_language
from par_cli.cli.recording import describe_write
from par_cli.messages import Message, phrase

if TYPE_CHECKING:
    from datetime import date

    from par_cli.locales import Language, Locale
    from par_cli.record.change import Changed
    from par_cli.record.sheet_import import ImportOptions, Plan

Path = Annotated[
    str | None, typer.Argument(metavar="FILE", help="A CSV file with one figure in each row, under a row of headers.")
]
Name = Annotated[
    str | None,
    typer.Option("--file", metavar="NAME", help="The CSV file below reports/ to write. Default: named after FILE."),
]
Revise = Annotated[
    bool, typer.Option("--revise", help="Add figures although there are others already; those are kept as history.")
]
Template = Annotated[bool, typer.Option("--template", help="Write a file to fill in: what is owed for --period.")]
TemplatePeriod = Annotated[
    str | None, typer.Option("--period", metavar="PERIOD", help="With --template: 2025, Q3/2025, 07/2025.")
]


def import_figures(
    path: Path = None,
    file: Name = None,
    published: Published = None,
    source: Source = None,
    revise: Revise = False,
    dry_run: DryRun = False,
    template: Template = False,
    period: TemplatePeriod = None,
    agency: Agency = None,
    output: Output = None,
    data: Data = None,
    as_of: AsOf = None,
    lang: Lang = None,
) -> None:
    from par_cli.cli import resolve

    for_import = {
        "FILE": path, "--file": file, "--published": published, "--source": source,
        "--revise": revise or None, "--dry-run": dry_run or None,
    }  # fmt: skip
    for_template = {"--period": period, "--agency": agency, "--output": output}
    if template:
        resolve.only("--template", for_template, for_import, needed="--period")
        _write_template(period or "", agency, output, data, as_of, lang)
        return
    resolve.only("FILE", for_import, for_template, needed="FILE")
    from par_cli.record.sheet_import import ImportOptions

    defaults = _default_cells(published, source)
    day = None if as_of is None else resolve.parse_day(as_of)
    wanted = ImportOptions(resolve.report_name(file, ".csv"), defaults, revise)
    _import(path or "", wanted, day, resolve.path("--data", data), message_language(lang), dry=dry_run)


def _default_cells(published: str | None, source: str | None) -> Mapping[str, str]:
    """Return the text of cells that a row leaves empty, by column."""
    from par_cli.cli import parse_fields

    cells = {"published": parse_fields.day("--published", published), "source": parse_fields.text("--source", source)}
    return {name: text for name, text in cells.items() if text is not None}


def _import(
    path: str, wanted: ImportOptions, day: date | None, folder: str | None, spoken: Locale, *, dry: bool
) -> None:
    from par_cli.cli import output as out
    from par_cli.cli import resolve
    from par_cli.cli.errors import notify, warn
    from par_cli.cli.progress_bar import ProgressBar
    from par_cli.diagnostics import Diagnostic, InvalidDataError
    from par_cli.loading import locate
    from par_cli.record.sheet import read_sheet
    from par_cli.record.sheet_import import NOTHING_IMPORTED, Import, summary
    from par_cli.render.printable import log_line

    location = locate(folder, os.environ)
    problems: list[Diagnostic] = []
    with ProgressBar() as bar:
        sheet = read_sheet(path, problems, bar)
    if sheet is None:
        raise InvalidDataError(tuple(sorted(problems)), NOTHING_IMPORTED)
    task = Import(sheet, wanted)

    def tell(changed: Changed) -> None:
        warn(task.doubts(changed, day or resolve.today(changed.after.decision)), spoken)
        lines = [log_line(spoken.text(line)) for line in summary(task.plan)]
        out.write(out.encode("".join(f"{line}\n" for line in lines), to_file=False), None)

    task.run(location, tell, dry=dry)
    notify(_result(task.plan, dry=dry), spoken)


def _result(plan: Plan, *, dry: bool) -> Message:
    if plan.file:
        return describe_write(plan.file, dry=dry)
    if plan.same:
        return phrase("all of it is there already; nothing was changed")
    return phrase("no row holds a figure; nothing was changed")


def _write_template(
    given: str, agency: str | None, path: str | None, data: str | None, as_of: str | None, lang: Language | None
) -> None:
    from par_cli.cli import resolve
    from par_cli.cli.output import write
    from par_cli.render.template import template

    resolve.path("--output", path)
    period = resolve.period("--period", given)
    dataset, day = resolve.opened(data, as_of, os.environ, message_language(lang))
    who = resolve.agency(dataset, agency)
    language = resolve.language(lang, os.environ, dataset.decision)
    write(template(dataset, period, day, who, language), path)
