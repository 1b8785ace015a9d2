"""`par find`, `values`, `reports`, `documents`, `measures`: flat lists of entries."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence, Sized
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from par_cli.cli import completion
from par_cli.cli.option_groups import FlatOptions
from par_cli.cli.options import Phase, Without, message_language
from par_cli.diagnostics import ExitCode, MisuseError
from par_cli.messages import Message, phrase

if TYPE_CHECKING:
    from datetime import date

    from par_cli.loading.folder import Reading
    from par_cli.locales import Locale
    from par_cli.model.dataset import Dataset
    from par_cli.model.reports import Outcome, TaskReport, Threshold
    from par_cli.progress.search import Found
    from par_cli.render.flat_lists import FlatList
    from par_cli.render.page import Page

    Result = TypeVar("Result")

Reported = Annotated[
    str | None,
    typer.Option(
        "--agency",
        metavar="NAME",
        help="Only what this agency has reported or answers for.",
        autocompletion=completion.reporters,
    ),
]
Places = Annotated[bool, typer.Option("--places", help="With FILE:LINE, its place in the data files.")]


def find(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help="Words of a name, a definition, a note or a report, with or without diacritics."
        ),
    ],
    *,
    options: Annotated[FlatOptions, Without({"labels"})],
) -> ExitCode:
    from par_cli.progress.search import search
    from par_cli.render.flat_lists import FOUND
    from par_cli.render.table.flat_page import found_page

    names = _fields(FOUND, options)
    dataset, day = _open_data(options, with_documents=True)
    found = search(dataset, day, " ".join(words))
    if not found.hits and options.form in {"table", "md"}:
        raise _nothing(found)
    _write(FOUND, found, options, names, found_page)
    if not found.hits:
        raise _nothing(found)
    return ExitCode.OK


def _nothing(found: Found) -> MisuseError:
    from par_cli.cli.thing_finder import ThingFinder, of_kinds

    called = of_kinds(found.dataset, "indicator", "target", "task", "agency")
    further = of_kinds(found.dataset, "document", "heading", "measure", "duty")
    return ThingFinder(called, _in_no_text, _FEWER_WORDS, further).unknown(found.words)


_FEWER_WORDS = phrase("fewer words find more")


def _in_no_text(words: str, hint: Message) -> Message:
    return phrase("nothing has “{words}” in one of its texts; {hint}", words=words, hint=hint)


def values(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Only of these indicators: their ids, or words of one name.",
            autocompletion=completion.targets_and_indicators,
        ),
    ] = None,
    phase: Phase = None,
    agency: Reported = None,
    places: Places = False,
    *,
    options: FlatOptions,
) -> ExitCode:
    from par_cli.cli import resolve
    from par_cli.progress.reported import ReportFilter, Values
    from par_cli.render.flat_lists import VALUES
    from par_cli.render.table.flat_page import values_page

    names = _fields(VALUES, options)
    dataset, day, reading = _open_with_places(options) if places else (*_open_data(options), None)
    things = resolve.things(dataset, "ID", words, "indicator", "target")
    wanted = ReportFilter(
        resolve.known("--phase", phase, dataset.phases),
        resolve.agency(dataset, agency),
        tuple(dict.fromkeys(item.id.partition("/")[0] for item in things)),
    )
    found = Values(dataset, day, wanted, None if reading is None else partial(_place_of_value, reading))
    _write(VALUES, found, options, names, values_page)
    return ExitCode.OK


Due = Annotated[bool, typer.Option("--due", help="Instead: which reports are due, and which came in.")]


def reports(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Only on these tasks, targets or indicators: their ids, or words of one name.",
            autocompletion=completion.ids,
        ),
    ] = None,
    agency: Reported = None,
    places: Places = False,
    due: Due = False,
    *,
    options: FlatOptions,
) -> ExitCode:
    from par_cli.cli import option_checks, resolve

    if due:
        from par_cli.cli.register import print_register

        if words or places:
            raise option_checks.conflict("ID" if words else "--places", "--due")
        return print_register(agency, options)
    from par_cli.progress.reported import ReportFilter
    from par_cli.progress.reported import reports as compute
    from par_cli.render.flat_lists import REPORTS
    from par_cli.render.table.flat_page import reports_page

    names = _fields(REPORTS, options)
    dataset, day, reading = _open_with_places(options) if places else (*_open_data(options, with_documents=True), None)
    things = resolve.things(dataset, "ID", words, "task", "indicator", "target")
    wanted = ReportFilter(None, resolve.agency(dataset, agency), tuple(item.id for item in things))
    found = compute(dataset, day, wanted, None if reading is None else _places_of_reports(reading))
    _write(REPORTS, found, options, names, reports_page)
    return ExitCode.OK


Kept = Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Only those that have all of these words.")]


def documents(
    words: Kept = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Only this kind: its id or name.", autocompletion=completion.document_kinds),
    ] = None,
    issuer: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only those that it has issued.", autocompletion=completion.issuers),
    ] = None,
    section: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Only those listed under this heading.", autocompletion=completion.sections_of_text
        ),
    ] = None,
    cited: Annotated[
        bool, typer.Option("--cited", help="Only those that a task, target, measure, document or report cites.")
    ] = False,
    *,
    options: FlatOptions,
) -> ExitCode:
    from par_cli.cli import resolve
    from par_cli.progress.documents import DocumentFilter
    from par_cli.progress.documents import documents as compute
    from par_cli.render.flat_documents import DOCUMENTS
    from par_cli.render.table.documents_page import documents_page

    names = _fields(DOCUMENTS, options)
    dataset, day = _open_data(options, with_documents=True)
    wanted = DocumentFilter(
        resolve.named("--kind", kind, ((item.id, item.name.texts) for item in dataset.kinds.values())),
        resolve.named("--issuer", issuer, _parties(dataset)),
        resolve.known("--section", section, dataset.headings),
        cited,
        " ".join(words or ()),
    )
    found = compute(dataset, day, wanted)
    _some_have(wanted.words, found.documents, dataset.documents)
    _write(DOCUMENTS, found, options, names, documents_page)
    return ExitCode.OK


def measures(
    words: Kept = None,
    section: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Only this section of the text or of the tasks.",
            autocompletion=completion.sections_of_text,
        ),
    ] = None,
    agency: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only what this agency leads, answers for today or helps with.",
            autocompletion=completion.agencies,
        ),
    ] = None,
    unmeasured: Annotated[bool, typer.Option("--unmeasured", help="Only what no task and no target measures.")] = False,
    *,
    options: FlatOptions,
) -> ExitCode:
    from par_cli.cli import resolve
    from par_cli.progress.measures import MeasureFilter
    from par_cli.progress.measures import measures as compute
    from par_cli.render.flat_documents import MEASURES
    from par_cli.render.table.documents_page import measures_page

    names = _fields(MEASURES, options)
    dataset, day = _open_data(options, with_documents=True)
    places = [item.source for item in dataset.headings.values()] + [item.source for item in dataset.measures.values()]
    sources = (place.section for place in places if place is not None and place.section is not None)
    wanted = MeasureFilter(
        resolve.agency(dataset, agency),
        resolve.known("--section", section, (*dataset.headings, *dataset.sections, *sources)),
        unmeasured,
        " ".join(words or ()),
    )
    found = compute(dataset, day, wanted)
    _some_have(wanted.words, found.measures, dataset.measures)
    _write(MEASURES, found, options, names, measures_page)
    return ExitCode.OK


def _parties(dataset: Dataset) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield who may issue a document, with all names."""
    yield from ((body.id, body.names) for body in dataset.bodies.values())
    yield from ((agency.id, agency.names) for agency in dataset.agencies.values())


