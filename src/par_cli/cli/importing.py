"""`par import`: the figures of files that a spreadsheet program has saved, as reports; or a file to fill in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from par_cli.cli import completion
from par_cli.cli.option_groups import DryRun, Published, Source
from par_cli.cli.options import AsOf, Data, Lang, Output, message_language
from par_cli.cli.recording import describe_files, stamp
from par_cli.diagnostics import MisuseError
from par_cli.messages import Message, phrase

if TYPE_CHECKING:
    from datetime import date

    from par_cli.loading.checks.common import Entries
    from par_cli.loading.folder import Location
    from par_cli.locales import Locale
    from par_cli.model.dataset import Dataset
    from par_cli.model.decision import Decision
    from par_cli.model.periods import Period
    from par_cli.progress.facts import Fact
    from par_cli.record.change import DataChange
    from par_cli.record.import_plan import Plan
    from par_cli.record.sheet_import import Import, ImportOptions
    from par_cli.record.sheet_map import SheetMap
    from par_cli.render.effect import PlaceOf


class Options(NamedTuple):
    """The options in the order of help."""

    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="CSV files or workbooks (.xlsx) with figures below a row of headers."),
    ] = None
    file: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The CSV file below reports/. Default: named after FILE."),
    ] = None
    sheet: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar="NAME", help="Only this sheet of a workbook; repeatable."),
    ] = None
    value: Annotated[
        str | None, typer.Option(metavar="HEADER", help="The column of the figures, where several could be it.")
    ] = None
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="HEADER", help="Pass over this column; repeatable.")
    ] = None
    fractions: Annotated[
        bool, typer.Option("--fractions", help="Percentages without a sign are fractions: 0.9125 is 91.25%.")
    ] = False
    dates: Annotated[
        Literal["day-first", "month-first"],
        typer.Option("--dates", metavar="FORM", help="01/02/2026: day-first or month-first."),
    ] = "day-first"
    published: Published = None
    source: Source = None
    revise: Annotated[
        bool,
        typer.Option("--revise", help="Add figures where there are others, kept as history."),
    ] = False
    map_file: Annotated[
        str | None, typer.Option("--map", metavar="FILE", help="How the sheets of this sender are read.")
    ] = None
    save_map: Annotated[
        str | None, typer.Option("--save-map", metavar="FILE", help="Write a map with the answers given here.")
    ] = None
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Correct figures in place; their days of publication stay."),
    ] = False
    dry_run: DryRun = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List the rows that are passed over.")] = False
    template: Annotated[
        bool, typer.Option("--template", help="Write a file to fill in: what is owed for --period.")
    ] = False
    period: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="Of the form, or where the sheet names none: Q3/2025."),
    ] = None
    agency: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who sends FILE; with --template whose form it is.",
            autocompletion=completion.agencies,
        ),
    ] = None
    output: Output = None
    data: Data = None
    as_of: AsOf = None
    lang: Lang = None


def import_figures(options: Options) -> None:
    from par_cli.cli import option_checks

    for_import = {
        "FILE": options.paths, "--file": options.file, "--published": options.published, "--source": options.source,
        "--revise": options.revise or None, "--replace": options.replace or None,
        "--dry-run": options.dry_run or None,
        "--value": options.value, "--ignore": options.ignore, "--fractions": options.fractions or None,
        "--dates": None if options.dates == "day-first" else options.dates, "--verbose": options.verbose or None,
        "--map": options.map_file, "--save-map": options.save_map, "--period": options.period,
    }  # fmt: skip
    for_template = {"--period": options.period, "--output": options.output}
    both = {"--period"}
    if options.template:
        only_for_import = {name: given for name, given in for_import.items() if name not in both}
        option_checks.only("--template", for_template, only_for_import, needed="--period")
        _write_template(options)
    else:
        only_for_template = {name: given for name, given in for_template.items() if name not in both}
        option_checks.only("FILE", for_import, only_for_template, needed="FILE")
        _import(options)


def _import(options: Options) -> None:
    from par_cli.cli import opening, option_checks, parse_fields, resolve
    from par_cli.cli import output as out
    from par_cli.cli.effect_lines import print_effect
    from par_cli.cli.errors import notify, warn
    from par_cli.cli.progress_bar import ProgressBar
    from par_cli.loading import locate
    from par_cli.record.import_summary import passed_rows, summary
    from par_cli.record.sheet_import import Import
    from par_cli.record.spreadsheets import read_grids
    from par_cli.render.printable import log_line

    if options.revise and options.replace:
        raise option_checks.conflict("--revise", "--replace")
    defaults = {
        "published": parse_fields.day("--published", options.published),
        "source": parse_fields.text("--source", options.source),
    }
    day = None if options.as_of is None else opening.parse_day(options.as_of)
    sheet_map = _sheet_map(options)
    wanted = _import_options(options, sheet_map, defaults, day)
    location = locate(option_checks.path("--data", options.data), os.environ)
    spoken = message_language(options.lang)
    notes: list[Message] = []
    with ProgressBar() as bar:
        task = Import(read_grids(options.paths or (), sheet_map.sheets, bar, notes), wanted)
    for message in _other_data(task, location):
        notify(message, spoken)

    def tell(changed: DataChange) -> None:
        decision = changed.after.decision
        today = day or opening.today(decision, spoken)
        assert decision is not None  # noqa: S101 - the data is valid
        locale = resolve.language(options.lang, os.environ, decision)
        if changed.files:
            print_effect(
                changed,
                today,
                locale,
                known_from=task.plan.known_from(today),
                places=partial(_places, task.plan, changed.after.entries, locale),
            )
        warn(task.doubts(changed, today), spoken)
        remarks = [*notes, *summary(task.plan), *(passed_rows(task.plan) if options.verbose else ())]
        lines = [log_line(locale.text(line)) for line in remarks]
        out.write(out.encode("".join(f"{line}\n" for line in lines), to_file=False), None)

    changed = task.run(location, stamp("import"), tell, dry=options.dry_run)
    notify(_result(task.plan, changed, dry=options.dry_run), spoken)


def _import_options(
    options: Options, sheet_map: SheetMap, defaults: Mapping[str, str | None], day: date | None
) -> ImportOptions:
    """Return what the import is to do; ``day`` is the one that is taken for today, if one was named."""
    from par_cli.cli import opening, resolve
    from par_cli.record.sheet_import import ImportOptions

    def today(decision: Decision | None) -> date:
        return day or opening.today(decision)

    name = resolve.report_name(options.file, ".csv")
    period = None if options.period is None else opening.period("--period", options.period).text
    return ImportOptions(
        name,
        {name: text for name, text in defaults.items() if text is not None},
        options.revise,
        sheet_map.choices._replace(period=period),
        sheet_map.settings,
        options.replace,
        options.agency,
        today,
    )


def _other_data(task: Import, location: Location) -> Iterator[Message]:
    """Yield a message for each form that was made when the data asked for other things than now."""
    forms = {grid.file: grid.form for grid in task.grids if grid.form is not None}
    if not forms:
        return
    from par_cli.loading import load
    from par_cli.progress.digest import definitions_digest

    now = definitions_digest(load(location).dataset)
    for file, form in forms.items():
        if form.definitions != now:
            yield phrase(
                "{file}: the form was made on {day} for other data: indicators, targets, tasks or agencies are not the "
                "same now",
                file=file, day=form.day,
            )  # fmt: skip


def _sheet_map(options: Options) -> SheetMap:
    """Return how the sheets are to be read, by a map and by what was answered; write that down where it is asked."""
    from par_cli.cli import option_checks
    from par_cli.cli import output as out
    from par_cli.record.sheet_map import SheetMap, as_yaml, read_map

    path = option_checks.path("--map", options.map_file)
    found = (SheetMap() if path is None else read_map(path)).with_answers(
        sheets=options.sheet or (),
        value=options.value,
        ignore=options.ignore or (),
        fractions=options.fractions,
        dates=None if options.dates == "day-first" else options.dates,
    )
    target = option_checks.path("--save-map", options.save_map)
    if target is not None:
        out.write(as_yaml(found), target)
    return found


def _places(plan: Plan, entries: Entries, locale: Locale, facts: Iterable[Fact]) -> PlaceOf:
    """Return a function that names the row or cell of the sheet that holds one of the entries."""
    from par_cli.model.reports import Observation
    from par_cli.record.already_reported import value_key

    places = plan.places_of(fact for fact in facts if isinstance(fact, Observation))
    states = plan.cells_of_states(entries)

    def place_of(fact: Fact) -> str | None:
        if not isinstance(fact, Observation):
            return states.get(id(fact))
        place = places.get(value_key(fact))
        if place is None:
            corrected = plan.corrected.get(value_key(fact))
            return None if corrected is None else corrected.cell
        rows, row = place
        grid = rows.sheet.grid
        if grid.name:
            return grid.in_file(rows.cell_name(row, "value"))
        return grid.in_file(locale.label("effect", "row", row=rows.sheet.number(rows.places[row])))

    return place_of


def _result(plan: Plan, changed: DataChange, *, dry: bool) -> Message:
    if changed.files:
        return describe_files(changed, dry=dry)
    if plan.same or plan.corrected or any(sheet.same for sheet in plan.states):
        return phrase("all of it is there already; nothing was changed")
    return phrase("no row holds a figure; nothing was changed")


def _write_template(options: Options) -> None:
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli.output import write
    from par_cli.render.form_sheets import SHEETS, template

    path = options.output
    option_checks.output(path, options.data, os.environ)
    sheets = options.sheet or ["figures"]
    if len(sheets) > 1 or sheets[0] not in SHEETS:
        raise MisuseError(phrase("--sheet: with --template write one of: {names}", names=", ".join(SHEETS)))
    is_workbook = path is not None and path.lower().endswith(".xlsx")
    if is_workbook and options.sheet:
        raise MisuseError(phrase("--sheet: a workbook has all of them; leave the option out"))
    period = opening.period("--period", options.period or "")
    dataset, day = opening.open_data(options.data, options.as_of, os.environ, message_language(options.lang))
    who = resolve.agency(dataset, options.agency)
    language = resolve.language(options.lang, os.environ, dataset.decision)
    if is_workbook:
        write(_workbook(dataset, period, day, who, language), path)
    else:
        write(template(dataset, sheets[0], period, day, who, language), path)


def _workbook(dataset: Dataset, period: Period, day: date, agency: str | None, language: Locale) -> bytes:
    """Return the form as a workbook; refuse where the library that writes it is missing."""
    from par_cli.cli import option_checks
    from par_cli.progress.digest import definitions_digest, digest
    from par_cli.render.form_sheets import SHEETS, form_sheet
    from par_cli.render.form_workbook import MadeFrom, workbook

    sheets = [form_sheet(dataset, name, period, day, agency, language) for name in SHEETS]
    try:
        made_from = MadeFrom(period.text, day, digest(dataset, day), definitions_digest(dataset))
        return workbook(sheets, made_from, language.text(dataset.decision.title))
    except ImportError as error:
        raise option_checks.not_installed(phrase("workbooks"), "openpyxl") from error
