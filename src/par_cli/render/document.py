"""Results to JSON documents: ``par/status/1``, ``par/targets/1``, ``par/tasks/1``, ``par/agencies/1``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from par_cli.model.agencies import Agency, Successor
from par_cli.model.dataset import Dataset
from par_cli.model.decision import Decision, Source
from par_cli.model.fields import Localized
from par_cli.model.reports import Observation, Outcome
from par_cli.progress.digest import digest
from par_cli.progress.results import (
    Account,
    OccurrenceResult,
    OccurrenceTally,
    Reporters,
    Status,
    Tally,
    TargetResult,
    TaskResult,
)
from par_cli.render.dumps import dumps
from par_cli.render.numbers import machine, observed_value, side, side_of_measure

Json = dict[str, object]
View = Literal["status", "targets", "tasks", "agencies"]


def json_document(found: Status, view: View) -> bytes:
    """Give the JSON document of a command: all of ``par/status/1``, or the list that the command is about."""
    return dumps(document(found, view))


def document(found: Status, view: View) -> Json:
    """Give the document as plain values: text, numbers, dates, lists and mappings."""
    result: Json = {
        **head(view, found.dataset, found.as_of, found.newest),
        "filters": _filters(found.filters),
        "pace_bands": pace_bands(found.dataset.decision),
        "summary": _summary(found, view),
    }
    if view == "status":
        result["upcoming"] = [
            {
                "day": item.day,
                "days": item.days,
                "tasks": [task.task.id for task in item.tasks],
                "targets": [target.entry.id for target in item.targets],
            }
            for item in found.upcoming
        ]
    if view == "agencies":
        result["account_of"] = found.account_of
        result["accounts"] = [account_fields(item, found.dataset) for item in found.accounts]
    if view in {"status", "targets"}:
        result["targets"] = [target_fields(item) for item in found.targets]
    if view in {"status", "tasks"}:
        result["tasks"] = [task_fields(item, found.dataset) for item in found.tasks]
    result["agencies"] = _agencies(found, view)
    return result


def head(view: str, dataset: Dataset, as_of: date, newest: date | None) -> Json:
    """Give what every document begins with: which it is, the day, the decision, and which data."""
    return {
        "schema": f"par/{view}/1",
        "as_of": as_of,
        "decision": decision_fields(dataset.decision),
        "data": {
            "source": "embedded" if dataset.folder is None else "folder",
            "sha256": digest(dataset, as_of),
            "newest_published": newest,
        },
    }


def pace_bands(decision: Decision) -> Json:
    """Give from which pace on a target is on track and at risk."""
    return {"on_track": decision.pace_bands.on_track, "at_risk": decision.pace_bands.at_risk}


def text_fields(value: Localized | None) -> Json | None:
    """Give a text in both languages."""
    return None if value is None else {"vi": value.vi, "en": value.en}


def decision_fields(decision: Decision) -> Json:
    """Give the decision."""
    return {
        "title": text_fields(decision.title),
        "issuer": text_fields(decision.issuer),
        "number": decision.number,
        "date": decision.date,
        "time_zone": decision.time_zone,
        "language": decision.language,
        "note": text_fields(decision.note),
    }


def _filters(given: Sequence[tuple[str, str]]) -> Json:
    single = dict(given)
    return {
        "phase": single.get("phase"),
        "section": single.get("section"),
        "agency": single.get("agency"),
        "status": [value for name, value in given if name == "status"],
        "overdue": "overdue" in single,
    }


def _summary(found: Status, view: View) -> Json:
    summary = found.summary
    result: Json = {}
    if view != "tasks":
        result["targets"] = {
            **tally_fields(summary.targets),
            "by_phase": _tallies(summary.targets_by_phase),
            "by_section": _tallies(summary.targets_by_section),
            "by_agency": _tallies(summary.targets_by_agency),
        }
    if view != "targets":
        result["tasks"] = {
            **tally_fields(summary.tasks),
            "by_section": _tallies(summary.tasks_by_section),
            "by_agency": _tallies(summary.tasks_by_agency),
        }
        result["occurrences"] = {
            **occurrence_tally_fields(summary.occurrences),
            "by_agency": {
                key: occurrence_tally_fields(tally) for key, tally in sorted(summary.occurrences_by_agency.items())
            },
        }
    return result


def tally_fields(tally: Tally) -> Json:
    """Give how many targets or tasks there are, and have each status."""
    return {
        "total": tally.total,
        "overdue": tally.overdue,
        "overdue_unreported": tally.overdue_unreported,
        "by_status": dict(tally.by_status),
    }


def _tallies(tallies: Mapping[str, Tally]) -> Json:
    return {key: tally_fields(tally) for key, tally in tallies.items()}


def occurrence_tally_fields(tally: OccurrenceTally) -> Json:
    """Give how many occurrences are in each bucket, and the rates over those that are due."""
    return {
        "total": tally.total,
        "dated": tally.dated,
        "done_on_time": tally.done_on_time,
        "done_late": tally.done_late,
        "open": tally.open,
        "overdue": tally.overdue,
        "overdue_unreported": tally.unreported,
        "undated": tally.undated,
        "superseded": tally.superseded,
        "due": tally.due,
        "on_time_rate": machine(tally.on_time_rate, up=False),
        "done_rate": machine(tally.done_rate, up=False),
    }


def target_fields(item: TargetResult) -> Json:
    """Give one target with its status and numbers."""
    entry, target = item.entry, item.entry.target
    down = item.direction < 0  # lower is better: a value cut upward never overstates
    return {
        "id": entry.id,
        "indicator": entry.indicator.id,
        "name": text_fields(entry.indicator.name),
        "group": entry.indicator.group,
        "phase": entry.phase.id,
        "deadline": entry.deadline,
        "first_deadline": entry.first_deadline,
        "every": target.step if item.years else None,
        "operator": target.operator,
        "value": target.value,
        "upper": target.upper,
        "unit": entry.indicator.unit,
        "better": entry.indicator.better,
        "kind": entry.indicator.kind,
        "relative_to": target.relative_to if target.base is None else target.base.text,
        "change_in": (target.change_in or "percent") if target.changes else None,
        "threshold": machine(item.threshold, up=not down),
        "stretch": _stretch(item),
        "commitment": target.commitment,
        "owners": list(item.owners),
        "owners_basis": entry.indicator.owners_basis,
        "owners_today": list(item.owners_today),
        "status": item.status,
        "overdue": item.overdue,
        "days_overdue": item.days_overdue,
        "awaited_until": item.awaited_until,
        "flags": list(item.flags),
        "reason": item.reason,
        "note": text_fields(target.note),
        "indicator_note": text_fields(entry.indicator.note),
        "baseline": observation_fields(item.baseline, side(item.baseline, item)),
        "baseline_of": item.baseline_of,
        "current": observation_fields(item.current, side(item.current, item)),
        "deciding": observation_fields(item.deciding, side(item.deciding, item)),
        "outcome": None if item.outcome is None else outcome_fields(item.outcome),
        "extension": None if item.extension is None else outcome_fields(item.extension),
        "gap": machine(item.gap, up=True),
        "margin": machine(item.margin, up=False),
        "share": machine(item.share, up=False),
        "expected": machine(item.expected, up=down),
        "behind": machine(item.behind, up=True),
        "pace": machine(item.pace, up=False),
        "required": machine(item.required, up=True),
        "recent": machine(item.recent, up=False),
        "projected": machine(item.projected, up=down),
        "projected_meets": item.projected_meets,
        "years": [
            {
                "year": year.year,
                "period": year.period.text,
                "status": year.status,
                "reason": year.reason,
                "value": _number(year.observation, side(year.observation, item)),
            }
            for year in item.years
        ],
        "reporters": None
        if item.reporters is None
        else {
            **_reporters(item.reporters),
            "period": None if item.reporters.period is None else item.reporters.period.text,
        },
        "each": [
            {
                "reporter": one.reporter,
                "status": one.status,
                "value": _number(one.observation, side(one.observation, item)),
            }
            for one in item.each
        ],
        "parts": list(target.parts),
        "part_of": item.part_of,
        "source": _source(target.source),
    }


def _number(item: Observation | None, direction: int) -> Decimal | None:
    """Give the number observed; a bound is none."""
    return None if item is None or item.bound is not None else observed_value(item, direction)


def _reporters(count: Reporters) -> Json:
    return {"done": count.done, "total": count.total, "missing": list(count.missing)}


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    return {
        "section": source.section,
        "line": source.line,
        "document": source.document,
        "page": source.page,
        "url": source.url,
    }


def _stretch(item: TargetResult) -> Json | None:
    stretched = item.entry.target.stretched
    if stretched is None:
        return None
    return {
        "operator": stretched.operator,
        "value": stretched.value,
        "upper": stretched.upper,
        "met": item.stretch_met,
    }


def outcome_fields(item: Outcome) -> Json:
    """Give what a report says of a target."""
    return {
        "state": item.state,
        "on": item.on,
        "by": item.by,
        "due": item.due,
        "published": item.published,
        "reason": item.reason,
        "document": item.document,
        "evidence": item.evidence,
        "source": item.source,
        "url": item.url,
        "note": item.note,
    }


def observation_fields(item: Observation | None, direction: int) -> Json | None:
    """Give one observation; ``direction`` says which way a computed percentage is cut."""
    if item is None:
        return None
    return {
        "period": item.period.text,
        "value": observed_value(item, direction),
        "of": item.of,
        "numerator": item.numerator,
        "denominator": item.denominator,
        "change": item.change,
        "bound": item.bound,
        "reporter": item.reporter,
        "published": item.published,
        "source": item.source,
        "url": item.url,
        "line": item.line,
        "provisional": item.provisional,
        "break": item.series_break,
        "comparable": item.comparable,
        "as_printed": item.as_printed,
        "note": item.note,
    }


def task_fields(item: TaskResult, dataset: Dataset) -> Json:
    """Give one task with its occurrences."""
    task = item.task
    return {
        "id": task.id,
        "section": task.section,
        "name": text_fields(task.name),
        "lead": list(task.lead),
        "lead_today": list(item.lead_today),
        "taken_over_by": list(task.taken_over_by),
        "coordinating": list(task.coordinating),
        "schedule": {"kind": task.schedule_kind, "condition": text_fields(task.condition)},
        "status": item.status,
        "overdue": item.overdue,
        "days_overdue": item.days_overdue,
        "note": text_fields(task.note),
        "occurrences": [_occurrence(occurrence, dataset) for occurrence in item.occurrences],
        "targets": list(task.targets),
        "source": _source(task.source),
    }


def _occurrence(item: OccurrenceResult, dataset: Dataset) -> Json:
    slot, report, measure = item.slot, item.report, item.slot.measure
    indicator = None if measure is None else dataset.indicators[measure.indicator]
    return {
        "key": slot.key,
        "due": item.due,
        "first_due": item.first_due,
        "lead": list(slot.lead),
        "orientation": slot.orientation,
        "status": item.status,
        "overdue": item.overdue,
        "days_overdue": item.days_overdue,
        "flags": list(item.flags),
        "state": None if report is None else report.state,
        "done_on": None if item.done_by_bound else item.done_on,
        "done_by": item.done_on if item.done_by_bound else None,
        "reporters": None if item.reporters is None else _reporters(item.reporters),
        "days_late": item.days_late,
        "published": None if report is None else report.published,
        "evidence": None if report is None else report.evidence,
        "cause": None if report is None else report.cause,
        "remedy": None if report is None else report.remedy,
        "reason": None if report is None else report.reason,
        "document": _document(item),
        "source": None if report is None else report.source,
        "url": None if report is None else report.url,
        "note": None if report is None else report.note,
        "observation": observation_fields(item.observation, side_of_measure(item.observation, measure, indicator)),
        "measure": None
        if measure is None or indicator is None
        else {
            "indicator": measure.indicator,
            "operator": measure.operator,
            "value": measure.value,
            "upper": measure.upper,
            "unit": indicator.unit,
        },
    }


def account_fields(item: Account, dataset: Dataset) -> Json:
    """Give what an agency owes: counts, and the occurrences and targets that they count."""
    return {
        "agency": item.agency,
        "name": None if item.agency is None else text_fields(dataset.agencies[item.agency].name),
        "agency_today": list(item.agency_today),
        "tasks": item.tasks,
        "occurrences": len(item.leads),
        "due": item.due.total,
        "on_time": item.due.done_on_time,
        "late": item.due.done_late,
        "unfinished": item.due.unfinished,
        "unreported": item.due.unreported,
        "overdue": item.due.overdue,
        "on_time_rate": machine(item.due.on_time_rate, up=False),
        "targets": item.targets.total,
        "targets_missed": item.targets_missed,
        "targets_unreported": item.targets_unreported,
        "targets_overdue": item.targets.overdue,
        "leads": [
            {
                "task": task.task.id,
                "key": occurrence.slot.key,
                "due": occurrence.due,
                "status": occurrence.status,
                "overdue": occurrence.overdue,
                "days_overdue": occurrence.days_overdue,
            }
            for task, occurrence in item.leads
        ],
        "owns": [
            {
                "target": target.entry.id,
                "deadline": target.entry.deadline,
                "status": target.status,
                "overdue": target.overdue,
                "days_overdue": target.days_overdue,
                "part_of": target.part_of,
            }
            for target in item.owns
        ],
    }


def _document(item: OccurrenceResult) -> str | None:
    """Give the document that closed, ended or extended an occurrence."""
    if item.report is not None and item.report.document is not None:
        return item.report.document
    return None if item.extension is None else item.extension.document


def _agencies(found: Status, view: View) -> Json:
    names: set[str] = set()
    if view != "tasks":
        names.update(name for item in found.targets for name in named_by_target(item))
    if view != "targets":
        for item in found.tasks:
            names |= named_by_task(item)
    if view == "agencies":
        names.update(name for item in found.accounts for name in item.agency_today)
    return agencies_fields(found.dataset.agencies, names)


def named_by_target(item: TargetResult) -> set[str]:
    """Give the agencies that the fields of a target name."""
    missing = () if item.reporters is None else item.reporters.missing
    return {*item.owners, *item.owners_today, *missing, *(one.reporter for one in item.each)}


def named_by_task(item: TaskResult) -> set[str]:
    """Give the agencies that the fields of a task name."""
    counts = [part.reporters for part in item.occurrences if part.reporters is not None]
    missing = (name for count in counts for name in count.missing)
    return {*item.leads, *item.task.taken_over_by, *item.task.coordinating, *item.lead_today, *missing}


def agencies_fields(agencies: Mapping[str, Agency], names: Iterable[str]) -> Json:
    """Give the agencies named, with all that took over from them, by id."""
    return {name: agency_fields(agencies[name]) for name in sorted(_with_others(agencies, names))}


def _with_others(agencies: Mapping[str, Agency], names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    ahead = set(names)
    while ahead:
        name = ahead.pop()
        found.add(name)
        ahead |= {*agencies[name].members, *(step.agency for step in agencies[name].successors)} - found
    return found


def agency_fields(agency: Agency) -> Json:
    """Give one agency."""
    return {
        "name": text_fields(agency.name),
        "short": text_fields(agency.short),
        "level": agency.level,
        "until": agency.until,
        "members": list(agency.members),
        "successors": [_successor(step) for step in agency.successors],
    }


def _successor(step: Successor) -> Json:
    return {
        "agency": step.agency,
        "from": step.start.text,
        "scope": text_fields(step.scope),
        "source": step.source,
        "url": step.url,
        "unverified": step.unverified,
        "note": text_fields(step.note),
    }
