"""What several documents have: periods, texts, places, observations, outcomes, the decision, agencies."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from par_cli.locales import Language
from par_cli.model.agencies import Agency, Successor
from par_cli.model.decision import Decision, Indicator, Source
from par_cli.model.fields import Localized
from par_cli.model.periods import Period
from par_cli.model.reports import BOUNDS, Observation, Outcome, OutcomeState
from par_cli.progress.results import Reporters
from par_cli.render.numbers import observed_value
from par_cli.render.output_fields.kinds import Field, Kind, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.scalars import COUNT, DAY, IDS, NUMBER, TEXT, WHOLE, YES, one_of


class _PeriodText(Kind):
    """A period, as data files write it; the name of one (year_before) is a text already."""

    def value(self, period: Period | str) -> str:
        return period if isinstance(period, str) else period.text


PERIOD = _PeriodText({"type": "string"})

WORDS = ObjectOf[Localized](
    "words",
    Field("vi", TEXT.or_null, "The text in the language vi."),
    Field("en", TEXT.or_null, "The text in the language en."),
)


def in_both(name: str, meaning: str, read: str) -> tuple[Field[Any], ...]:
    """Return the fields of a text that may be in two languages: one in English, else in Vietnamese, and one of each."""
    find: Callable[[Any], Localized | None] = attrgetter(read)

    def in_either(item: object) -> str | None:
        text = find(item)
        return None if text is None else text.to("en")

    def in_language(language: Language) -> Callable[[Any], str | None]:
        return lambda item: getattr(find(item), language, None)

    return (
        Field(name, TEXT.or_null, meaning, in_either),
        Field(f"{name}_vi", TEXT.or_null, "The same in Vietnamese.", in_language("vi")),
        Field(f"{name}_en", TEXT.or_null, "The same in English.", in_language("en")),
    )


NOTE = ("note", "note_vi", "note_en")
"""The fields of a remark."""

PLACE = ObjectOf[Source](
    "place",
    Field("section", TEXT.or_null, "The section of the decision's text."),
    Field("line", WHOLE.or_null, "The first line of the passage."),
    Field("document", TEXT.or_null, "The document, where it is another one."),
    Field("page", TEXT.or_null, "The page of it."),
    Field("url", TEXT.or_null, "Its address."),
)

OUTCOME = ObjectOf[Outcome](
    "outcome",
    Field("state", one_of(get_args(OutcomeState)), "What was reported."),
    Field("on", DAY.or_null, "The day it was done, or from which the target no longer applies."),
    Field("by", DAY.or_null, "A day by which it was, where the day itself is not known."),
    Field("due", DAY.or_null, "The new deadline of an extension."),
    Field("published", DAY.or_null, "The day of publication."),
    Field("reason", TEXT.or_null, "Why it no longer applies."),
    Field("document", TEXT.or_null, "The document that says so."),
    Field("evidence", TEXT.or_null, "What shows that it was done."),
    Field("source", TEXT.or_null, "Who published it, and where."),
    Field("url", TEXT.or_null, "The address of the source."),
    *in_both("note", "A remark on it.", "note"),
)


class Seen(NamedTuple):
    """An observation, and the side on which what is asked for lies: a computed percentage is cut away from it."""

    item: Observation
    side: int


def seen(item: Observation | None, side: int) -> Seen | None:
    return None if item is None else Seen(item, side)


def seen_by_itself(item: Observation, indicator: Indicator | None) -> Seen:
    """Return an observation that is compared with no target: what is better lies on the side of its indicator."""
    return Seen(item, -1 if indicator is not None and indicator.better == "lower" else 1)


_observed = partial(Field[Seen], of="item")

OBSERVATION = ObjectOf[Seen](
    "observation",
    _observed(
        "period", PERIOD, "The period that it covers: 2024, 2024-Q3, 2024-07, 2024-12-31, 2021/2025 and the like."
    ),
    Field(
        "value",
        NUMBER.or_null,
        "The number observed, in the indicator's unit; with a bound, its limit.",
        lambda seen: observed_value(seen.item, seen.side),
    ),
    _observed("of", WHOLE.or_null, "Among how many a rank is."),
    _observed("numerator", NUMBER.or_null, "The count above the line of a percentage."),
    _observed("denominator", NUMBER.or_null, "The count below the line of a percentage."),
    _observed("change", NUMBER.or_null, "Cut or growth against the base of a relative target, in percent."),
    _observed("bound", one_of(BOUNDS).or_null, "Which limit the value is, where the number itself is not known."),
    _observed("reporter", TEXT.or_null, "The agency that it is about; null for the whole."),
    *fields_of(lambda seen: seen.item, OUTCOME.only("published", "source", "url")),
    _observed("line", WHOLE.or_null, "The line of the decision that states it."),
    _observed("provisional", YES, "Whether it may still be revised."),
    Field(
        "break", YES, "Whether the method changed with it, so that earlier values do not compare.", "item.series_break"
    ),
    _observed("comparable", YES, "Whether a rank compares with others although it is among another number of units."),
    _observed(
        "as_printed", NUMBER.or_null, "The percentage that the source prints, where it disagrees with its own counts."
    ),
    *in_both("note", "A remark on it.", "item.remark"),
)

REPORTERS = ObjectOf[Reporters](
    "reporters",
    Field("done", COUNT, "How many have."),
    Field("total", COUNT, "Of how many."),
    Field("missing", IDS, "Those that have not."),
)

DECISION = ObjectOf[Decision](
    "",
    Field("id", TEXT.or_null, "The id that stays when the title changes."),
    Field("title", WORDS, "The title."),
    Field("issuer", WORDS.or_null, "Who issued it."),
    Field("number", TEXT.or_null, "Its number."),
    Field("date", DAY.or_null, "Its date."),
    Field("time_zone", TEXT, "The time zone that its days are in, by its IANA name."),
    Field("language", one_of(get_args(Language)), "Its language."),
    Field("note", WORDS.or_null, "A remark on it."),
)

SUCCESSOR = ObjectOf[Successor](
    "successor",
    Field("agency", TEXT, "The id of the agency that took over."),
    Field("from", PERIOD, "The period from which it answers: a day, or less exact.", "start"),
    Field("scope", WORDS.or_null, "Which part it took over, where it is not the whole."),
    Field("source", TEXT.or_null, "Who says so, and where."),
    Field("url", TEXT.or_null, "The address of the source."),
    Field("unverified", YES, "Whether it is general knowledge without a source."),
    Field("note", WORDS.or_null, "A remark on it."),
)

AGENCY = ObjectOf[Agency](
    "agency",
    Field("name", WORDS, "The official name."),
    Field("short", WORDS.or_null, "The short name that tables print."),
    Field("level", TEXT.or_null, "The level that it works on, in the decision's own word."),
    Field("until", DAY.or_null, "Its last day."),
    Field("members", IDS, "The agencies of a group that lists them."),
    Field("size", COUNT.or_null, "How many make up a group, where that is given."),
    Field("several", YES, "Whether it is several agencies, of which nobody has said who or how many they are."),
    Field("successors", ListOf(SUCCESSOR), "The agencies that took over from it."),
)
