"""What was typed to be recorded, in the one form that data files hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from par_cli.diagnostics import MisuseError
from par_cli.messages import phrase
from par_cli.model.periods import FORMS, NoPeriodError, parse_period
from par_cli.record import figures
from par_cli.source import PlainDate, PlainNumber, forbidden_character, nfc, plain_value

Given = str | bool | None


def present(fields: Mapping[str, Given]) -> dict[str, str | bool]:
    """Leave out what was not given."""
    return {key: value for key, value in fields.items() if value is not None and value is not False}


def text(option: str, given: str | None, *, plain: bool = False) -> str | None:
    """Give a text as data files may hold it; ``plain`` where a number or day stands without quotes, as in an id."""
    if given is None:
        return None
    found = nfc(given)
    if not given.strip():
        raise MisuseError(phrase("{option}: the text is empty; write it, or leave the option out", option=option))
    if found is None or forbidden_character(found):
        raise MisuseError(
            phrase("{option}: the text holds a tab or an invisible character; write it without that", option=option)
        )
    value = plain_value(found) if plain else found
    return value if isinstance(value, str) else found


def number(option: str, given: str | None) -> PlainNumber | None:
    """Give a number."""
    try:
        return None if given is None else figures.number(given)
    except figures.UnreadableError as error:
        raise MisuseError(phrase("{option}: {why}", option=option, why=error.message)) from None


def figure(given: str, *, change: bool) -> dict[str, Given]:
    """Give the value, bound, counts or change that a figure is."""
    if change:
        return {"change": number("VALUE", given)}
    try:
        return dict(figures.figure(given)._asdict())
    except figures.UnreadableError as error:
        raise MisuseError(phrase("{option}: {why}", option="VALUE", why=error.message)) from None


def day(option: str, given: str | None) -> PlainDate | None:
    """Give a day."""
    try:
        return None if given is None else figures.day(given)
    except figures.UnreadableError as error:
        raise MisuseError(phrase("{option}: {why}", option=option, why=error.message)) from None


def period(given: str) -> str:
    """Give a period; a day may be written as 31/12/2025."""
    try:
        return figures.day(given) if given.count("/") > 1 else _as_written(parse_period(given.strip()).text)
    except figures.UnreadableError as error:
        raise MisuseError(phrase("{option}: {why}", option="PERIOD", why=error.message)) from None
    except NoPeriodError as error:
        hint = phrase("write {what}", what=FORMS)
        raise MisuseError(phrase("PERIOD: {why}; {hint}", why=error.message, hint=hint)) from None


def _as_written(given: str) -> str:
    value = plain_value(given)
    return value if isinstance(value, str) else given


class State(NamedTuple):
    """The state that was asked for, with the option that asked and the day given with it."""

    name: str
    option: str
    day: PlainDate | None


def state(**asked: str | bool | None) -> State:
    """Give the one state that was asked for."""
    options = {"extended": "--extend", "superseded": "--supersede"}
    named = {name: options.get(name, f"--{name.replace('_', '-')}") for name in asked}
    found = [name for name, given in asked.items() if given is not None and given is not False]
    if len(found) != 1:
        raise MisuseError(phrase("say one of: {names}", names=", ".join(named.values())))
    name = found[0]
    given = asked[name]
    return State(name, named[name], day(named[name], given if isinstance(given, str) else None))


_NEEDED: Mapping[str, tuple[str, ...]] = {"extended": ("document",), "superseded": ("document", "reason")}


def report(
    found: State, today: date, published: str | None, *, document: str | None, reason: str | None
) -> dict[str, Given]:
    """Give what a state says; what needs the day on which it was said is published today, if nothing else is given."""
    texts = {"document": text("--document", document), "reason": text("--reason", reason)}
    needed = _NEEDED.get(found.name, ())
    for key, value in texts.items():
        if (value is None) == (key in needed):
            if value is None:
                raise MisuseError(
                    phrase("{option}: {wanted} is needed with it", option=found.option, wanted=f"--{key}")
                )
            raise MisuseError(phrase("{option} does not go with {other}", option=f"--{key}", other=found.option))
    said = day("--published", published)
    if said is None and found.name not in {"done", "superseded"}:
        said = PlainDate(today.isoformat())
    extended = found.name == "extended"
    return {
        "state": found.name,
        "due" if extended else "on": found.day,
        "published": said,
        **texts,
    }
