"""The first screen: where a decision stands, for a person with one page (looks, "`par status`")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.text import Text

from par_cli.model.decision import Group
from par_cli.model.reports import Observation
from par_cli.progress.agencies import today
from par_cli.progress.results import (
    OccurrenceResult,
    Status,
    Summary,
    Tally,
    TargetResult,
    TaskResult,
    Upcoming,
)
from par_cli.progress.series import known
from par_cli.progress.status import HORIZON
from par_cli.render import format as form
from par_cli.render.printable import printable
from par_cli.render.table.page import STYLES, Column, Page, line_of
from par_cli.render.table.parts import short, sign, top
from par_cli.render.words import HEADING, SIGN, TARGET_STATUS, Language, say, word

DETAILED = 4  # overdue occurrences shown with name and lead before the list goes on with ids alone
LEADS = 6  # agencies named in the line of leads
FIGURES = 4  # other targets shown with their figures
LISTED = 8  # targets listed one by one under a heading
FEW = 4  # things named instead of counted
YEARLY = ("yearly", "yearly_plan")
SHOWN_APART = ("met", "missed", "unreported")
SLOW = ("regressing", "off_track", "at_risk")


def status_screen(page: Page, found: Status, language: Language, *, binding: bool) -> None:
    """Add the whole first screen to a page."""
    top(page, found, language, binding=binding)
    page.blank()
    if not found.targets and not found.tasks:
        page.line(say("nothing", language))
        return
    _verdict(page, found, language)
    page.blank()
    _counts(page, found, language)
    _headline(page, found, language)
    _listed(page, found, language, "missed_heading", ("missed",))
    _listed(page, found, language, "slow_heading", SLOW)
    _late_tasks(page, found, language)
    _ahead(page, found, language)
    _further(page, found, language)


# --- the verdict and the counts


def _verdict(page: Page, found: Status, language: Language) -> None:
    summary = found.summary
    late = summary.targets.overdue + summary.occurrences.overdue
    if not late:
        page.line(("✓ ", "green"), (say("overdue_none", language), "bold green"))
        return
    page.line(
        ("! ", "bold red"),
        (
            say(
                "overdue_both",
                language,
                targets=summary.targets.overdue,
                all_targets=summary.targets.total,
                tasks=summary.tasks.overdue,
                all_tasks=summary.tasks.total,
                occurrences=summary.occurrences.overdue,
            ),
            "bold red",
        ),
        hang=2,
    )
    silent = summary.targets.overdue_unreported + summary.occurrences.unreported
    code = "all_unreported" if silent == late else ("some_unreported" if silent else "none_unreported")
    page.line(
        "  ",
        say(
            code,
            language,
            unreported=summary.targets.overdue_unreported,
            silent=summary.occurrences.unreported,
            missed=summary.targets.overdue - summary.targets.overdue_unreported,
            unfinished=summary.occurrences.overdue - summary.occurrences.unreported,
        ),
        hang=2,
    )


def _cells(label: str, numbers: Iterable[int | str]) -> list[Text]:
    return [Text(f"  {label}"), *(Text(str(item)) for item in numbers)]


def _counts(page: Page, found: Status, language: Language) -> None:
    summary = found.summary
    if summary.targets.total:
        _target_counts(page, found, language)
    if summary.tasks.total:
        _task_counts(page, summary, language)
    if summary.targets.total:
        _other_notes(page, found, language)


def _heading(code: str, language: Language, *, sign_of: str | None = None) -> str:
    text = word(HEADING, code, language)
    return text if sign_of is None else f"{SIGN[sign_of]} {text}"


def _target_counts(page: Page, found: Status, language: Language) -> None:
    columns = [
        Column(_heading("targets", language)),
        Column(_heading("total", language), "right"),
        Column(_heading("met", language, sign_of="met"), "right"),
        Column(_heading("missed", language, sign_of="missed"), "right"),
        Column(_heading("unreported", language, sign_of="unreported"), "right"),
        Column(_heading("other", language), "right"),
    ]
    rows = []
    mark = 0
    for phase, tally in found.summary.targets_by_phase.items():
        other = _other(tally)
        mark += bool(other)
        name = found.dataset.phases[phase].name
        label = phase if name is None else printable(name.to(language))
        rows.append(
            _cells(
                label,
                [
                    tally.total,
                    *(tally.by_status[status] for status in SHOWN_APART),
                    f"{sum(other.values())} ({mark})" if other else 0,
                ],
            )
        )
    page.grid(columns, rows)


def _other(tally: Tally) -> dict[str, int]:
    return {name: count for name, count in tally.by_status.items() if count and name not in SHOWN_APART}


def _task_counts(page: Page, summary: Summary, language: Language) -> None:
    statuses = ["done_on_time", "done_late", "unfinished", "unreported", "open", "undated"]
    if summary.occurrences.superseded:
        statuses.append("superseded")
    columns = [Column(_heading("tasks", language)), Column(_heading("total", language), "right")]
    columns += [
        Column(_heading(name, language, sign_of=name if name in {"unfinished", "unreported"} else None), "right")
        for name in statuses
    ]
    done = summary.occurrences
    by_status = {
        "done_on_time": done.done_on_time,
        "done_late": done.done_late,
        "unfinished": done.overdue - done.unreported,
        "unreported": done.unreported,
        "open": done.open,
        "undated": done.undated,
        "superseded": done.superseded,
    }
    rows = [
        _cells(
            _heading("tasks_row", language),
            [summary.tasks.total, *(summary.tasks.by_status[name] for name in statuses)],
        ),
        _cells(_heading("occurrences_row", language), [done.total, *(by_status[name] for name in statuses)]),
    ]
    page.grid(columns, rows)


def _other_notes(page: Page, found: Status, language: Language) -> None:
    mark = 0
    for phase, tally in found.summary.targets_by_phase.items():
        other = _other(tally)
        if not other:
            continue
        mark += 1
        inside = [item for item in found.targets if item.entry.phase.id == phase]
        parts = []
        for name, count in other.items():
            part = f"{count} {word(TARGET_STATUS, name, language)}"
            waiting = [item for item in inside if item.status == name and item.reason == "no_year_due"]
            if waiting:
                part = say(
                    "of_which", language, part=part, number=len(waiting), reason=form.reason(waiting[0], language)
                )
            parts.append(part)
        page.line("  ", say("other_note", language, mark=mark, parts=", ".join(parts)), hang=6)


# --- the headline groups


def _headline(page: Page, found: Status, language: Language) -> None:
    shown: set[str] = set()
    for group in found.dataset.groups.values():
        if group.headline:
            results = _one_each(found, group)
            if results:
                page.blank()
                _group(page, found, group, results, language)
                shown |= {item.entry.indicator.id for item in results}
    if shown:
        _others(page, found, shown, language)


def _one_each(found: Status, group: Group) -> list[TargetResult]:
    """Give one target for each indicator of a group: the next binding one, else the last that was due."""
    inside = [item for item in found.targets if item.entry.indicator.group == group.id]
    chosen: dict[str, TargetResult] = {}
    for item in inside:
        other = chosen.setdefault(item.entry.indicator.id, item)
        if (_rank(item, found), item.entry.deadline) < (_rank(other, found), other.entry.deadline):
            chosen[item.entry.indicator.id] = item
    return list(chosen.values())


def _rank(item: TargetResult, found: Status) -> int:
    if item.orientation:
        return 2
    return 0 if item.entry.deadline >= found.as_of else 1


def _group(page: Page, found: Status, group: Group, results: Sequence[TargetResult], language: Language) -> None:
    waiting = all(item.status in {"unreported", "awaiting"} for item in results)
    phases = sorted({item.entry.phase.id for item in results})
    title = say(
        "group_newest" if waiting else "group",
        language,
        group=printable(group.name.to(language)).upper(),
        phase=", ".join(phases),
    )
    columns = [
        Column(f"  {_heading('indicator', language)}"),
        Column(_heading("goal", language)),
        Column(_heading("before", language), keep=1),
        Column(_heading("newest_edition", language)),
        Column(word(HEADING, "against", language).format(phase=", ".join(phases)), wrap=True),
    ]
    rows = []
    provisional = False
    for item in results:
        current = item.current
        before = None if current is None else _before(found, item)
        provisional |= any(value is not None and value.provisional for value in (current, before))
        rows.append(
            [
                line_of([sign(item.status), f" {_label(item, language)}"]),
                Text(form.goal(item.entry.target, item.entry.indicator, language)),
                Text("-" if before is None else form.dated(before, item, language)),
                Text(say("none_yet", language) if current is None else form.dated(current, item, language)),
                Text(_against(item, found, language)),
            ]
        )
    page.line((title, "bold"), say("provisional_mark", language) if provisional else "", hang=2)
    page.grid(columns, rows)


def _label(item: TargetResult, language: Language) -> str:
    indicator = item.entry.indicator
    return printable((indicator.short or indicator.name).to(language))


def _before(found: Status, item: TargetResult) -> Observation | None:
    series = known(found.dataset.observations.get(item.entry.indicator.id, ()), found.as_of)
    current = item.current
    earlier = [other for other in series if current is not None and other.period.end < current.period.end]
    return earlier[-1] if earlier else None


def _against(item: TargetResult, found: Status, language: Language) -> str:
    """Say how the newest value compares with the target, whether or not it decides it."""
    indicator, target = item.entry.indicator, item.entry.target
    rank = indicator.unit == "rank" and target.at_most is not None
    goal = form.goal(target, indicator, language)
    if item.current is None or (item.margin is None and "bounded" not in item.flags):
        return "-"
    if item.margin is None:
        met = item.status == "met" and item.deciding is item.current
        return say("inside" if met else "outside", language, goal=goal) if rank else "-"
    if "must_exceed" in item.flags:
        return say("must_exceed", language)
    if item.gap:
        return say("short_by", language, gap=form.gap(item, found.dataset, language))
    text = say("inside", language, goal=goal) if rank else say("meets", language)
    if "population_changed" in item.flags and item.current.of is not None:
        text += say("population", language, of=form.number(item.current.of, language))
    return text


def _others(page: Page, found: Status, shown: set[str], language: Language) -> None:
    """Say what is known of the binding targets that are not in a headline group."""
    rest = [item for item in found.targets if item.entry.indicator.id not in shown and not item.orientation]
    waiting = [item for item in rest if item.status in {"unreported", "awaiting", "no_data"}]
    figures = [item for item in waiting if item.current is not None]
    parts = [
        f"{_label(item, language)} {form.dated(item.current, item, language)}"
        for item in figures[:FIGURES]
        if item.current is not None
    ]
    if len(figures) > FIGURES:
        parts.append("...")
    silent = len(waiting) - len(figures)
    if silent:
        parts.append(say("without_figures", language, number=silent))
    if parts:
        page.line("  ", say("other_figures", language, figures="; ".join(parts)), hang=2)


def _listed(page: Page, found: Status, language: Language, heading: str, statuses: Sequence[str]) -> None:
    """List the targets of some statuses with their values, the worst first."""
    inside = [item for item in found.targets if item.status in statuses]
    if not inside:
        return
    inside.sort(key=lambda item: (statuses.index(item.status), item.entry.id))
    page.blank()
    page.line((say(heading, language), "bold"))
    slow = set(statuses) == set(SLOW)
    columns = [
        Column(f"  {_heading('id', language)}"),
        Column(_heading("goal", language)),
        Column(_heading("newest", language)),
        Column(_heading("gap", language), "right", keep=1),
        *([Column(_heading("pace", language), "right", keep=2)] if slow else []),
    ]
    page.grid(columns, [_listed_row(item, found, language, slow=slow) for item in inside[:LISTED]])
    if len(inside) > LISTED:
        page.line(f"  ... {len(inside) - LISTED}")
    if slow:
        bands = found.dataset.decision.pace_bands
        on_track, at_risk = (form.number(band, language) for band in (bands.on_track, bands.at_risk))
        page.line("  ", say("bands", language, on_track=on_track, at_risk=at_risk), hang=2)


def _listed_row(item: TargetResult, found: Status, language: Language, *, slow: bool) -> list[Text]:
    value = item.deciding or item.current
    cells = [
        line_of([sign(item.status), f" {item.entry.id}"]),
        Text(form.goal(item.entry.target, item.entry.indicator, language, short=True)),
        Text("-" if value is None else form.dated(value, item, language)),
        Text(form.gap(item, found.dataset, language)),
    ]
    return [*cells, Text(form.pace(item, language))] if slow else cells


# --- the tasks past due


def _late_tasks(page: Page, found: Status, language: Language) -> None:
    late = [(task, occurrence) for task in found.tasks for occurrence in task.occurrences if occurrence.overdue]
    if not late:
        return
    page.blank()
    page.line((say("tasks_heading", language), "bold"))
    dated = [pair for pair in late if pair[0].task.schedule_kind not in YEARLY]
    dated.sort(key=lambda pair: (-(pair[1].days_overdue or 0), pair[1].status))
    detailed = _detailed(dated)
    width = max((len(form.number(pair[1].days_overdue or 0, language)) for pair in dated), default=0)
    _details(page, found, dated[:detailed], language, width)
    for (days, status), group in groupby(dated[detailed:], key=lambda pair: (pair[1].days_overdue, pair[1].status)):
        ids = "  ".join(task.task.id for task, _ in group)
        lead = f" {_days(days or 0, language, width)}  "
        page.line(sign(status), lead, ids, hang=len(lead) + 1)
    _yearly(page, [pair for pair in late if pair[0].task.schedule_kind in YEARLY], language, width)
    _leads(page, found, late, language)


def _detailed(dated: Sequence[tuple[TaskResult, OccurrenceResult]]) -> int:
    """Give how many are shown in detail: whole days of overdue as far as they go together."""
    count = 0
    for _, group in groupby(dated, key=lambda pair: pair[1].days_overdue):
        size = len(list(group))
        if count + size > DETAILED:
            break
        count += size
    return count or min(len(dated), DETAILED)


def _days(days: int, language: Language, width: int) -> str:
    number = form.number(days, language)
    return say("day" if days == 1 else "days", language, days=number.rjust(width))


def _details(
    page: Page,
    found: Status,
    pairs: Sequence[tuple[TaskResult, OccurrenceResult]],
    language: Language,
    width: int,
) -> None:
    rows = [
        [
            line_of([sign(occurrence.status), f" {_days(occurrence.days_overdue or 0, language, width)}"]),
            Text(task.task.id),
            Text(_title(task, occurrence, language)),
            Text(_lead(found, occurrence, language)),
        ]
        for task, occurrence in pairs
    ]
    columns = [Column(""), Column(""), Column("", wrap=True), Column("", keep=1)]
    if rows:
        page.grid(columns, rows, heading=False)


def _title(task: TaskResult, occurrence: OccurrenceResult, language: Language) -> str:
    milestone = occurrence.slot.milestone
    name = task.task.name if milestone is None or milestone.name is None else milestone.name
    return printable(name.to(language))


def _lead(found: Status, occurrence: OccurrenceResult, language: Language) -> str:
    names = occurrence.slot.lead
    if not names:
        return say("no_lead", language)
    first = short(found.dataset, names[0], language)
    return first if len(names) == 1 else f"{first} +{len(names) - 1}"


def _yearly(page: Page, late: Sequence[tuple[TaskResult, OccurrenceResult]], language: Language, width: int) -> None:
    """Put the yearly tasks together: those that lack the same years are one line."""
    missing: dict[str, list[int]] = {}
    status: dict[str, str] = {}
    for task, occurrence in late:
        missing.setdefault(task.task.id, []).append(int(occurrence.slot.key))
        status[task.task.id] = task.status
    groups: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for name, years in missing.items():
        groups.setdefault((status[name], tuple(years)), []).append(name)
    for (state, lacking), names in groups.items():
        lead = f" {say('yearly', language).ljust(width + 5)}  "
        if len(names) <= FEW:
            text = say("yearly_few", language, ids="  ".join(names), years=_years(lacking, language))
        else:
            text = say(
                "yearly_line",
                language,
                tasks=len(names),
                years=_years(lacking, language),
                occurrences=len(names) * len(lacking),
            )
        page.line(sign(state), lead, text, hang=len(lead) + 1)


def _years(years: Sequence[int], language: Language) -> str:
    if len(years) == 1:
        return say("year", language, first=years[0])
    if years[-1] - years[0] == len(years) - 1:
        return say("years", language, number=len(years), first=years[0], last=years[-1])
    return ", ".join(str(year) for year in years)


def _leads(page: Page, found: Status, late: Sequence[tuple[TaskResult, OccurrenceResult]], language: Language) -> None:
    counted = Counter(name for _, occurrence in late for name in occurrence.slot.lead)
    ordered = sorted(counted.items(), key=lambda pair: -pair[1])
    agencies = found.dataset.agencies
    parts = []
    for name, count in ordered[:LEADS]:
        text = short(found.dataset, name, language)
        heirs = [heir for heir in today(agencies, [name], found.as_of) if heir != name]
        if heirs:
            more = f" +{len(heirs) - 1}" if len(heirs) > 1 else ""
            text = say("today", language, name=text, today=short(found.dataset, heirs[0], language) + more)
        parts.append(f"{text} {count}")
    if len(ordered) > LEADS:
        parts.append(say("more_leads", language, number=len(ordered) - LEADS))
    if parts:
        page.line("  ", say("by_lead", language, leads=" · ".join(parts)), hang=2)


# --- what comes next


def _ahead(page: Page, found: Status, language: Language) -> None:
    if not found.upcoming:
        return
    page.blank()
    last = form.day(found.as_of + HORIZON, language)
    page.line((say("due_heading", language, days=HORIZON.days, day=last), "bold"))
    for item in found.upcoming:
        when = say("today_due", language)
        if item.days:
            days = say("day" if item.days == 1 else "days", language, days=item.days)
            when = say("in_days", language, days=days)
        lead = f"{form.day(item.day, language)}  {when}  "
        page.line("· ", lead, "; ".join(_due(item, language)), hang=len(lead) + 2)


def _due(item: Upcoming, language: Language) -> list[str]:
    parts: list[str] = []
    yearly = [task for task in item.tasks if task.task.schedule_kind in YEARLY]
    once = [task for task in item.tasks if task.task.schedule_kind not in YEARLY]
    if once:
        ids = ", ".join(task.task.id for task in once)
        few = len(once) <= FEW
        parts.append(say("due_tasks", language, ids=ids) if few else say("due_task_count", language, number=len(once)))
    if yearly:
        parts.append(say("due_yearly", language, number=len(yearly)))
    by_year = [target for target in item.targets if target.years]
    others = [target for target in item.targets if not target.years]
    if others:
        ids = ", ".join(target.entry.id for target in others)
        few = len(others) <= FEW
        parts.append(say("due_target", language, ids=ids) if few else say("due_targets", language, number=len(others)))
    if by_year:
        parts.append(say("due_years", language, number=len(by_year)))
    return parts


def _further(page: Page, found: Status, language: Language) -> None:
    commands = []
    if found.summary.tasks.overdue:
        commands.append("par tasks --overdue")
    late = {item.entry.phase.id for item in found.targets if item.overdue}
    commands.append(f"par targets --phase {min(late)}" if late else "par targets")
    page.blank()
    page.line((say("more", language, commands=" | ".join(commands)), STYLES.get("", "")))
