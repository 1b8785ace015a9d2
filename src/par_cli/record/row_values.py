"""The values of figures, and what their cells say next to them, each with its period."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from par_cli.messages import phrase
from par_cli.record import cells
from par_cli.record.cells import Figure, Refused
from par_cli.record.column_names import SIGNS
from par_cli.record.plain_columns import habits_of, translated
from par_cli.record.remarks import take_marks
from par_cli.record.row_periods import periods_of
from par_cli.record.row_units import Units
from par_cli.record.rows import Rows
from par_cli.record.sheet_columns import FigureColumn
from par_cli.record.sheet_reading import SheetReading, cells_at
from par_cli.record.subjects import figure_kind
from par_cli.source.text import shown
from par_cli.typed import fold

_WITH_VALUE: Final = ("bound", "of", "numerator", "denominator")
"""What a cell of values may say in addition to the value."""

_SIGN_OF: Final[Mapping[str, str]] = {bound: sign for sign, bound in SIGNS.items()}
"""The sign of each bound."""


def with_values(
    reading: SheetReading, units: Units, columns: Mapping[str, Sequence[str]], places: Sequence[int]
) -> Rows:
    """Return the rows with their values and periods: one of each, or one for each column that has a period.

    ``columns`` are the others of the rows at ``places``.
    """
    sheet = reading.sheet
    whole = Rows(sheet, places, (), columns, (), ())
    if not sheet.values:
        return _with_periods(reading, whole, None)
    parts = [_of_column(reading, units, whole, item) for item in sheet.values]
    return parts[0] if len(parts) == 1 else _in_order(parts)


def _in_order(parts: Sequence[Rows]) -> Rows:
    """Return the rows of all columns of values in the order of the sheet."""
    order = sorted(
        (place, index, number, row)
        for number, part in enumerate(parts)
        for row, (place, index) in enumerate(zip(part.places, part.indexes, strict=True))
    )
    names = dict.fromkeys(name for part in parts for name in part.columns)
    return Rows(
        parts[0].sheet,
        [place for place, *_ in order],
        [index for _, index, *_ in order],
        {name: [parts[number].column(name)[row] for *_, number, row in order] for name in names},
        (),
        (),
    )


def _of_column(reading: SheetReading, units: Units, part: Rows, item: FigureColumn) -> Rows:
    """Return the rows with the values of one column; those with one where it is one of several or has a period."""
    texts = cells_at(reading.sheet.cells[item.place], part.places)
    item = _with_its_signs(reading, item)
    if len(reading.sheet.values) > 1 or item.period is not None:
        marks = {text for text in set(texts) if cells.is_no_figure(text, reading.settings.no_figure)}
        kept = [row for row, text in enumerate(texts) if text and text not in marks]
        part = part.only(kept)._replace(indexes=array("H", [item.place]) * len(kept))
        texts = [texts[row] for row in kept]
    return _with_values(reading, units, _with_periods(reading, part, item), item, texts)


def _with_its_signs(reading: SheetReading, item: FigureColumn) -> FigureColumn:
    """Return a column whose signs of footnotes the sheet explains; report those that it does not."""
    if not item.marks.signs:
        return item
    name = reading.sheet.header.headings[item.place].text
    known = explained(reading, [name])
    for sign in item.marks.signs:
        if sign not in known:
            refused = cells.footnote(name, sign, habits_of(reading, ()))
            reading.report_header(item.place, refused.message, refused.hint)
            return item
    return item._replace(marks=item.marks._replace(words=item.marks.signs))


def _with_periods(reading: SheetReading, part: Rows, item: FigureColumn | None) -> Rows:
    flagged = list(part.column("provisional"))
    columns = dict(part.columns)
    periods = periods_of(reading, part, item, flagged)
    if periods is not None:
        columns["period"] = periods
    if item is not None and item.marks.words:
        flagged = ["true"] * len(flagged)
        name = reading.sheet.header.headings[item.place].text
        reading.notes.append(phrase("“{name}”: all figures of the column are provisional", name=shown(name)))
    if any(flagged):
        columns["provisional"] = flagged
    return part._replace(columns=columns)


def _with_values(reading: SheetReading, units: Units, part: Rows, item: FigureColumn, texts: Sequence[str]) -> Rows:
    """Read the values of some rows: many at once where a cell is nothing but its number, the others one by one."""
    different = set(texts)
    plain = {"": "", **({} if reading.settings.fractions else cells.plain_numbers(different))}
    columns = dict(part.columns)
    values: Sequence[str]
    if different <= plain.keys():
        values = translated(texts, plain)
    else:
        found = list(map(plain.get, texts))
        columns.update(_look_at(reading, part, item, texts, found))
        values = cast("list[str]", found)
    columns["value"] = units.multiplied(part, item, texts, values)
    part = part._replace(columns=columns)
    _remark_counts(reading, units, part, item, texts)
    return part


def _remark_counts(reading: SheetReading, units: Units, part: Rows, item: FigureColumn, texts: Sequence[str]) -> None:
    """Remark the whole numbers of percentages that may count things: nothing in the sheet says what they are."""
    if item.remarks or reading.sheet.unit_above is not None or reading.settings.fractions:
        return
    shares = {name for name, subject in reading.subjects.items() if subject.is_percentage}
    pairs = set(zip(part.column("indicator"), texts, strict=True))
    far = {(name, text) for name, text in pairs if name in shares and reading.subjects[name].may_count(text)}
    if not far:
        return
    named = cells_at(reading.column("indicator"), part.places)
    for row, (name, text) in enumerate(zip(part.column("indicator"), texts, strict=True)):
        place = part.places[row]
        if (name, text) in far and figure_kind(named[row]) != "share" and not units.names_unit(place):
            reading.remark("no unit", place, item.place, text, f"{part.column('value')[row]}%")


def _look_at(
    reading: SheetReading, part: Rows, item: FigureColumn, texts: Sequence[str], values: list[str | None]
) -> Mapping[str, Sequence[str]]:
    """Put in the values that are not read yet, each for its indicator; return the columns that they say more for."""
    habits = habits_of(reading, texts)._replace(provisional=explained(reading, texts))
    others = {name: list(part.column(name)) for name in (*_WITH_VALUE, "provisional")}
    names = part.column("indicator")
    judged: dict[tuple[str, str], Figure | Refused] = {}
    for row in [row for row, value in enumerate(values) if value is None]:
        text, name = texts[row], names[row]
        found = judged.get((text, name))
        if found is None:
            empty = cells.is_no_figure(text, reading.settings.no_figure)
            found = Figure() if empty else cells.read_figure(text, habits, reading.subjects.get(name))
            judged[text, name] = found
        place = part.places[row]
        if isinstance(found, Refused):
            reading.report(place, item.place, found)
            values[row] = ""
            continue
        values[row] = found.value
        _fill(reading, place, item.place, row, found, others)
        if found.said:
            reading.remark(found.said, place, item.place, text, found.value)
        if found.marks.words or found.marks.signs:
            others["provisional"][row] = "true"
            reading.remark("provisional", place, item.place, text, found.value)
    return {name: column for name, column in others.items() if any(column)}


def _fill(
    reading: SheetReading, place: int, index: int, row: int, figure: Figure, others: Mapping[str, list[str]]
) -> None:
    """Put what a cell says next to its value into the columns of that; report where another cell says otherwise."""
    for name in _WITH_VALUE:
        text, column = getattr(figure, name), others[name]
        if not text:
            continue
        if column[row] not in {"", text}:
            code = "PAR603" if name == "bound" else "PAR511"
            message = phrase(
                "the value says {one}, and “{name}” says {other}",
                one=_SIGN_OF.get(text, text),
                other=_SIGN_OF.get(column[row], column[row]),
                name=reading.sheet.header_of(name),
            )
            refused = Refused(code, message, phrase("keep one of the two"))
            reading.report(place, reading.columns.get(name, index), refused)
        column[row] = text


def explained(reading: SheetReading, texts: Sequence[str]) -> frozenset[str]:
    """Return the signs behind figures that a note of the sheet calls provisional."""
    signs = {sign for text in dict.fromkeys(texts) for sign in take_marks(fold(text))[1].signs}
    return frozenset(sign for sign in signs if any(_explains(text, sign) for text in _other_texts(reading)))


def _other_texts(reading: SheetReading) -> Iterator[str]:
    """Yield the folded texts of the sheet outside its figures."""
    for item in reading.passed:
        yield from map(fold, item.text.split(" | "))
    for row in range(reading.sheet.header.row):
        yield from map(fold, reading.sheet.grid.head[row])


def _explains(text: str, sign: str) -> bool:
    """Return whether a folded text says that a sign marks provisional figures: ``* Provisional``."""
    before, found, after = text.partition(sign)
    return bool(found) and not before.strip("( ") and take_marks(after.strip(") :=-"))[1].words != ()
