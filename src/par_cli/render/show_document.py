"""What ``par show`` says as JSON, ``par/show/1``: the subject in full, with every step of its computation."""

from __future__ import annotations

from par_cli.model.decision import Indicator
from par_cli.model.reports import Observation, TaskReport
from par_cli.progress.explain import Explanation
from par_cli.progress.formula import Input, Step
from par_cli.progress.show import Shown
from par_cli.progress.status import newest_published
from par_cli.render.document import (
    Json,
    agencies_fields,
    agency_fields,
    head,
    named_by_target,
    named_by_task,
    observation_fields,
    outcome_fields,
    pace_bands,
    target_fields,
    task_fields,
    text_fields,
)
from par_cli.render.dumps import dumps
from par_cli.render.numbers import machine


def json_show(found: Shown) -> bytes:
    """Give the JSON document of a subject."""
    return dumps(show_document(found))


def show_document(found: Shown) -> Json:
    """Give the document as plain values: text, numbers, dates, lists and mappings."""
    lower = found.indicator is not None and found.indicator.better == "lower"
    held = set(map(id, found.held))
    return {
        **head("show", found.dataset, found.as_of, newest_published(found.dataset, found.as_of)),
        "pace_bands": pace_bands(found.dataset.decision),
        "kind": found.subject.kind,
        "id": found.subject.id,
        "indicator": None if found.indicator is None else _indicator(found.indicator),
        "observations": [
            {
                **_observation(item, lower=lower),
                "known_from": item.known_from,
                "held": id(item) in held,
            }
            for item in found.observations
        ],
        "targets": [_explained(item) for item in found.targets],
        "outcomes": [{"target": item.target, **outcome_fields(item)} for item in found.outcomes],
        "tasks": [task_fields(item, found.dataset) for item in found.tasks],
        "reports": [_report(item) for item in found.reports],
        "agency": None if found.agency is None else agency_fields(found.agency),
        "coordinates": list(found.coordinated),
        "answers_for": list(found.answers_for),
        "agencies": _agencies(found),
    }


def _observation(item: Observation, *, lower: bool) -> Json:
    fields = observation_fields(item, -1 if lower else 1)
    assert fields is not None  # noqa: S101 - there is an observation
    return fields


def _indicator(item: Indicator) -> Json:
    return {
        "id": item.id,
        "name": text_fields(item.name),
        "group": item.group,
        "unit": item.unit,
        "better": item.better,
        "kind": item.kind,
        "reported": item.reported,
        "accumulates": item.accumulates,
        "publication_lag_months": item.publication_lag_months,
        "publication_lag_source": item.publication_lag_source,
        "owners": list(item.owners),
        "owners_basis": item.owners_basis,
        "owners_lines": list(item.owners_lines),
        "definition": text_fields(item.definition),
        "numerator": text_fields(item.numerator),
        "denominator": text_fields(item.denominator),
        "exceptions": text_fields(item.exceptions),
        "note": text_fields(item.note),
    }


def _explained(item: Explanation) -> Json:
    wait = item.wait
    lower = item.result.direction < 0
    return {
        **target_fields(item.result),
        "deciding_rule": item.deciding_rule,
        "wait": {
            "from": wait.start,
            "months": wait.months,
            "month_day": wait.month_day,
            "until": wait.until,
            "source": wait.source,
        },
        "path": []
        if item.line is None
        else [{"day": day, "value": machine(number, up=lower)} for day, number in item.line.points],
        "steps": [_step(step, lower=lower) for step in item.steps],
    }


def _step(step: Step, *, lower: bool) -> Json:
    return {
        "name": step.name,
        "formula": step.formula,
        "inputs": [_input(item, lower=lower) for item in step.inputs],
        "result": machine(step.result, up=step.up),
        "reason": step.why,
    }


def _input(item: Input, *, lower: bool) -> Json:
    return {
        "symbol": item.symbol,
        "meaning": item.kind,
        "value": machine(item.value, up=lower),
        "period": None if item.period is None else item.period.text,
        "from": item.start,
        "to": item.end,
    }


def _report(item: TaskReport) -> Json:
    return {
        "occurrence": item.occurrence,
        "state": item.state,
        "on": item.on,
        "by": item.by,
        "due": item.due,
        "reporter": item.reporter,
        "published": item.published,
        "reason": item.reason,
        "document": item.document,
        "evidence": item.evidence,
        "cause": item.cause,
        "remedy": item.remedy,
        "source": item.source,
        "url": item.url,
        "note": item.note,
    }


def _agencies(found: Shown) -> Json:
    names: set[str] = set(found.answers_for)
    for target in found.targets:
        names |= named_by_target(target.result)
    for task in found.tasks:
        names |= named_by_task(task)
    reporters = (*(item.reporter for item in found.observations), *(item.reporter for item in found.reports))
    names.update(name for name in reporters if name is not None)
    if found.agency is not None:
        names.add(found.agency.id)
    return agencies_fields(found.dataset.agencies, names)
