"""The kinds of value that a data file holds: text, number, day, period, id.

The reader hands over plain scalars with their text (``PlainNumber``, ``PlainDate``); here each field takes what it
is meant to hold and nothing else.  Where text, a period or an id is wanted, a plain ``2024`` is taken as written.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from par_cli.model.periods import FORMS, Period, parse_period
from par_cli.source import PlainDate, PlainNumber


def reject(code: str, message: str, hint: str) -> NoReturn:
    """Refuse a value: the loading room turns this into a problem with the place of the value.

    ``code`` is the stable code of the rule; the texts may hold anything, braces included.
    """
    raise PydanticCustomError("par", "{text}", {"text": message, "hint": hint, "code": code})


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{value}”" if len(value) <= 40 else f"“{value[:37]}...”"  # noqa: PLR2004 - a line's worth
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, tuple):
        return "a list"
    return {None: "null", True: "true", False: "false"}.get(value, str(value))  # type: ignore[call-overload, no-any-return]


_OR_NOTHING = ", or leave the key out"


_MEANT = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?) ?%?", re.ASCII)  # 88,5 and 88%
_PART = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})", re.ASCII)  # 1/3
_MEANT_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)  # 31/12/2025


def _number(value: object) -> Decimal:
    if type(value) is PlainNumber:
        return Decimal(value)
    if isinstance(value, str):
        plain = _MEANT.fullmatch(value)
        meant = f"write {plain[1].replace(',', '.')}" if plain else "write the bare number without quotes, like 48.67"
        reject("PAR210", f"{_shown(value)} is text, not a number", meant)
    reject("PAR210", f"{_shown(value)} is not a number", "write a number like 48.67")


def _change(value: object) -> Decimal | Fraction | tuple[Decimal, ...]:
    if isinstance(value, tuple):
        if len(value) != 2:  # noqa: PLR2004 - both ends of a range
            reject("PAR206", "the list has the wrong length", "write exactly 2 entries, like [25, 30]")
        return tuple(_number(item) for item in value)
    part = _PART.fullmatch(value) if isinstance(value, str) else None
    return _number(value) if part is None else Fraction(int(part[1]), int(part[2]))


def _integer(value: object) -> int:
    if type(value) is PlainNumber and "." not in value:
        return int(value)
    reject("PAR211", f"{_shown(value)} is not a whole number", "write a whole number without quotes, like 12")


def _day(value: object) -> date:
    if type(value) is PlainDate:
        return date.fromisoformat(value)
    meant = _MEANT_DAY.fullmatch(value) if isinstance(value, str) else None
    example = f"{meant[3]}-{int(meant[2]):02}-{int(meant[1]):02}" if meant else "2025-12-31"
    reject("PAR212", f"{_shown(value)} is not a date", f"write the day as YYYY-MM-DD without quotes, like {example}")


def _period(value: object) -> Period:
    if not isinstance(value, str):
        reject("PAR401", f"{_shown(value)} is not a period", f"write {FORMS}{_OR_NOTHING if value is None else ''}")
    try:
        return parse_period(value)
    except ValueError as error:
        reject("PAR401", str(error), f"write {FORMS}")


def _base(value: object) -> Period | Literal["year_before"]:
    return "year_before" if value == "year_before" else _period(value)


def _year_or_month(value: object) -> Period:
    try:
        period = parse_period(value) if isinstance(value, str) else None
    except ValueError:
        period = None
    if period is None or not (period.is_year or period.months == 1):
        reject("PAR409", f"{_shown(value)} is neither a year nor a month", "write it like 2025 or 2025-04")
    return period


def _text(value: object) -> str:
    if not isinstance(value, str):
        reject("PAR213", f"{_shown(value)} is not text", "write text, in quotes where it reads as something else")
    text = str(value)
    if not text.strip():
        reject("PAR214", "the text is empty", "write the text, or leave the key out")
    return text


def _matching(pattern: str, code: str, what: str, example: str) -> Callable[[object], str]:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        if isinstance(value, str) and compiled.fullmatch(value):
            return str(value)
        reject(code, f"{_shown(value)} is not {what}", f"write {example}{_OR_NOTHING if value is None else ''}")

    return check


def _flag(value: object) -> bool:
    if value is True or value is False:
        return value
    reject("PAR215", f"{_shown(value)} is neither true nor false", "write true or false without quotes")


class _Taken:
    """Marks a field whose value a function takes or refuses; cheaper to build than pydantic's own marker."""

    def __init__(self, function: Callable[[object], object]) -> None:
        self.function = function

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.function)


Number = Annotated[Decimal, _Taken(_number)]
Change = Annotated[Decimal | Fraction | tuple[Decimal, ...], _Taken(_change)]
Integer = Annotated[int, _Taken(_integer)]
Day = Annotated[date, _Taken(_day)]
PeriodField = Annotated[Period, _Taken(_period)]
YearOrMonth = Annotated[Period, _Taken(_year_or_month)]
Text = Annotated[str, _Taken(_text)]
Flag = Annotated[bool, _Taken(_flag)]
_identifier = _matching(
    r"[a-z0-9]+(-[a-z0-9]+)*",
    "PAR216",
    "an id",
    "lower-case letters a-z and digits, words joined by hyphens, like online-dossier-share",
)
Identifier = Annotated[str, _Taken(_identifier)]

# A key that names something else may be left out; null is refused there, because it may stand for a forgotten name.
Reference = Annotated[str | None, _Taken(_identifier)]
PeriodReference = Annotated[Period | None, _Taken(_period)]
BaseReference = Annotated[Period | Literal["year_before"] | None, _Taken(_base)]
PhaseId = Annotated[str, _Taken(_matching(r"[A-Za-z0-9][A-Za-z0-9-]*", "PAR216", "a phase", 'like "2025"'))]
TargetName = Annotated[
    str | None,
    _Taken(_matching(r"[A-Za-z0-9][A-Za-z0-9-]*", "PAR216", "the id of a target", "letters, digits, hyphens")),
]
TaskId = Annotated[
    str,
    _Taken(_matching(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)+", "PAR216", "a task id", "section and number, like II.3")),
]
_section = _matching(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*", "PAR216", "a section", "an id like II")
SectionId = Annotated[str, _Taken(_section)]
SectionReference = Annotated[str | None, _Taken(_section)]
TargetId = Annotated[
    str,
    _Taken(
        _matching(
            r"[a-z0-9]+(-[a-z0-9]+)*/[A-Za-z0-9][A-Za-z0-9-]*",
            "PAR216",
            "a target id",
            "the indicator, and the id or phase of the target, like satisfaction/2025",
        )
    ),
]


class Record(BaseModel):
    """What every entry of a data file has in common: strict, frozen, no unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


Language = Literal["vi", "en"]


class Localized(Record):
    """A text in Vietnamese and English; a plain text in a data file stands for both."""

    vi: Text | None = None
    en: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
        if isinstance(data, str):
            return {"vi": data, "en": data}
        if isinstance(data, dict) and all(text is None for text in data.values()):
            reject("PAR217", "the text is given in no language", "write {vi: ..., en: ...} or a plain text")
        return data

    def to(self, language: Language) -> str:
        """Give the text in a language, or in the other one where only that exists."""
        return (self.vi or self.en or "") if language == "vi" else (self.en or self.vi or "")


def unique(code: str, what: str) -> AfterValidator:
    """Give a check that a list holds no entry twice."""

    def check(value: tuple[str, ...]) -> tuple[str, ...]:
        for index, entry in enumerate(value):
            if entry in value[:index]:
                reject(code, f"{what} {entry} stands twice", "keep one of them")
        return value

    return AfterValidator(check)
