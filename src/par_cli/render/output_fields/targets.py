"""The fields of an indicator and of a target: what was promised, how it is doing and with which numbers."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import NamedTuple, get_args

from par_cli.model.decision import Commitment, Every, Indicator, Kind, OwnersBasis, Rhythm, Target
from par_cli.model.operators import OPERATORS, Better
from par_cli.model.reports import Observation
from par_cli.progress.results import (
    COMPARATIVES,
    FLAGS,
    REASONS,
    TARGET_STATUSES,
    Each,
    Reporters,
    TargetResult,
    Year,
)
from par_cli.progress.totals import is_mean, span_asked
from par_cli.render.numbers import machine, observed_value, side
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.records import (
    OBSERVATION,
    OUTCOME,
    PERIOD,
    PLACE,
    REPORTERS,
    WORDS,
    Seen,
    in_both,
    seen,
)
from par_cli.render.output_fields.scalars import COUNT, CUT_DOWN, CUT_UP, DAY, IDS, NUMBER, TEXT, WHOLE, YES, one_of

INDICATOR = ObjectOf[Indicator](
    "indicator",
    Field("id", TEXT, "Its id."),
    Field("name", WORDS, "What is measured."),
    Field("group", TEXT.or_null, "The id of its group."),
    Field("unit", TEXT.or_null, "What its numbers count: percent, rank, count, or a unit of the decision."),
    Field("better", one_of(get_args(Better)), "Which direction is better."),
    Field("kind", one_of(get_args(Kind)), "Whether a value is an edition of an index, a level on a day or a flow."),
    Field("reported", one_of(get_args(Rhythm)).or_null, "How often it is reported."),
    Field("accumulates", YES, "Whether values add up within the year."),
    Field("publication_lag_months", COUNT.or_null, "How many months after a period its value is published."),
    *in_both("publication_lag_source", "Where that is known from.", "publication_lag_source"),
    Field("owners", IDS, "The agencies that answer for it, as named."),
    Field("owners_basis", one_of(get_args(OwnersBasis)), "Whether the text names the owners, or their field of work."),
    Field("owners_lines", ListOf(WHOLE), "The lines of the decision that name them."),
    Field("definition", WORDS.or_null, "What the decision says that it is."),
    Field("numerator", WORDS.or_null, "What is counted above the line."),
    Field("denominator", WORDS.or_null, "What is counted below the line."),
    Field("exceptions", WORDS.or_null, "What is left out."),
    Field("note", WORDS.or_null, "A remark on it."),
)

_indicator = partial(Field[TargetResult], of="entry.indicator")
_target = partial(Field[TargetResult], of="entry.target")


def _with_side(item: Observation | None, t: TargetResult) -> Seen | None:
    return seen(item, side(item, t))


def _level(name: str, meaning: str, *, goal: bool = False, after: str = "") -> Field[TargetResult]:
    """Return the field of a computed level, cut toward “not met”: a goal to the harder side, else the worse."""

    def read(t: TargetResult) -> Decimal | None:
        return machine(getattr(t, name), up=(t.direction < 0) is not goal)

    return Field(name, NUMBER.or_null, meaning, read, after=after)


class OtherNumber(NamedTuple):
    """A target with its stretch or its minimum in the place of its number, and whether that is met."""

    target: Target
    met: bool | None


class PartOf(NamedTuple):
    """A year or a reporter of a target, which says toward which side its number is cut."""

    item: Year | Each
    target: TargetResult

    @property
    def value(self) -> Decimal | None:
        """The number observed; a bound is not one."""
        item = self.item.observation
        return None if item is None or item.bound is not None else observed_value(item, side(item, self.target))


def _items(name: str) -> Callable[[TargetResult], list[PartOf]]:
    return lambda t: [PartOf(item, t) for item in getattr(t, name)]


def _stretch(t: TargetResult) -> OtherNumber | None:
    stretched = t.entry.target.stretched
    return None if stretched is None else OtherNumber(stretched, t.stretch_met)


def _minimum(t: TargetResult) -> OtherNumber | None:
    eased = t.entry.target.eased
    return None if eased is None else OtherNumber(eased, t.minimum_met)


def _other_number(name: str, what: str) -> ObjectOf[OtherNumber]:
    return ObjectOf[OtherNumber](
        name,
        Field("operator", one_of(OPERATORS), "How the value observed must compare with it.", of="target"),
        Field("value", NUMBER, f"{what}, the lower end of a range.", of="target"),
        Field("upper", NUMBER.or_null, "The upper end of a range.", of="target"),
        Field("met", YES.or_null, "Whether the deciding observation meets it."),
    )


STRETCH = _other_number("stretch", "The number striven for")
MINIMUM = _other_number("minimum", "The number from which on it is partly met")

YEAR = ObjectOf[PartOf](
    "year",
    Field("year", WHOLE, "The calendar year in which it ends.", of="item"),
    Field("period", PERIOD, "The year, half, quarter or month.", of="item"),
    Field("status", one_of(TARGET_STATUSES), "The status.", of="item"),
    Field("reason", one_of(REASONS).or_null, "Why nothing firmer can be said.", of="item"),
    Field("value", NUMBER.or_null, "The number observed for it, in the indicator's unit."),
)

ONE_OF_EACH = ObjectOf[PartOf](
    "one_of_each",
    Field("reporter", TEXT, "The id of the agency.", of="item"),
    Field("status", one_of(TARGET_STATUSES), "The status.", of="item"),
    Field("value", NUMBER.or_null, "The number observed that decides, in the indicator's unit."),
)

REPORTERS_OF_PERIOD = ObjectOf[Reporters](
    "reporters_of_period",
    *REPORTERS.fields,
    Field("period", PERIOD.or_null, "Of which period."),
)

TARGET = ObjectOf[TargetResult](
    "target",
    Field("id", TEXT, "Indicator and phase: share/2025.", of="entry"),
    Field("indicator", TEXT, "The id of the indicator.", "entry.indicator.id"),
    _indicator("name", WORDS, "The name of the indicator."),
    _indicator("group", TEXT.or_null, "The id of the indicator's group."),
    Field("phase", TEXT, "The id of the phase.", "entry.phase.id"),
    Field("deadline", DAY, "The last day on which it has to be met, after an extension.", of="entry"),
    Field("first_deadline", DAY, "The same before an extension.", of="entry"),
    Field(
        "deadline_assumed",
        WORDS.or_null,
        "Why the deadline is assumed, where the decision does not set it.",
        lambda t: t.entry.deadline_assumed,
    ),
    Field(
        "every",
        one_of(get_args(Every)).or_null,
        "How often in its phase it has to be met, if it comes round.",
        lambda t: t.entry.target.step if t.years else None,
    ),
    _target("operator", one_of(OPERATORS), "How the value observed must compare with what is asked for."),
    _target(
        "value",
        NUMBER.or_null,
        "The number that the decision prints: the change for reduce_by and raise_by, the lower end for a range.",
    ),
    _target("upper", NUMBER.or_null, "The upper end of a range."),
    *fields_of(lambda t: t.entry.indicator, INDICATOR.only("unit", "better", "kind")),
    _target(
        "relative_to", PERIOD.or_null, "The period that a change is measured from; year_before for the year before."
    ),
    Field(
        "change_in",
        one_of(("percent", "unit")).or_null,
        "What a change is counted in: percent of its base, or its unit.",
        lambda t: (t.entry.target.change_in or "percent") if t.entry.target.changes else None,
    ),
    Field(
        "over",
        TEXT.or_null,
        "The span that a sum or a mean is asked for over, up to the deadline.",
        lambda t: None if t.entry.target.over is None else span_asked(t.entry).text,
    ),
    Field(
        "by",
        one_of(("sum", "mean")).or_null,
        "Which of the two it is.",
        lambda t: None if t.entry.target.over is None else ("mean" if is_mean(t.entry) else "sum"),
    ),
    _level("threshold", "The absolute number compared with, in the indicator's unit.", goal=True, after="stretch"),
    _target(
        "tolerance",
        NUMBER.or_null,
        "How far the value may fall short of it, where the decision says about, in the indicator's unit.",
        after="upper",
    ),
    Field("stretch", STRETCH.or_null, "The number that is striven for beyond it.", _stretch),
    Field("minimum", MINIMUM.or_null, "The easier number from which on it is partly met.", _minimum, after="stretch"),
    Field(
        "by_change",
        YES,
        "Whether changes are all that is known, so that its numbers are the change from its base in percent.",
        after="threshold",
    ),
    _target("hold", YES, "Whether it must be held until the end of its phase once it is reached.", after="commitment"),
    _target("condition", WORDS.or_null, "What must happen before it applies.", after="commitment"),
    _target("commitment", one_of(get_args(Commitment)), "How firmly it is promised."),
    Field("owners", IDS, "The agencies that answer for it, as named."),
    _indicator(
        "owners_basis",
        one_of(get_args(OwnersBasis)),
        "Whether the text names the owners, or their field of work gives them.",
    ),
    Field("owners_today", IDS, "The agencies that answer for it on the day."),
    Field("status", one_of(TARGET_STATUSES), "The status."),
    Field("overdue", YES, "Whether it is past its deadline and not known to be met."),
    Field("days_overdue", COUNT.or_null, "For how many days it has been overdue."),
    Field("awaited_until", DAY, "The day until which a report is waited for: the deadline and the publication lag."),
    Field("flags", ListOf(one_of(FLAGS)), "What else there is to know about it."),
    Field("reason", one_of(REASONS).or_null, "Why nothing firmer can be said."),
    _target("note", WORDS.or_null, "A remark on the target."),
    Field("indicator_note", WORDS.or_null, "A remark on the indicator.", "entry.indicator.note"),
    Field("baseline", OBSERVATION.or_null, "Where the way began.", lambda t: _with_side(t.baseline, t)),
    Field("baseline_of", TEXT.or_null, "The id of the earlier target that the baseline decided."),
    Field("current", OBSERVATION.or_null, "The newest observation known.", lambda t: _with_side(t.current, t)),
    Field(
        "deciding", OBSERVATION.or_null, "The observation that gives the status.", lambda t: _with_side(t.deciding, t)
    ),
    Field("outcome", OUTCOME.or_null, "The report that says so."),
    Field("extension", OUTCOME.or_null, "The report that extended its deadline."),
    Field("gap", CUT_UP.or_null, "What is missing, in the indicator's unit; 0 once the number is reached."),
    Field(
        "gap_period",
        PERIOD.or_null,
        "The period of the value that the gap is of: that of deciding, else the newest that may be compared.",
        lambda t: None if t.gap is None or t.basis is None else t.basis.period,
    ),
    Field("margin", CUT_DOWN.or_null, "The distance to what is asked for, in the indicator's unit; below 0 is short."),
    Field("share", CUT_DOWN.or_null, "The part of the way done, as a fraction of one, not clamped."),
    _level("expected", "The value of the path at the end of the period, in the indicator's unit."),
    Field("behind", CUT_UP.or_null, "How far the value is short of that, in the indicator's unit; below 0 is ahead."),
    Field("pace", CUT_DOWN.or_null, "The way done over the way that should be done by then, as a fraction of one."),
    Field(
        "required", CUT_UP.or_null, "The change for the better a year that is still needed, in the indicator's unit."
    ),
    Field(
        "last_change",
        NUMBER.or_null,
        "The change of the value that the numbers are of, else of the newest, since the period before: signed, in the "
        "indicator's unit.",
        lambda t: machine(t.last_change, up=t.entry.indicator.better == "lower"),
    ),
    Field(
        "last_change_from",
        TEXT.or_null,
        "That period: the like one of the year before, else the last like one before.",
        lambda t: t.last_change_from and t.last_change_from.period.text,
    ),
    Field("last_change_is", one_of(COMPARATIVES).or_null, "Whether it is for the better."),
    Field("recent", CUT_DOWN.or_null, "The mean change for the better a year of late, in the indicator's unit."),
    _level("projected", "The value at the deadline if things go on like that, in the indicator's unit."),
    Field("projected_meets", YES.or_null, "Whether the projected value would meet the target."),
    Field(
        "years", ListOf(YEAR), "The years, halves, quarters or months of a target that comes round.", _items("years")
    ),
    Field("reporters", REPORTERS_OF_PERIOD.or_null, "How many of those listed have reported the value waited for."),
    Field(
        "missing_periods",
        ListOf(PERIOD),
        "The periods without a value that a sum or a mean needs: before the last value, after the deadline all.",
    ),
    Field("each", ListOf(ONE_OF_EACH), "Each reporter, where every one of them must meet it.", _items("each")),
    _target("parts", IDS, "The targets that make it up, all or one of which must be met."),
    Field(
        "parts_needed",
        COUNT.or_null,
        "How many of these targets must be met.",
        lambda t: t.entry.target.parts_needed if t.entry.target.parts else None,
    ),
    Field("part_of", TEXT.or_null, "The id of the target that it is a part of: no count has it."),
    _target("source", PLACE.or_null, "Where the decision states it."),
)
