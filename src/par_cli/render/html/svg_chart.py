"""A chart as SVG: drawn for a screen of 320 pixels and for paper, its texts in places where none meets another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from par_cli.render.html.drawing import Bound, Drawing, Mark
from par_cli.render.html.markup import Markup, shape, tag
from par_cli.render.html.scale import Box, Place, Scale, Segment, free, ticks, widest, year_ends

WIDTH, HEIGHT = 360, 210
"""The view box: 320 pixels of a telephone leave 0.8 of it, in which a text of 13 has 10 pixels."""

SIZE = 13  # of a text
_ASCENT, _DESCENT = 11.0, 4.0  # of a text above and below its base line
_LEFT, _RIGHT, _TOP, _BOTTOM = 10, 14, 22, 26  # around the plot; the ticks of the scale come on top of the left
_RADIUS = 4.0
_MOST_MARKS = 120  # above which only the line and the newest value are drawn
_MOST_LABELS = 40  # targets that are written, the first ones: all are in words next to a chart
_MOST_LINES = 400  # above which texts may lie on lines, so that not every text is held against each of them

Anchor = Literal["start", "middle", "end"]


class ChartWords(NamedTuple):
    """What the chart says to those who do not see it, its day, and how a number of its scale is written."""

    title: str
    description: str
    day: str
    tick: Callable[[Fraction], str]


def chart(found: Drawing, words: ChartWords, name: str, *, style: str | None = None) -> Markup:
    """Return the chart as an SVG element: of a drawing without a value the sentence that says so.

    ``name`` is part of the ids in it, which must differ from others on a page.  With a ``style`` it is a document.
    """
    inside = _Canvas(found, words).elements() if found.marks else _sentence(words.description)
    title, description = f"{name}-title", f"{name}-text"
    document = (
        {}
        if style is None
        else {"xmlns": "http://www.w3.org/2000/svg", "width": f"{2 * WIDTH}", "height": f"{2 * HEIGHT}"}
    )
    return tag(
        "svg",
        tag("title", words.title, id=title),
        tag("desc", words.description, id=description),
        None if style is None else tag("style", Markup(style)),
        *inside,
        class_="chart",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby=f"{title} {description}",
        **document,
    )


def _sentence(text: str) -> Iterable[Markup]:
    yield tag("text", text, class_="earlier", x=f"{WIDTH // 2}", y=f"{HEIGHT // 2}", text_anchor="middle")


Way = tuple[float, float, Anchor]
"""Where a text may be: at a place, and how it lies there."""

_ANY = 10**9  # however much a text covers, it is written


class _Canvas:
    """A chart while it is drawn, with the places that are taken by texts and marks."""

    def __init__(self, found: Drawing, words: ChartWords) -> None:
        self.found = found
        self.words = words
        numbers = [
            *(mark.number for mark in found.marks),
            *(number for aim in found.aims for number in aim.numbers),
            *(number for _, number in found.path),
        ]
        self.ticks = ticks(numbers, ranks=found.best_on_top, percent=found.percent)
        self.labels = [words.tick(tick) for tick in self.ticks]
        left = _LEFT + max(widest(label, SIZE) for label in self.labels)
        low, high = self.ticks[0], self.ticks[-1]
        ends = (_TOP, HEIGHT - _BOTTOM) if found.best_on_top else (HEIGHT - _BOTTOM, _TOP)
        self.y = Scale(low, high, *ends)
        first, last = self._ends()
        self.first, self.last = first, last
        self.x = Scale(Fraction(first.toordinal()), Fraction(last.toordinal()), left + 8, WIDTH - _RIGHT)
        self.left = left
        self.texts: list[Box] = []
        self.lines: list[Segment] = []
        self.shapes = [self._box_of_mark(mark) for mark in found.marks]
        self.shapes += [self._around(aim.deadline, number, _RADIUS + 2) for aim in found.aims for number in aim.numbers]

    def _ends(self) -> tuple[date, date]:
        """Return the first and the last day; the day of the page is one of them where it is near."""
        found = self.found
        days = [mark.day for mark in found.marks]
        days += [day for aim in found.aims for day in (aim.start, aim.deadline) if day is not None]
        days += [day for day, _ in found.path]
        first, last = min(days), max(days)
        if last < found.as_of and (found.as_of - last) <= (last - first):
            last = found.as_of
        return first, last

    def elements(self) -> Iterable[Markup]:
        found = self.found
        yield from self._axes()
        if self.first <= found.as_of <= self.last:
            yield from self._day(self._across(found.as_of))
        for before, after in found.breaks:
            yield self._upright((self._across(before) + self._across(after)) / 2, "break")
        if len(found.path) > 1:
            yield self._polyline("path", [self._at(*corner) for corner in found.path])
        yield from self._aims()
        yield from self._series()
        yield from self._texts()

    # --- places

    def _across(self, day: date) -> float:
        return self.x.place(day.toordinal())

    def _at(self, day: date, number: Fraction) -> Place:
        return self._across(day), self.y.place(number)

    def _around(self, day: date, number: Fraction, size: float) -> Box:
        x, y = self._at(day, number)
        return Box(x - size, y - size, x + size, y + size)

    def _box_of_mark(self, mark: Mark) -> Box:
        return self._around(mark.day, mark.number, _RADIUS + 1)

    # --- lines and marks

    def _axes(self) -> Iterable[Markup]:
        for tick, label in zip(self.ticks, self.labels, strict=True):
            y = self.y.place(tick)
            yield shape(
                "line", class_="grid", x1=_number(self.left + 2), x2=f"{WIDTH - 4}", y1=_number(y), y2=_number(y)
            )
            yield self._text(label, self.left - 2, y + 4.5, "end", "tick")
        yield from self._days()

    def _days(self) -> Iterable[Markup]:
        """Yield the years below the chart, each at its end; the periods of the values where there are too few years."""
        room = (WIDTH - _RIGHT - self.left) / (widest("2222", SIZE) + 8)
        labels = [(day, str(day.year)) for day in year_ends(self.first, self.last, int(room))]
        if len(labels) < 2:  # noqa: PLR2004 - one year alone does not show how long the others are
            labels = [(mark.day, mark.when) for mark in reversed(self.found.marks[-_MOST_MARKS:])]
        for day, label in labels:
            x, half = self._across(day), widest(label, SIZE) / 2
            x = min(max(x, half + 2), WIDTH - half - 2)
            box = _box(label, x, HEIGHT - 7, "middle")
            if free(box, self.texts):
                yield self._text(label, x, HEIGHT - 7, "middle", "tick")

    def _day(self, x: float) -> Iterable[Markup]:
        """Yield the day of the page: a thin line, and its date above it."""
        yield self._upright(x, "day")
        half = widest(self.words.day, SIZE) / 2
        yield self._text(self.words.day, min(max(x, half + 2), WIDTH - half - 2), 10, "middle", "tick")

    def _upright(self, x: float, kind: str) -> Markup:
        self.lines.append(((x, _TOP), (x, HEIGHT - _BOTTOM)))
        return shape("line", class_=kind, x1=_number(x), x2=_number(x), y1=f"{_TOP - 4}", y2=f"{HEIGHT - _BOTTOM + 4}")

    def _aims(self) -> Iterable[Markup]:
        for aim in self.found.aims:
            for number in aim.numbers:
                start = self._across(aim.start or self.first)
                end, y = self._at(aim.deadline, number)
                self.lines.append(((start, y), (end, y)))
                yield shape("line", class_="aim", x1=_number(start), x2=_number(end), y1=_number(y), y2=_number(y))
                corners = ((end, y - 5.5), (end + 5.5, y), (end, y + 5.5), (end - 5.5, y))
                yield shape("polygon", class_="aim", points=_points(corners))

    def _series(self) -> Iterable[Markup]:
        marks = self.found.marks
        run: list[Mark] = []
        for mark in marks:
            if not mark.follows:
                yield from self._line(run)
                run = []
            run.append(mark)
        yield from self._line(run)
        for mark in marks if len(marks) <= _MOST_MARKS else marks[-1:]:
            yield self._mark(mark)

    def _line(self, run: Sequence[Mark]) -> Iterable[Markup]:
        if len(run) > 1:
            yield self._polyline("series", [self._at(mark.day, mark.number) for mark in run])

    def _polyline(self, kind: str, corners: Sequence[Place]) -> Markup:
        self.lines += pairwise(corners)
        return shape("polyline", class_=kind, points=_points(corners))

    def _mark(self, mark: Mark) -> Markup:
        x, y = self._at(mark.day, mark.number)
        kind = "value provisional" if mark.provisional else "value"
        if mark.bound is None:
            return shape("circle", class_=kind, cx=_number(x), cy=_number(y), r=_number(_RADIUS))
        tip = 6 if self._points_down(mark.bound) else -6
        return shape("polygon", class_=kind, points=_points(((x - 5, y - tip / 2), (x + 5, y - tip / 2), (x, y + tip))))

    def _points_down(self, bound: Bound) -> bool:
        """Return whether the numbers that a bound leaves possible lie below it on the chart."""
        return (bound == "above") == self.found.best_on_top

    # --- texts

    def _texts(self) -> Iterable[Markup]:
        """Yield the newest value, the targets and then the other values, each where it meets nothing else."""
        newest, *others = reversed(self.found.marks)
        yield from self._label(newest.text, _around(*self._at(newest.day, newest.number)), "newest", worst=_ANY)
        for aim in self.found.aims[:_MOST_LABELS]:
            x, y = self._at(aim.deadline, aim.numbers[-1])
            middle = (self._across(aim.start or self.first) + x) / 2
            ways: Sequence[Way] = (
                (x + 5, y - 9, "end"), (x + 5, y + 18, "end"), (middle, y - 9, "middle"), (middle, y + 18, "middle"),
                *_around(x, y),
            )  # fmt: skip
            yield from self._label(aim.text, ways, "target", worst=_ANY)
        if len(self.found.marks) <= _MOST_MARKS:
            for mark in others:
                yield from self._label(mark.short, _around(*self._at(mark.day, mark.number)), "earlier", worst=0)

    def _label(self, text: str, ways: Sequence[Way], kind: str, *, worst: int) -> Iterable[Markup]:
        """Yield a text in the best of some places, where it meets no other text; nothing where each is too bad."""
        best: tuple[int, Way] | None = None
        for place in ways:
            way = self._inside(text, place)
            box = _box(text, *way)
            if free(box, self.texts) and box.is_within(self._room):
                bad = self._badness(box) + (way != place)
                if bad <= worst and (best is None or bad < best[0]):
                    best = (bad, way)
        if best is not None:
            yield self._text(text, *best[1], kind)

    @property
    def _room(self) -> Box:
        return Box(self.left + 1, 0, WIDTH, HEIGHT - _BOTTOM + 6)

    def _inside(self, text: str, way: Way) -> Way:
        """Return a place from which a text does not reach over the edges at the left and right."""
        box, room = _box(text, *way), self._room
        moved = max(room.left - box.left, 0) or min(room.right - box.right, 0)
        return way[0] + moved, way[1], way[2]

    def _badness(self, box: Box) -> int:
        """Return how much a text there would cover: of marks and of lines."""
        inner = Box(box.left + 2, box.top + 2, box.right - 2, box.bottom - 2)
        lines = self.lines if len(self.lines) <= _MOST_LINES else ()
        return 3 * sum(box.meets(mark) for mark in self.shapes) + 2 * sum(inner.crosses(line) for line in lines)

    def _text(self, text: str, x: float, y: float, anchor: Anchor, kind: str) -> Markup:
        self.texts.append(_box(text, x, y, anchor))
        return tag("text", text, class_=kind, x=_number(x), y=_number(y), text_anchor=anchor)


def _box(text: str, x: float, y: float, anchor: Anchor) -> Box:
    width = widest(text, SIZE)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(left - 1, y - _ASCENT - 1, left + width + 1, y + _DESCENT)


def _around(x: float, y: float) -> tuple[Way, ...]:
    """Return places for a text next to a mark, the best first."""
    return (
        (x, y - 9, "middle"), (x, y + 18, "middle"), (x + 8, y + 4.5, "start"), (x - 8, y + 4.5, "end"),
        (x + 6, y - 6, "start"), (x - 6, y - 6, "end"), (x + 6, y + 15, "start"), (x - 6, y + 15, "end"),
        (x, y - 22, "middle"), (x, y + 32, "middle"),
    )  # fmt: skip


def _points(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in corners)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
