"""The kinds of value that a data file holds: text, number, day, period, id.

The reader returns plain scalars with their text (``PlainNumber``, ``PlainDate``); each field here accepts what it is
meant to hold and nothing else. Where text, a period or an id is expected, a plain ``2024`` is accepted as written.

Each kind has a form: what it looks like in JSON Schema to an editor, which reads YAML 1.2. There a plain ``2024`` is a
number and a day is text.
"""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, Final, Literal, NoReturn

from pydantic import Field

from par_cli.locales import ENGLISH, Language
from par_cli.messages import Message, phrase
from par_cli.model.building import CheckedBy, Form, ParsedBy, refusal
from par_cli.model.building import Record as Record  # noqa: PLC0414 - every model needs it with its fields
from par_cli.model.periods import DAY, FORMS, MONTH, PERIOD, YEAR, NoPeriodError, Period, parse_period
from par_cli.source import PlainDate, PlainNumber, too_many_digits
from par_cli.typed import clip, read_day

MOST_DAYS_AFTER: Final = 366  # what is asked for after a period is not due later than a year after it
CURRENT_VERSION: Final = 1  # the schema of the data files that are read here


def reject(code: str, message: Message, hint: Message) -> NoReturn:
    """Refuse a value; the loading room turns this into a problem with the place of the value."""
    raise refusal(code, message, hint)


def _shown(value: object) -> object:
    if isinstance(value, str):
        return f"“{clip(value)}”"
    if isinstance(value, dict):
        return phrase("a mapping")
    if isinstance(value, tuple):
        return phrase("a list")
    return {None: "null", True: "true", False: "false"}.get(value, value)  # type: ignore[call-overload]


def _write(what: Message, given: object) -> Message:
    """Return the remedy; where null was given, perhaps nothing was meant."""
    if given is None:
        return phrase("write {what}, or leave the key out", what=what)
    return phrase("write {what}", what=what)


# Patterns of refused values, and that of documents, are rarely needed and compiled only then.
_MEANT = r"(-?[0-9]+(?:[.,][0-9]+)?) ?%?"  # 88,5 and 88%
_THOUSANDS = r"-?[0-9]{1,3}(?:,[0-9]{3})+"  # 1,480, which some read as thousands and others as a decimal
_TIME_OF_DAY = r"[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?"  # 12:30
_DAY_MONTH_OR_YEAR = rf"{YEAR}(?:-{MONTH}|-{DAY})?"
_PART = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})", re.ASCII)  # 1/3
_YEAR_OR_MONTH = re.compile(rf"{YEAR}(?:-{MONTH})?", re.ASCII)
_ISSUED_HINT = phrase("write the day, like 2020-09-14; where it is not known, the month or the year")


def _number(value: object) -> Decimal:
    if type(value) is PlainNumber:
        number = Decimal(value)
        return number or abs(number)  # -0 is 0
    if isinstance(value, str):
        _reject_too_many_digits(value)
        plain = re.fullmatch(_MEANT, value, re.ASCII)
        hint = phrase("write the bare number without quotes, like 48.67")
        if not any(map(str.isdigit, value)):
            hint = phrase(
                "leave the entry out where there is no figure; write the number in digits, such as 10 for ten"
            )
        if re.fullmatch(_TIME_OF_DAY, value, re.ASCII):
            hint = phrase("write hours and minutes as one decimal number, like 12.5 for 12:30")
        if re.fullmatch(_THOUSANDS, value, re.ASCII):
            whole, decimal = value.replace(",", ""), value.replace(",", ".", 1)
            hint = phrase("write {whole} if thousands are meant", whole=whole)
            if value.count(",") == 1:
                hint = phrase("write {whole}, or {decimal} if the comma is a decimal one", whole=whole, decimal=decimal)
        elif plain:
            hint = phrase("write {what}", what=plain[1].replace(",", "."))
            if plain[1] == value and "," not in value:
                hint = phrase("write it without quotes: {example}", example=value)
        reject("PAR210", phrase("{value} is text, not a number", value=_shown(value)), hint)
    reject("PAR210", phrase("{value} is not a number", value=_shown(value)), phrase("write a number like 48.67"))


def _reject_too_many_digits(text: str) -> None:
    """Refuse digits that no reader keeps; in YAML without quotes they never come as far as here."""
    if refusal := too_many_digits(text):
        reject(*refusal)


