"""What several outputs say in the same words: what narrows a list, agencies, documents, statuses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.decision import Every, Indicator
from par_cli.model.reports import NAMING_DOCUMENTS, Outcome, TaskReport
from par_cli.model.schedule import Slot
from par_cli.model.tasks import Task
from par_cli.progress.agencies import today, unverified
from par_cli.progress.documents import party
from par_cli.progress.results import TARGET_STATUSES, DataOnDay, Reporters, Status
from par_cli.render import format as form
from par_cli.render.page import SIGN, SIGNS_AND_STYLES, Page, Part, Screen
from par_cli.render.printable import printable

if TYPE_CHECKING:
    from par_cli.model.documents import LegalDocument
    from par_cli.progress.reporting import UpcomingReport

PAPERS = ("evidence", "document", "reason", "cause", "remedy")
"""What a report may name, in the order in which it is shown."""

MISSING = 5
"""How many of those that have not reported are named."""

UNVERIFIED = "†"
"""Marks an agency that answers today by general knowledge, without a source."""


def top(page: Screen, found: Status, locale: Locale, *, binding: bool, sent: bool = False) -> None:
    """Add the title, the day, which data it was, and what narrowed it.

    A page that is ``sent`` to others does not name the folder of this machine with the data.
    """
    page.title(printable(locale.text(found.dataset.decision.title)))
    figure = locale.label("text", "newest_undated" if any(item.current for item in found.targets) else "newest_none")
    if found.newest is not None:
        figure = locale.label("text", "newest", day=locale.day(found.newest))
    day = locale.label("text", "as_of", day=locale.day(found.as_of))
    if not sent or found.dataset.folder is None:
        day = data_line(found.dataset, found.as_of, locale)
    page.line(f"{day} · {figure}")
    if found.filters:
        page.line((filter_line(found.dataset, found.filters, locale), "bold"))
    if binding:
        page.line(locale.label("text", "binding"))
    if found.account_of is not None:
        name = printable(locale.text(found.dataset.agencies[found.account_of].name))
        page.line((locale.label("text", "account_of", name=name, id=found.account_of), "bold"))


def list_top(page: Page, found: DataOnDay, locale: Locale, narrowed: str) -> None:
    """Add the title, the day, which data it was, and what narrowed the list, if anything did."""
    page.title(printable(locale.text(found.dataset.decision.title)))
    page.line(data_line(found.dataset, found.as_of, locale))
    if narrowed:
        page.line((narrowed, "bold"))
    page.blank()


def only_agency(dataset: Dataset, agency: str | None, locale: Locale) -> str:
    """Return the line that says whose list it is; empty where it is everybody's."""
    if agency is None:
        return ""
    return locale.label("register", "only", name=printable(locale.text(dataset.agencies[agency].name)))


def data_source(dataset: Dataset, locale: Locale) -> str:
    if dataset.folder is None:
        return locale.label("text", "embedded")
    return locale.label("text", "folder", folder=printable(dataset.folder))


def data_line(dataset: Dataset, as_of: date, locale: Locale) -> str:
    day = locale.label("text", "as_of", day=locale.day(as_of))
    if dataset.known is not None:
        day = f"{day} · {locale.label('text', 'known', day=locale.day(dataset.known))}"
    return f"{day} · {data_source(dataset, locale)}"


def filter_line(dataset: Dataset, filters: Iterable[tuple[str, str]], locale: Locale) -> str:
    """Return what narrows a list, in words; empty where nothing does."""
    named = [_filter(dataset, name, value, locale) for name, value in filters]
    return "" if not named else locale.label("text", "only", filters=" · ".join(named))


