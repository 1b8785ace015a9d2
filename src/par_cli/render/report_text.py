"""What the periodic report says in words: its letterhead, its parts and its annexes, for Markdown and for Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple
from unicodedata import normalize

from par_cli.locales import Locale
from par_cli.model.periods import typed_period
from par_cli.model.reporting import REPORT_PARTS, Letterhead, ReportForm, ReportPart, State
from par_cli.progress.grouping import group_targets, group_tasks
from par_cli.progress.periodic import FieldOfWork, Figure, PeriodicReport, Shortcoming
from par_cli.progress.results import Account, Status, Tally, TargetResult, TaskResult
from par_cli.progress.status import HORIZON
from par_cli.render import format as form
from par_cli.render.markdown import MarkdownPage
from par_cli.render.page import BREAK, KEPT, Cell, Column
from par_cli.render.printable import printable
from par_cli.render.table import cells
from par_cli.render.table.late import due_in_words
from par_cli.render.table.lists import heading_text
from par_cli.render.table.phrases import UNVERIFIED, agencies, heading, report_due

OPEN: Final = "[...]"
"""What is printed where the data does not say what belongs there."""

NO_FIGURE: Final = "…"
NOT_APPLICABLE: Final = "x"


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


class CountRow(NamedTuple):
    """A row of counts; the one of the total is bold."""

    name: str
    numbers: tuple[str, ...]
    total: bool


class Block(NamedTuple):
    """A paragraph, an item of a list, or a table of counts, in which case ``headings`` and ``rows`` are filled in.

    A ``lead`` is a paragraph that opens a list, and stays on the page where that begins.
    """

    kind: Literal["heading", "text", "lead", "item", "table"]
    text: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[CountRow, ...] = ()


class Part(NamedTuple):
    number: str
    title: str
    blocks: tuple[Block, ...]


class Group(NamedTuple):
    """Rows of an annex under a heading, which is empty where the data has none; a row has a text for each column."""

    heading: str
    rows: tuple[Mapping[str, str], ...]


class Annex(NamedTuple):
    """An annex: ``headings`` are those of its columns, by the names that its rows have."""

    key: str
    number: str
    label: str
    title: str
    attached: str
    headings: Mapping[str, str]
    groups: tuple[Group, ...]
    note: str


class ReportText(NamedTuple):
    """A report in words."""

    letterforms: Letterforms
    title: str
    subject: str
    parts: tuple[Part, ...]
    closing: str
    annexes: tuple[Annex, ...]


ROMAN: Final = tuple(normalize("NFKC", chr(0x2160 + at)) for at in range(12))
"""I, II, III and so on: Unicode has each number up to twelve as a character, made up of these letters."""


def report_text(report: PeriodicReport, locale: Locale) -> ReportText:
    reporting, decision = report.dataset.reporting, report.dataset.decision
    values = {
        "decision": printable(locale.text(decision.title)),
        "period": _period(report.period.key, locale),
    }
    own = None if reporting is None else reporting.report_form
    subject = _label(locale, "subject", **values)
    if own is not None and own.subject is not None:
        subject = _filled(printable(locale.text(own.subject)), values)
    letterforms = letterforms_of(report.letterhead, report.as_of, locale, state_of(report))
    if not report.letterhead or not report.letterhead.addressees:
        letterforms = _addressed(letterforms, report, locale)
    closing = _label(locale, "closing", addressees=", ".join(letterforms.addressees))
    if own is not None and own.closing is not None:
        closing = _filled(printable(locale.text(own.closing)), values)
    parts = tuple(
        Part(ROMAN[at], _title(name, own, locale).upper(), tuple(_PARTS[name](report, locale)))
        for at, name in enumerate((own and own.outline) or REPORT_PARTS)
    )
    return ReportText(letterforms, _label(locale, "title"), subject, parts, closing, _annexes(report, locale))


def _period(key: str, locale: Locale) -> str:
    found = typed_period(key)
    if found is None:
        return key
    text = form.period(found, locale)
    return _label(locale, "whole_year", year=text) if found.is_year else text


def _count(number: int, locale: Locale) -> str:
    """Return a number as prose has it: in Vietnamese with a zero before a single digit."""
    text = locale.number(number)
    return _label(locale, "digit", number=text) if number < _TWO_DIGITS else text


_TWO_DIGITS: Final = 10


def _title(part: ReportPart, own: ReportForm | None, locale: Locale) -> str:
    if own is not None and part in own.titles:
        return printable(locale.text(own.titles[part]))
    return _label(locale, f"part_{part}")


def _label(locale: Locale, code: str, /, **values: object) -> str:
    return locale.label("report", code, **values)


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of their names; another brace is a brace."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


# --- what is above and below


def state_of(report: PeriodicReport) -> State | None:
    return None if report.dataset.reporting is None else report.dataset.reporting.state


def letterforms_of(letterhead: Letterhead | None, day: date, locale: Locale, state: State | None) -> Letterforms:
    """Return a letterhead in words, with what is missing left open."""
    missing: list[str] = []

    def known(name: str) -> str:
        text = None if letterhead is None else getattr(letterhead, name)
        if text is None:
            missing.append(name)
        return OPEN if text is None else printable(text)

    def lines(name: str) -> tuple[str, ...]:
        found = () if letterhead is None else tuple(map(printable, getattr(letterhead, name)))
        if not found:
            missing.append(name)
        return found or (OPEN,)

    parent = "" if letterhead is None or letterhead.parent is None else printable(letterhead.parent)
    return Letterforms(
        "" if state is None else printable(locale.text(state.name)),
        "" if state is None or state.motto is None else printable(locale.text(state.motto)),
        parent,
        known("issuer"),
        _label(locale, "number", symbol=known("symbol")),
        _label(locale, "place_and_date", place=known("place"), day=formal_day(day, locale)),
        lines("addressees"),
        lines("recipients"),
        known("authority"),
        known("office"),
        OPEN,  # nobody's name is in the data
        (*missing, "name"),
    )


def formal_day(day: date, locale: Locale) -> str:
    """Return a day as the head of a document has it: in Vietnamese only the months 1 and 2 have a zero before them."""
    padded = day.month <= int(locale.label("form", "padded_months"))
    month = f"{day.month:02}" if padded else str(day.month)
    return locale.label("form", "formal_day", day=f"{day.day:02}", month=month, year=day.year)


def _addressed(found: Letterforms, report: PeriodicReport, locale: Locale) -> Letterforms:
    """Return a letterhead without addressees with the one to whom the report is due."""
    to = report.period.window.to
    if to is None:
        return found
    missing = tuple(name for name in found.missing if name != "addressees")
    return found._replace(addressees=(printable(locale.text(to)),), missing=missing)


# --- the parts


def _overview(report: PeriodicReport, locale: Locale) -> Iterator[Block]:
    period, found = report.period, report.found
    name = printable(locale.text(period.window.name))
    start, end, as_of = (locale.day(day) for day in (period.start, period.cut_off, report.as_of))
    yield Block("text", _label(locale, "overview_period", name=name, start=start, end=end))
    code = "overview_before" if report.as_of < period.cut_off else "overview_after"
    yield Block("text", _label(locale, code, as_of=as_of, cut_off=end))
    if found.newest is None:
        yield Block("text", _label(locale, "overview_no_figure"))
    else:
        yield Block("text", _label(locale, "overview_newest", newest=locale.day(found.newest)))
    if period.window.ground is not None:
        yield Block("text", _label(locale, "overview_ground", ground=printable(period.window.ground)))


_TARGET_COLUMNS: Final = ("met", "missed", "unreported", "awaiting")
_TASK_COLUMNS: Final = ("done_on_time", "done_late", "unfinished", "unreported")


def _counts(name: str, counts: Tally, columns: Sequence[str], locale: Locale, *, total: bool = False) -> CountRow:
    numbers = [counts.by_status[code] for code in columns]
    others = counts.total - sum(numbers)
    return CountRow(name, tuple(map(locale.number, (counts.total, *numbers, others))), total)


def _table(
    columns: Sequence[str], first: str, rows: Sequence[tuple[str, Tally]], whole: Tally, locale: Locale
) -> Block:
    section = "occurrence_status" if columns is _TASK_COLUMNS else "target_status"
    titles = (first, heading("total", locale), *(_capital(locale.label(section, code)) for code in columns))
    lines = [_counts(name, counts, columns, locale) for name, counts in rows]
    lines.append(_counts(_label(locale, "all"), whole, columns, locale, total=True))
    return Block("table", "", (*titles, heading("other", locale)), tuple(lines))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _field_name(item: FieldOfWork, report: PeriodicReport, locale: Locale) -> str:
    if item.heading is None:
        return locale.label("text", "no_heading")
    return heading_text(item.heading, report.found, locale)


def _targets(report: PeriodicReport, locale: Locale) -> Iterator[Block]:
    counts = report.found.summary.targets
    yield Block("text", _label(locale, "targets_all", total=_count(counts.total, locale), annex=ROMAN[0])
                + _statuses(counts, "target_status", locale))  # fmt: skip
    fields = [(_field_name(item, report, locale), item) for item in report.fields]
    yield _table(
        _TARGET_COLUMNS, _label(locale, "field"), [(name, item.counts) for name, item in fields], counts, locale
    )
    for at, (name, item) in enumerate(fields, 1):
        yield Block("heading", f"{at}. {name}")
        yield Block("text", _label(locale, "field_targets", total=_count(item.counts.total, locale))
                    + _statuses(item.counts, "target_status", locale))  # fmt: skip
        for code in ("met", "missed", "unreported"):
            named = item.with_status(code)
            if named:
                listed = "; ".join(_target(target, locale) for target in named)
                status = _capital(locale.label("target_status", code))
                yield Block("item", f"{status} ({_count(len(named), locale)}): {listed}.")


def _statuses(counts: Tally, section: str, locale: Locale) -> str:
    named = [
        f"{_count(number, locale)} {locale.label(section, code)}" for code, number in counts.by_status.items() if number
    ]
    return f": {', '.join(named)}." if named else "."


def _target(item: TargetResult, locale: Locale) -> str:
    """Return a target with its goal, and the newest figure where there is one."""
    name = cells.short_name(item, locale) or cells.target_name(item, locale)
    goal = form.goal(item.entry.target, item.entry.indicator, locale, short=True)
    phase = item.entry.phase
    when = phase.id if phase.name is None else printable(locale.text(phase.name))
    value = item.basis or item.current
    if value is None:
        return f"{name} ({goal}, {when})"
    newest = _label(locale, "newest", value=form.dated(value, item, locale))
    return f"{name} ({goal}, {when}; {newest})"


def _tasks(report: PeriodicReport, locale: Locale) -> Iterator[Block]:
    summary = report.found.summary
    numbers = {
        "total": summary.tasks.total,
        "occurrences": summary.occurrences.total,
        "overdue": summary.occurrences.overdue,
        "unreported": summary.occurrences.unreported,
    }
    values = {name: _count(number, locale) for name, number in numbers.items()} | {"annex": ROMAN[1]}
    yield Block("text", _label(locale, "tasks_all", **values))
    rows = [
        (heading_text(heading, report.found, locale), summary.tasks_by_section[heading.key or ""])
        for heading in (group_tasks(report.found, "section") if report.found.tasks else {})
        if heading is not None
    ]
    yield _table(_TASK_COLUMNS, _label(locale, "section"), rows, summary.tasks, locale)
    late: dict[int, list[str]] = {}
    for item in report.found.tasks:
        if item.overdue:
            late.setdefault(item.days_overdue or 0, []).append(item.task.id)
    for days, ids in sorted(late.items(), reverse=True):
        yield Block("item", _label(locale, "tasks_late", days=form.in_days(days, locale), tasks=", ".join(ids)))


def _shortcomings(report: PeriodicReport, locale: Locale) -> Iterator[Block]:
    for item in report.shortcomings:
        yield Block("item", _shortcoming(item, locale))
    if not report.shortcomings:
        yield Block("text", _label(locale, "no_cause"))
    yield Block("text", OPEN)


def _shortcoming(item: Shortcoming, locale: Locale) -> str:
    name = cells.task_name(item.task, locale, numbered=True)
    parts = [name if len(item.task.occurrences) == 1 else f"{name} ({printable(item.occurrence.slot.key)})"]
    parts += [
        locale.label("paper", code, text=printable(text))
        for code, text in (("cause", item.cause), ("remedy", item.remedy))
        if text
    ]
    return f"{'; '.join(parts)}."


def _upcoming(report: PeriodicReport, locale: Locale) -> Iterator[Block]:
    found = report.found
    last = locale.day(found.as_of + HORIZON)
    lines = [(item.day, "; ".join(due_in_words(item, locale))) for item in found.upcoming]
    lines += [(item.on, report_due(item, locale)) for item in found.upcoming_reports]
    yield Block("lead" if lines else "text", _label(locale, "due_next", days=HORIZON.days, last=last))
    for day, text in sorted(lines):
        yield Block("item", f"{locale.day(day)}: {' '.join(text.split())}.")
    if not lines:
        yield Block("text", _label(locale, "nothing_due"))


def _proposals(_report: PeriodicReport, _locale: Locale) -> Iterator[Block]:
    yield Block("text", OPEN)


_PARTS: Final[Mapping[ReportPart, Callable[[PeriodicReport, Locale], Iterator[Block]]]] = {
    "overview": _overview,
    "targets": _targets,
    "tasks": _tasks,
    "shortcomings": _shortcomings,
    "upcoming": _upcoming,
    "proposals": _proposals,
}


# --- the annexes

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "targets": ("id", "target", "goal", "deadline", "baseline", "newest", "gap", "pace", "status", "lead"),
    "tasks": ("id", "task", "lead", "coordinating", "due", "evidence", "overdue_days", "status"),
    "agencies": (
        *("lead_named", "answers_today", "tasks", "due_count", "on_time", "late", "unfinished", "unreported"),
        *("targets_unreported", "on_time_rate"),
    ),
    "figures": ("target", "period", "value", "published", "source"),
}
"""The columns of each annex; their headings are those of the annexes in CSV and in workbooks."""


def _annexes(report: PeriodicReport, locale: Locale) -> tuple[Annex, ...]:
    found, letterhead = report.found, report.letterhead
    symbol = OPEN if letterhead is None or letterhead.symbol is None else printable(letterhead.symbol)
    by_field = group_targets(found, "group") if found.targets else {}
    by_section = group_tasks(found, "section") if found.tasks else {}
    groups: Mapping[str, tuple[Group, ...]] = {
        "targets": tuple(
            Group(
                "" if heading is None else heading_text(heading, found, locale),
                tuple(_target_row(item, found, locale) for item in items),
            )
            for heading, items in by_field.items()
        ),
        "tasks": tuple(
            Group(
                "" if heading is None else heading_text(heading, found, locale),
                tuple(_task_row(item, found, locale) for item in items),
            )
            for heading, items in by_section.items()
        ),
        "agencies": (Group("", tuple(_account_row(item, found, locale) for item in found.accounts)),),
        "figures": (Group("", tuple(_figure_row(item, locale) for item in report.figures)),),
    }
    return tuple(
        Annex(
            key,
            ROMAN[at],
            _label(locale, "annex", number=ROMAN[at]),
            _label(locale, f"annex_{key}").upper(),
            _label(locale, "attached", symbol=symbol, day=formal_day(report.as_of, locale)),
            {name: locale.label("annex", name) for name in names},
            groups[key],
            unverified_note(locale) if _is_marked(groups[key]) else "",
        )
        for at, (key, names) in enumerate(_COLUMNS.items())
    )


def _is_marked(groups: Sequence[Group]) -> bool:
    return any(UNVERIFIED in cell for group in groups for row in group.rows for cell in row.values())


def _plain(text: str) -> str:
    """Return a cell of a list as one line."""
    return text.replace(KEPT, " ").replace(BREAK, ", ")


def _target_row(item: TargetResult, found: Status, locale: Locale) -> dict[str, str]:
    none = NOT_APPLICABLE if item.status == "not_applicable" else NO_FIGURE
    value = item.basis or item.current
    gap, pace = form.gap(item, found.dataset, locale), form.pace(item, locale)
    return {
        "id": item.entry.id,
        "target": cells.target_name(item, locale),
        "goal": form.goal(item.entry.target, item.entry.indicator, locale, short=True),
        "deadline": locale.day(item.entry.deadline),
        "baseline": none if item.baseline is None else form.dated(item.baseline, item, locale),
        "newest": none if value is None else form.dated(value, item, locale),
        "gap": none if item.gap is None else gap,
        "pace": none if item.pace is None else pace,
        "status": _capital(locale.label("target_status", item.status)),
        "lead": _plain(agencies(found, item.owners, locale)),
    }


def _task_row(item: TaskResult, found: Status, locale: Locale) -> dict[str, str]:
    evidence = [one.report.evidence for one in item.occurrences if one.report is not None and one.report.evidence]
    done = cells.done_of_due(item)
    text = "; ".join(dict.fromkeys(map(printable, evidence)))
    return {
        "id": item.task.id,
        "task": cells.task_name(item, locale, numbered=False),
        "lead": _plain(agencies(found, item.leads, locale, item.task.taken_over_by)),
        "coordinating": _plain(cells.coordinating(item, found, locale)),
        "due": _plain(cells.due(item, found, locale)) or locale.label("schedule", item.task.schedule_kind),
        "evidence": text or (_label(locale, "done_of_due", done=done) if done else NO_FIGURE),
        "overdue_days": "" if item.days_overdue is None else locale.number(item.days_overdue),
        "status": _capital(locale.label("occurrence_status", item.status)),
    }


def _account_row(item: Account, found: Status, locale: Locale) -> dict[str, str]:
    numbers = {
        "tasks": item.tasks,
        "due_count": item.due.total,
        "on_time": item.due.done_on_time,
        "late": item.due.done_late,
        "unfinished": item.due.unfinished,
        "unreported": item.due.unreported,
        "targets_unreported": item.targets_unreported,
    }
    rate = item.due.on_time_rate
    return {
        "lead_named": _capital(cells.account_name(item, found, locale, with_heirs=False)),
        "answers_today": cells.heirs(item, found, locale),
        **{name: locale.number(number) for name, number in numbers.items()},
        "on_time_rate": NO_FIGURE if rate is None else form.rate(rate, locale).removesuffix("%"),
    }


def _figure_row(item: Figure, locale: Locale) -> dict[str, str]:
    value = item.observation
    where = [printable(value.source)] if value.source else []
    if value.line is not None:
        where.append(_label(locale, "line", line=value.line))
    where += [printable(value.url)] if value.url else []
    return {
        "target": printable(locale.text(item.target.entry.indicator.name)),
        "period": form.period(value.period, locale),
        "value": form.observation(value, item.target, locale),
        "published": NO_FIGURE if value.published is None else locale.day(value.published),
        "source": "; ".join(where) or NO_FIGURE,
    }


# --- Markdown


def report_markdown(text: ReportText, locale: Locale) -> bytes:
    """Return the report as Markdown, which pastes into a text program."""
    page = MarkdownPage(locale)
    head = text.letterforms
    for line in (head.state, head.motto, head.parent, head.issuer, head.number, head.place_and_date):
        if line:
            page.line(line)
    page.title(f"{text.title}: {text.subject}")
    page.line(_label(locale, "to", addressees="; ".join(head.addressees)))
    for part in text.parts:
        page.heading(f"{part.number}. {part.title}")
        for block in part.blocks:
            _add(page, block)
    page.line(text.closing)
    for line in (head.authority, head.office, head.name):
        page.line((line, "bold"))
    page.line(_label(locale, "recipients"), " ", " ".join(recipient_lines(head.recipients)))
    for annex in text.annexes:
        page.heading(f"{annex.label}. {annex.title}")
        page.line(annex.attached)
        columns = [Column(title) for title in annex.headings.values()]
        rows: list[list[Cell]] = []
        for group in annex.groups:
            rows += [[(group.heading, "bold"), *([""] * (len(columns) - 1))]] if group.heading else []
            rows += [[row[name] for name in annex.headings] for row in group.rows]
        page.grid(columns, rows)
        if annex.note:
            page.line(annex.note)
    return page.text().encode()


def unverified_note(locale: Locale) -> str:
    """Return what the mark next to an agency means."""
    return f"{UNVERIFIED}{locale.label('text', 'unverified_note')}"


def recipient_lines(recipients: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a list of recipients: each begins with a dash, and the last one ends with a full stop."""
    last = len(recipients) - 1
    return tuple(f"- {name.rstrip(';.')}{'.' if at == last else ';'}" for at, name in enumerate(recipients))


def _add(page: MarkdownPage, block: Block) -> None:
    if block.kind == "table":
        columns = [Column(title, "right" if at else "left") for at, title in enumerate(block.headings)]
        page.grid(columns, [[row.name, *row.numbers] for row in block.rows])
    elif block.kind == "heading":
        page.line((block.text, "bold"))
    else:
        page.line(block.text)
