"""What several tables show in the same way: heading lines, agencies, signs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from par_cli.model.dataset import Dataset
from par_cli.model.reports import Outcome, TaskReport
from par_cli.progress.agencies import today, unverified
from par_cli.progress.results import OccurrenceResult, Reporters, Status, TaskResult
from par_cli.render import format as form
from par_cli.render.page import STYLES, Page, Part
from par_cli.render.printable import printable
from par_cli.render.words import (
    DETAIL,
    FILTER,
    HEADING,
    OCCURRENCE_STATUS,
    PAPER,
    SIGN,
    TARGET_STATUS,
    Language,
    Words,
    say,
    word,
)

MISSING = 5
"""How many of those that have not reported are named."""

UNVERIFIED = "†"
"""Marks an agency that answers today by general knowledge, without a source."""


class Dated(Protocol):
    """Data as known on a day: what agencies are named from."""

    @property
    def dataset(self) -> Dataset:
        """The data."""

    @property
    def as_of(self) -> date:
        """The day."""


def top(page: Page, found: Status, language: Language, *, binding: bool) -> None:
    """Add the title, the day, which data it was, and what narrowed it."""
    page.title(printable(found.dataset.decision.title.to(language)))
    figure = say("newest_undated" if any(item.current for item in found.targets) else "newest_none", language)
    if found.newest is not None:
        figure = say("newest", language, day=form.day(found.newest, language))
    page.line(f"{data_line(found.dataset, found.as_of, language)} · {figure}")
    if found.filters:
        named = [_filter(found.dataset, name, value, language) for name, value in found.filters]
        page.line((say("only", language, filters=" · ".join(named)), "bold"))
    if binding:
        page.line(say("binding", language))


def data_line(dataset: Dataset, as_of: date, language: Language) -> str:
    """Say which day it is about, and which data it was."""
    folder = dataset.folder
    data = say("embedded", language) if folder is None else say("folder", language, folder=printable(folder))
    return f"{say('as_of', language, day=form.day(as_of, language))} · {data}"


def _filter(dataset: Dataset, name: str, value: str, language: Language) -> str:
    heading = word(FILTER, name, language)
    if name == "overdue":
        return heading
    if name == "agency":
        value = printable(dataset.agencies[value].name.to(language))
    if name == "status":
        words = TARGET_STATUS if value in TARGET_STATUS else OCCURRENCE_STATUS
        value = word(words, value, language)
    return f"{heading} {value}"


def heading(code: str, language: Language, *, sign_of: str | None = None) -> str:
    """Give a heading, with the sign of a status before it where one is named."""
    text = word(HEADING, code, language)
    return text if sign_of is None else f"{SIGN[sign_of]} {text}"


def sign(status: str) -> Part:
    """Give the sign of a status in its colour."""
    return (SIGN[status], STYLES.get(status, ""))


def short(dataset: Dataset, agency: str, language: Language) -> str:
    """Give the short name of an agency, else its name."""
    found = dataset.agencies[agency]
    return printable((found.short or found.name).to(language))


def state(words: Words, status: str, language: Language) -> tuple[str, str]:
    """Give the word for a status in its colour."""
    return (word(words, status, language), STYLES.get(status, ""))


def overdue_by(days: int | None, language: Language) -> str:
    """Say for how many days something is overdue; nothing where it is not."""
    return word(DETAIL, "days_overdue", language).format(days=in_days(days, language)) if days else ""


def papers(report: Outcome | TaskReport, language: Language, codes: Iterable[str] = PAPER) -> Iterator[str]:
    """Give what a report names: evidence, document, reason, cause, remedy."""
    for code in codes:
        text = getattr(report, code, None)
        if text:
            yield word(PAPER, code, language).format(text=printable(text))


def in_days(days: int, language: Language, width: int = 0) -> str:
    """Give a number of days with its word, the number set to a width."""
    return say("day" if days == 1 else "days", language, days=form.number(days, language).rjust(width))


def title(task: TaskResult, occurrence: OccurrenceResult, language: Language) -> str:
    """Give the name of an occurrence: of its milestone where that has one, else of its task."""
    milestone = occurrence.slot.milestone
    name = task.task.name if milestone is None or milestone.name is None else milestone.name
    return printable(name.to(language))


def named(dataset: Dataset, names: Sequence[str], language: Language) -> str:
    """Give agencies by short name, in a row."""
    return ", ".join(short(dataset, name, language) for name in names)


def agencies(found: Dated, names: Sequence[str], language: Language, taken: Collection[str] = ()) -> str:
    """Give those who lead or own, each with those that answer for it today where they are others."""
    if not names:
        return say("no_lead", language)
    parts = []
    for name in names:
        text = short(found.dataset, name, language)
        heirs = today(found.dataset.agencies, [name], found.as_of, taken)
        if heirs != (name,):
            answers = ", ".join(answering(found, [name], heir, language, taken) for heir in heirs)
            text = say("today", language, name=text, today=answers)
        parts.append(text)
    return ", ".join(parts)


def answering(found: Dated, names: Sequence[str], heir: str, language: Language, taken: Collection[str] = ()) -> str:
    """Give one that answers today for those named, marked where that is only general knowledge."""
    mark = UNVERIFIED if heir in unverified(found.dataset.agencies, names, found.as_of, taken) else ""
    return short(found.dataset, heir, language) + mark


def reported(found: Dated, code: str, count: Reporters, language: Language) -> str:
    """Say how many of those listed have reported, of which period, and name those that have not."""
    text = say(code, language, done=count.done, total=count.total)
    if count.period is not None:
        text = f"{text} ({form.period(count.period, language)})"
    if not count.missing:
        return text
    names = named(found.dataset, count.missing[:MISSING], language)
    more = len(count.missing) - MISSING
    return f"{text}, {say('missing', language, names=f'{names} +{more}' if more > 0 else names)}"


def bands(page: Page, found: Status, language: Language) -> None:
    """Add from which pace on a target is on track and at risk."""
    limits = found.dataset.decision.pace_bands
    on_track, at_risk = (form.number(limit, language) for limit in (limits.on_track, limits.at_risk))
    page.line("  ", say("bands", language, on_track=on_track, at_risk=at_risk), hang=2)


def marks(page: Page, language: Language) -> None:
    """Add what the marks on the page mean, those that stand on it."""
    if UNVERIFIED in page.text():
        page.line(UNVERIFIED, say("unverified_note", language))
