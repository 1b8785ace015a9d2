"""The JSON document of ``par diff``, ``par/diff/1``: what differs, each step with its day and its causes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, Generic, NamedTuple, TypeVar

from par_cli.model.agencies import Agency
from par_cli.model.dataset import Dataset
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold
from par_cli.progress.causes import CAUSE_CODES, Cause
from par_cli.progress.differences import (
    DIRECTIONS,
    KINDS,
    VALUE_KINDS,
    Difference,
    Differences,
    OccurrenceDifference,
    TargetDifference,
    ValueDifference,
    direction_of,
    kind_of,
    status_of,
)
from par_cli.progress.facts import Fact
from par_cli.progress.replay import DayStep
from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES
from par_cli.progress.results_on_day import OccurrenceOnDay, Point
from par_cli.render.document import PLACES_ASKED, data_record, name_field, named_by_target, with_others
from par_cli.render.dumps import dumps
from par_cli.render.output_fields.kinds import ById, Field, Json, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.records import AGENCY, DECISION, OBSERVATION, OUTCOME, Seen, seen_by_itself
from par_cli.render.output_fields.scalars import COUNT, DAY, IDS, NUMBER, TEXT, one_of
from par_cli.render.output_fields.targets import TARGET
from par_cli.render.output_fields.tasks import OCCURRENCE, REPORT, occurrence_of

DAY_COUNTS: Final = "days_overdue"
"""The field that grows from day to day, which is not a change."""


def json_differences(found: Differences) -> bytes:
    return dumps(differences_document(found))


def differences_document(found: Differences) -> Json:
    """Return the document as plain values: text, numbers, dates, lists and mappings."""
    return DIFF.value(found)


# --- what did it


T = TypeVar("T")


class _InData(NamedTuple, Generic[T]):
    """A part of a difference, with the data that has the indicators it names."""

    item: T
    dataset: Dataset


def _seen(item: Observation | None, dataset: Dataset) -> Seen | None:
    return None if item is None else seen_by_itself(item, dataset.indicators.get(item.indicator))


def _only(kind: type[Any]) -> Any:  # noqa: ANN401 - a function of a fact
    return lambda of: of.item if isinstance(of.item, kind) else None


FIGURE: Final = ObjectOf[Threshold](
    "figure",
    Field("value", NUMBER, "The figure, in the unit of the indicator."),
    *OUTCOME.only("published", "document", "source", "url", "note"),
)


def _subject(name: str) -> Field[_InData[Fact]]:
    return Field(name, TEXT.or_null, f"The {name} that it is about.", lambda of: getattr(of.item, name, None))


FACT: Final = ObjectOf[_InData[Fact]](
    "fact",
    Field(
        "kind",
        one_of(("value", "outcome", "figure", "task_report")),
        "What was reported; the field of that name has it in full.",
        lambda of: _KINDS[type(of.item)],
    ),
    *map(_subject, ("indicator", "target", "task")),
    Field("known_from", DAY, "The day from which it counts.", of="item"),
    Field(
        "value",
        OBSERVATION.or_null,
        "The value.",
        lambda of: _seen(of.item, of.dataset) if isinstance(of.item, Observation) else None,
    ),
    Field("outcome", OUTCOME.or_null, "The outcome of a target.", _only(Outcome)),
    Field("figure", FIGURE.or_null, "The figure that another document sets.", _only(Threshold)),
    Field("task_report", REPORT.or_null, "The report on a task.", _only(TaskReport)),
)
_KINDS: Final[Mapping[type[Any], str]] = {
    Observation: "value",
    Outcome: "outcome",
    Threshold: "figure",
    TaskReport: "task_report",
}


CAUSE: Final = ObjectOf[_InData[Cause]](
    "cause",
    Field("code", one_of(CAUSE_CODES), "What did it.", of="item"),
    Field(
        "fact",
        FACT.or_null,
        "The value or report that did it; null where it is the clock or a definition.",
        lambda of: None if of.item.fact is None else _InData(of.item.fact, of.dataset),
    ),
)


def _steps(codes: Iterable[str]) -> Field[Any]:
    status = one_of(codes).or_null
    record = ObjectOf[_InData[DayStep]](
        "",
        Field(
            "on",
            DAY,
            "The day on which it is another than the day before; of other data the day of the comparison.",
            of="item",
        ),
        Field("from", status, "The status before; null where it was not there.", "item.before"),
        Field("to", status, "The status on the day; null where it is no longer there.", "item.after"),
        Field("causes", ListOf(CAUSE), "Why.", lambda of: [_InData(cause, of.dataset) for cause in of.item.causes]),
        Field("more", COUNT, "How many more entries did it, where only the first are named.", "item.more"),
    )
    return Field(
        "steps",
        ListOf(record),
        "Each day on which it changed, in order; the first begins with the status before, the last ends with that "
        "after.",
        lambda of: [_InData(step, of.dataset) for step in of.item.steps],
    )


# --- what is another one


class _OccurrenceOf(NamedTuple):
    item: OccurrenceDifference
    found: Differences

    @property
    def dataset(self) -> Dataset:
        return self.found.after.dataset

    @property
    def before(self) -> _InData[OccurrenceOnDay] | None:
        return None if self.item.before is None else _InData(self.item.before, self.found.before.dataset)

    @property
    def after(self) -> _InData[OccurrenceOnDay] | None:
        return None if self.item.after is None else _InData(self.item.after, self.found.after.dataset)


DATED_OCCURRENCE: Final = ObjectOf[_InData[OccurrenceOnDay]](
    "dated_occurrence",
    *fields_of(lambda of: occurrence_of(of.item.item, of.dataset), OCCURRENCE.fields),
    Field("lead_today", IDS, "The agencies that answer for it on the day.", "item.lead_today"),
)


def _fields(record: ObjectOf[Any], before: Any, after: Any) -> list[str]:  # noqa: ANN401 - what the record is of
    """Return the names of the fields that differ between before and after, but for day counts."""
    if before is None or after is None:
        return []
    old, new = record.value(before), record.value(after)
    return [name for name in new if name != DAY_COUNTS and old[name] != new[name]]


_WHAT: Final[tuple[Field[Any], ...]] = (
    Field("change", one_of(KINDS), "Whether it changed, came or went.", lambda of: kind_of(of.item)),
    Field(
        "direction",
        one_of(DIRECTIONS),
        "Whether it is worse: now overdue, regressing, or lower among met, on track, at risk and off track; or better: "
        "the reverse.",
        lambda of: direction_of(of.item),
    ),
)
_DIFFER: Final = "The fields of it that differ between before and after; day counts are not a change."

TARGET_CHANGE: Final = ObjectOf[_InData[TargetDifference]](
    "target_change",
    Field("id", TEXT, "The target.", of="item"),
    *_WHAT,
    Field("before", TARGET.or_null, "The target before.", of="item"),
    Field("after", TARGET.or_null, "The target after.", of="item"),
    Field("fields", ListOf(TEXT), _DIFFER, lambda of: _fields(TARGET, of.item.before, of.item.after)),
    _steps(TARGET_STATUSES),
)

OCCURRENCE_CHANGE: Final = ObjectOf[_OccurrenceOf](
    "occurrence_change",
    Field("task", TEXT, "The task.", "item.id"),
    Field("key", TEXT, "Which occurrence of it.", of="item"),
    *_WHAT,
    Field("before", DATED_OCCURRENCE.or_null, "The occurrence before."),
    Field("after", DATED_OCCURRENCE.or_null, "The occurrence after."),
    Field("fields", ListOf(TEXT), _DIFFER, lambda of: _fields(DATED_OCCURRENCE, of.before, of.after)),
    _steps(OCCURRENCE_STATUSES),
)


VALUE_CHANGE: Final = ObjectOf[_InData[ValueDifference]](
    "value_change",
    Field("indicator", TEXT, "The indicator.", of="item"),
    Field(
        "change",
        one_of(VALUE_KINDS),
        "What became of it: new is the first of its period and reporter, revised one that was published later; "
        "corrected and withdrawn is one that the newer data has otherwise or lacks.",
        of="item",
    ),
    Field("on", DAY, "The day from which it counts.", of="item"),
    Field("before", OBSERVATION.or_null, "The value before.", lambda of: _seen(of.item.before, of.dataset)),
    Field("after", OBSERVATION.or_null, "The value after.", lambda of: _seen(of.item.after, of.dataset)),
)


# --- counts


def counted(found: Sequence[Difference]) -> list[Difference]:
    """Return what is counted: of targets not the components of another one."""
    return [
        item
        for item in found
        if not isinstance(item, TargetDifference) or any(one is not None and one.counts for one in item[1:3])
    ]


class Move(NamedTuple):
    """How many went from one status to another."""

    before: str
    after: str
    number: int


def moves(found: Sequence[Difference]) -> list[Move]:
    """Return the moves of what is before and after, the most frequent first."""
    pairs = ((status_of(item.before), status_of(item.after)) for item in counted(found))
    numbers = Counter((old, new) for old, new in pairs if old is not None and new is not None and old != new)
    return [Move(*pair, number) for pair, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))]


def _counts(name: str, what: str, codes: Sequence[str]) -> Field[Differences]:
    def by_kind(kind: str) -> Field[Sequence[Difference]]:
        return Field(
            kind, COUNT, f"How many {what} are {kind}.", lambda of: sum(kind_of(item) == kind for item in counted(of))
        )

    def by_direction(direction: str) -> Field[Sequence[Difference]]:
        def read(of: Sequence[Difference]) -> int:
            return sum(direction_of(item) == direction for item in counted(of))

        return Field(direction, COUNT, f"How many {what} are {direction} than before.", read)

    status = one_of(codes)
    move = ObjectOf[Move](
        "",
        Field("from", status, "The status before.", "before"),
        Field("to", status, "The status after.", "after"),
        Field("count", COUNT, "How many.", "number"),
    )
    record = ObjectOf[Sequence[Difference]](
        "",
        by_kind("changed"),
        by_direction("better"),
        by_direction("worse"),
        by_kind("added"),
        by_kind("removed"),
        Field("moves", ListOf(move), f"How many {what} went from which status to which, the most first.", moves),
    )
    return Field(name, record, f"The {what} that differ, counted.", attrgetter(name))


def _value_count(kind: str) -> Field[Sequence[ValueDifference]]:
    return Field(kind, COUNT, f"How many are {kind}.", lambda of: sum(item.change == kind for item in of))


_SUMMARY: Final = ObjectOf[Differences](
    "",
    _counts("targets", "targets", TARGET_STATUSES),
    _counts("occurrences", "occurrences", OCCURRENCE_STATUSES),
    Field("values", ObjectOf("", *map(_value_count, VALUE_KINDS)), "The values that differ, counted."),
)

_POINT: Final = ObjectOf[Point](
    "",
    Field("as_of", DAY, "The day: nothing published later is in it."),
    Field(
        "data",
        data_record(),
        "Which data it was.",
        lambda point: point,
    ),
)


def _agencies(found: Differences) -> dict[str, Agency]:
    known = {**found.before.dataset.reporters, **found.after.dataset.reporters}
    names: set[str] = set()
    for item in found.targets:
        names.update(*(named_by_target(one) for one in (item.before, item.after) if one is not None))
    for occurrence in found.occurrences:
        for one in (occurrence.before, occurrence.after):
            if one is not None:
                missing = () if one.item.reporters is None else one.item.reporters.missing
                names.update(one.item.slot.lead, one.lead_today, missing)
    values = (value for item in found.values for value in (item.before, item.after) if value is not None)
    names.update(value.reporter for value in values if value.reporter is not None)
    both: tuple[Difference, ...] = (*found.targets, *found.occurrences)
    causes = (cause for item in both for step in item.steps for cause in step.causes)
    reporters = (getattr(cause.fact, "reporter", None) for cause in causes)
    names.update(name for name in reporters if name is not None)
    return with_others(known, names & known.keys())


DIFF: Final = ObjectOf[Differences](
    "",
    name_field("par/diff/1"),
    Field("from", _POINT, "What is compared: the earlier day, or the older data.", "before"),
    Field("to", _POINT, "What it is compared with.", "after"),
    Field("decision", DECISION, "The decision, as the newer data has it.", of="after.dataset"),
    Field("filters", ObjectOf("", *PLACES_ASKED), "What was asked for."),
    Field("summary", _SUMMARY, "Counts of what was asked for.", lambda found: found),
    Field(
        "targets",
        ListOf(TARGET_CHANGE),
        "The targets that differ, or did in between.",
        lambda found: [_InData(item, found.after.dataset) for item in found.targets],
    ),
    Field(
        "occurrences",
        ListOf(OCCURRENCE_CHANGE),
        "The occurrences of tasks that differ, or did in between.",
        lambda found: [_OccurrenceOf(item, found) for item in found.occurrences],
    ),
    Field(
        "values",
        ListOf(VALUE_CHANGE),
        "The values that became known, or are others in the newer data, in order of the days from which they count.",
        lambda found: [_InData(item, found.after.dataset) for item in found.values],
    ),
    Field("agencies", ById(AGENCY), "The agencies and breakdowns named here and their successors, by id.", _agencies),
)