def _change(value: object) -> Decimal | Fraction | tuple[Decimal, ...]:
    if isinstance(value, tuple):
        if len(value) != 2:  # noqa: PLR2004 - both ends of a range
            reject("PAR206", phrase("the list has the wrong length"), phrase("write exactly 2 entries, like [25, 30]"))
        return tuple(_number(item) for item in value)
    part = _PART.fullmatch(value) if isinstance(value, str) else None
    return _number(value) if part is None else Fraction(int(part[1]), int(part[2]))


def _integer(value: object) -> int:
    if type(value) is PlainNumber and "." not in value:
        return int(value)
    if isinstance(value, str):
        _reject_too_many_digits(value)
    message = phrase("{value} is not a whole number", value=_shown(value))
    reject("PAR211", message, phrase("write a whole number without quotes, like 12"))


def _day(value: object) -> date:
    if type(value) is PlainDate:
        return date.fromisoformat(value)
    hint = phrase("write the day as YYYY-MM-DD without quotes, like {example}", example="2025-12-31")
    try:
        meant = read_day(value) if isinstance(value, str) else None
    except ValueError:  # a day that does not exist
        meant = None
    if meant is not None:
        hint = phrase("write it without quotes: {example}", example=meant.isoformat())
    reject("PAR212", phrase("{value} is not a date", value=_shown(value)), hint)


def _period(value: object) -> Period:
    if not isinstance(value, str):
        reject("PAR401", phrase("{value} is not a period", value=_shown(value)), _write(FORMS, value))
    try:
        return parse_period(value)
    except NoPeriodError as error:
        from par_cli.model.periods import period_hint

        reject("PAR401", error.message, period_hint(value) or _write(FORMS, value))


def _base(value: object) -> Period | Literal["year_before"]:
    return "year_before" if value == "year_before" else _period(value)


def _over(value: object) -> Period | Literal["phase"]:
    return "phase" if value == "phase" else _period(value)


def _year_or_month(value: object) -> Period:
    if not (isinstance(value, str) and _YEAR_OR_MONTH.fullmatch(value)):
        message = phrase("{value} is neither a year nor a month", value=_shown(value))
        reject("PAR409", message, phrase("write it like 2025 or 2025-04"))
    return parse_period(value)


def _issued(value: object) -> Period:
    """Return the day on which a document was issued, or the month or year where no day is known."""
    if isinstance(value, str) and re.fullmatch(_DAY_MONTH_OR_YEAR, value, re.ASCII):
        return _period(value)
    message = phrase("{value} is neither a day nor a month or a year", value=_shown(value))
    reject("PAR401", message, _ISSUED_HINT)


def _text(value: object, hint: Message | None = None) -> str:
    if not isinstance(value, str):
        hint = hint or phrase("write text, in quotes where it reads as something else")
        reject("PAR213", phrase("{value} is not text", value=_shown(value)), hint)
    text = str(value)
    if not text.strip():
        reject("PAR214", phrase("the text is empty"), phrase("write the text, or leave the key out"))
    return text


def _note(value: object) -> str:
    """Return a note in one language; the model has split one in two languages before."""
    return _text(value, phrase("write {vi: ..., en: ...} or a plain text") if isinstance(value, dict) else None)


_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}", re.ASCII)


def _day_of_year(value: object) -> str:
    text = _text(value)
    try:
        date.fromisoformat(f"2024-{text if _MONTH_DAY.fullmatch(text) else ''}")
    except ValueError:
        message = phrase("“{text}” is not a day of the year", text=clip(text))
        reject("PAR403", message, phrase("write MM-DD, like 03-20"))
    return text


def _days_after(value: object) -> int:
    days = _integer(value)
    if not 0 < days <= MOST_DAYS_AFTER:
        message = phrase("{days} days after the end of a period are not possible", days=days)
        reject("PAR405", message, phrase("write how many days, from 1 to {most}", most=MOST_DAYS_AFTER))
    return days


def _flag(value: object) -> bool:
    if value is True or value is False:
        return value
    message = phrase("{value} is neither true nor false", value=_shown(value))
    reject("PAR215", message, phrase("write true or false without quotes"))


