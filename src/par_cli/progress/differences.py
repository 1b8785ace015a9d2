"""What differs between two days of a decision, or two states of its data: each step on its day, with its causes.

Two days are replayed.  Two states of data are compared on the earlier day, and the newer one is replayed from there on.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from par_cli.model.reports import Observation
from par_cli.progress.causes import revised_value
from par_cli.progress.changes import paired
from par_cli.progress.data_changes import compare, paired_values
from par_cli.progress.parts import known_rows, parts_of
from par_cli.progress.replay import DayStep, DaySteps, replay
from par_cli.progress.results import DONE_STATUSES, OccurrenceStatus, TargetResult, TargetStatus
from par_cli.progress.results_on_day import OccurrenceOnDay, Point, ResultsOnDay, results_on_day
from par_cli.progress.status import Filters

Kind = Literal["changed", "added", "removed"]
KINDS: tuple[Kind, ...] = ("changed", "added", "removed")
Direction = Literal["better", "worse", "neither"]
DIRECTIONS: tuple[Direction, ...] = ("better", "worse", "neither")
ValueKind = Literal["new", "revised", "corrected", "withdrawn"]
VALUE_KINDS: tuple[ValueKind, ...] = ("new", "revised", "corrected", "withdrawn")


class TargetDifference(NamedTuple):
    """A target that is in another state, or was in between; a result is None where the target is not there."""

    id: str
    before: TargetResult | None
    after: TargetResult | None
    steps: tuple[DayStep, ...]


class OccurrenceDifference(NamedTuple):
    """An occurrence of a task (``id``), as in :class:`TargetDifference`."""

    id: str
    key: str
    before: OccurrenceOnDay | None
    after: OccurrenceOnDay | None
    steps: tuple[DayStep, ...]


Difference = TargetDifference | OccurrenceDifference


class ValueDifference(NamedTuple):
    """A value that became known, or that is another one in the newer data, with the one that it takes the place of."""

    indicator: str
    change: ValueKind
    on: date
    before: Observation | None
    after: Observation | None


class Differences(NamedTuple):
    """All that differs between two points, as far as it was asked for."""

    before: Point
    after: Point
    filters: tuple[tuple[str, str], ...]
    targets: tuple[TargetDifference, ...]
    occurrences: tuple[OccurrenceDifference, ...]
    values: tuple[ValueDifference, ...]

    @property
    def any(self) -> bool:
        return bool(self.targets or self.occurrences or self.values)


# --- better and worse

_ORDER: Mapping[str | None, int] = {
    status: place
    for place, statuses in enumerate(
        (("regressing", "worsening"), ("off_track",), ("at_risk", "flat"), ("on_track", "improving"), ("met",))
    )
    for status in statuses
}
_ENDED = frozenset({"superseded", "not_applicable", None})


def kind_of(item: Difference) -> Kind:
    if item.before is None:
        return "added"
    return "removed" if item.after is None else "changed"


def status_of(item: TargetResult | OccurrenceOnDay | None) -> TargetStatus | OccurrenceStatus | None:
    return None if item is None else item.status


def direction_of(item: Difference) -> Direction:
    """Return whether something is overdue, regressing or lower than it was, or the reverse; neither where it ended."""
    old, new = status_of(item.before), status_of(item.after)
    if item.before is None or item.after is None or _ENDED & {old, new}:
        return "neither"
    if item.before.overdue != item.after.overdue:
        return "worse" if item.after.overdue else "better"
    if (old in DONE_STATUSES) != (new in DONE_STATUSES):
        return "better" if new in DONE_STATUSES else "worse"
    if new in _ORDER and old in _ORDER:
        rise = _ORDER[new] - _ORDER[old]
        return "neither" if rise == 0 else "better" if rise > 0 else "worse"
    if new == "met":
        return "better"
    return "worse" if new in {"regressing", "worsening"} else "neither"


# --- from one point to another


def differences(before: Point, after: Point, filters: Filters = Filters()) -> Differences:  # noqa: B008 - frozen
    """Return what differs between two points, of which the later day is not before the earlier one.

    Of filters those count that do not ask for a status.
    """
    first, last = results_on_day(before, filters), results_on_day(after, filters)
    steps, begun = DaySteps({}, {}), first
    if before.dataset is not after.dataset:
        point = Point(after.dataset, before.as_of)
        begun = last if after.as_of == before.as_of else results_on_day(point, filters)
        compare(before, point, first, begun, steps)
    targets = first.wanted_targets | begun.wanted_targets | last.wanted_targets
    occurrences = first.wanted_occurrences | begun.wanted_occurrences | last.wanted_occurrences
    if before.as_of < after.as_of:
        for part in parts_of(after.dataset, targets, {name for name, _ in occurrences}):
            replay(part, before.as_of, after.as_of, steps)
    return Differences(
        before,
        after,
        filters.given,
        tuple(
            TargetDifference(name, old, new, tuple(steps.targets[name]))
            for name, old, new in paired(first.targets, last.targets)
            if name in targets and name in steps.targets
        ),
        tuple(
            OccurrenceDifference(*key, old, new, tuple(steps.occurrences[key]))
            for key, old, new in paired(first.occurrences, last.occurrences)
            if key in occurrences and key in steps.occurrences
        ),
        tuple(sorted(_values(before, after, _indicators(first, last, targets, filters)), key=_place)),
    )


def _indicators(
    before: ResultsOnDay, after: ResultsOnDay, targets: Iterable[str], filters: Filters
) -> Iterable[str] | None:
    """Return the indicators of some targets; None for all where nothing was asked for."""
    if not filters.given:
        return None
    found = (snap.targets[name] for snap in (before, after) for name in targets if name in snap.targets)
    return dict.fromkeys(item.entry.indicator.id for item in found)


def _place(item: ValueDifference) -> tuple[date, str, date, str]:
    value = item.after or item.before
    assert value is not None  # noqa: S101 - one of the two is there
    return item.on, item.indicator, value.period.end, value.reporter or ""


def _values(before: Point, after: Point, wanted: Iterable[str] | None) -> Iterator[ValueDifference]:
    """Yield the values that are not the same in the older data, then those that became known."""
    names = dict.fromkeys((*before.dataset.indicators, *after.dataset.indicators)) if wanted is None else wanted
    for name in names:
        if before.dataset is not after.dataset:
            yield from _changed_values(before, Point(after.dataset, before.as_of), name)
        observations = after.dataset.observations
        for row, known in known_rows(after.dataset, name):
            if before.as_of < known <= after.as_of:
                item = observations.observation(row)
                old = revised_value(after.dataset, item)
                yield ValueDifference(name, "new" if old is None else "revised", known, old, item)


def _changed_values(before: Point, after: Point, name: str) -> Iterator[ValueDifference]:
    for _, old, new in paired_values(before, after, name):
        if old is not None and new is None:
            yield ValueDifference(name, "withdrawn", old.known_from, old, None)
        elif old is None and new is not None:
            earlier = revised_value(after.dataset, new)
            yield ValueDifference(name, "new" if earlier is None else "revised", new.known_from, earlier, new)
        elif new is not None and old != new:
            yield ValueDifference(name, "corrected", new.known_from, old, new)