def _filter(dataset: Dataset, name: str, value: str, locale: Locale) -> str:
    if name == "ids":
        return locale.label("filter", name, name=title_of(dataset, value, locale), id=value)
    if name in {"kind", "issuer", "words"}:
        text = value
        if name != "words":
            text = locale.text(dataset.kinds[value].name if name == "kind" else party(dataset, value).name)
        return locale.label("filter", name, name=printable(text))
    heading = locale.label("filter", name)
    if name in {"overdue", "cited", "unmeasured"}:
        return heading
    if name == "due_before":
        value = locale.day(date.fromisoformat(value))
    if name == "due_within":
        value = form.in_days(int(value), locale)
    if name == "agency":
        value = printable(locale.text(dataset.agencies[value].name))
    if name == "status":
        section = "target_status" if value in TARGET_STATUSES else "occurrence_status"
        value = locale.label(section, value)
    return f"{heading} {value}"


def title_of(dataset: Dataset, name: str, locale: Locale) -> str:
    """Return the name of an indicator, of a task, or of the indicator of a target."""
    indicator = dataset.indicators.get(name.partition("/")[0])
    found = next(task.name for task in dataset.tasks if task.id == name) if indicator is None else indicator.name
    return printable(locale.text(found))


def heading(code: str, locale: Locale, *, sign_of: str | None = None) -> str:
    """Return a heading, with the sign of a status before it where one is named."""
    text = locale.label("heading", code)
    return text if sign_of is None else f"{SIGN[sign_of]} {text}"


def report_due(item: UpcomingReport, locale: Locale) -> str:
    """Return a report that is due: its name, to whom it goes, whether that is on a Sunday, and its cut-off."""
    window = item.report.window
    name = printable(locale.text(window.name))
    if item.internal:
        name = locale.label("text", "report_from", name=name)
    elif window.to is not None:
        name = locale.label("text", "report_to", name=name, to=printable(locale.text(window.to)))
    name = marked_sunday(name, locale, is_sunday=item.is_sunday)
    return locale.label("text", "report_cut_off", text=name, day=locale.month_day(f"{item.report.cut_off:%m-%d}"))


def marked_sunday(text: str, locale: Locale, *, is_sunday: bool) -> str:
    return locale.label("text", "on_sunday", text=text) if is_sunday else text


def rounds(rhythms: Sequence[Every], locale: Locale) -> str:
    """Return how often something recurs, in words."""
    return ", ".join(locale.label("round", every) for every in rhythms)


def sign(status: str) -> Part:
    return SIGNS_AND_STYLES[status]


def short(dataset: Dataset, agency: str, locale: Locale) -> str:
    """Return the short name of an agency or a breakdown, else its name."""
    found = dataset.reporters[agency]
    return printable(locale.text(found.short or found.name))


def indicator_label(indicator: Indicator, locale: Locale) -> str:
    """Return the short name of an indicator, else its name."""
    return printable(locale.text(indicator.short or indicator.name))


def status_word(code: str, locale: Locale) -> str:
    """Return the word of a status, the shorter one where there are two."""
    section = "target_status" if code in TARGET_STATUSES else "occurrence_status"
    return locale.labels["short_status"].get(code) or locale.label(section, code)


def state(section: str, status: str, locale: Locale) -> tuple[str, str]:
    return (locale.label(section, status), SIGNS_AND_STYLES[status][1])


def papers(
    report: Outcome | TaskReport, dataset: Dataset, locale: Locale, codes: Iterable[str] = PAPERS
) -> Iterator[str]:
    """Return what a report names: evidence, document, reason, cause, remedy."""
    for code in codes:
        text = getattr(report, code, None)
        if text:
            text = cited_name(dataset, text, locale) if code in NAMING_DOCUMENTS else text
            yield locale.label("paper", code, text=printable(text))


def cited_name(dataset: Dataset, text: str, locale: Locale) -> str:
    """Return how a document that a report cites by its id is called; any other text as it is."""
    document = dataset.documents.get(text)
    return text if document is None else _kind_number_date(dataset, document, locale)


def occurrence_title(task: Task, slot: Slot, locale: Locale) -> str:
    """Return the name of an occurrence: of its milestone where that has one, else of its task."""
    milestone = slot.milestone
    return printable(locale.text(task.name if milestone is None or milestone.name is None else milestone.name))


def named(dataset: Dataset, names: Sequence[str], locale: Locale) -> str:
    return ", ".join(short(dataset, name, locale) for name in names)