class Unique(CheckedBy):
    """Marks a list that holds no entry twice."""

    def __init__(self, what: Message) -> None:
        super().__init__(self._refuse_repeated)
        self.what = what

    def _refuse_repeated(self, value: tuple[object, ...]) -> tuple[object, ...]:
        seen: set[object] = set()
        for entry in value:
            if entry in seen:
                message = phrase("{what} {name} appears twice", what=self.what, name=entry)
                reject("PAR305", message, phrase("keep one of them"))
            seen.add(entry)
        return value


Plain = Literal["integer", "number"]
"""What an id may look like to an editor where it is written without quotes and letters."""


def _pattern(pattern: str, hint: str) -> dict[str, object]:
    """Return the form of a text, with what a YAML language server says instead of showing the pattern."""
    return {"pattern": f"^(?:{pattern})$", "patternErrorMessage": hint}


def _named(
    name: str, pattern: str, what: Message, example: Message, plain: Plain | None = None, *, optional: bool = False
) -> ParsedBy:
    """Return the marker of ids of one kind, under a key that may be left out or not."""
    compiled = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        if isinstance(value, str) and compiled.fullmatch(value):
            return str(value)
        message = phrase("{value} is not {what}", value=_shown(value), what=what)
        reject("PAR216", message, _write(example, value if optional else ""))

    kinds = "string" if plain is None else ["string", plain]
    form: dict[str, object] = {"type": kinds, **_pattern(pattern, ENGLISH.text(_write(example, "")))}
    if plain is not None:
        form["minimum"] = 0
    return ParsedBy(check, form, name)


_NUMBER_FORM: Form = {"type": "number"}
_PERIOD_FORM: Form = {
    "type": ["string", "integer"],
    **_pattern(PERIOD, ENGLISH.text(_write(FORMS, ""))),
    "minimum": 1000,
    "maximum": 9999,
}
_YEAR_OR_MONTH_FORM: Form = {**_PERIOD_FORM, **_pattern(_YEAR_OR_MONTH.pattern, "write it like 2025 or 2025-04")}
_ISSUED_FORM: Form = {**_PERIOD_FORM, **_pattern(_DAY_MONTH_OR_YEAR, ENGLISH.text(_ISSUED_HINT))}
_CHANGE_FORM: Form = {
    "anyOf": [
        _NUMBER_FORM,
        {"type": "string", **_pattern(_PART.pattern, "write a number without quotes, a part like 1/3, or [25, 30]")},
        {"type": "array", "items": _NUMBER_FORM, "minItems": 2, "maxItems": 2},
    ]
}
_DAY_FORM: Form = {"type": "string", "format": "date", **_pattern(f"[0-9]{{4}}-{DAY}", "write the day as YYYY-MM-DD")}
TEXT_FORM: Form = {
    "type": ["string", "number"],
    "pattern": r"\S",
    "patternErrorMessage": "write the text, or leave the key out",
}

_NULLABLE_TEXT: Form = {"anyOf": [TEXT_FORM, {"type": "null"}]}
_NOTE_FORM: Form = {
    "anyOf": [
        TEXT_FORM,
        {
            "title": "A note in two languages",
            "description": "In Vietnamese and English.",
            "type": "object",
            "properties": {
                "vi": {"description": "The text in Vietnamese.", **_NULLABLE_TEXT},
                "en": {"description": "The text in English.", **_NULLABLE_TEXT},
            },
            "minProperties": 1,
            "additionalProperties": False,
        },
    ]
}

Number = Annotated[Decimal, ParsedBy(_number, _NUMBER_FORM)]
Change = Annotated[Decimal | Fraction | tuple[Decimal, ...], ParsedBy(_change, _CHANGE_FORM, "change")]
Integer = Annotated[int, ParsedBy(_integer, {"type": "integer"})]
Day = Annotated[date, ParsedBy(_day, _DAY_FORM, "day")]
_period_parser = ParsedBy(_period, _PERIOD_FORM, "period")
PeriodField = Annotated[Period, _period_parser]
_year_or_month_parser = ParsedBy(_year_or_month, _YEAR_OR_MONTH_FORM, "year_or_month")
YearOrMonth = Annotated[Period, _year_or_month_parser]
LastYearOrMonth = Annotated[Period | None, _year_or_month_parser]
Text = Annotated[str, ParsedBy(_text, TEXT_FORM, "text")]
Note = Annotated[str, ParsedBy(_note, _NOTE_FORM, "note")]
DayMonthOrYear = Annotated[Period, ParsedBy(_issued, _ISSUED_FORM, "day_month_or_year")]
DayOfYear = Annotated[
    str,
    ParsedBy(_day_of_year, {"type": "string", **_pattern(DAY, "write MM-DD, like 03-20")}, "day_of_year"),
]
DaysAfter = Annotated[int, ParsedBy(_days_after, {"type": "integer", "minimum": 1, "maximum": MOST_DAYS_AFTER})]
Flag = Annotated[bool, ParsedBy(_flag, {"type": "boolean"})]


