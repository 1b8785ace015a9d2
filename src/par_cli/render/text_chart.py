"""A small chart in text: the values of a series over time, with its targets, path, breaks and populations.

A value is at the end of its period, on the row nearest to it that lies on the same side of every target, so that
what is short of a target never looks as if it had reached it. The scale is even, and as fine as it must be for
different values to be on different rows, as far as the height allows. Each value has a cell of its own: its number
where that has room, else a mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import count, pairwise
from typing import NamedTuple

from par_cli.progress.exact import Line
from par_cli.render.chart_data import round_step

ROWS = 8  # about that many where no two values need more
MOST_ROWS = 24  # of even ticks; each target between two of them has one more
FEWEST_ROWS = 4  # below which a chart shows nothing
LABELLED = 12  # rows that all have their number; of more only those that hold something, and some between
MARK, PATH, GOAL, BREAK = "o", "·", "╌", "┊"
_YEAR = 4  # columns of a year's label
FEWEST_YEARS = 2  # below which the axis names the periods
_NARROWEST = 8  # columns between the scale and the labels of targets
_FOOT = 2  # lines below the rows: the axis, and what the marks mean


class ChartPoint(NamedTuple):
    """A value to be drawn: the end of its period, its number, how both are written, and the number ranked."""

    day: date
    number: Fraction
    label: str
    when: str
    of: str


class Goal(NamedTuple):
    """A target to be drawn up to its deadline: the number, and how it is written."""

    deadline: date
    number: Fraction
    label: str


class Legend(NamedTuple):
    """What is written below a chart: before the numbers ranked, and what each mark means."""

    of: str
    mark: str
    path: str
    series_break: str
    newest: Callable[[int], str]


class Chart(NamedTuple):
    """What a chart shows; ``best_on_top`` turns the scale round, for ranks."""

    points: Sequence[ChartPoint]
    goals: Sequence[Goal]
    line: Line | None
    breaks: Sequence[date]
    best_on_top: bool
    words: Legend


def chart_lines(chart: Chart, width: int, tick: Callable[[Fraction], str], height: int | None = None) -> list[str]:
    """Return the lines of the chart within a width in columns, and a height in lines where one is given.

    There are none where there is no value to draw, or where the height does not keep different values apart. ``tick``
    writes a number of the scale.
    """
    if not chart.points:
        return []
    goals = sorted(chart.goals)
    right = max((len(goal.label) for goal in goals), default=0) + 1
    inner = max(width - right - 3, _NARROWEST)
    newest = sorted(chart.points, key=lambda point: point.day)[-inner:]  # more would hide one another
    left_out = len(chart.points) - len(newest)
    chart = chart._replace(points=newest)
    rows = _rows_within(chart, goals, height)
    if not rows:
        return []
    ticks = [tick(row) for row in rows]
    left = max(len(text) for text in ticks)
    canvas = _Canvas(chart, rows, max(inner - left, _NARROWEST))
    for start, goal in zip([None, *(goal.deadline for goal in goals)], goals, strict=False):
        canvas.goal(goal, start)
    canvas.path(chart.line)
    canvas.series_breaks(chart.breaks)
    canvas.points()
    labels: dict[Fraction, dict[str, None]] = defaultdict(dict)
    for goal in goals:
        labels[goal.number][goal.label] = None
    numbered = canvas.numbered()
    found = []
    for index, (row, text, cells) in enumerate(zip(rows, ticks, canvas.cells, strict=True)):
        label = ", ".join(labels[row])
        edge = "┼" if label else "┤" if index in numbered else "│"
        number = text if index in numbered else ""
        found.append(f"{number.rjust(left)} {edge}{''.join(cells)} {label}".rstrip())
    found.append(f"{' ' * left} └{canvas.axis()}")
    if populations := canvas.populations():
        found.append(f"{chart.words.of.rjust(left + 1)} {populations}".rstrip())
    if legend := canvas.legend(chart.words.newest(len(newest)) if left_out else ""):
        found.append(f"{' ' * left}  {legend}")
    return found


# --- the scale


def _rows_within(chart: Chart, goals: Sequence[Goal], height: int | None) -> Sequence[Fraction]:
    """Return the numbers of the rows; none where a height does not keep different values apart."""
    if height is None:
        return _rows(chart, goals, MOST_ROWS + len({goal.number for goal in goals}))[0]
    most = height - _FOOT - (len({point.of for point in chart.points}) > 1)
    if most < FEWEST_ROWS:
        return ()
    rows, apart = _rows(chart, goals, most)
    return rows if apart and len(rows) <= most else ()


def _rows(chart: Chart, goals: Sequence[Goal], most: int) -> tuple[list[Fraction], bool]:
    """Return the number of each row, from the top, and whether different values are on different rows.

    The rows are even ticks, and every target. They are the fewest that keep different values apart; where even ``most``
    of them do not, those that keep the most of them apart.
    """
    on_path = () if chart.line is None else (value for _, value in chart.line.points)
    levels = {point.number for point in chart.points}
    targets = {goal.number for goal in goals}
    numbers = [*levels, *targets, *on_path]
    low, high = min(numbers), max(numbers)
    best: list[Fraction] = []
    most_apart = 0
    for step in _steps(low, high, ROWS if most >= ROWS else FEWEST_ROWS - 1):
        ticks = _ticks(low, high, step, targets, best_on_top=chart.best_on_top)
        if best and len(ticks) > most:
            break
        apart = len(set(map(_Scale(ticks, targets).place, levels)))
        if apart > most_apart:
            best, most_apart = ticks, apart
        if apart == len(levels) or high == low:
            break
    return sorted(best, reverse=not chart.best_on_top), most_apart == len(levels)


def _ticks(
    low: Fraction, high: Fraction, step: Fraction, targets: set[Fraction], *, best_on_top: bool
) -> list[Fraction]:
    first, last = low // step, -((-high) // step)
    ticks = {step * number for number in range(int(first), int(last) + 1)}
    if best_on_top:
        ticks = {max(tick, Fraction(1)) for tick in ticks}  # there is no rank 0
    return sorted(ticks | targets)  # which may ask for less than rank 1


def _steps(low: Fraction, high: Fraction, rows: int) -> Iterator[Fraction]:
    """Yield round steps (1, 2 or 5 times a power of ten) from the one for about that many rows downward."""
    step = Fraction(1) if high == low else round_step((high - low) / max(rows - 1, 1))
    while True:
        yield step
        half = step / 2
        step = half if round_step(half) == half else step * 2 / 5


class _Scale:
    """The rows in ascending order, and which of them a number is on."""

    def __init__(self, ascending: Sequence[Fraction], targets: set[Fraction]) -> None:
        self.rows = ascending
        self.targets = sorted(targets)
        self.places = {row: index for index, row in enumerate(ascending)}

    def place(self, number: Fraction) -> int:
        """Return the row nearest to a number among those on the same side of every target."""
        if number in self.places:
            return self.places[number]
        rows = self.rows
        above = bisect_right(self.targets, number)
        first = bisect_right(rows, self.targets[above - 1]) if above else 0
        end = bisect_left(rows, self.targets[above]) if above < len(self.targets) else len(rows)
        if first == end:  # there is no row between two targets
            first, end = 0, len(rows)
        near = bisect_left(rows, number, first, end)
        return min(range(max(near - 1, first), min(near + 1, end)), key=lambda index: abs(rows[index] - number))


# --- the cells


class _Canvas:
    """The cells between the scale and the labels of targets."""

    def __init__(self, chart: Chart, rows: Sequence[Fraction], width: int) -> None:
        self.chart = chart
        self.width = width
        self.cells = [[" "] * width for _ in rows]
        self.rows = rows
        self.scale = _Scale(sorted(rows), {goal.number for goal in chart.goals})
        self.marked: set[tuple[int, int]] = set()  # the cell of each value
        self.numbers: set[tuple[int, int]] = set()  # those that a number fills
        on_path = () if chart.line is None else (day for day, _ in chart.line.points)
        days = [*(point.day for point in chart.points), *(goal.deadline for goal in chart.goals), *on_path]
        self.first, self.last = min(days), max(days)

    def column(self, day: date) -> int:
        """Return the column of a day, with room for a year's label at both ends."""
        inner = self.width - 1 - _YEAR
        if self.last == self.first:
            return _YEAR // 2
        share = Fraction((day - self.first).days, (self.last - self.first).days)
        return _YEAR // 2 + int(share * inner)

    def row(self, number: Fraction) -> int:
        place = self.scale.place(number)
        return place if self.chart.best_on_top else len(self.rows) - 1 - place

    def goal(self, goal: Goal, start: date | None) -> None:
        """Draw a target from the one before it (else from the left) to its deadline."""
        begin = 0 if start is None else self.column(start) + 1
        cells = self.cells[self.row(goal.number)]
        for column in range(begin, self.column(goal.deadline) + 1):
            cells[column] = GOAL

    def path(self, line: Line | None) -> None:
        """Draw the path, one dot a column."""
        if line is None:
            return
        start, end = line.points[0][0], line.points[-1][0]
        days = (self.last - self.first).days
        for column in range(self.column(start), self.column(end) + 1):
            share = Fraction(column - _YEAR // 2, max(self.width - 1 - _YEAR, 1))
            day = date.fromordinal(self.first.toordinal() + int(share * days))
            if start <= day <= end:
                self.cells[self.row(line.at(day))][column] = PATH

    def series_breaks(self, days: Sequence[date]) -> None:
        """Draw each break between the value before it and the first one after it."""
        values = sorted({point.day for point in self.chart.points})
        before = ((day, bisect_left(values, day)) for day in days)
        columns = {(self.column(values[place - 1]) + self.column(day) + 1) // 2 for day, place in before if place}
        for cells in self.cells:
            for column in columns:
                cells[column] = BREAK

    def points(self) -> None:
        """Mark each value in a cell of its own, then write the numbers that have room, the newest first."""
        places: list[tuple[ChartPoint, int, int]] = []
        for point in self.chart.points:
            row = self.row(point.number)
            column = self._free(row, self.column(point.day))
            if column is not None:
                self.marked.add((row, column))
                places.append((point, row, column))
        for _, row, column in places:
            self.cells[row][column] = MARK
        extremes = {min(places, key=lambda item: item[0].number), max(places, key=lambda item: item[0].number)}
        ordered = sorted(places, key=lambda item: item[0].day, reverse=True)
        for item in sorted(ordered, key=lambda item: item is not ordered[0] and item not in extremes):
            self._number(*item)

    def _free(self, row: int, column: int) -> int | None:
        """Return the free cell of a row that is nearest to a column."""
        free = (place for place in range(self.width) if (row, place) not in self.marked)
        return min(free, key=lambda place: (abs(place - column), place), default=None)

    def _number(self, point: ChartPoint, row: int, column: int) -> None:
        """Write the number of a value over its mark, where it touches no other value."""
        length = len(point.label)
        middle = column - length // 2
        for start in sorted(range(column - length + 1, column + 1), key=lambda start: abs(start - middle)):
            around = {(row, place) for place in range(start - 1, start + length + 1)} - {(row, column)}
            inside = start >= 0 and start + length <= self.width
            if inside and self.marked.isdisjoint(around) and self.numbers.isdisjoint(around):
                self.cells[row][start : start + length] = point.label
                self.numbers |= {(row, place) for place in range(start, start + length)}
                return

    # --- what is written around them

    def numbered(self) -> set[int]:
        """Return the rows whose number is written: all of a few, else those that hold something and round ones."""
        if len(self.rows) <= LABELLED:
            return set(range(len(self.rows)))
        coarse = next(_steps(min(self.rows), max(self.rows), ROWS))
        goals = {self.row(goal.number) for goal in self.chart.goals}
        return (
            goals
            | {row for row, _ in self.marked}
            | {index for index, row in enumerate(self.rows) if row % coarse == 0}
        )

    def axis(self) -> str:
        """Return the years, each below the end of it (the periods, where the years are too few).

        Where there is no room for all of those that have a value, every second is named, every fifth or so on.
        """
        years = [date(year, 12, 31) for year in range(self.first.year, self.last.year + 1)]
        inside = [(day, str(day.year)) for day in years if self.first <= day <= self.last]
        by_year = len(inside) >= FEWEST_YEARS
        with_value = {point.day for point in self.chart.points}
        if not by_year:
            inside = sorted({(point.day, point.when) for point in self.chart.points})
        needed = [item for item in inside if item[0] in with_value]
        axis = _Axis(self.width, self.column)
        if axis.all_fit(needed):
            axis.write(needed)
            axis.write(inside)
            return "".join(axis.cells)
        for factor in (10**power * digit for power in count() for digit in (1, 2, 5)):
            chosen = [item for item in inside if item[0].year % factor == 0] if by_year else inside[::-1][::factor]
            if axis.all_fit(chosen):
                axis.write(chosen)
                break
        return "".join(axis.cells)

    def populations(self) -> str:
        """Return the numbers ranked below the values, where they change."""
        numbers = [(self.column(point.day), point.of) for point in self.chart.points if point.of]
        if len({of for _, of in numbers}) < 2:  # noqa: PLR2004 - nothing changes
            return ""
        cells = [" "] * self.width
        before = ""
        for column, of in sorted(dict(numbers).items()):  # one number a column
            if of != before:
                start = min(max(column - len(of) // 2, 0), self.width - len(of))
                cells[start : start + len(of)] = of
            before = of
        return "".join(cells)

    def legend(self, first: str) -> str:
        """Return what those marks mean that are in the chart, after something else, as far as there is room."""
        words, text = self.chart.words, first
        used = {cell for row in self.cells for cell in row}
        if not self.numbers >= self.marked:
            used.add(MARK)
        for sign, word in ((MARK, words.mark), (PATH, words.path), (BREAK, words.series_break)):
            more = f"{text}   {sign} {word}" if text else f"{sign} {word}"
            if sign in used and len(more) <= self.width:
                text = more
        return text


class _Axis:
    """The line below the rows, with labels that keep a column between them."""

    def __init__(self, width: int, column: Callable[[date], int]) -> None:
        self.width = width
        self.column = column
        self.cells = ["─"] * width
        self.occupied: set[int] = set()

    def all_fit(self, items: Sequence[tuple[date, str]]) -> bool:
        """Return whether all of some labels can be written next to each other."""
        places = sorted(self._start(day, label) for day, label in items)
        ends = {self._start(day, label): self._start(day, label) + len(label) for day, label in items}
        if len(ends) < len(places) or (ends and max(ends.values()) > self.width):
            return False
        return all(ends[place] < after for place, after in pairwise(places))

    def write(self, items: Sequence[tuple[date, str]]) -> None:
        """Write the labels that have room."""
        for day, label in items:
            start = self._start(day, label)
            around = range(start - 1, start + len(label) + 1)
            if start + len(label) <= self.width and self.occupied.isdisjoint(around):
                self.cells[start : start + len(label)] = label
                self.occupied.update(range(start, start + len(label)))

    def _start(self, day: date, label: str) -> int:
        return max(min(self.column(day) - len(label) // 2, self.width - len(label)), 0)
