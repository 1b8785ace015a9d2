"""What was typed to be recorded, in the one form that data files hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from par_cli.cli import option_checks
from par_cli.diagnostics import MisuseError
from par_cli.messages import Message, phrase
from par_cli.model.periods import (
    FORMS,
    NoPeriodError,
    Unclear,
    meant_period,
    parse_period,
    period_hint,
    typed_period,
)
from par_cli.record.bounds import SIGNS, sign_before
from par_cli.record.number_cells import Figure, Habits, read_figure
from par_cli.record.subjects import Subject
from par_cli.source import MAX_DIGITS, PlainDate, PlainNumber, forbidden_character, nfc, plain_value
from par_cli.system import typed_text
from par_cli.typed import read_day, read_number, two_years

Field = str | bool | dict[str, str] | None


def present(fields: Mapping[str, Field]) -> dict[str, str | bool | dict[str, str]]:
    """Leave out what was not given."""
    return {key: value for key, value in fields.items() if value is not None and value is not False}


def _misuse(option: str, why: Message) -> MisuseError:
    return MisuseError(phrase("{option}: {why}", option=option, why=why))


def text(option: str, given: str | None, *, plain: bool = False) -> str | None:
    """Return a text as data files may hold it; ``plain`` where it has no quotes there, as an id has none."""
    if given is None:
        return None
    found = nfc(typed_text(given) or "")
    if not given.strip():
        raise _misuse(option, phrase("the text is empty; write it, or leave the option out"))
    if found is None or forbidden_character(found):
        raise _misuse(option, phrase("the text holds a tab or an invisible character; remove it"))
    return _as_plain(found) if plain else found


def texts(**given: str | None) -> dict[str, Field]:
    return {name: text(f"--{name.replace('_', '-')}", typed) for name, typed in given.items()}


def note(given: str | None, vi: str | None, en: str | None) -> str | dict[str, str] | None:
    """Return a remark: one text, or one for each language, where the text for both is that of the one without."""
    both = text("--note", given)
    if vi is None and en is None:
        return both
    found = {"vi": text("--note-vi", vi) or both, "en": text("--note-en", en) or both}
    return {language: remark for language, remark in found.items() if remark is not None}


def _as_plain(given: str) -> str:
    value = plain_value(given)
    return value if isinstance(value, str) else given


def number(option: str, given: str | None) -> PlainNumber | None:
    """Return the number that ``48,67``, ``48.67``, ``1.234,5`` or ``1.234.567`` means, with its digits."""
    if given is None:
        return None
    readings = set(read_number(given.strip()).values())
    if not readings:
        raise _misuse(option, phrase("“{text}” is not a number; write it like 48.67 or 48,67", text=given))
    if len(readings) > 1:
        whole, decimal = sorted(readings, key=lambda reading: "." in reading)
        why = phrase(
            "“{text}” can be read in two ways; write {whole} if the sign separates thousands, {decimal} if it "
            "separates decimals",
            text=given,
            whole=whole,
            decimal=f"{decimal}0",  # four decimals cannot be a group of thousands
        )
        raise _misuse(option, why)
    found = readings.pop()
    if len(found.lstrip("-").replace(".", "")) > MAX_DIGITS:
        raise _misuse(option, phrase("“{text}” has more than {most} digits", text=given, most=MAX_DIGITS))
    return PlainNumber(found)


_TYPED = Habits(note="--note", flag="--provisional")
_MERE_DIGITS = re.compile(r"[-+\u2212<>=\u2264\u2265 ]*[0-9.,/ ]*", re.ASCII)


def figure(option: str, given: str, *, change: bool, subject: Subject | None = None) -> dict[str, Field]:
    """Return the fields of a figure: a change, counts (``14862/55489``), a bound (``>30``, ``<=30``) or a value.

    What is written next to its digits is read as in a spreadsheet: ``48,67%``, ``9/34`` for a rank, ``12,3 (p)``.
    """
    if change:
        return {"change": number(option, given)}
    if subject is not None:
        found = read_figure(given.strip(), _TYPED, subject)
        if isinstance(found, Figure):
            return _fields_of(option, found)
        if _MERE_DIGITS.fullmatch(given.strip()):
            _plain_figure(option, given)  # which says best what is wrong with them
        hint = found.hint
        if "--fractions" in hint.template:
            hint = phrase("write a percent sign behind it if that is meant")
        raise _misuse(option, phrase("{message}; {hint}", message=found.message, hint=hint))
    return _plain_figure(option, given)


def _fields_of(option: str, found: Figure) -> dict[str, Field]:
    """Return the fields of a figure that was read."""
    numbers = {name: getattr(found, name) for name in ("value", "of", "numerator", "denominator")}
    for digits in numbers.values():
        if len(digits.lstrip("-").replace(".", "")) > MAX_DIGITS:
            raise _misuse(option, phrase("“{text}” has more than {most} digits", text=digits, most=MAX_DIGITS))
    fields: dict[str, Field] = {name: PlainNumber(digits) for name, digits in numbers.items() if digits}
    fields["bound"] = found.bound or None
    if found.marks.words:
        fields["provisional"] = True
    return fields


def _plain_figure(option: str, given: str) -> dict[str, Field]:
    numerator, slash, denominator = given.strip().partition("/")
    if slash:
        return {"numerator": number(option, numerator), "denominator": number(option, denominator)}
    sign = sign_before(given.strip())
    return {"value": number(option, given.strip().removeprefix(sign)), "bound": SIGNS.get(sign)}


def day(option: str, given: str | None) -> PlainDate | None:
    """Return the day that ``2025-12-31`` or ``31/12/2025`` names."""
    if given is None:
        return None
    try:
        found = read_day(given.strip())
    except ValueError:
        raise _misuse(option, phrase("the day “{text}” does not exist", text=given)) from None
    if found is None:
        raise _misuse(option, phrase("“{text}” is not a day; write it like 2025-12-31 or 31/12/2025", text=given))
    return PlainDate(found.isoformat())


def period(given: str, subject: Subject | None = None, *, option: str = "PERIOD") -> str | None:
    """Return a period; a day may be typed as 31/12/2025, and periods in words as in a spreadsheet."""
    if given.count("/") > 1:
        return day(option, given)
    text = given.strip()
    if two_years(text) is None:
        try:
            return _as_plain(parse_period(text).text)
        except NoPeriodError as error:
            found = typed_period(text)
            if found is not None:
                return _as_plain(found.text)
            hint = period_hint(given) or phrase("write {what}", what=FORMS)
            raise MisuseError(phrase("{option}: {why}; {hint}", option=option, why=error.message, hint=hint)) from None
    monthly = subject is not None and subject.is_monthly
    meant = meant_period(text, monthly=monthly, first_month=None if subject is None else subject.first_month)
    if isinstance(meant, Unclear):
        raise MisuseError(phrase("{option}: {why}; {hint}", option=option, why=meant.message, hint=meant.hint))
    return _as_plain(meant.text)


class ChosenState(NamedTuple):
    """The state that was asked for, with the option that asked and the day given with it."""

    name: str
    option: str
    day: PlainDate | None


def state(**options_given: str | bool | None) -> ChosenState:
    options = {"extended": "--extend", "superseded": "--supersede"}
    named = {name: options.get(name, f"--{name.replace('_', '-')}") for name in options_given}
    found = present(options_given)
    if len(found) != 1:
        raise MisuseError(phrase("give one of: {names}", names=", ".join(named.values())))
    ((name, given),) = found.items()
    return ChosenState(name, named[name], day(named[name], given if isinstance(given, str) else None))


_NEEDED: Mapping[str, tuple[str, ...]] = {"extended": ("document",), "superseded": ("document", "reason")}


def report(
    found: ChosenState, today: date | None, published: str | None, *, document: str | None, reason: str | None
) -> dict[str, Field]:
    """Return the fields of a state; one that counts from its publication is published today unless a day is given.

    ``today`` is None for a state that is corrected: the day of publication that is there stays.
    """
    details = texts(document=document, reason=reason)
    needed = _NEEDED.get(found.name, ())
    for key, value in details.items():
        if value is None and key in needed:
            raise option_checks.lacking(found.option, f"--{key}")
        if value is not None and key not in needed:
            raise option_checks.conflict(f"--{key}", found.option)
    published_on = day("--published", published)
    if published_on is None and today is not None and found.name not in {"done", "superseded", "condition_met"}:
        published_on = PlainDate(today.isoformat())
    seen = found.name == "seen"
    return {
        "state": "in_progress" if seen else found.name,
        "seen": seen,
        "due" if found.name == "extended" else "on": found.day,
        "published": published_on,
        **details,
    }