_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_NAME = r"[A-Za-z0-9][A-Za-z0-9-]*"
_DOTTED = r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)"  # repeated as often as a quantifier behind it says


def looks_like_id(text: str) -> bool:
    """Return whether a text is words in lower case joined by hyphens, as no other text is."""
    return "-" in text and re.fullmatch(_ID, text, re.ASCII) is not None


_AN_ID = phrase("lower-case letters a-z and digits, words joined by hyphens, like online-dossier-share")
_identifier = partial(_named, "id", _ID, phrase("an id"), _AN_ID, "integer")
_section = partial(_named, "section_id", f"{_DOTTED}*", phrase("a section"), phrase("an id like II"), "number")

Identifier = Annotated[str, _identifier()]

# A key that names something else may be left out; null is refused there, because a name may have been forgotten.
Reference = Annotated[str | None, _identifier(optional=True)]
PeriodReference = Annotated[Period | None, _period_parser]
BaseReference = Annotated[
    Period | Literal["year_before"] | None, ParsedBy(_base, {"anyOf": [{"const": "year_before"}, _PERIOD_FORM]}, "base")
]
SpanReference = Annotated[
    Period | Literal["phase"] | None, ParsedBy(_over, {"anyOf": [{"const": "phase"}, _PERIOD_FORM]}, "span")
]
PhaseId = Annotated[str, _named("phase_id", _NAME, phrase("a phase"), phrase('like "2025"'), "integer")]
TargetName = Annotated[
    str | None,
    _named(
        "target_name", _NAME, phrase("the id of a target"), phrase("letters, digits, hyphens"), "integer", optional=True
    ),
]
TaskId = Annotated[
    str, _named("task_id", f"{_DOTTED}+", phrase("a task id"), phrase("section and number, like II.3"), "number")
]
SectionId = Annotated[str, _section()]
SectionReference = Annotated[str | None, _section(optional=True)]
DocumentIds = Annotated[tuple[Identifier, ...], Unique(phrase("the document"))]
TargetId = Annotated[
    str,
    _named(
        "target_id",
        f"{_ID}/{_NAME}",
        phrase("a target id"),
        phrase("the indicator, and the id or phase of the target, like satisfaction/2025"),
    ),
]


class DataFile(Record, title="A data file"):
    """What every data file begins with."""

    version: Annotated[Integer, Field(alias="schema")]
    """The version of the form of the data files."""


class Localized(Record, title="A text in two languages"):
    """In Vietnamese and English; a plain text is used for both."""

    vi: Text | None = None
    """The text in Vietnamese."""
    en: Text | None = None
    """The text in English."""

    @classmethod
    def before_validation(cls, given: Any) -> Any:  # noqa: ANN401 - anything that the reader returns
        if isinstance(given, str):
            return {"vi": given, "en": given}
        if isinstance(given, dict) and all(text is None for text in given.values()):
            hint = phrase("write {vi: ..., en: ...} or a plain text")
            reject("PAR217", phrase("the text is not given in any language"), hint)
        return given

    @property
    def texts(self) -> tuple[str, ...]:
        """The text in each language that it is given in."""
        return tuple(text for text in (self.vi, self.en) if text)

    def to(self, language: Language) -> str:
        """Return the text in a language, or in the other one where only that exists."""
        return (self.vi or self.en or "") if language == "vi" else (self.en or self.vi or "")


RuleCode = Annotated[
    str,
    _named("rule_code", r"PAR[0-9]{3}", phrase("the code of a rule"), phrase("the code of the warning, like PAR811")),
]


class AcceptsWarnings(Record, title="An entry"):
    """What may be doubtful for good reason."""

    accepted: dict[RuleCode, Localized] = Field(default_factory=dict)
    """Warnings of par validate to leave out: the code of each, with the reason."""
