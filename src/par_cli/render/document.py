"""The JSON documents of the commands that list: all of ``par/status/1``, or the list that a command is about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple, Protocol, TypeVar

from par_cli.model.agencies import Agency
from par_cli.model.dataset import Dataset
from par_cli.model.decision import PaceBands
from par_cli.progress.digest import digest
from par_cli.progress.results import (
    OCCURRENCE_STATUSES,
    TARGET_STATUSES,
    DataOnDay,
    Status,
    Summary,
    TargetResult,
    TaskResult,
    Upcoming,
)
from par_cli.progress.status import newest_published
from par_cli.render.dumps import dumps
from par_cli.render.output_fields.accounts import ACCOUNT, OCCURRENCE_COUNTS, TARGET_COUNTS, TASK_COUNTS, AccountOf
from par_cli.render.output_fields.kinds import ById, Field, Json, Kind, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.records import AGENCY, DECISION
from par_cli.render.output_fields.reporting import UPCOMING_REPORT
from par_cli.render.output_fields.scalars import COUNT, DAY, IDS, NUMBER, TEXT, YES, one_of
from par_cli.render.output_fields.targets import TARGET
from par_cli.render.output_fields.tasks import TASK, TaskOf

View = Literal["status", "targets", "tasks", "agencies"]


def json_document(found: Status, view: View, fields: Sequence[str] = ()) -> bytes:
    """Return a document; ``fields`` are those to write of each entry of its list, of a status of the document."""
    content = document(found, view)
    if fields:
        from par_cli.render.chosen_fields import chosen, pick

        name = LISTS[view]
        content = (
            pick(content, chosen(fields)) if name is None else {**content, name: pick(content[name], chosen(fields))}
        )
    return dumps(content)


def document(found: Status, view: View) -> Json:
    """Return the document as plain values: text, numbers, dates, lists and mappings."""
    return record_of(view).value(found)


# --- what every document begins with


class WithTasks(DataOnDay, Protocol):
    """A result that has tasks."""

    @property
    def tasks(self) -> tuple[TaskResult, ...]: ...


Result = TypeVar("Result", bound=DataOnDay)

SOURCES = ("folder", "embedded")
SHA256: Final = Kind({"type": "string", "pattern": "^[0-9a-f]{64}$"})


def name_field(name: str) -> Field[Any]:
    return Field("schema", Kind({"const": name}), "The name of this schema.", lambda _: name)


def _newest(result: DataOnDay) -> date | None:
    return newest_published(result.dataset, result.as_of)


def data_record(newest: Callable[[Result], date | None] = _newest) -> ObjectOf[Result]:
    """Return the fields that say which data something was computed from."""
    return ObjectOf[Result](
        "",
        Field("source", one_of(SOURCES), "A folder, or the data inside the package.", lambda r: source(r.dataset)),
        Field(
            "sha256",
            SHA256,
            "SHA-256 of what the data says on that day, however it is laid out.",
            lambda r: digest(r.dataset, r.as_of),
        ),
        Field(
            "known",
            DAY.or_null,
            "The day by which it had been recorded (--known); null where all that is recorded counts.",
            of="dataset",
        ),
        Field("newest_published", DAY.or_null, "The latest day of publication among the values known.", newest),
    )


def head(name: str, newest: Callable[[Result], date | None] = _newest) -> tuple[Field[Result], ...]:
    """Return the fields that say which document it is, of which day and decision, and from which data.

    ``newest`` reads the latest day of publication from a result that has it already.
    """
    return (
        name_field(name),
        Field("as_of", DAY, "The day that it is about: nothing published later is in it."),
        Field("decision", DECISION, "The decision that everything here comes from.", of="dataset"),
        Field("data", data_record(newest), "Which data it was computed from.", lambda r: r),
    )


def source(dataset: Dataset) -> str:
    return "embedded" if dataset.folder is None else "folder"


_PACE_BANDS = ObjectOf[PaceBands](
    "",
    Field("on_track", NUMBER, "The pace from which a target is on track."),
    Field("at_risk", NUMBER, "The pace from which it is at risk; below it, off track."),
)

PACE_BANDS: Field[Any] = Field("pace_bands", _PACE_BANDS, "From which pace on a target is so.", of="dataset.decision")


# --- what the documents of lists have

_Filters = Sequence[tuple[str, str]]


def _filter_field(name: str) -> Field[_Filters]:
    return Field(name, TEXT.or_null, f"Only this {name}.", lambda filters: dict(filters).get(name))


def _day(filters: _Filters, name: str) -> date | None:
    text = dict(filters).get(name)
    return None if text is None else date.fromisoformat(text)


def _filter_number(filters: _Filters, name: str) -> int | None:
    text = dict(filters).get(name)
    return None if text is None else int(text)


PLACES_ASKED: Final = tuple(map(_filter_field, ("phase", "section", "agency")))
"""The filters that every list has."""


def _filters(statuses: Iterable[str]) -> ObjectOf[_Filters]:
    return ObjectOf(
        "",
        *PLACES_ASKED,
        Field(
            "status",
            ListOf(one_of(statuses)),
            "Only these statuses; empty for all.",
            lambda filters: [value for name, value in filters if name == "status"],
        ),
        Field("overdue", YES, "Only what is overdue.", lambda filters: "overdue" in dict(filters)),
        Field(
            "due_before",
            DAY.or_null,
            "Only what falls due before this day.",
            lambda filters: _day(filters, "due_before"),
        ),
        Field(
            "due_within",
            COUNT.or_null,
            "Only what falls due from the day on, up to this many days later.",
            lambda filters: _filter_number(filters, "due_within"),
        ),
        Field(
            "ids",
            IDS,
            "Only these targets, indicators with all of their targets, or tasks; empty for all.",
            lambda filters: [value for name, value in filters if name == "ids"],
        ),
    )


class SummaryCounts(NamedTuple):
    """What is counted: all of it, and for each phase, section, group or agency, which ``by`` has with its words."""

    name: str
    meaning: str
    record: ObjectOf[Any]
    by: Mapping[str, str]

    def tallies(self, summary: Summary, by: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = getattr(summary, f"{self.name}_by_{by}")
        # agencies of occurrences were published by id, all others in the order in which the data has them
        return dict(sorted(found.items())) if self.name == "occurrences" else found

    def field(self) -> Field[Summary]:
        each = (
            Field[Summary](
                f"by_{by}", ById(self.record), f"The same for each {what}, by its id.", partial(self.tallies, by=by)
            )
            for by, what in self.by.items()
        )
        counted = ObjectOf("", *fields_of(attrgetter(self.name), self.record.fields), *each)
        return Field(self.name, counted, self.meaning, lambda summary: summary)


COUNTS: Final = (
    SummaryCounts(
        "targets",
        "The targets, counted.",
        TARGET_COUNTS,
        {"phase": "phase", "section": "section of the text", "group": "group of indicators", "agency": "owner"},
    ),
    SummaryCounts(
        "tasks", "The tasks, counted.", TASK_COUNTS, {"section": "section of the task matrix", "agency": "lead"}
    ),
    SummaryCounts("occurrences", "Their occurrences, counted.", OCCURRENCE_COUNTS, {"agency": "lead"}),
)
"""In JSON the summary, in CSV the rows of ``par status``."""

_UPCOMING = ObjectOf[Upcoming](
    "",
    Field("day", DAY, "The day."),
    Field("days", COUNT, "In how many days that is."),
    Field("tasks", IDS, "The tasks that fall due.", lambda up: [item.task.id for item in up.tasks]),
    Field(
        "targets",
        IDS,
        "The targets that fall due, or are judged for a year.",
        lambda up: [item.entry.id for item in up.targets],
    ),
)


def accounts(found: Status) -> list[AccountOf]:
    return [
        AccountOf(item, None if item.agency is None else found.dataset.agencies[item.agency]) for item in found.accounts
    ]


def tasks(found: WithTasks) -> list[TaskOf]:
    return [TaskOf(item, found.dataset) for item in found.tasks]


_LISTS: tuple[Field[Status], ...] = (
    Field("upcoming", ListOf(_UPCOMING), "Each day of the next 90 on which something falls due."),
    Field(
        "upcoming_reports",
        ListOf(UPCOMING_REPORT),
        "Each report that is due within the same days, by reporting.yaml; empty without that file.",
    ),
    Field("account_of", TEXT.or_null, "The agency that was asked for; null for all."),
    Field("by_today", YES, "Whether accounts are of the agencies that answer on the day, not of those named."),
    Field("accounts", ListOf(ACCOUNT), "What each agency owes, in the order asked for.", accounts),
    Field("targets", ListOf(TARGET), "The targets asked for."),
    Field("tasks", ListOf(TASK), "The tasks asked for.", tasks),
)

ENTRIES: Final[Mapping[View, tuple[str, ObjectOf[Any], Callable[[Status], Sequence[Any]]]]] = {
    "targets": ("target", TARGET, lambda found: found.targets),
    "tasks": ("task", TASK, tasks),
    "agencies": ("account", ACCOUNT, accounts),
}
"""What each list has: the word for an entry of it, the fields of one, and all of them."""


def lists_of(view: View) -> tuple[View, ...]:
    """Return the lists whose entries a command writes one by one."""
    return ("targets", "tasks") if view == "status" else (view,)


LISTS: Final[Mapping[View, str | None]] = {
    "status": None,
    "targets": "targets",
    "tasks": "tasks",
    "agencies": "accounts",
}
"""The list that a document is about."""


# --- the agencies that a document names


def agencies_field(names: Callable[[Result], Iterable[str]]) -> Field[Result]:
    """Return the field that has all agencies named, and all that took over from them, by id."""
    return Field(
        "agencies",
        ById(AGENCY),
        "The agencies and breakdowns named here and their successors, by id.",
        lambda result: with_others(result.dataset.reporters, names(result)),
    )


def with_others(agencies: Mapping[str, Agency], names: Iterable[str]) -> dict[str, Agency]:
    """Return agencies by id, with their members and successors."""
    found: set[str] = set()
    ahead = set(names)
    while ahead:
        name = ahead.pop()
        found.add(name)
        ahead |= {*agencies[name].members, *(step.agency for step in agencies[name].successors)} - found
    return {name: agencies[name] for name in sorted(found)}


def named_by_target(item: TargetResult) -> set[str]:
    missing = () if item.reporters is None else item.reporters.missing
    return {*item.owners, *item.owners_today, *missing, *(one.reporter for one in item.each)}


def named_by_task(item: TaskResult) -> set[str]:
    counts = [part.reporters for part in item.occurrences if part.reporters is not None]
    missing = (name for count in counts for name in count.missing)
    return {*item.leads, *item.task.taken_over_by, *item.task.coordinating, *item.lead_today, *missing}


def agencies_of(found: Status, view: View) -> set[str]:
    """Return the agencies that a document names."""
    names: set[str] = set()
    if view != "tasks":
        names.update(*map(named_by_target, found.targets))
    if view != "targets":
        names.update(*map(named_by_task, found.tasks))
    if view == "agencies":
        names.update(*(item.agency_today for item in found.accounts))
    return names


# --- the documents


_BOTH = (*TARGET_STATUSES, *OCCURRENCE_STATUSES)
_ALL = ("targets", "tasks", "occurrences")

_CONTENTS: Final[Mapping[View, tuple[Sequence[str], Sequence[str], Sequence[str]]]] = {
    "status": (_BOTH, _ALL, ("upcoming", "upcoming_reports", "targets", "tasks")),
    "targets": (TARGET_STATUSES, ("targets",), ("targets",)),
    "tasks": (OCCURRENCE_STATUSES, ("tasks", "occurrences"), ("tasks",)),
    "agencies": (_BOTH, _ALL, ("account_of", "by_today", "accounts")),
}
"""The statuses that each document can be asked for, what it counts, and its lists."""


@cache
def record_of(view: View) -> ObjectOf[Status]:
    """Return the fields of a document; a command needs those of one."""
    statuses, counts, lists = _CONTENTS[view]
    summary = ObjectOf("", *(each.field() for each in COUNTS if each.name in counts))
    return ObjectOf(
        "",
        *head(f"par/{view}/1", attrgetter("newest")),
        Field("filters", _filters(statuses), "What was asked for."),
        PACE_BANDS,
        Field("summary", summary, "Counts of what was asked for."),
        *(field for field in _LISTS if field.name in lists),
        agencies_field(lambda found: agencies_of(found, view)),
    )
