"""The units and scales of a sheet of figures: above it, at its headers, in a column of their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from par_cli.messages import phrase
from par_cli.record import cells, number_cells, number_refusals
from par_cli.record.header import UnitInLine
from par_cli.record.rows import Factor, Rows
from par_cli.record.sheet_columns import FigureColumn
from par_cli.record.sheet_lines import TextLine, refuse_line
from par_cli.record.sheet_reading import SheetReading
from par_cli.record.subjects import Subject
from par_cli.source import TextColumn
from par_cli.source.text import Fault, shown
from par_cli.typed import fold


class Units:
    """Checks the units of a sheet, and multiplies its figures where a map says by what."""

    def __init__(self, reading: SheetReading) -> None:
        self._reading = reading
        self._column_factors: dict[int, Factor] = {}
        self._row_factors: dict[int, Factor] = {}

    def check(self, names: TextColumn, places: Sequence[int]) -> None:
        """Report a unit or remark that does not fit an indicator: at the header where it is there, else at its cell.

        ``names`` are the indicators of the rows at ``places``.
        """
        reading, sheet = self._reading, self._reading.sheet
        used = [reading.subjects[name] for name in names.texts if name in reading.subjects]
        for item in sheet.values:
            for remark in item.remarks:
                if not self._is_mapped(item.place, remark):
                    self._check_remark(item.place, remark, used)
        for name in ("numerator", "denominator", "change"):
            if name in reading.columns:
                self._refuse_scales(reading.columns[name], used)
        above = sheet.unit_above
        if above is not None and not sum(self._is_mapped(item.place, above.text) for item in sheet.values):
            self._check_above(above, used)
        if reading.unit is not None:
            self._check_cells(reading.unit, names, places)

    def _is_mapped(self, index: int, remark: str) -> bool:
        """Return whether a map says by what the figures of a column under a remark are multiplied."""
        factor = self._reading.settings.factors.get(fold(remark))
        if factor is not None:
            self._column_factors[index] = factor
            self._note(remark, factor)
        return factor is not None

    def _note(self, unit: str, factor: Factor) -> None:
        note = phrase(
            "“{unit}”: the figures are multiplied by {factor}, as the map says: {reason}",
            unit=shown(unit),
            factor=f"{factor.number:f}",
            reason=factor.reason,
        )
        if note not in self._reading.notes:
            self._reading.notes.append(note)

    def _check_remark(self, index: int, remark: str, used: Sequence[Subject]) -> None:
        for subject in used:
            fit = subject.unit_fit(remark)
            if fit not in {"own", "provisional"}:
                self._reading.report_header(index, *number_refusals.unit_problem(remark, fit, subject))
                return

    def _refuse_scales(self, index: int, used: Sequence[Subject]) -> None:
        for remark in self._reading.sheet.header.headings[index].remarks:
            subject = next((item for item in used if item.unit_fit(remark) == "scale"), None)
            if subject is not None:
                self._reading.report_header(index, *number_refusals.unit_problem(remark, "scale", subject))

    def _check_above(self, above: UnitInLine, used: Sequence[Subject]) -> None:
        for subject in used:
            fit = subject.unit_fit(above.text)
            if fit == "own" or (above.may_be_office and fit == "other"):
                continue
            line = TextLine("title", above.text, above.row, above.column, ())
            refuse_line(self._reading, line, *number_refusals.unit_problem(above.text, fit, subject))
            return

    def _check_cells(self, index: int, names: Sequence[str], places: Sequence[int]) -> None:
        """Check the column of units; a unit that the map knows is the factor of its row."""
        reading = self._reading
        column, factors = reading.sheet.cells[index], reading.settings.factors
        judged: dict[tuple[str, str], Fault | None] = {}
        for place, name in zip(places, names, strict=True):
            text = column[place]
            subject = reading.subjects.get(name)
            if not text or subject is None or cells.is_no_figure(text):
                continue
            if (factor := factors.get(fold(text))) is not None:
                self._row_factors[place] = factor
                self._note(text, factor)
                continue
            if (text, name) not in judged:
                judged[text, name] = _refused_unit(cells.read_text(text), subject)
            refused = judged[text, name]
            if refused is not None:
                reading.report(place, index, refused)

    def names_unit(self, place: int) -> bool:
        """Return whether the column of units says what the figure in a row is counted in."""
        unit = self._reading.unit
        return unit is not None and bool(self._reading.sheet.cells[unit][place])

    def multiplied(self, part: Rows, item: FigureColumn, texts: TextColumn, values: TextColumn) -> TextColumn:
        """Return values in the units of their indicators, where a map says how they are counted in the sheet.

        A cell that names its own unit is counted in that, as is one whose row does.
        """
        of_column = self._column_factors.get(item.place)
        if of_column is None and not self._row_factors:
            return values
        sheet, unit = self._reading.sheet, self._reading.unit
        units = TextColumn.repeating("", sheet.size) if unit is None else sheet.cells[unit]
        found = [self._row_factors.get(place, None if units[place] else of_column) for place in part.places]
        found = [
            None if not value or factor is None or number_cells.names_its_unit(text) else factor
            for factor, value, text in zip(found, values, texts, strict=True)
        ]
        self._report_mixed(part, item, found)
        result = []
        for value, factor in zip(values, found, strict=True):
            product = "" if factor is None else f"{Decimal(value) * factor.number:f}"
            result.append(number_cells.without_zeros(product) or value)
        return TextColumn.of(result)

    def _report_mixed(self, part: Rows, item: FigureColumn, factors: Sequence[Factor | None]) -> None:
        """Report percentages and ranks below a factor that is said of a whole column, and holds for other things."""
        reading = self._reading
        rows = [
            (place, subject)
            for place, name, factor in zip(part.places, part.column("indicator"), factors, strict=True)
            if factor is not None and (subject := reading.subjects.get(name)) is not None
        ]
        odd = [(place, subject) for place, subject in rows if subject.is_percentage or subject.is_rank]
        if len(odd) == len(rows):
            return
        odd = [(place, subject) for place, subject in odd if place not in self._row_factors]
        if not odd:
            return
        above = reading.sheet.unit_above
        remarks = [*item.remarks, *([above.text] if above else [])]
        unit = next(text for text in remarks if fold(text) in reading.settings.factors)
        for place, subject in odd:
            message, _ = number_refusals.unit_problem(unit, "other", subject)
            hint = phrase("write the rank with how many were ranked, as 9/34")
            if subject.is_percentage:
                hint = phrase("write a percent sign behind the figure of {name}", name=subject.id)
            reading.report(place, item.place, Fault("PAR210", message, hint))


def _refused_unit(text: str, subject: Subject) -> Fault | None:
    fit = subject.unit_fit(text)
    if fit in {"own", "provisional"}:
        return None
    message, hint = number_refusals.unit_problem(text, fit, subject)
    if fit == "other" and not (subject.is_percentage or subject.is_rank):
        hint = phrase("{hint}, or give its factor in a map, with --map: 1 for another word for the same", hint=hint)
    return Fault("PAR210", message, hint)
