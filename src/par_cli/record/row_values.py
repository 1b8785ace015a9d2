"""The values of figures, and what their cells say next to them, each with its period."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from par_cli.messages import phrase
from par_cli.record import cells, number_cells, number_refusals
from par_cli.record.bounds import SIGNS
from par_cli.record.known_indicators import figure_kind, is_whole_number
from par_cli.record.number_cells import Figure
from par_cli.record.plain_columns import habits_of
from par_cli.record.remarks import take_marks
from par_cli.record.row_periods import read_periods
from par_cli.record.row_units import Units
from par_cli.record.rows import Rows
from par_cli.record.sheet_columns import FigureColumn
from par_cli.record.sheet_reading import SheetReading, cells_at
from par_cli.source import TextColumn
from par_cli.source.text import Fault, shown
from par_cli.typed import fold

_NEXT_TO_VALUE: Final = ("bound", "of", "numerator", "denominator")
"""What a cell of values may say in addition to the value."""

_SIGN_OF: Final[Mapping[str, str]] = {bound: sign for sign, bound in SIGNS.items()}
"""The sign of each bound."""


def with_values(reading: SheetReading, units: Units, columns: Mapping[str, TextColumn], places: Sequence[int]) -> Rows:
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
        {name: TextColumn.of(parts[number].column(name)[row] for *_, number, row in order) for name in names},
        (),
        (),
    )


def _of_column(reading: SheetReading, units: Units, part: Rows, item: FigureColumn) -> Rows:
    """Return the rows with the values of one column; those with one where it is one of several or has a period."""
    texts = cells_at(reading.sheet.cells[item.place], part.places)
    item = _with_its_signs(reading, item)
    if len(reading.sheet.values) > 1 or item.period is not None:
        kept = [*texts.where(lambda text: text and not cells.is_no_figure(text, reading.settings.no_figure))]
        part = part.only(kept)._replace(indexes=array("H", [item.place]) * len(kept))
        texts = texts.at(kept)
    return _read_values(reading, units, _with_periods(reading, part, item), item, texts)


def _with_its_signs(reading: SheetReading, item: FigureColumn) -> FigureColumn:
    """Return a column whose signs of footnotes the sheet explains; report those that it does not."""
    if not item.marks.signs:
        return item
    name = reading.sheet.header.headings[item.place].text
    known = explained(reading, [name])
    for sign in item.marks.signs:
        if sign not in known:
            refused = number_refusals.footnote(name, sign, habits_of(reading, ()))
            reading.report_header(item.place, refused.message, refused.hint)
            return item
    return item._replace(marks=item.marks._replace(words=item.marks.signs))


def _with_periods(reading: SheetReading, part: Rows, item: FigureColumn | None) -> Rows:
    flagged: dict[int, str] = {}
    columns = dict(part.columns)
    periods = read_periods(reading, part, item, flagged)
    if periods is not None:
        columns["period"] = periods
    if item is not None and item.marks.words:
        flagged = dict.fromkeys(range(len(part.places)), "true")
        name = reading.sheet.header.headings[item.place].text
        reading.notes.append(phrase("“{name}”: all figures of the column are provisional", name=shown(name)))
    if flagged:
        columns["provisional"] = part.column("provisional").changed(flagged)
    return part._replace(columns=columns)


def _read_values(reading: SheetReading, units: Units, part: Rows, item: FigureColumn, texts: TextColumn) -> Rows:
    """Read the values of some rows: many at once where a cell is nothing but its number, the others one by one."""
    plain = {"": "", **({} if reading.settings.fractions else number_cells.plain_numbers(texts.texts))}
    columns = dict(part.columns)
    values = texts.translated({text: plain.get(text, "") for text in texts.texts})
    others = [*texts.where(lambda text: text not in plain)]
    if others:
        found = _look_at(reading, part, item, texts, others)
        values = values.changed(found.pop("value"))
        columns.update({name: part.column(name).changed(cells) for name, cells in found.items() if cells})
    columns["value"] = units.multiplied(part, item, texts, values)
    part = part._replace(columns=columns)
    _remark_counts(reading, units, part, item, texts)
    return part


def _remark_counts(reading: SheetReading, units: Units, part: Rows, item: FigureColumn, texts: TextColumn) -> None:
    """Remark the whole numbers of percentages that may count things: nothing in the sheet says what they are."""
    if item.remarks or reading.sheet.unit_above is not None or reading.settings.fractions:
        return
    shares = {name for name, indicator in reading.indicators.items() if indicator.is_percentage}
    names = part.column("indicator")
    of_shares = {index for index, name in enumerate(names.texts) if name in shares}
    rows = [row for row in texts.where(is_whole_number) if names.indexes[row] in of_shares]
    far = {
        pair for pair in {(names[row], texts[row]) for row in rows} if reading.indicators[pair[0]].may_count(pair[1])
    }
    if not far:
        return
    named = cells_at(reading.column("indicator"), part.places)
    for row in rows:
        place, text = part.places[row], texts[row]
        if (names[row], text) in far and figure_kind(named[row]) != "share" and not units.names_unit(place):
            reading.remark("no unit", place, item.place, text, f"{part.column('value')[row]}%")


def _look_at(
    reading: SheetReading, part: Rows, item: FigureColumn, texts: TextColumn, rows: Sequence[int]
) -> dict[str, dict[int, str]]:
    """Read the values of some rows, each for its indicator; return the cells that they say, by column and row."""
    habits = habits_of(reading, texts.texts)._replace(provisional=explained(reading, texts.texts))
    result: dict[str, dict[int, str]] = {name: {} for name in ("value", *_NEXT_TO_VALUE, "provisional")}
    names = part.column("indicator")
    judged: dict[tuple[str, str], Figure | Fault] = {}
    for row in rows:
        text, name = texts[row], names[row]
        found = judged.get((text, name))
        if found is None:
            empty = cells.is_no_figure(text, reading.settings.no_figure)
            found = Figure() if empty else number_cells.read_figure(text, habits, reading.indicators.get(name))
            judged[text, name] = found
        place = part.places[row]
        if isinstance(found, Fault):
            reading.report(place, item.place, found)
            continue
        result["value"][row] = found.value
        for column, cell in _next_to_value(reading, part, item.place, row, found):
            result[column][row] = cell
        if found.settled:
            reading.remark(found.settled, place, item.place, text, found.value)
        if found.marks.words or found.marks.signs:
            result["provisional"][row] = "true"
            reading.remark("provisional", place, item.place, text, found.value)
    return result


def _next_to_value(
    reading: SheetReading, part: Rows, index: int, row: int, figure: Figure
) -> Iterator[tuple[str, str]]:
    """Yield what a cell says next to its value, by column; report where another cell says otherwise."""
    for name in _NEXT_TO_VALUE:
        text = getattr(figure, name)
        if not text:
            continue
        other = part.column(name)[row]
        if other not in {"", text}:
            code = "PAR603" if name == "bound" else "PAR511"
            message = phrase(
                "the value says {one}, and “{name}” says {other}",
                one=_SIGN_OF.get(text, text),
                other=_SIGN_OF.get(other, other),
                name=reading.sheet.header_of(name),
            )
            refused = Fault(code, message, phrase("keep one of the two"))
            reading.report(part.places[row], reading.columns.get(name, index), refused)
        yield name, text


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
