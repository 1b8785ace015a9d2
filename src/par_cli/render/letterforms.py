"""What is above and below the text of a report or a letter, and the words that both have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from par_cli.locales import Locale
from par_cli.model.reporting import Letterhead, ReportingFile
from par_cli.render.page import Page
from par_cli.render.phrases import UNVERIFIED
from par_cli.render.printable import printable

PLACEHOLDER: Final = "[...]"
"""What is printed where the data does not say what belongs there."""


class Letterforms(NamedTuple):
    """What is above and below the text of a report or a letter; ``missing`` are the names of what is left open."""

    state: str
    motto: str
    parent: str
    issuer: str
    number: str
    place_and_date: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    authority: str
    office: str
    name: str
    missing: tuple[str, ...]


def letterforms_of(
    letterhead: Letterhead | None, reporting: ReportingFile | None, day: date, locale: Locale
) -> Letterforms:
    """Return a letterhead in words, with what is missing left open."""
    state = None if reporting is None else reporting.state
    missing: list[str] = []

    def known(name: str) -> str:
        text = None if letterhead is None else getattr(letterhead, name)
        if text is None:
            missing.append(name)
        return PLACEHOLDER if text is None else printable(text if isinstance(text, str) else locale.text(text))

    def lines(name: str) -> tuple[str, ...]:
        found = () if letterhead is None else tuple(printable(locale.text(line)) for line in getattr(letterhead, name))
        if not found:
            missing.append(name)
        return found or (PLACEHOLDER,)

    parent = "" if letterhead is None or letterhead.parent is None else printable(locale.text(letterhead.parent))
    return Letterforms(
        "" if state is None else printable(locale.text(state.name)),
        "" if state is None or state.motto is None else printable(locale.text(state.motto)),
        parent,
        known("issuer"),
        report_label(locale, "number", symbol=known("symbol")),
        report_label(locale, "place_and_date", place=known("place"), day=formal_day(day, locale)),
        lines("addressees"),
        lines("recipients"),
        known("authority"),
        known("office"),
        PLACEHOLDER,  # nobody's name is in the data
        (*missing, "name"),
    )


def formal_day(day: date, locale: Locale) -> str:
    """Return a day as the head of a document has it: in Vietnamese only the months 1 and 2 have a zero before them."""
    padded = day.month <= int(locale.label("form", "padded_months"))
    month = f"{day.month:02}" if padded else str(day.month)
    return locale.label("form", "formal_day", day=f"{day.day:02}", month=month, year=day.year)


def recipient_lines(recipients: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a list of recipients: each begins with a dash, and the last one ends with a full stop."""
    last = len(recipients) - 1
    return tuple(f"- {name.rstrip(';.')}{'.' if at == last else ';'}" for at, name in enumerate(recipients))


def add_head(page: Page, head: Letterforms, title: str, locale: Locale) -> None:
    """Add what is above the text of a report or a letter, its title and the addressees."""
    for line in (head.state, head.motto, head.parent, head.issuer, head.number, head.place_and_date):
        if line:
            page.line(line)
    page.title(title)
    page.line(report_label(locale, "to", addressees="; ".join(head.addressees)))


def add_foot(page: Page, head: Letterforms, locale: Locale) -> None:
    """Add what is below the text, with the list of recipients in one line."""
    for line in (head.authority, head.office, head.name):
        page.line((line, "bold"))
    recipients = "; ".join(name.rstrip(";.") for name in head.recipients) + "."
    page.line(report_label(locale, "recipients"), " ", recipients)


def unverified_note(locale: Locale) -> str:
    """Return what the mark next to an agency means."""
    return f"{UNVERIFIED}{locale.label('text', 'unverified_note')}"


def known_note(day: date, locale: Locale) -> str:
    """Return until when what is counted had been recorded."""
    return locale.label("text", "known_note", day=locale.day(day))


def provisional_note(locale: Locale) -> str:
    """Return what the mark of a provisional figure means."""
    return locale.label("show", "provisional_mark")


def report_label(locale: Locale, code: str, /, **values: object) -> str:
    return locale.label("report", code, **values)
