"""The fields of a target: what was promised, how it is doing and with which numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, get_args

from par_cli.model.decision import Commitment, Every, Kind, OwnersBasis, Target
from par_cli.model.operators import OPERATORS, Better
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.progress.results import FLAGS, REASONS, TARGET_STATUSES, Each, Reporters, TargetResult, Year
from par_cli.render.numbers import machine, observed_value, side
from par_cli.render.output_fields.kinds import Field, ListOf, Record
from par_cli.render.output_fields.records import OBSERVATION, OUTCOME, PLACE, REPORTERS, WORDS, Seen, seen
from par_cli.render.output_fields.scalars import COUNT, CUT_DOWN, CUT_UP, DAY, IDS, NUMBER, TEXT, WHOLE, YES, one_of


def _lower(t: TargetResult) -> bool:
    """Return whether lower is better: a value cut upward then never overstates."""
    return t.direction < 0


def _seen(item: Observation | None, t: TargetResult) -> Seen | None:
    return seen(item, side(item, t))


def _number(item: Observation | None, t: TargetResult) -> Decimal | None:
    """Return the number observed; a bound is not one."""
    return None if item is None or item.bound is not None else observed_value(item, side(item, t))


def _relative_to(target: Target) -> str | None:
    return target.relative_to.text if isinstance(target.relative_to, Period) else target.relative_to


class Striven(NamedTuple):
    """A target with the number that is striven for beyond it, and whether that is met."""

    target: Target
    met: bool | None


class YearValue(NamedTuple):
    year: Year
    value: Decimal | None


class EachValue(NamedTuple):
    one: Each
    value: Decimal | None


def _stretch(t: TargetResult) -> Striven | None:
    stretched = t.entry.target.stretched
    return None if stretched is None else Striven(stretched, t.stretch_met)


STRETCH = Record[Striven](
    "stretch",
    Field("operator", one_of(OPERATORS), "How the value observed must compare with it.", lambda s: s.target.operator),
    Field("value", NUMBER, "The number striven for, the lower end of a range.", lambda s: s.target.value),
    Field("upper", NUMBER.or_null, "The upper end of a range.", lambda s: s.target.upper),
    Field("met", YES.or_null, "Whether the deciding observation meets it."),
)

YEAR = Record[YearValue](
    "year",
    Field("year", WHOLE, "The calendar year in which it ends.", lambda y: y.year.year),
    Field("period", TEXT, "The year, half, quarter or month.", lambda y: y.year.period.text),
    Field("status", one_of(TARGET_STATUSES), "The status.", lambda y: y.year.status),
    Field("reason", one_of(REASONS).or_null, "Why nothing firmer can be said.", lambda y: y.year.reason),
    Field("value", NUMBER.or_null, "The number observed for it, in the indicator's unit."),
)

ONE_OF_EACH = Record[EachValue](
    "one_of_each",
    Field("reporter", TEXT, "The id of the agency.", lambda e: e.one.reporter),
    Field("status", one_of(TARGET_STATUSES), "The status.", lambda e: e.one.status),
    Field("value", NUMBER.or_null, "The number observed that decides, in the indicator's unit."),
)

REPORTERS_OF_PERIOD = Record[Reporters](
    "reporters_of_period",
    *REPORTERS.fields,
    Field("period", TEXT.or_null, "Of which period.", lambda count: count.period and count.period.text),
)

TARGET = Record[TargetResult](
    "target",
    Field("id", TEXT, "Indicator and phase: share/2025.", lambda t: t.entry.id),
    Field("indicator", TEXT, "The id of the indicator.", lambda t: t.entry.indicator.id),
    Field("name", WORDS, "The name of the indicator.", lambda t: t.entry.indicator.name),
    Field("group", TEXT.or_null, "The id of the indicator's group.", lambda t: t.entry.indicator.group),
    Field("phase", TEXT, "The id of the phase.", lambda t: t.entry.phase.id),
    Field("deadline", DAY, "The last day on which it has to be met, after an extension.", lambda t: t.entry.deadline),
    Field("first_deadline", DAY, "The same before an extension.", lambda t: t.entry.first_deadline),
    Field(
        "every",
        one_of(get_args(Every)).or_null,
        "How often in its phase it has to be met, if it comes round.",
        lambda t: t.entry.target.step if t.years else None,
    ),
    Field(
        "operator",
        one_of(OPERATORS),
        "How the value observed must compare with what is asked for.",
        lambda t: t.entry.target.operator,
    ),
    Field(
        "value",
        NUMBER.or_null,
        "The number that the decision prints: the change for reduce_by and raise_by, the lower end for a range.",
        lambda t: t.entry.target.value,
    ),
    Field("upper", NUMBER.or_null, "The upper end of a range.", lambda t: t.entry.target.upper),
    Field(
        "unit",
        TEXT.or_null,
        "What its numbers count: percent, rank, count, or a unit of the decision.",
        lambda t: t.entry.indicator.unit,
    ),
    Field("better", one_of(get_args(Better)), "Which direction is better.", lambda t: t.entry.indicator.better),
    Field(
        "kind",
        one_of(get_args(Kind)),
        "Whether a value is an edition of an index, a level on a day or a flow.",
        lambda t: t.entry.indicator.kind,
    ),
    Field(
        "relative_to",
        TEXT.or_null,
        "The period that a change is measured from; year_before for the year before.",
        lambda t: _relative_to(t.entry.target),
    ),
    Field(
        "change_in",
        one_of(("percent", "unit")).or_null,
        "What a change is counted in: percent of its base, or its unit.",
        lambda t: (t.entry.target.change_in or "percent") if t.entry.target.changes else None,
    ),
    Field(
        "threshold",
        NUMBER.or_null,
        "The absolute number compared with, in the indicator's unit.",
        lambda t: machine(t.threshold, up=not _lower(t)),
        after="stretch",
    ),
    Field("stretch", STRETCH.or_null, "The number that is striven for beyond it.", _stretch),
    Field(
        "commitment", one_of(get_args(Commitment)), "How firmly it is promised.", lambda t: t.entry.target.commitment
    ),
    Field("owners", IDS, "The agencies that answer for it, as named."),
    Field(
        "owners_basis",
        one_of(get_args(OwnersBasis)),
        "Whether the text names the owners, or their field of work gives them.",
        lambda t: t.entry.indicator.owners_basis,
    ),
    Field("owners_today", IDS, "The agencies that answer for it on the day."),
    Field("status", one_of(TARGET_STATUSES), "The status."),
    Field("overdue", YES, "Whether it is past its deadline and not known to be met."),
    Field("days_overdue", COUNT.or_null, "For how many days it has been overdue."),
    Field("awaited_until", DAY, "The day until which a report is waited for: the deadline and the publication lag."),
    Field("flags", ListOf(one_of(FLAGS)), "What else there is to know about it."),
    Field("reason", one_of(REASONS).or_null, "Why nothing firmer can be said."),
    Field("note", WORDS.or_null, "A remark on the target.", lambda t: t.entry.target.note),
    Field("indicator_note", WORDS.or_null, "A remark on the indicator.", lambda t: t.entry.indicator.note),
    Field("baseline", OBSERVATION.or_null, "Where the way began.", lambda t: _seen(t.baseline, t)),
    Field("baseline_of", TEXT.or_null, "The id of the earlier target that the baseline decided."),
    Field("current", OBSERVATION.or_null, "The newest observation known.", lambda t: _seen(t.current, t)),
    Field("deciding", OBSERVATION.or_null, "The observation that gives the status.", lambda t: _seen(t.deciding, t)),
    Field("outcome", OUTCOME.or_null, "The report that says so."),
    Field("extension", OUTCOME.or_null, "The report that extended its deadline."),
    Field("gap", CUT_UP.or_null, "What is missing, in the indicator's unit; 0 once the number is reached."),
    Field("margin", CUT_DOWN.or_null, "The distance to what is asked for, in the indicator's unit; below 0 is short."),
    Field("share", CUT_DOWN.or_null, "The part of the way done, as a fraction of one, not clamped."),
    Field(
        "expected",
        NUMBER.or_null,
        "The value of the path at the end of the period, in the indicator's unit.",
        lambda t: machine(t.expected, up=_lower(t)),
    ),
    Field("behind", CUT_UP.or_null, "How far the value is short of that, in the indicator's unit; below 0 is ahead."),
    Field("pace", CUT_DOWN.or_null, "The way done over the way that should be done by then, as a fraction of one."),
    Field(
        "required", CUT_UP.or_null, "The change for the better a year that is still needed, in the indicator's unit."
    ),
    Field("recent", CUT_DOWN.or_null, "The mean change for the better a year of late, in the indicator's unit."),
    Field(
        "projected",
        NUMBER.or_null,
        "The value at the deadline if things go on like that, in the indicator's unit.",
        lambda t: machine(t.projected, up=_lower(t)),
    ),
    Field("projected_meets", YES.or_null, "Whether the projected value would meet the target."),
    Field(
        "years",
        ListOf(YEAR),
        "The years, halves, quarters or months of a target that comes round.",
        lambda t: [YearValue(year, _number(year.observation, t)) for year in t.years],
    ),
    Field("reporters", REPORTERS_OF_PERIOD.or_null, "How many of those listed have reported the value waited for."),
    Field(
        "each",
        ListOf(ONE_OF_EACH),
        "Each reporter, where every one of them must meet it.",
        lambda t: [EachValue(one, _number(one.observation, t)) for one in t.each],
    ),
    Field(
        "parts", IDS, "The targets that make it up, all or one of which must be met.", lambda t: t.entry.target.parts
    ),
    Field("part_of", TEXT.or_null, "The id of the target that it is a part of: no count has it."),
    Field("source", PLACE.or_null, "Where the decision states it.", lambda t: t.entry.target.source),
)
