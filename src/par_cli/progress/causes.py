"""Why a status, a number or a date is another one than the day before, or than in older data."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from par_cli.model.dataset import Dataset
from par_cli.model.decision import OPEN_END
from par_cli.model.fields import Record
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold, speaks_of
from par_cli.progress.facts import Fact
from par_cli.progress.results import OccurrenceResult, TargetResult
from par_cli.progress.totals import ONE_DAY

ClockCode = Literal["deadline_passed", "lag_passed", "step_due", "period_ended", "gone_stale", "agency_changed"]
FactCode = Literal[
    "value_new",
    "value_revised",
    "base_changed",
    "figure_set",
    "reporters_complete",
    "outcome_reported",
    "task_reported",
    "extended",
    "superseded",
]
FolderCode = Literal[
    "value_corrected",
    "value_withdrawn",
    "report_corrected",
    "report_withdrawn",
    "target_added",
    "target_removed",
    "target_changed",
    "task_added",
    "task_removed",
    "task_changed",
    "indicator_changed",
    "settings_changed",
]
CauseCode = ClockCode | FactCode | FolderCode
CLOCK_CODES: tuple[ClockCode, ...] = get_args(ClockCode)
FACT_CODES: tuple[FactCode, ...] = get_args(FactCode)
FOLDER_CODES: tuple[FolderCode, ...] = get_args(FolderCode)
CAUSE_CODES: tuple[CauseCode, ...] = (*CLOCK_CODES, *FACT_CODES, *FOLDER_CODES)


class Cause(NamedTuple):
    """Why something changed; ``fact`` is the entry that did it, None where it is the clock or a definition.

    ``period_ended`` has the value that was published before its period was over, and counts from then on.
    """

    code: CauseCode
    fact: Fact | None = None


# --- the clock


def clock_causes_of_target(before: TargetResult, after: TargetResult, day: date) -> list[Cause]:
    """Return why a target is in another state than the day before, where nothing became known that did it."""
    found: list[CauseCode] = []
    old, new = set(before.flags), set(after.flags)
    if _state(before) != _state(after) or old - {"stale"} != new - {"stale"}:
        found += _time_codes(before, day - ONE_DAY)
    if "stale" in new - old:
        found.append("gone_stale")
    if before.owners_today != after.owners_today:
        found.append("agency_changed")
    return [Cause(code) for code in found or ["deadline_passed"]]


def _state(item: TargetResult) -> tuple[object, ...]:
    """Return what the clock can change of a target, but for its flags and for who answers for it."""
    years = tuple((year.status, year.reason) for year in item.years)
    each = tuple(one.status for one in item.each)
    parts = tuple(part.status for part in item.parts)
    numbers = (item.gap, item.pace, item.required, item.expected, item.projected, item.baseline_of)
    return (item.status, item.overdue, item.reason, item.deciding, item.entry.deadline, years, each, parts, numbers)


def _time_codes(item: TargetResult, eve: date) -> list[CauseCode]:
    """Return what ended on a day for a target or its components; of another target of the indicator its deadline."""
    codes = list(dict.fromkeys(code for one in (item, *components(item)) for code in _end_causes(one, eve)))
    return codes or ["deadline_passed"]


def components(item: TargetResult) -> Iterator[TargetResult]:
    """Yield the components of a composite target, and theirs."""
    for part in item.parts:
        yield part
        yield from components(part)


def _end_causes(item: TargetResult, eve: date) -> Iterator[CauseCode]:
    entry = item.entry
    comes_round = bool(item.years) or entry.phase.end == OPEN_END
    ends = [year.period.end for year in item.years] or [entry.deadline]
    if eve in ends:
        yield "step_due" if comes_round else "deadline_passed"
    if eve in (item.awaited_until, *(year.awaited_until for year in item.years)):
        yield "lag_passed"
    if eve == entry.phase.end and eve not in ends:
        yield "period_ended"


def clock_causes_of_occurrence(before: OccurrenceResult, day: date, *, same_lead: bool) -> list[Cause]:
    """Return why an occurrence is in another state than the day before, where nothing became known that did it."""
    found: list[CauseCode] = []
    if before.due is not None and before.due == day - ONE_DAY:
        found.append("deadline_passed" if before.slot.step is None else "step_due")
    if not same_lead or not found:  # or a group without a due day has other members
        found.append("agency_changed")
    return [Cause(code) for code in found]


# --- facts


class FactContext(NamedTuple):
    """What a fact meets: the data in which it counts, and its target or None for an occurrence."""

    dataset: Dataset
    before: TargetResult | None = None
    after: TargetResult | None = None


def fact_causes(facts: Iterable[Fact], context: FactContext) -> list[Cause]:
    return [Cause(_code(fact, context), fact) for fact in facts]


def _code(fact: Fact, context: FactContext) -> CauseCode:
    if isinstance(fact, Threshold):
        return "figure_set"
    if isinstance(fact, Outcome | TaskReport):
        speaks = speaks_of(fact.state)
        if speaks == "extended" or speaks == "superseded":  # noqa: PLR1714 - mypy narrows only these
            return speaks
        return "outcome_reported" if isinstance(fact, Outcome) else "task_reported"
    if fact.published is not None and fact.published < fact.period.end:
        return "period_ended"
    after = context.after
    base = None if after is None else after.entry.target.base
    if base is not None and base[1:3] == fact.period[1:3]:
        return "base_changed"
    if after is not None and fact.reporter is not None and _completed(context.before, after):
        return "reporters_complete"
    return "value_new" if revised_value(context.dataset, fact) is None else "value_revised"


def _completed(before: TargetResult | None, after: TargetResult) -> bool:
    """Return whether all reporters have reported now, and had not before."""
    now = after.reporters
    then = None if before is None else before.reporters
    return now is not None and now.done == now.total and (then is None or then.done < then.total or then[2] != now[2])


def revised_value(dataset: Dataset, fact: Observation) -> Observation | None:
    """Return the value that another one takes the place of: the last that was known before it, of the same."""
    observations = dataset.observations
    spans = observations.by_span(observations.rows(fact.indicator))
    rows: Sequence[int] = next((rows for span, rows in spans if span == fact.period[1:3]), ())
    reporters = observations.recurring["reporter"].texts
    cells = zip(rows, observations.cells_in("reporter", rows), strict=True)
    same = (observations.observation(row) for row, cell in cells if reporters[cell] == (fact.reporter or ""))
    found = [item for item in same if item.known_from < fact.known_from]
    return max(found, key=lambda item: (item.known_from, item.published or date.min), default=None)


# --- definitions


def defined(record: Record) -> object:
    """Return what an entry of the decision says, without the warnings that it accepts and the targets of its own."""
    return {name: item for name, item in record.__dict__.items() if name not in {"accepted", "targets"}}


def settings(dataset: Dataset) -> tuple[object, ...]:
    """Return what holds for all targets and tasks: the decision itself, phases, units, breakdowns and agencies."""
    lists = (dataset.phases, dataset.units, dataset.breakdowns, dataset.agencies)
    return (defined(dataset.decision), *({name: defined(item) for name, item in found.items()} for found in lists))
