"""`par import`: the figures of a CSV file that a spreadsheet program has saved, as a report; or a file to fill in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from par_cli.cli.options import Agency, AsOf, Data, DryRun, Lang, Output, Published, Source, message_language
from par_cli.cli.recording import describe_files, stamp
from par_cli.diagnostics import MisuseError
from par_cli.messages import Message, phrase

if TYPE_CHECKING:
    from par_cli.record.change import Changed
    from par_cli.record.sheet_import import Plan


class Options(NamedTuple):
    """The options in the order of help."""

    path: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="A CSV file with one figure in each row, under a row of headers."),
    ] = None
    file: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The CSV file below reports/ to write. Default: named after FILE."),
    ] = None
    published: Published = None
    source: Source = None
    revise: Annotated[
        bool,
        typer.Option("--revise", help="Add figures although there are others already; those are kept as history."),
    ] = False
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Put figures right where they are; their days of publication stay."),
    ] = False
    dry_run: DryRun = False
    template: Annotated[
        bool, typer.Option("--template", help="Write a file to fill in: what is owed for --period.")
    ] = False
    period: Annotated[str | None, typer.Option(metavar="PERIOD", help="With --template: 2025, Q3/2025, 07/2025.")] = (
        None
    )
    agency: Agency = None
    output: Output = None
    data: Data = None
    as_of: AsOf = None
    lang: Lang = None


def import_figures(options: Options) -> None:
    from par_cli.cli import resolve

    for_import = {
        "FILE": options.path, "--file": options.file, "--published": options.published, "--source": options.source,
        "--revise": options.revise or None, "--replace": options.replace or None,
        "--dry-run": options.dry_run or None,
    }  # fmt: skip
    for_template = {"--period": options.period, "--agency": options.agency, "--output": options.output}
    if options.template:
        resolve.only("--template", for_template, for_import, needed="--period")
        _write_template(options)
    else:
        resolve.only("FILE", for_import, for_template, needed="FILE")
        _import(options)


def _import(options: Options) -> None:
    from par_cli.cli import output as out
    from par_cli.cli import parse_fields, resolve
    from par_cli.cli.errors import notify, warn
    from par_cli.cli.progress_bar import ProgressBar
    from par_cli.loading import locate
    from par_cli.record.sheet import read_sheet
    from par_cli.record.sheet_import import Import, ImportOptions, summary
    from par_cli.render.printable import log_line

    if options.revise and options.replace:
        raise MisuseError(phrase("{option} does not go with {other}", option="--revise", other="--replace"))
    defaults = {
        "published": parse_fields.day("--published", options.published),
        "source": parse_fields.text("--source", options.source),
    }
    given = {name: text for name, text in defaults.items() if text is not None}
    day = None if options.as_of is None else resolve.parse_day(options.as_of)
    wanted = ImportOptions(resolve.report_name(options.file, ".csv"), given, options.revise, options.replace)
    location = locate(resolve.path("--data", options.data), os.environ)
    spoken = message_language(options.lang)
    with ProgressBar() as bar:
        task = Import(read_sheet(options.path or "", bar), wanted)

    def tell(changed: Changed) -> None:
        warn(task.doubts(changed, day or resolve.today(changed.after.decision, spoken)), spoken)
        lines = [log_line(spoken.text(line)) for line in summary(task.plan)]
        out.write(out.encode("".join(f"{line}\n" for line in lines), to_file=False), None)

    changed = task.run(location, stamp("import"), tell, dry=options.dry_run)
    notify(_result(task.plan, changed, dry=options.dry_run), spoken)


def _result(plan: Plan, changed: Changed, *, dry: bool) -> Message:
    if changed.files:
        return describe_files(changed, dry=dry)
    if plan.same or plan.corrected:
        return phrase("all of it is there already; nothing was changed")
    return phrase("no row holds a figure; nothing was changed")


def _write_template(options: Options) -> None:
    from par_cli.cli import resolve
    from par_cli.cli.output import write
    from par_cli.render.template import template

    resolve.output(options.output, options.data, os.environ)
    period = resolve.period("--period", options.period or "")
    dataset, day = resolve.opened(options.data, options.as_of, os.environ, message_language(options.lang))
    who = resolve.agency(dataset, options.agency)
    language = resolve.language(options.lang, os.environ, dataset.decision)
    write(template(dataset, period, day, who, language), options.output)