def agencies(found: DataOnDay, names: Sequence[str], locale: Locale, taken_over_by: Collection[str] = ()) -> str:
    """Return those who lead or own, each with those that answer for it today where they are others."""
    if not names:
        return locale.label("text", "no_lead")
    names_today = []
    for name in names:
        text = short(found.dataset, name, locale)
        heirs = today(found.dataset.agencies, [name], found.as_of, taken_over_by)
        if heirs != (name,):
            answers = ", ".join(answering(found, [name], heir, locale, taken_over_by) for heir in heirs)
            text = locale.label("text", "today", name=text, today=answers)
        names_today.append(text)
    return ", ".join(names_today)


def parties(found: DataOnDay, names: Sequence[str], locale: Locale) -> str:
    """Return those who help with a measure: agencies, and bodies that are not agencies."""
    bodies = found.dataset.bodies
    return ", ".join(
        printable(locale.text(bodies[name].name)) if name in bodies else agencies(found, [name], locale)
        for name in names
    )


def document_date(document: LegalDocument, locale: Locale) -> str:
    """Return the date of a document in words; nothing where it is not known."""
    if document.date is None:
        return ""
    code = {0: "of_day", 1: "of_month"}.get(document.date.months, "of_year")
    return locale.label("show", code, day=form.period(document.date, locale))


def document_name(dataset: Dataset, document: LegalDocument, locale: Locale) -> str:
    """Return what a document is: kind, number, date, and what it is about."""
    name = _kind_number_date(dataset, document, locale)
    return form.joined(name, printable(locale.text(document.subject)), by=": ")


def _kind_number_date(dataset: Dataset, document: LegalDocument, locale: Locale) -> str:
    kind = "" if document.kind is None else printable(locale.text(dataset.kinds[document.kind].name))
    return form.joined(kind, printable(document.number or ""), document_date(document, locale), by=" ")


def and_others(names: str, number: int, locale: Locale) -> str:
    """Return names with how many other agencies there are."""
    if number <= 0:
        return names
    return locale.label("text", "and_other" if number == 1 else "and_others", names=names, number=number)


def answering(
    found: DataOnDay, names: Sequence[str], heir: str, locale: Locale, taken_over_by: Collection[str] = ()
) -> str:
    """Return one that answers today for those named, marked where that is only general knowledge."""
    mark = UNVERIFIED if heir in unverified(found.dataset.agencies, names, found.as_of, taken_over_by) else ""
    return short(found.dataset, heir, locale) + mark


def nothing(found: Status, locale: Locale, *, tasks: bool = False) -> str:
    """Return why there is nothing to show: the options leave nothing, or no target (or task) is written yet."""
    dataset = found.dataset
    if tasks and not dataset.tasks:
        return locale.label("text", "no_task_yet")
    if not dataset.targets and not (tasks or dataset.tasks):
        return locale.label("text", "no_target_yet")
    return locale.label("text", "nothing")


def reported(found: DataOnDay, code: str, count: Reporters, locale: Locale) -> str:
    """Return how many of those listed have reported, of which period, and name those that have not."""
    text = locale.label("text", code, done=count.done, total=count.total)
    if count.period is not None:
        text = f"{text} ({form.period(count.period, locale)})"
    if not count.missing:
        return text
    names = named(found.dataset, count.missing[:MISSING], locale)
    names = and_others(names, len(count.missing) - MISSING, locale)
    return f"{text}, {locale.label('text', 'missing', names=names)}"


def bands(page: Screen, found: Status, locale: Locale) -> None:
    """Add from which pace on a target is on track and at risk."""
    limits = found.dataset.decision.pace_bands
    on_track, at_risk = (locale.number(limit) for limit in (limits.on_track, limits.at_risk))
    page.line("  ", locale.label("text", "bands", on_track=on_track, at_risk=at_risk), hang=2)


def marks(page: Page, locale: Locale) -> None:
    if UNVERIFIED in page.text():
        page.line(UNVERIFIED, locale.label("text", "unverified_note"))
