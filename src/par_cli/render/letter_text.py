"""A letter to an agency in words: what it owes, for Markdown and for Word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Literal, NamedTuple

from par_cli.locales import Locale
from par_cli.progress.letters import SOON, Letter, OwedTask
from par_cli.progress.results import TargetResult
from par_cli.render import format as form
from par_cli.render import list_cells, promises
from par_cli.render.letterforms import (
    PLACEHOLDER,
    Letterforms,
    add_foot,
    add_head,
    formal_day,
    known_note,
    letterforms_of,
    unverified_note,
)
from par_cli.render.markdown import MarkdownPage
from par_cli.render.page import Cell, Column
from par_cli.render.phrases import UNVERIFIED, marked_sunday, named
from par_cli.render.printable import printable
from par_cli.render.report_fields import Fields, letter_fields


class LetterSection(NamedTuple):
    """Some of what is owed: tasks or targets, a heading, and rows of five cells."""

    kind: Literal["tasks", "targets"]
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class LetterText(NamedTuple):
    """A letter in words; ``file`` is its name without an ending, ``forms`` those of the files that go with it."""

    file: str
    forms: tuple[str, ...]
    letterforms: Letterforms
    about: str
    opening: str
    sections: tuple[LetterSection, ...]
    taken_over: str
    note: str
    answer: str
    closing: str


def form_file(letter: Letter, locale: Locale) -> str:
    """Return the name of the form that goes with a letter, without an ending."""
    return _file("form_file", letter, locale)


def _file(code: str, letter: Letter, locale: Locale) -> str:
    day = letter.found.as_of.isoformat()
    if letter.agency is None:  # with the day first, no agency has such a name
        return _label(locale, f"{code}_nobody", day=day)
    return _label(locale, code, agency=letter.agency, day=day)


def letter_text(letter: Letter, forms: Sequence[str], locale: Locale) -> LetterText:
    """Return a letter in words; ``forms`` are the names of the files to fill in that go with it."""
    dataset, as_of = letter.found.dataset, letter.found.as_of
    letterforms = letterforms_of(letter.letterhead, dataset.reporting, as_of, locale)
    missing = [name for name in letterforms.missing if name != "addressees"]
    missing += ["answer"] if letter.answer is None else []
    addressees = _addressees(letter, locale)
    if not addressees:
        missing.append("addressees")
    taken_over = ", ".join(
        f"{printable(locale.text(dataset.agencies[item.agency].name))}{UNVERIFIED if item.unverified else ''}"
        for item in letter.taken_over
    )
    notes = [] if dataset.known is None else [known_note(dataset.known, locale)]
    notes += [locale.label("text", "overdue_since")] if letter.targets else []
    notes += [unverified_note(locale)] if UNVERIFIED in taken_over else []
    agency = _name(letter.agency, letter, locale)
    by_agency = "" if letter.agency is not None else "_nobody"
    you = _label(locale, "you_own" if letter.to_itself else "you")
    values = {"decision": printable(locale.text(dataset.decision.title)), "day": formal_day(as_of, locale)}
    return LetterText(
        _file("file", letter, locale),
        tuple(forms),
        letterforms._replace(addressees=addressees or (PLACEHOLDER,), missing=tuple(missing)),
        _label(locale, "about"),
        _label(locale, f"opening{by_agency}", agency=agency, **values),
        tuple(section for section in _sections(letter, locale) if section.rows),
        _label(locale, "taken_over", agencies=taken_over, agency=agency) if taken_over else "",
        " ".join(notes),
        _answer(letter, forms, you, locale),
        _label(locale, "closing", you=you),
    )


def _addressees(letter: Letter, locale: Locale) -> tuple[str, ...]:
    """Return to whom a letter goes: what names nobody goes to those who help with it."""
    if letter.agency is None:
        return tuple(_name(name, letter, locale) for name in letter.helping)
    name = _name(letter.agency, letter, locale)
    return (_label(locale, "own_units", agency=name) if letter.to_itself else name,)


def _name(agency: str | None, letter: Letter, locale: Locale) -> str:
    return "" if agency is None else printable(locale.text(letter.found.dataset.agencies[agency].name))


def _answer(letter: Letter, forms: Sequence[str], you: str, locale: Locale) -> str:
    """Return the sentence that asks for an answer: in which form, by when and for which report."""
    report, day = letter.answer, PLACEHOLDER
    if report is not None:
        day = marked_sunday(locale.day(report.internal_due), locale, is_sunday=report.internal_is_sunday)
    files = _label(locale, "in_form", files=", ".join(forms)) if forms else ""
    purpose = "" if report is None else _label(locale, "purpose", report=printable(locale.text(report.window.name)))
    code = "answer" if letter.agency is not None else "answer_nobody"
    return _label(locale, code, you=you, form=files, day=day, purpose=purpose)


def _label(locale: Locale, code: str, /, **values: object) -> str:
    return locale.label("letter", code, **values)


def _sections(letter: Letter, locale: Locale) -> tuple[LetterSection, ...]:
    head = partial(locale.label, "annex")
    last, as_of = locale.day(letter.found.as_of + SOON), letter.found.as_of
    task, target = (head("id"), head("task"), head("due")), (head("id"), head("target"), head("deadline"))
    overdue, left, goal = head("overdue_days"), _label(locale, "days_left"), head("goal")
    named = _label(locale, "named" if letter.agency is not None else "helping")
    late = ((item, item.entry.deadline, item.days_overdue) for item in letter.targets)
    ahead = ((item.target, item.day, (item.day - as_of).days) for item in letter.targets_soon)
    return (
        LetterSection(
            "tasks",
            _label(locale, "overdue"),
            (*task, overdue, named),
            tuple(_task(item, letter, locale) for item in letter.overdue),
        ),
        LetterSection(
            "tasks",
            _label(locale, "soon", days=SOON.days, last=last),
            (*task, left, named),
            tuple(_task(item, letter, locale) for item in letter.soon),
        ),
        LetterSection(
            "targets",
            _label(locale, "targets"),
            (*target, overdue, goal),
            tuple(_target(*item, locale) for item in late),
        ),
        LetterSection(
            "targets",
            _label(locale, "targets_soon", days=SOON.days, last=last),
            (*target, left, goal),
            tuple(_target(*item, locale) for item in ahead),
        ),
    )


def _task(item: OwedTask, letter: Letter, locale: Locale) -> tuple[str, ...]:
    occurrence = item.occurrence
    name = printable(locale.text(item.task.task.name))
    milestone = occurrence.slot.milestone
    if milestone is not None and milestone.name is not None:
        name = f"{name}: {printable(locale.text(milestone.name))}"
    if len(item.task.occurrences) > 1:
        name = f"{name} ({form.occurrence(occurrence.slot, locale)})"
    due, days = occurrence.due, occurrence.days_overdue
    if days is None and due is not None:
        days = (due - letter.found.as_of).days
    return (
        item.task.task.id,
        name,
        "" if due is None else locale.day(due),
        "" if days is None else locale.number(days),
        named(letter.found.dataset, item.named, locale),
    )


def _target(target: TargetResult, day: date, days: int | None, locale: Locale) -> tuple[str, ...]:
    return (
        target.entry.id,
        list_cells.target_name(target, locale),
        locale.day(day),
        "" if days is None else locale.number(days),
        promises.goal(target.entry.target, target.entry.indicator, locale, short=True),
    )


def letter_template_fields(text: LetterText, locale: Locale) -> Fields:
    """Return what a template of a letter may use."""
    return {
        **letter_fields(text.letterforms, locale),
        "subject": text.about,
        "about": text.about,
        "opening": text.opening,
        "sections": [
            {
                "kind": section.kind,
                "title": f"{at}. {printable(section.title)}",
                "headings": list(map(printable, section.headings)),
                "rows": [list(map(printable, row)) for row in section.rows],
            }
            for at, section in enumerate(text.sections, 1)
        ],
        "taken_over": text.taken_over,
        "note": text.note,
        "answer": text.answer,
        "form": list(text.forms),
        "closing": text.closing,
    }


def letter_markdown(text: LetterText, locale: Locale) -> bytes:
    page = MarkdownPage(locale)
    add_head(page, text.letterforms, text.about, locale)
    page.line(text.opening)
    for at, section in enumerate(text.sections, 1):
        page.heading(f"{at}. {section.title}")
        rows: list[list[Cell]] = [[*row] for row in section.rows]
        page.grid([Column(title) for title in section.headings], rows)
    for line in (text.taken_over, text.note, text.answer, text.closing):
        if line:
            page.line(line)
    add_foot(page, text.letterforms, locale)
    return page.text().encode()
