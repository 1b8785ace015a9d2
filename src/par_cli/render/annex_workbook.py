"""The annexes as a workbook (.xlsx) to print and to sort: the columns and cells of :mod:`par_cli.render.annex`.

Numbers and days are what they are; every text is a text, never a formula or a link.  Columns of codes are there and
hidden, so that a page across is wide enough.  Heights of rows are computed: not every spreadsheet program does that.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple

from par_cli.locales import Locale
from par_cli.progress.grouping import group_targets, group_tasks
from par_cli.progress.results import Status, TargetResult, TaskResult
from par_cli.render.annex import COLUMNS, Head, account_row, occurrence_row, target_row
from par_cli.render.archive import packed
from par_cli.render.document import View
from par_cli.render.formats import Layout
from par_cli.render.headings import Groups, headed, heading_text
from par_cli.render.letterforms import known_note, provisional_note, unverified_note
from par_cli.render.page import SIGNS_AND_STYLES
from par_cli.render.phrases import UNVERIFIED, filter_line, nothing
from par_cli.render.printable import printable
from par_cli.render.row_height import row_height

LISTS: Final[tuple[View, ...]] = ("targets", "tasks", "agencies")
"""The sheets of ``par status``; each other command has one of them."""

_FONT: Final = "Times New Roman"
_SIZE, _TITLE_SIZE = 12, 14  # points
_MARGIN: Final = 0.6  # inches
_A4: Final = 9
_FROZEN: Final = 2  # columns

_WIDTHS: Final[Mapping[str, float]] = {
    "id": 16,
    "target": 34,
    "task": 44,
    "lead_named": 38,
    "answers_today": 30,
    "lead": 20,
    "owner": 20,
    "coordinating": 24,
    "goal": 17,
    "newest": 17,
    "baseline": 15,
    "gap": 14,
    "result": 24,
    "note": 26,
    "status": 14,
    "phase": 11,
    "overdue_days": 9,
    "late_days": 8,
    "pace": 8,
    "gap_period": 11,
    "occurrence": 11,
}
"""Widths of columns in digits, by the codes of headings."""
_OF_VIEW: Final[Mapping[tuple[View, str], float]] = {
    ("tasks", "id"): 9,
    ("tasks", "due"): 14,
    ("tasks", "answers_today"): 20,
    ("targets", "answers_today"): 20,
}
_WIDTH: Final = 11.5  # of a day or a count

_HIDDEN: Final = {("agencies", "id")}
"""Columns that a reader does not need in addition to those of codes."""

_FILLS: Final = {"green": "#E2EFDA", "yellow": "#FFF2CC", "red": "#FCE4D6", "cyan": "#DDEBF7"}
_HEAD_FILL, _GROUP_FILL, _LINE = "#D9D9D9", "#F2F2F2", "#A6A6A6"

_FIRST_DAY: Final = date(1900, 3, 1)
"""Spreadsheet programs do not agree on the days before."""
_LONGEST: Final = 32_767  # characters in a cell


class AnnexSheet(NamedTuple):
    """A list as it is written: its name, its columns, and its rows under their headings."""

    view: View
    heads: Sequence[Head]
    groups: Sequence[tuple[str, Sequence[Sequence[object]]]]
    empty: str
    """What is said where there are no rows."""


def annex_workbook(found: Status, views: Sequence[View], locale: Locale, layout: Layout) -> bytes:
    """Return a workbook with a sheet for each view.

    The same results and language give the same bytes.  Raise :class:`ImportError` where the library is missing.
    """
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    look = {"font_name": _FONT, "font_size": _SIZE, "font_family": 1}
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(stream, {"in_memory": True, "default_format_properties": look, **as_text})
    day = found.as_of
    book.set_properties(
        {
            "title": printable(locale.text(found.dataset.decision.title)),
            "author": "par",
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 - the library takes none with a zone
        }
    )
    formats = _Formats(book, _day_format(locale))
    for view in views:
        _write(book, formats, _sheet(found, view, locale, layout), found, locale)
    book.close()
    return packed(stream.getvalue(), {})


# --- what is written


def _sheet(found: Status, view: View, locale: Locale, layout: Layout) -> AnnexSheet:
    groups = [(title, list(rows)) for title, rows in _groups(found, view, locale, with_headings=layout.by != "")]
    return AnnexSheet(view, COLUMNS[view], groups, nothing(found, locale, tasks=view == "tasks"))


def _groups(
    found: Status, view: View, locale: Locale, *, with_headings: bool
) -> Iterator[tuple[str, Iterable[Sequence[object]]]]:
    """Yield the rows of a list under the headings of the data."""
    match view:
        case "targets":
            targets: Groups[TargetResult] = {None: found.targets}
            for heading, items in (headed(group_targets(found, "group")) if with_headings else targets).items():
                yield heading_text(heading, found, locale), (target_row(item, found, locale) for item in items)
        case "tasks":
            tasks: Groups[TaskResult] = {None: found.tasks}
            for heading, listed in (headed(group_tasks(found, "section")) if with_headings else tasks).items():
                rows = (occurrence_row(item, one, found, locale) for item in listed for one in item.occurrences)
                yield heading_text(heading, found, locale), rows
        case _:
            yield "", (account_row(item, found, locale) for item in found.accounts)


def _lines(found: Status, sheet: AnnexSheet, locale: Locale) -> list[str]:
    """Return what is written above a list: the decision, which list of which day it is, and what narrowed it."""
    view = sheet.view
    day = locale.label("text", "as_of", day=locale.day(found.as_of))
    lines = [
        printable(locale.text(found.dataset.decision.title)),
        locale.label("annex", "subject", sheet=locale.label("annex", view), as_of=day),
    ]
    if found.dataset.known is not None:
        lines.append(known_note(found.dataset.known, locale))
    if found.account_of is not None:
        name = printable(locale.text(found.dataset.agencies[found.account_of].name))
        lines.append(locale.label("text", "account_of", name=name, id=found.account_of))
    if found.filters:
        lines.append(filter_line(found.dataset, found.filters, locale))
    shown = (value for item in found.targets for value in (item.baseline, item.current))
    if view == "targets" and any(item.days_overdue is not None for item in found.targets):
        lines.append(locale.label("text", "overdue_since"))
    if view == "targets" and any(value is not None and value.provisional for value in shown):
        lines.append(provisional_note(locale))
    today = max(at for at, head in enumerate(sheet.heads) if head.code == "answers_today")
    if any(UNVERIFIED in str(row[today]) for _, rows in sheet.groups for row in rows):
        lines.append(unverified_note(locale))
    return lines


def _day_format(locale: Locale) -> str:
    """Return how a spreadsheet writes days as a language does."""
    form = re.sub(
        r"\{(\w+)[^}]*\}",
        lambda match: {"day": "dd", "month": "mm"}.get(match[1], "yyyy"),
        locale.labels["form"]["day"],
    )
    return re.sub(r"([^a-z])", r"\\\1", form)


class _Formats:
    """The formats of cells, each made once."""

    def __init__(self, book: Any, day_format: str) -> None:  # noqa: ANN401 - the library has no types
        self._book = book
        self._day_format = day_format
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **more: object) -> Any:  # noqa: ANN401
        key = tuple(sorted(more.items()))
        if key not in self._made:
            shared = {"font_name": _FONT, "font_size": _SIZE, "font_family": 1, "font_scheme": False, "valign": "top"}
            self._made[key] = self._book.add_format({**shared, **more})
        return self._made[key]

    def cell(self, value: object, fill: str | None) -> Any:  # noqa: ANN401
        more: dict[str, object] = {"border": 1, "border_color": _LINE}
        if fill is not None:
            more["bg_color"] = fill
        if isinstance(value, date):
            return self.of(**more, num_format=self._day_format, align="center")
        if isinstance(value, (int, Decimal)):
            return self.of(**more, align="right", indent=1)
        return self.of(**more, text_wrap=True)


def _write(book: Any, formats: _Formats, sheet: AnnexSheet, found: Status, locale: Locale) -> None:  # noqa: ANN401
    page = book.add_worksheet(locale.label("annex", sheet.view))
    widths = [_OF_VIEW.get((sheet.view, head.code)) or _WIDTHS.get(head.code, _WIDTH) for head in sheet.heads]
    shown = [not head.is_code and (sheet.view, head.code) not in _HIDDEN for head in sheet.heads]
    for at, (width, is_shown) in enumerate(zip(widths, shown, strict=True)):
        page.set_column(at, at, width, None, {} if is_shown else {"hidden": True})
    last = len(widths) - 1
    above = _lines(found, sheet, locale)
    width_shown = sum(width for width, is_shown in zip(widths, shown, strict=True) if is_shown)
    _write_above(page, formats, above, last, width_shown)
    header = len(above) + 1
    _write_head(page, formats, sheet, header, widths, locale)
    at = header + 1
    for title, rows in sheet.groups:
        if title:
            _write_group(page, formats, at, title, last)
            at += 1
        for cells in rows:
            _write_row(page, formats, sheet.heads, at, cells)
            texts = [_text_shown(cell, locale) if is_shown else "" for cell, is_shown in zip(cells, shown, strict=True)]
            page.set_row(at, row_height(texts, widths, _SIZE))
            at += 1
    if at == header + 1:
        page.write_string(at, 0, sheet.empty, formats.of())
    end = max(at - 1, header)
    page.autofilter(header, 0, end, last)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{max(at, 2)}"})
    page.freeze_panes(header + 1, _FROZEN)
    page.repeat_rows(header)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN + 0.2, bottom=_MARGIN)
    page.set_header(f'&C&"{_FONT},Regular"&{_SIZE}&P/&N')
    page.fit_to_pages(1, 0)


def _write_above(page: Any, formats: _Formats, lines: Sequence[str], last: int, width: float) -> None:  # noqa: ANN401
    """Write the lines above a list, each over all of its columns; the first is the title."""
    for row, line in enumerate(lines):
        size = _TITLE_SIZE if row == 0 else _SIZE
        look = formats.of(font_size=size, bold=row <= 1, italic=row > 1, text_wrap=True)
        page.merge_range(row, 0, row, last, "", look)
        page.write_string(row, 0, _cut(line), look)
        page.set_row(row, row_height([line], [width * _SIZE / size], size, bold=True))


def _write_head(
    page: Any,  # noqa: ANN401
    formats: _Formats,
    sheet: AnnexSheet,
    row: int,
    widths: Sequence[float],
    locale: Locale,
) -> None:
    look = formats.of(
        border=1, border_color=_LINE, bg_color=_HEAD_FILL, bold=True, text_wrap=True, align="center", valign="vcenter"
    )
    texts = [head.text(locale) for head in sheet.heads]
    for at, text in enumerate(texts):
        page.write_string(row, at, text, look)
    arrows = [max(width - 2.5, 1) for width in widths]  # the buttons of the filter take some of a column
    visible = ["" if head.is_code else text for head, text in zip(sheet.heads, texts, strict=True)]
    page.set_row(row, row_height(visible, arrows, _SIZE, bold=True))


def _write_group(page: Any, formats: _Formats, row: int, title: str, last: int) -> None:  # noqa: ANN401
    """Write a heading; it runs over the empty cells to its right, so that rows can still be sorted."""
    look = formats.of(bold=True, bg_color=_GROUP_FILL, top=1, bottom=1, top_color=_LINE, bottom_color=_LINE)
    page.write_string(row, 0, _cut(title), look)
    for at in range(1, last + 1):
        page.write_blank(row, at, None, look)
    page.set_row(row, row_height([""], [1], _SIZE))


def _write_row(page: Any, formats: _Formats, heads: Sequence[Head], row: int, cells: Sequence[object]) -> None:  # noqa: ANN401
    fill = next(
        (
            _FILLS.get(SIGNS_AND_STYLES[str(cell)][1].rpartition(" ")[2])
            for head, cell in zip(heads, cells, strict=True)
            if head.code == "status" and head.is_code
        ),
        None,
    )
    for at, (head, value) in enumerate(zip(heads, cells, strict=True)):
        look = formats.cell(value, fill if head.code == "status" else None)
        if value is None or value in ("", []):
            page.write_blank(row, at, None, look)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            page.write_datetime(row, at, value, look)
        elif isinstance(value, (int, Decimal)):
            page.write_number(row, at, value, look)
        else:
            page.write_string(row, at, _cut(_text(value)), look)


def _text(value: object) -> str:
    """Return what is not a number or a day as text."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _text_shown(value: object, locale: Locale) -> str:
    """Return about what a cell shows, to find how high it is."""
    if value is None:
        return ""
    return locale.day(value) if isinstance(value, date) else printable(_text(value))


def _cut(text: str) -> str:
    """Return a text as harmless as in a table, and no longer than a cell may be."""
    text = printable(text).strip()  # the schema has no way to keep spaces there
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
