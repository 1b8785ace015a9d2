"""The screens of `par documents` and `par measures`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from par_cli.locales import Locale
from par_cli.model.documents import Heading
from par_cli.progress.documents import DocumentResult, Documents
from par_cli.progress.measures import MeasureResult, Measures
from par_cli.render import format as form
from par_cli.render.page import Column, Page, Row, RowGroup
from par_cli.render.phrases import agencies, filter_line, heading, list_top, marks, parties
from par_cli.render.printable import printable

_WIDE, _WIDER, _WIDEST = 100, 120, 160


def _under(headings: Sequence[Heading], locale: Locale) -> tuple[str, str]:
    """Return what entries under a heading are headed by: the heading, and those above it."""
    nearest, *above = headings
    names = [printable(locale.text(item.name)) for item in (*reversed(above), nearest)]
    return ": ".join(names), f" ({nearest.id})"


def documents_page(page: Page, found: Documents, locale: Locale) -> None:
    """Add the documents under the headings that list them: number, date, what they are about, what cites them."""
    list_top(page, found, locale, filter_line(found.dataset, found.wanted.given, locale))
    if not found.dataset.documents:
        page.line(locale.label("text", "no_documents"))
        return
    columns = [
        Column(f"  {heading('document', locale)}", spans=True),
        Column(heading("document_date", locale)),
        Column(locale.label("annex", "document_subject"), wrap=True, least=24),
        Column(heading("cited_by", locale), wrap=True, keep=4, since=_WIDE, least=20),
        Column(heading("issuer", locale), wrap=True, keep=3, since=_WIDER, least=33),
        Column(heading("id", locale), keep=2, since=_WIDEST),
    ]
    groups = []
    for (headings, in_text), items in groupby(
        found.documents, lambda item: (item.headings, item.document.is_in_decision)
    ):
        elsewhere = locale.label("text", "cited_elsewhere" if in_text else "not_in_text")
        title, note = _under(headings, locale) if headings else (elsewhere, "")
        groups.append(RowGroup(title, note, [_document(item, locale) for item in items]))
    if groups:
        page.listing(columns, groups)
        page.blank()
    page.line(locale.label("text", "counted", number=locale.number(len(found.documents))))


def _document(item: DocumentResult, locale: Locale) -> Row:
    document = item.document
    kind = "" if item.kind is None else printable(locale.text(item.kind))
    number = printable(document.number or kind or document.id)
    counted = (_counted("target", len(item.targets), locale), _counted("report", len(item.reports), locale))
    return Row(
        [
            number,
            "" if document.date is None else form.period(document.date, locale),
            printable(locale.text(document.subject)),
            ", ".join(filter(None, (*item.tasks, *item.measures, *counted))),
            "" if item.issuer is None else printable(locale.text(item.issuer)),
            document.id,
        ]
    )


def measures_page(page: Page, found: Measures, locale: Locale) -> None:
    """Add the measures under their headings: what is to be done, who leads it, what it serves."""
    list_top(page, found, locale, filter_line(found.dataset, found.wanted.given, locale))
    if not found.dataset.measures:
        page.line(locale.label("text", "no_measures"))
        return
    columns = [
        Column(f"  {heading('id', locale)}", spans=True),
        Column(heading("measure", locale), wrap=True, least=24),
        Column(heading("lead", locale), wrap=True, keep=4, since=_WIDE),
        Column(heading("others", locale), wrap=True, keep=2, since=_WIDEST),
        Column(heading("serves", locale), wrap=True, least=20),
    ]
    groups = []
    for headings, items in groupby(found.measures, lambda item: item.headings):
        title, note = _under(headings, locale) if headings else ("", "")
        groups.append(RowGroup(title, note, [_measure(item, found, locale) for item in items]))
    if groups:
        page.listing(columns, groups)
        page.blank()
    page.line(locale.label("text", "counted", number=locale.number(len(found.measures))))
    if found.unmeasured:
        text = locale.label("text", "unmeasured_count", number=found.unmeasured, total=len(found.measures))
        page.line(text, hang=2)
    marks(page, locale)


def _measure(item: MeasureResult, found: Measures, locale: Locale) -> Row:
    measure = item.measure
    return Row(
        [
            measure.id,
            printable(locale.text(measure.name)),
            agencies(found, measure.lead, locale) if measure.lead else "",
            parties(found, measure.others, locale) if measure.others else "",
            _served(item, locale),
        ]
    )


def _served(item: MeasureResult, locale: Locale) -> str:
    """Return the tasks that serve a measure and how many targets it serves; that nothing measures it for neither."""
    if not item.measure.is_measured:
        return locale.label("show", "nothing_measures_it")
    every = (locale.label("text", "all_tasks"),) if item.measure.all_tasks else ()
    return ", ".join(filter(None, (*every, *item.measure.tasks, _counted("target", len(item.measure.targets), locale))))


def _counted(what: str, number: int, locale: Locale) -> str:
    """Return a number of things whose ids are too long for a column; nothing for none."""
    code = f"one_{what}" if number == 1 else f"{what}s_counted"
    return locale.label("text", code, number=locale.number(number)) if number else ""
