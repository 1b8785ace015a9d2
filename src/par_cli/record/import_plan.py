"""What an import changes: the reports to write, and where each of their rows comes from."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, chain
from typing import Final, NamedTuple

from par_cli.loading.checks.common import Entries
from par_cli.model.periods import parse_period
from par_cli.model.reports import NOTES, OBSERVATION_COLUMNS, Observation
from par_cli.record.already_reported import Difference, ValueKey, value_key
from par_cli.record.changed_entries import entries_of
from par_cli.record.rows import Rows
from par_cli.record.state_reports import StateReport
from par_cli.record.state_sheets import StateSheet
from par_cli.source import JoinedColumns, TextColumn, joined, joined_columns
from par_cli.source.csv_file import NEEDS_QUOTES
from par_cli.source.text import is_plain

_TEXTS: Final = ("source", "url", *NOTES)  # the only columns that may hold anything; all others are ids and numbers
_RARE: Final = ("projection", "recorded", *NOTES[1:])


class PlannedReport(NamedTuple):
    """A report to write, and the figures of the sheets that it will hold."""

    file: str
    rows: tuple[Rows, ...]

    @property
    def columns(self) -> Mapping[str, TextColumn]:
        if len(self.rows) == 1:
            return self.rows[0].columns
        names = dict.fromkeys(name for rows in self.rows for name in rows.columns)
        return {name: joined_columns([rows.column(name) for rows in self.rows]) for name in names}

    def row_at(self, line: int) -> tuple[Rows, int] | None:
        """Return the row of a sheet that is on a line of the report."""
        number = bisect(_ends(self), line - 1)
        for rows in self.rows:
            if number < len(rows.places):
                return rows, number
            number -= len(rows.places)
        return None


class Plan(NamedTuple):
    """What an import changes: the reports to write, and what is said of the sheets.

    ``same`` is how many other figures are there already, ``revised`` are those that follow another figure, and
    ``corrected`` those that are put right in other files.  ``guides`` are the sheets without figures; ``states`` are
    those of tasks and outcomes, which have reports of their own.
    """

    reports: tuple[PlannedReport, ...]
    sheets: tuple[Rows, ...]
    same: int
    revised: tuple[Difference, ...]
    guides: tuple[str, ...] = ()
    corrected: Mapping[ValueKey, Difference] = {}
    states: tuple[StateSheet, ...] = ()
    state_reports: tuple[StateReport, ...] = ()

    @property
    def new(self) -> int:
        """How many values were not reported before."""
        return sum(len(rows.places) for report in self.reports for rows in report.rows) - len(self.revised)

    @property
    def files(self) -> list[str]:
        return [*(report.file for report in self.reports), *(item.file for item in self.state_reports)]

    @property
    def _rows(self) -> Iterator[Rows]:
        for report in self.reports:
            yield from report.rows

    def known_from(self, today: date) -> Mapping[date, int]:
        """Return how many of the figures and reports count today, and how many from which later day on."""
        found: Counter[date] = Counter()
        for rows in self._rows:
            columns = [rows.column(name) for name in ("period", "published", "projection")]
            ends = (parse_period(text).end for text in columns[0].texts)
            days = (date.fromisoformat(text) for text in columns[1].texts if text)
            if max(chain(ends, days), default=today) <= today:
                found[today] += len(rows.places)
                continue
            for cells, number in Counter(zip(*columns, strict=True)).items():
                found[max(today, _known_from(*cells))] += number
        for item in self.state_reports:
            entries = entries_of(item.file, item.content)
            found.update(max(today, entry.value.known_from) for entry in entries)
        return found

    def cells_of_states(self, entries: Entries) -> Mapping[int, str]:
        """Return the cells of the reports of tasks and outcomes by the identity of each, since they have no key."""
        written = {item.file: item for item in self.state_reports}
        return {
            id(value): written[origin.document.file].cell(origin.place().line)
            for value, origin in (entries.reports() if written else ())
            if origin.document.file in written
        }

    def places_of(self, wanted: Iterable[Observation]) -> Mapping[ValueKey, tuple[Rows, int]]:
        """Return the rows that hold some observations."""
        keys = set(map(value_key, wanted))
        periods, reporters = ({key[place] for key in keys} for place in (1, 2))
        found: dict[ValueKey, tuple[Rows, int]] = {}
        for rows in self._rows:
            names, days, whose, published = map(rows.column, ("indicator", "period", "reporter", "published"))
            likely = {index for index, name in enumerate(whose.texts) if name in reporters}
            for row in (row for row in days.where(periods.__contains__) if whose.indexes[row] in likely):
                key = (names[row], days[row], whose[row], published[row])
                if key in keys:
                    found[key] = (rows, row)
        return found


def _known_from(period: str, published: str, projection: str) -> date:
    """Return the day from which on a figure counts."""
    days = [date.fromisoformat(published)] if published else []
    if projection != "true" or not days:
        days.append(parse_period(period).end)
    return max(days)


def _ends(report: PlannedReport) -> Sequence[int]:
    """Return the last line of each row in a report."""
    columns = report.columns
    empty = [""] * sum(len(rows.places) for rows in report.rows)
    texts = zip(*(columns.get(name, empty) for name in _TEXTS), strict=True)
    return list(accumulate((1 + "".join(row).count("\n") for row in texts), initial=1))[1:]


def as_csv(columns: Mapping[str, TextColumn]) -> bytes:
    """Return columns as a data file has them: the whole header, commas, UTF-8, line feeds.

    The columns of projections, of days of recording and of notes in one language, which are rare, are there where one
    is.
    """
    empty = TextColumn.repeating("", max(map(len, columns.values()), default=0))
    cells = {name: columns.get(name, empty) for name in OBSERVATION_COLUMNS}
    for name in _RARE:
        if not cells[name].holds_something:
            del cells[name]
    texts = "".join(chain.from_iterable(cells[name].texts for name in _TEXTS if name in cells))
    made = JoinedColumns.of if not NEEDS_QUOTES.search(texts) and is_plain(texts.encode()) else joined
    return made(tuple(cells), tuple(cells.values()))
