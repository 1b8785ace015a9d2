"""The columns of values of a sheet of figures: one, or one for each period that a header names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.model.periods import Unclear, parse_period
from par_cli.record import cells, day_cells
from par_cli.record.column_names import ColumnHeading
from par_cli.record.sheet_columns import ColumnChoices, FigureColumn, Sheet, with_header
from par_cli.record.year_parts import SINCE, UNTIL, WITHIN, period_of_parts
from par_cli.source.text import shown

_OF_ONE_FIGURE: Final = ("bound", "numerator", "denominator", "change", "break", "comparable", "projection")


class ValueColumns:
    """Takes the columns of values of a sheet whose other columns are known."""

    def __init__(
        self, sheet: Sheet, headings: Sequence[ColumnHeading], choices: ColumnChoices, problems: list[Diagnostic]
    ) -> None:
        self.sheet = sheet
        self.headings = headings
        self.choices = choices
        self.problems = problems

    def _report(self, column: int, message: Message, hint: Message) -> None:
        self.sheet.report_header(self.problems, column, message, hint)

    def take(self, found: Sequence[tuple[int, ColumnHeading]]) -> None:
        """Take the columns of values: one, or one for each period that a header names."""
        chosen = [pair for pair in found if self.choices.meaning(pair[1]) == "value"]
        if chosen:
            self.sheet.passed_over += [item for index, item in found if (index, item) not in chosen]
            found = chosen
        found = self._with_years(found, chosen=bool(chosen))
        dated = [(index, item) for index, item in found if item.periods]
        plain = [(index, item) for index, item in found if not item.periods]
        if dated and plain:
            self._report_mixed(plain[0], dated[0][1])
        elif len(plain) > 1:
            (_, first), (index, second), *_ = plain
            self._report_both(index, first, second)
        elif len(dated) == 1 and self._all_cells_are(dated[0][1].periods):
            del self.sheet.columns["period"]
        elif dated and "period" in self.sheet.columns:
            self._report_two_periods(*dated[0])
        for index, item in found:
            period = item.periods[0] if item.periods else None
            if len(item.periods) > 1:
                message = phrase("the header “{name}” names several periods", name=shown(item.text))
                self._report(index, message, phrase("name the one that its figures are of"))
            self.sheet.values.append(FigureColumn(index, period, item.marks, item.remarks))
        self._report_same_periods(dated)
        self._report_of_one_figure(dated)

    def _report_two_periods(self, index: int, item: ColumnHeading) -> None:
        """Report a period in the header of figures next to a column of periods."""
        name = self.headings[self.sheet.columns["period"]].text
        message = phrase(
            "the period is in the header “{header}” and in the column “{name}”", header=item.text, name=name
        )
        hint = phrase("leave one of them out, like {option}", option=with_header("--ignore", name))
        self._report(index, message, hint)

    def _with_years(
        self, found: Sequence[tuple[int, ColumnHeading]], *, chosen: bool
    ) -> list[tuple[int, ColumnHeading]]:
        """Return columns of values with the periods of those that name a part of a year: by the year that is above."""
        above, cell = self.sheet.above
        periods = [parse_period(text) for text in above]
        one = len(found) == 1
        in_column = "period" in self.sheet.columns or (one and self.choices.period is not None)
        result: list[tuple[int, ColumnHeading]] = []
        reported: set[str] = set()
        for index, item in found:
            within = all(part.startswith((WITHIN, UNTIL)) for part in item.parts)
            if not item.parts or (in_column and within) or (one and chosen and SINCE in item.parts):
                result.append((index, item))
                continue
            ends = all(part.startswith(UNTIL) for part in item.parts)
            own = [parse_period(text) for text in item.periods if ends or text.isdigit()]
            period = period_of_parts(item.text, item.parts, own or periods)
            if isinstance(period, Unclear):
                if period.message.template not in reported:
                    self._report(index, period.message, period.hint)
                reported.add(period.message.template)
                self.sheet.values.append(FigureColumn(index, None, item.marks, item.remarks))
                continue
            if not own:
                by_end = any(part.startswith(UNTIL) for part in item.parts)
                self.sheet.dated.append((item.text, period, "" if by_end else cell))
            result.append((index, item._replace(periods=(period,), parts=())))
        return result

    def _all_cells_are(self, periods: Sequence[str]) -> bool:
        """Return whether a column of periods says nothing but the one period that is named in the header of figures."""
        index = self.sheet.columns.get("period")
        if index is None or len(periods) != 1:
            return False
        found = {day_cells.plain_period(cells.read_text(text)) for text in self.sheet.cells[index].texts if text}
        return found == {*periods}

    def _report_same_periods(self, dated: Sequence[tuple[int, ColumnHeading]]) -> None:
        """Report columns of one period: which of them is meant is not to be guessed."""
        first: dict[tuple[str, ...], ColumnHeading] = {}
        for index, item in dated:
            other = first.setdefault(item.periods, item)
            if other is not item:
                self._report_both(index, other, item)

    def _report_of_one_figure(self, dated: Sequence[tuple[int, ColumnHeading]]) -> None:
        """Report the columns that belong to one figure of a row, where it has several."""
        for name in _OF_ONE_FIGURE if len(dated) > 1 else ():
            if name in self.sheet.columns:
                index = self.sheet.columns[name]
                text = self.headings[index].text
                message = phrase("“{name}” does not say to which of the periods it belongs", name=shown(text))
                self._report(index, message, phrase("leave it out with {option}", option=with_header("--ignore", text)))

    def _report_both(self, index: int, first: ColumnHeading, second: ColumnHeading) -> None:
        message = phrase(
            "the columns “{first}” and “{second}” could both hold the figures",
            first=shown(first.text),
            second=shown(second.text),
        )
        hint = phrase("say which one with {option}", option=with_header("--value", first.text))
        self._report(index, message, hint)

    def _report_mixed(self, plain: tuple[int, ColumnHeading], dated: ColumnHeading) -> None:
        index, item = plain
        message = phrase(
            "there is a column of values, “{name}”, in addition to columns for periods, “{period}” and so on",
            name=shown(item.text),
            period=shown(dated.text),
        )
        hint = phrase("leave one kind out, like {option}", option=with_header("--ignore", item.text))
        self._report(index, message, hint)