def _some_have(words: str, found: Sized, every: Sized) -> None:
    """Check that words that were typed are those of some entry."""
    if words and every and not found:
        raise MisuseError(_in_no_text(words, _FEWER_WORDS))


# --- what they share


def _fields(listed: FlatList[Any], options: FlatOptions) -> tuple[str, ...]:
    """Check the options that do not depend on the data; return the fields asked for."""
    from par_cli.cli import option_checks, resolve

    option_checks.output(options.output, options.data, os.environ)
    option_checks.width(options.width, options.form)
    option_checks.excel(options.form, given=options.excel)
    option_checks.labels(options.form, given=options.labels, has_annex=listed.has_annex, fields=options.fields)
    return resolve.fields(options.fields, options.form, partial(listed.names, options.form))


def _open_data(options: FlatOptions, *, with_documents: bool = False) -> tuple[Dataset, date]:
    from par_cli.cli import opening

    return opening.open_data(
        options.data,
        options.as_of,
        os.environ,
        message_language(options.lang),
        options.known,
        with_documents=with_documents,
    )


def _open_with_places(options: FlatOptions) -> tuple[Dataset, date, Reading]:
    from par_cli.cli import opening, option_checks

    if options.known is not None:  # the lines are those of today
        raise option_checks.conflict("--places", "--known")
    return opening.open_with_places(options.data, options.as_of, os.environ, message_language(options.lang))


def _write(
    listed: FlatList[Result],
    found: Result,
    options: FlatOptions,
    fields: tuple[str, ...],
    page: Callable[[Page, Result, Locale], None],
) -> None:
    from par_cli.cli import output, resolve
    from par_cli.cli.output import for_people, show_page

    dataset: Dataset = found.dataset  # type: ignore[attr-defined]
    if options.labels:
        locale = resolve.language(options.lang, os.environ, dataset.decision)
        output.write_pieces(listed.annex(found, locale, excel=options.excel), options.output)
        return
    if options.form not in {"table", "md"}:
        output.write_pieces(listed.pieces(found, options.form, fields, excel=options.excel), options.output)
        return
    locale = resolve.language(options.lang, os.environ, dataset.decision)
    rendered = for_people(lambda screen: page(screen, found, locale), options.form, locale, options)
    show_page(rendered, options.form, options)


def _place_of_value(reading: Reading, row: int) -> str:
    return reading.entries.values.origin(row).file_line()


def _places_of_reports(reading: Reading) -> Callable[[Outcome | Threshold | TaskReport], str]:
    places = {id(value): origin.file_line() for value, origin in reading.entries.reports()}
    return lambda item: places[id(item)]
