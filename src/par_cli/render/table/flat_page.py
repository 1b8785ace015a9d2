"""The screens of flat lists: what was found by words, every value, every report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.reports import TaskReport, Threshold
from par_cli.progress.reported import Report, Reports, Value, Values
from par_cli.progress.search import NAMING, Found, Hit
from par_cli.render import format as form
from par_cli.render.page import SIGN, Cell, Column, Item, Page, Row, RowGroup
from par_cli.render.phrases import cited_name, filter_line, heading, list_top, papers, short, title_of
from par_cli.render.printable import printable
from par_cli.typed import clip, words_of

_AROUND: Final = 100  # letters of a text in which words were found
_NEAR: Final = 12  # words of it, in which as many as possible are to be shown


# --- what was found


def found_page(page: Page, found: Found, locale: Locale) -> None:
    """Add what was found, by kind: its id, its name, and the text that has the words where that is another one."""
    list_top(page, found, locale, "")
    by_kind: dict[str, list[Hit]] = defaultdict(list)
    for hit in found.hits:
        by_kind[hit.kind].append(hit)
    for kind, hits in by_kind.items():
        page.heading(locale.label("hit_kind", kind), f" ({locale.number(len(hits))})")
        width = max(len(hit.id) for hit in hits)
        headings = (heading("id", locale), locale.label("hit_kind", kind))
        page.items(headings, [Item(" ", f"{hit.id:{width}}", _hit(hit, found.words, locale)) for hit in hits])
        page.blank()
    page.line(locale.label("text", "counted", number=len(found.hits)))


def _hit(hit: Hit, words: str, locale: Locale) -> str:
    name = printable(locale.text(hit.name))
    if hit.found_in in NAMING:
        others = set(hit.name.texts) - {hit.text}
        return name if hit.text == hit.id or len(others) < len(hit.name.texts) else f"{name} ({printable(hit.text)})"
    return f"{name}; {locale.label('found_in', hit.found_in)}: {printable(_around(hit.text, words))}"


def _around(text: str, words: str) -> str:
    """Return a piece of a text: from shortly before the place where most of the words looked for are."""
    pieces, terms = text.split(), tuple(dict.fromkeys(words_of(words)))
    found = [{word for word in terms for own in words_of(piece) if own.startswith(word)} for piece in pieces]
    near = [len(set().union(*found[place : place + _NEAR])) if here else 0 for place, here in enumerate(found)]
    start = max(near.index(max(near)) - 3, 0)
    return f"{'... ' if start else ''}{clip(' '.join(pieces[start:]), _AROUND)}"


# --- values


def values_page(page: Page, found: Values, locale: Locale) -> None:
    """Add the values of each indicator under its name: period, value, who reported it, when, and where it is from."""
    list_top(page, found, locale, filter_line(found.dataset, found.wanted.given, locale))
    count = 0
    for indicator, rows in found.by_indicator():
        count += len(rows)
        items = list(found.of(indicator, rows))
        page.heading(printable(locale.text(indicator.name)), f" ({indicator.id})")
        _values(page, items, found.dataset, locale)
        page.blank()
    page.line(locale.label("text", "counted", number=locale.number(count)))


def _values(page: Page, items: Sequence[Value], dataset: Dataset, locale: Locale) -> None:
    columns = {
        "period": Column(f"  {locale.label('show', 'period')}"),
        "figure": Column(locale.label("show", "figure"), "right"),
        "reporter": Column(locale.label("show", "reporter"), keep=5),
        "published": Column(locale.label("show", "published"), keep=4),
        "place": Column(locale.label("text", "place"), keep=3),
        "source": Column(locale.label("show", "source"), wrap=True, keep=2),
    }
    if not any(item.item.reporter for item in items):
        del columns["reporter"]
    if not any(item.place for item in items):
        del columns["place"]
    last = {_subject(item): item for item in items}
    rows = [_value(item, last[_subject(item)], dataset, locale) for item in items]
    page.grid(list(columns.values()), [[row[name] for name in columns] for row in rows])


def _subject(value: Value) -> tuple[object, ...]:
    """Return what a value is of: the days and the reporter."""
    return (*value.item.period[1:3], value.item.reporter)


def _value(value: Value, last: Value, dataset: Dataset, locale: Locale) -> Mapping[str, Cell]:
    """Return the cells of a value; ``last`` is the one of the same days and reporter that was published last."""
    item, later = value.item, last.item
    same = (later.level, later.change, later.bound) == (item.level, item.change, item.bound)
    lower = value.indicator.better == "lower"
    remarks = [
        "" if value.held else locale.label("show", "repeated" if same else "revised"),
        locale.label("show", "break") if item.series_break else "",
        "" if item.remark is None else printable(locale.text(item.remark)),
    ]
    published = locale.label("show", "not_dated") if item.published is None else locale.day(item.published)
    return {
        "period": f"  {form.period(item.period, locale)}",
        "figure": form.observed(item, value.indicator, locale, up=lower),
        "reporter": "" if item.reporter is None else short(dataset, item.reporter, locale),
        "published": published,
        "place": "" if value.place is None else printable(value.place),
        "source": form.joined(form.source(item, locale) or locale.label("show", "no_source"), *remarks, by="; "),
    }


# --- reports


def reports_page(page: Page, found: Reports, locale: Locale) -> None:
    """Add the reports of each kind: on what, what was reported, when, and the papers."""
    list_top(page, found, locale, filter_line(found.dataset, found.wanted.given, locale))
    by_kind: dict[str, list[Report]] = defaultdict(list)
    for item in found.reports:
        by_kind[item.kind].append(item)
    columns = [
        Column(heading("id", locale), spans=True),
        Column(locale.label("show", "key")),
        Column(heading("reported", locale), wrap=True),
        Column(locale.label("show", "published")),
    ]
    groups = [
        RowGroup(
            locale.label("report_kind", kind),
            f" ({locale.number(len(items))})",
            [_report(item, found.dataset, locale) for item in items],
        )
        for kind, items in by_kind.items()
    ]
    if groups:
        page.listing(columns, groups)
        page.blank()
    page.line(locale.label("text", "counted", number=locale.number(len(found.reports))))


_SIGNS: Final = {"done": "done_on_time", "not_done": "missed", "superseded": "superseded", "condition_met": "met"}


def _report(report: Report, dataset: Dataset, locale: Locale) -> Row:
    item = report.item
    details = [title_of(dataset, report.id, locale)]
    if isinstance(item, Threshold):
        shown = locale.number(item.value)
        details.append(locale.label("paper", "document", text=printable(cited_name(dataset, item.document, locale))))
        mark = "unrated"
    else:
        seen = isinstance(item, TaskReport) and item.seen
        shown = form.joined(locale.label("state", "seen" if seen else item.state), _days(report, locale), by=", ")
        mark = _SIGNS.get(item.state, "open")
        details += papers(item, dataset, locale)
    reporter = getattr(item, "reporter", None)
    if reporter is not None:
        details.append(locale.label("show", "said_by", name=short(dataset, reporter, locale)))
    details += [
        printable(text)
        for text in (item.source, None if item.note is None else locale.text(item.note), report.place)
        if text
    ]
    published = locale.label("show", "not_dated") if item.published is None else locale.day(item.published)
    occurrence = printable(getattr(item, "occurrence", None) or "-")
    return Row([report.id, occurrence, f"{SIGN[mark]} {shown}", published], note="; ".join(filter(None, details)))


def _days(report: Report, locale: Locale) -> str:
    """Return the days that a report names."""
    codes = {"on": "on", "by": "by", "due": "new_due"}
    days = {code: getattr(report.item, name, None) for name, code in codes.items()}
    return ", ".join(locale.label("show", code, day=locale.day(day)) for code, day in days.items() if day is not None)
