"""The JSON Schemas (2020-12) of the JSON documents, from the same codes that the documents are made of.

Each schema stands on its own.  No field may be missing and none may be added, so one that a document gains stands
here too; what is unknown is null.  docs/json.md says the same for people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from par_cli.model.decision import Commitment, Every, Indicator, Kind, Rhythm
from par_cli.model.fields import Language
from par_cli.model.operators import COMPARISONS, OPERATORS, Better
from par_cli.model.reports import BOUNDS, OutcomeState, TaskState
from par_cli.model.tasks import SCHEDULE_KINDS
from par_cli.progress.explain import DECIDING_RULES
from par_cli.progress.formula import INPUT_KINDS, STEP_NAMES, WHYS
from par_cli.progress.results import FLAGS, OCCURRENCE_STATUSES, REASONS, TARGET_STATUSES
from par_cli.progress.show import SubjectKind
from par_cli.render.dumps import dumps
from par_cli.rulebook import Severity

Schema = dict[str, object]
Fields = dict[str, tuple[Schema, str]]
"""The fields of an object in their order, each with its schema and what it means."""

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
WHOLE: Schema = {"type": "integer"}
YES: Schema = {"type": "boolean"}
NULL: Schema = {"type": "null"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


DAY = _ref("day")
WORDS = _ref("words")
IDS = _ref("ids")
PLACE = _ref("place")
OBSERVATION = _ref("observation")


def _or_null(schema: Schema) -> Schema:
    kind = schema.get("type")
    return {**schema, "type": [kind, "null"]} if isinstance(kind, str) else {"anyOf": [schema, NULL]}


def _one_of(codes: Sequence[str]) -> Schema:
    return {"enum": list(dict.fromkeys(codes))}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _by_id(schema: Schema) -> Schema:
    return {"type": "object", "additionalProperties": schema}


def _object(fields: Fields) -> Schema:
    return {
        "type": "object",
        "properties": {name: {"description": meaning, **schema} for name, (schema, meaning) in fields.items()},
        "required": list(fields),
        "additionalProperties": False,
    }


def _counts(statuses: Sequence[str], **more: tuple[Schema, str]) -> Fields:
    return {
        "total": (COUNT, "How many there are."),
        "overdue": (COUNT, "How many of them are overdue."),
        "overdue_unreported": (COUNT, "How many of the overdue are so for lack of a report."),
        "by_status": (
            _object({name: (COUNT, f"How many are {name}.") for name in statuses}),
            "How many have each status; they sum to the total.",
        ),
        **more,
    }


_OCCURRENCE_COUNTS: Fields = {
    "total": (COUNT, "How many there are."),
    "dated": (COUNT, "Those with a due date that are not superseded: done on time, done late, open and overdue."),
    "done_on_time": (COUNT, "Done on the due day or before."),
    "done_late": (COUNT, "Done after the due day."),
    "open": (COUNT, "Not done, and the due day has not passed."),
    "overdue": (COUNT, "Not done, and the due day has passed."),
    "overdue_unreported": (COUNT, "The part of the overdue that nobody has reported on."),
    "undated": (COUNT, "Those for which no date is set."),
    "superseded": (COUNT, "Those that no longer apply."),
    "due": (COUNT, "Those whose due day has passed: what the rates are over."),
    "on_time_rate": (_or_null(NUMBER), "Done on time over due, as a fraction of one; null while none is due."),
    "done_rate": (_or_null(NUMBER), "Done over due, as a fraction of one; null while none is due."),
}

_OBSERVATION: Fields = {
    "period": (TEXT, "The period that it stands for: 2024, 2024-Q3, 2024-07, 2024-12-31, 2021/2025 and the like."),
    "value": (_or_null(NUMBER), "The number observed, in the indicator's unit; with a bound, its limit."),
    "of": (_or_null(WHOLE), "Among how many a rank is."),
    "numerator": (_or_null(NUMBER), "The count above the line of a percentage."),
    "denominator": (_or_null(NUMBER), "The count below the line of a percentage."),
    "change": (_or_null(NUMBER), "Cut or growth against the base of a relative target, in percent."),
    "bound": (_or_null(_one_of(BOUNDS)), "Which limit the value is, where the number itself is not known."),
    "reporter": (_or_null(TEXT), "The agency that it is about; null for the whole."),
    "published": (_or_null(DAY), "The day of publication."),
    "source": (_or_null(TEXT), "Who published it, and where."),
    "url": (_or_null(TEXT), "The address of the source."),
    "line": (_or_null(WHOLE), "The line of the decision that states it."),
    "provisional": (YES, "Whether it may still be revised."),
    "break": (YES, "Whether the method changed with it, so that earlier values do not compare."),
    "comparable": (YES, "Whether a rank compares with others although it is among another number of units."),
    "as_printed": (_or_null(NUMBER), "The percentage that the source prints, where it disagrees with its own counts."),
    "note": (_or_null(TEXT), "A remark on it."),
}

_OUTCOME: Fields = {
    "state": (_one_of(get_args(OutcomeState)), "What was reported."),
    "on": (_or_null(DAY), "The day it was done, or from which the target no longer applies."),
    "by": (_or_null(DAY), "A day by which it was, where the day itself is not known."),
    "due": (_or_null(DAY), "The new deadline of an extension."),
    "published": (_or_null(DAY), "The day of publication."),
    "reason": (_or_null(TEXT), "Why it no longer applies."),
    "document": (_or_null(TEXT), "The document that says so."),
    "evidence": (_or_null(TEXT), "What shows that it was done."),
    "source": (_or_null(TEXT), "Who published it, and where."),
    "url": (_or_null(TEXT), "The address of the source."),
    "note": (_or_null(TEXT), "A remark on it."),
}

_YEAR: Fields = {
    "year": (WHOLE, "The calendar year in which it ends."),
    "period": (TEXT, "The year, half, quarter or month."),
    "status": (_one_of(TARGET_STATUSES), "How it stands."),
    "reason": (_or_null(_one_of(REASONS)), "Why nothing firmer can be said."),
    "value": (_or_null(NUMBER), "The number observed for it, in the indicator's unit."),
}

_TARGET: Fields = {
    "id": (TEXT, "Indicator and phase: share/2025."),
    "indicator": (TEXT, "The id of the indicator."),
    "name": (WORDS, "The name of the indicator."),
    "group": (_or_null(TEXT), "The id of the indicator's group."),
    "phase": (TEXT, "The id of the phase."),
    "deadline": (DAY, "The last day on which it has to be met, after an extension."),
    "first_deadline": (DAY, "The same before an extension."),
    "every": (_or_null(_one_of(get_args(Every))), "How often in its phase it has to be met, if it comes round."),
    "operator": (_one_of(tuple(OPERATORS)), "How the value observed must compare with what is asked for."),
    "value": (
        _or_null(NUMBER),
        "The number that the decision prints: the change for reduce_by and raise_by, the lower end for a range.",
    ),
    "upper": (_or_null(NUMBER), "The upper end of a range."),
    "unit": (_or_null(TEXT), "What its numbers count: percent, rank, count, or a unit of the decision."),
    "better": (_one_of(get_args(Better)), "Which direction is better."),
    "kind": (
        _one_of(get_args(Kind)),
        "Whether a value is an edition of an index, a level on a day or a flow.",
    ),
    "relative_to": (_or_null(TEXT), "The period that a change is measured from; year_before for the year before."),
    "change_in": (
        _or_null(_one_of(["percent", "unit"])),
        "What a change is counted in: percent of its base, or its unit.",
    ),
    "stretch": (_or_null(_ref("stretch")), "The number that is striven for beyond it."),
    "threshold": (_or_null(NUMBER), "The absolute number compared with, in the indicator's unit."),
    "commitment": (_one_of(get_args(Commitment)), "How firmly it is promised."),
    "owners": (IDS, "The agencies that answer for it, as named."),
    "owners_basis": (
        _one_of(get_args(Indicator.model_fields["owners_basis"].annotation)),
        "Whether the text names the owners, or their field of work gives them.",
    ),
    "owners_today": (IDS, "The agencies that answer for it on the day."),
    "status": (_one_of(TARGET_STATUSES), "How it stands."),
    "overdue": (YES, "Whether it is past its deadline and not known to be met."),
    "days_overdue": (_or_null(COUNT), "For how many days it has been overdue."),
    "awaited_until": (DAY, "The day until which a report is waited for: the deadline and the publication lag."),
    "flags": (_list(_one_of(FLAGS)), "What has to be known beside the status."),
    "reason": (_or_null(_one_of(REASONS)), "Why nothing firmer can be said."),
    "note": (_or_null(WORDS), "A remark on the target."),
    "indicator_note": (_or_null(WORDS), "A remark on the indicator."),
    "baseline": (_or_null(OBSERVATION), "Where the way began."),
    "baseline_of": (_or_null(TEXT), "The id of the earlier target that the baseline decided."),
    "current": (_or_null(OBSERVATION), "The newest observation known."),
    "deciding": (_or_null(OBSERVATION), "The observation that gives the status."),
    "outcome": (_or_null(_ref("outcome")), "The report that says so."),
    "extension": (_or_null(_ref("outcome")), "The report that extended its deadline."),
    "gap": (_or_null(NUMBER), "What is missing, in the indicator's unit; 0 once the number is reached."),
    "margin": (_or_null(NUMBER), "The distance to what is asked for, in the indicator's unit; below 0 is short."),
    "share": (_or_null(NUMBER), "The part of the way done, as a fraction of one, not clamped."),
    "expected": (_or_null(NUMBER), "The value of the path at the end of the period, in the indicator's unit."),
    "behind": (_or_null(NUMBER), "How far the value is short of that, in the indicator's unit; below 0 is ahead."),
    "pace": (_or_null(NUMBER), "The way done over the way that should be done by then, as a fraction of one."),
    "required": (_or_null(NUMBER), "The change for the better a year that is still needed, in the indicator's unit."),
    "recent": (_or_null(NUMBER), "The mean change for the better a year of late, in the indicator's unit."),
    "projected": (_or_null(NUMBER), "The value at the deadline if things go on like that, in the indicator's unit."),
    "projected_meets": (_or_null(YES), "Whether the projected value would meet the target."),
    "years": (_list(_ref("year")), "The years, halves, quarters or months of a target that comes round."),
    "reporters": (
        _or_null(_ref("reporters_of_period")),
        "How many of those listed have reported the value waited for.",
    ),
    "each": (_list(_ref("one_of_each")), "Each reporter, where every one of them must meet it."),
    "parts": (IDS, "The targets that make it up, all or one of which must be met."),
    "part_of": (_or_null(TEXT), "The id of the target that it is a part of: no count has it."),
    "source": (_or_null(PLACE), "Where the decision states it."),
}

_REPORTERS: Fields = {
    "done": (COUNT, "How many have."),
    "total": (COUNT, "Of how many."),
    "missing": (IDS, "Those that have not."),
}

_MEASURE: Fields = {
    "indicator": (TEXT, "The id of the indicator that tells."),
    "operator": (_one_of(COMPARISONS), "How the value observed must compare with what is asked for."),
    "value": (NUMBER, "The number that the decision prints, the lower end for between."),
    "upper": (_or_null(NUMBER), "The upper end of between."),
    "unit": (_or_null(TEXT), "What the numbers count."),
}

_OCCURRENCE: Fields = {
    "key": (TEXT, "Which occurrence of the task: a year, the due date of a milestone, or its name."),
    "due": (_or_null(DAY), "The last day on which it is on time, after an extension."),
    "first_due": (_or_null(DAY), "The same before an extension."),
    "lead": (IDS, "The agencies that lead it, as named."),
    "orientation": (YES, "Whether it falls due after the binding phases."),
    "status": (_one_of(OCCURRENCE_STATUSES), "How it stands."),
    "overdue": (YES, "Whether its due day has passed and it is not known to be done."),
    "days_overdue": (_or_null(COUNT), "For how many days it has been overdue."),
    "state": (_or_null(_one_of(get_args(TaskState))), "What was reported."),
    "done_on": (_or_null(DAY), "The day it was done."),
    "done_by": (_or_null(DAY), "A day by which it was done, where the day itself is not known."),
    "flags": (_list(_one_of(FLAGS)), "What has to be known beside the status."),
    "reporters": (_or_null(_ref("reporters")), "How many members of a leading group have reported it done."),
    "days_late": (_or_null(COUNT), "How many days after its due day it was done."),
    "published": (_or_null(DAY), "The day on which the report was published."),
    "evidence": (_or_null(TEXT), "What shows that it was done."),
    "cause": (_or_null(TEXT), "Why it is late, as reported."),
    "remedy": (_or_null(TEXT), "What is done about that, as reported."),
    "reason": (_or_null(TEXT), "Why it no longer applies."),
    "document": (_or_null(TEXT), "The document that closed, ended or extended it."),
    "source": (_or_null(TEXT), "Who published the report, and where."),
    "url": (_or_null(TEXT), "The address of the source."),
    "note": (_or_null(TEXT), "A remark on the report."),
    "observation": (_or_null(OBSERVATION), "The value that met its measure."),
    "measure": (_or_null(_ref("measure")), "The value of an indicator that says whether it is done."),
}

_TASK: Fields = {
    "id": (TEXT, "Section and number: I.4."),
    "section": (TEXT, "The id of the section of the task matrix."),
    "name": (WORDS, "What has to be done."),
    "lead": (IDS, "The agencies that lead it, as named."),
    "lead_today": (IDS, "The agencies that lead it on the day."),
    "taken_over_by": (IDS, "Those that took over this row alone, with a part of what a lead did."),
    "coordinating": (IDS, "The agencies that help, as named."),
    "schedule": (
        _object(
            {
                "kind": (_one_of(SCHEDULE_KINDS), "The kind of schedule."),
                "condition": (_or_null(WORDS), "What it depends on."),
            }
        ),
        "When it falls due.",
    ),
    "status": (_one_of(OCCURRENCE_STATUSES), "The status of its most pressing occurrence."),
    "overdue": (YES, "Whether one of its occurrences is overdue."),
    "days_overdue": (_or_null(COUNT), "For how many days the longest of them has been overdue."),
    "note": (_or_null(WORDS), "A remark on it."),
    "occurrences": (_list(_ref("occurrence")), "Each date on which it falls due."),
    "targets": (IDS, "The targets that it serves."),
    "source": (_or_null(PLACE), "Where the decision states it."),
}

_ACCOUNT: Fields = {
    "agency": (_or_null(TEXT), "The id of the agency as the decision names it; null for what names nobody."),
    "name": (_or_null(WORDS), "Its name."),
    "agency_today": (IDS, "The agencies that answer for it on the day."),
    "tasks": (COUNT, "How many tasks it leads, or a milestone of them."),
    "occurrences": (COUNT, "How many occurrences it leads."),
    "due": (COUNT, "Those whose due day has passed: on time, late, unfinished and unreported."),
    "on_time": (COUNT, "Of those due: done on the due day or before."),
    "late": (COUNT, "Of those due: done after the due day."),
    "unfinished": (COUNT, "Of those due: reported as not done."),
    "unreported": (COUNT, "Of those due: nobody has reported on them."),
    "overdue": (COUNT, "Unfinished and unreported."),
    "on_time_rate": (_or_null(NUMBER), "Done on time over due, as a fraction of one; null while none is due."),
    "targets": (COUNT, "How many targets it owns."),
    "targets_missed": (COUNT, "Those overdue and known to have failed."),
    "targets_unreported": (COUNT, "Those overdue for lack of a report alone."),
    "targets_overdue": (COUNT, "Missed and unreported."),
    "leads": (_list(_ref("led")), "The occurrences that it leads."),
    "owns": (_list(_ref("owned")), "The targets that it owns."),
}

_LED: Fields = {
    "task": (TEXT, "The id of the task."),
    "key": (TEXT, "Which occurrence of it."),
    "due": (_or_null(DAY), "The last day on which it is on time, after an extension."),
    "status": (_one_of(OCCURRENCE_STATUSES), "How it stands."),
    "overdue": (YES, "Whether its due day has passed and it is not known to be done."),
    "days_overdue": (_or_null(COUNT), "For how many days it has been overdue."),
}

_OWNED: Fields = {
    "target": (TEXT, "The id of the target."),
    "deadline": (DAY, "The last day on which it has to be met."),
    "status": (_one_of(TARGET_STATUSES), "How it stands."),
    "overdue": (YES, "Whether it is past its deadline and not known to be met."),
    "days_overdue": (_or_null(COUNT), "For how many days it has been overdue."),
    "part_of": (_or_null(TEXT), "The id of the target that it is a part of: no count has it."),
}

_SUCCESSOR: Fields = {
    "agency": (TEXT, "The id of the agency that took over."),
    "from": (TEXT, "The period from which it answers: a day, or less exact."),
    "scope": (_or_null(WORDS), "Which part it took over, where it is not the whole."),
    "source": (_or_null(TEXT), "Who says so, and where."),
    "url": (_or_null(TEXT), "The address of the source."),
    "unverified": (YES, "Whether it is general knowledge without a source."),
    "note": (_or_null(WORDS), "A remark on it."),
}

_REPORT: Fields = {
    "occurrence": (
        _or_null(TEXT),
        "Which occurrence it speaks of; null for the only one, or the whole task.",
    ),
    "state": (_one_of(get_args(TaskState)), "What was reported."),
    "on": (_or_null(DAY), "The day it was done, or from which it no longer applies."),
    "by": (_or_null(DAY), "A day by which it was, where the day itself is not known."),
    "due": (_or_null(DAY), "The new due date of an extension."),
    "reporter": (_or_null(TEXT), "The agency that reports; null for the whole."),
    "published": (_or_null(DAY), "The day of publication."),
    "reason": (_or_null(TEXT), "Why it no longer applies."),
    "document": (_or_null(TEXT), "The document that says so."),
    "evidence": (_or_null(TEXT), "What shows that it was done."),
    "cause": (_or_null(TEXT), "Why it is late, as reported."),
    "remedy": (_or_null(TEXT), "What is done about that, as reported."),
    "source": (_or_null(TEXT), "Who published it, and where."),
    "url": (_or_null(TEXT), "The address of the source."),
    "note": (_or_null(TEXT), "A remark on it."),
}

_INDICATOR: Fields = {
    "id": (TEXT, "Its id."),
    "name": (WORDS, "What is measured."),
    "group": (_or_null(TEXT), "The id of its group."),
    "unit": (_or_null(TEXT), "What its numbers count: percent, rank, count, or a unit of the decision."),
    "better": (_one_of(get_args(Better)), "Which direction is better."),
    "kind": (_one_of(get_args(Kind)), "Whether a value is an edition of an index, a level on a day or a flow."),
    "reported": (_or_null(_one_of(get_args(Rhythm))), "How often it is reported."),
    "accumulates": (YES, "Whether values add up within the year."),
    "publication_lag_months": (_or_null(COUNT), "How many months after a period its value is published."),
    "publication_lag_source": (_or_null(TEXT), "Where that is known from."),
    "owners": (IDS, "The agencies that answer for it, as named."),
    "owners_basis": (_TARGET["owners_basis"][0], "Whether the text names the owners, or their field of work."),
    "owners_lines": (_list(WHOLE), "The lines of the decision that name them."),
    "definition": (_or_null(WORDS), "What the decision says that it is."),
    "numerator": (_or_null(WORDS), "What is counted above the line."),
    "denominator": (_or_null(WORDS), "What is counted below the line."),
    "exceptions": (_or_null(WORDS), "What is left out."),
    "note": (_or_null(WORDS), "A remark on it."),
}

_INPUT: Fields = {
    "symbol": (TEXT, "How the formula names it."),
    "meaning": (_one_of(INPUT_KINDS), "What it is."),
    "value": (NUMBER, "The number put in."),
    "period": (_or_null(TEXT), "The period of the observation that it is."),
    "from": (_or_null(DAY), "The first of the two days between which days are counted."),
    "to": (_or_null(DAY), "The second of them, or the day of a corner of the path."),
}

_STEP: Fields = {
    "name": (_one_of(STEP_NAMES), "Which number it works out."),
    "formula": (_or_null(TEXT), "How: over the symbols of the inputs, with + - * / ( ), min and max."),
    "inputs": (_list(_ref("input")), "The numbers put in."),
    "result": (_or_null(NUMBER), "What comes out."),
    "reason": (_or_null(_one_of(WHYS)), "Why it is not computed."),
}

_EXPLANATION: Fields = {
    "deciding_rule": (_one_of(DECIDING_RULES), "Which observation may decide."),
    "wait": (
        _object(
            {
                "from": (DAY, "The day from which a report is awaited."),
                "months": (_or_null(COUNT), "The indicator's publication lag in months."),
                "month_day": (_or_null(TEXT), "The day of the year (MM-DD) until which the decision waits by default."),
                "until": (DAY, "The last day on which a report is awaited."),
                "source": (_or_null(TEXT), "Where the lag is known from."),
            }
        ),
        "How long a report is awaited.",
    ),
    "path": (
        _list(_object({"day": (DAY, "The day of a corner."), "value": (NUMBER, "The value there.")})),
        "The straight lines from the baseline through the targets that a value is compared with.",
    ),
    "steps": (_list(_ref("step")), "The computation, in its order."),
}

_AGENCY: Fields = {
    "name": (WORDS, "The official name."),
    "short": (_or_null(WORDS), "The short name that tables print."),
    "level": (_or_null(TEXT), "The level that it works on, in the decision's own word."),
    "until": (_or_null(DAY), "Its last day."),
    "members": (IDS, "The agencies of a group that lists them."),
    "successors": (_list(_ref("successor")), "The agencies that took over from it."),
}

_DEFINITIONS: Mapping[str, Schema] = {
    "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "words": _object({name: (_or_null(TEXT), f"The text in the language {name}.") for name in get_args(Language)}),
    "ids": _list(TEXT),
    "place": _object(
        {
            "section": (_or_null(TEXT), "The section of the decision's text."),
            "line": (_or_null(WHOLE), "The first line of the passage."),
            "document": (_or_null(TEXT), "The document, where it is another one."),
            "page": (_or_null(TEXT), "The page of it."),
            "url": (_or_null(TEXT), "Its address."),
        }
    ),
    "observation": _object(_OBSERVATION),
    "outcome": _object(_OUTCOME),
    "stretch": _object(
        {
            "operator": (_one_of(tuple(OPERATORS)), "How the value observed must compare with it."),
            "value": (NUMBER, "The number striven for, the lower end of a range."),
            "upper": (_or_null(NUMBER), "The upper end of a range."),
            "met": (_or_null(YES), "Whether the deciding observation meets it."),
        }
    ),
    "reporters": _object(_REPORTERS),
    "reporters_of_period": _object({**_REPORTERS, "period": (_or_null(TEXT), "Of which period.")}),
    "one_of_each": _object(
        {
            "reporter": (TEXT, "The id of the agency."),
            "status": (_one_of(TARGET_STATUSES), "How it stands."),
            "value": (_or_null(NUMBER), "The number observed that decides, in the indicator's unit."),
        }
    ),
    "year": _object(_YEAR),
    "target": _object(_TARGET),
    "measure": _object(_MEASURE),
    "occurrence": _object(_OCCURRENCE),
    "task": _object(_TASK),
    "account": _object(_ACCOUNT),
    "led": _object(_LED),
    "owned": _object(_OWNED),
    "successor": _object(_SUCCESSOR),
    "report": _object(_REPORT),
    "indicator": _object(_INDICATOR),
    "input": _object(_INPUT),
    "step": _object(_STEP),
    "explained_target": _object({**_TARGET, **_EXPLANATION}),
    "held_observation": _object(
        {
            **_OBSERVATION,
            "known_from": (DAY, "The day from which it counts."),
            "held": (YES, "Whether no later publication has taken its place."),
        }
    ),
    "outcome_of_target": _object({"target": (TEXT, "The id of the target."), **_OUTCOME}),
    "agency": _object(_AGENCY),
    "target_counts": _object(_counts(TARGET_STATUSES)),
    "task_counts": _object(_counts(OCCURRENCE_STATUSES)),
    "occurrence_counts": _object(_OCCURRENCE_COUNTS),
}

_TARGET_COUNTS = _by_id(_ref("target_counts"))
_TASK_COUNTS = _by_id(_ref("task_counts"))
_SUMMARY_OF_TARGETS: Fields = {
    "targets": (
        _object(
            _counts(
                TARGET_STATUSES,
                by_phase=(_TARGET_COUNTS, "The same for each phase, by its id."),
                by_section=(_TARGET_COUNTS, "The same for each section of the text, by its id."),
                by_agency=(_TARGET_COUNTS, "The same for each owner, by its id."),
            )
        ),
        "The targets, counted.",
    )
}
_SUMMARY_OF_TASKS: Fields = {
    "tasks": (
        _object(
            _counts(
                OCCURRENCE_STATUSES,
                by_section=(_TASK_COUNTS, "The same for each section of the task matrix, by its id."),
                by_agency=(_TASK_COUNTS, "The same for each lead, by its id."),
            )
        ),
        "The tasks, counted.",
    ),
    "occurrences": (
        _object(
            {
                **_OCCURRENCE_COUNTS,
                "by_agency": (_by_id(_ref("occurrence_counts")), "The same for each lead, by its id."),
            }
        ),
        "Their occurrences, counted.",
    ),
}
_UPCOMING = _object(
    {
        "day": (DAY, "The day."),
        "days": (COUNT, "In how many days that is."),
        "tasks": (IDS, "The tasks that fall due."),
        "targets": (IDS, "The targets that fall due, or are judged for a year."),
    }
)
_TARGETS: Fields = {"targets": (_list(_ref("target")), "The targets asked for.")}
_TASKS: Fields = {"tasks": (_list(_ref("task")), "The tasks asked for.")}


_HEAD: Fields = {
    "as_of": (DAY, "The day that it stands for: nothing published later is in it."),
    "decision": (
        _object(
            {
                "title": (WORDS, "The title."),
                "issuer": (_or_null(WORDS), "Who issued it."),
                "number": (_or_null(TEXT), "Its number."),
                "date": (_or_null(DAY), "Its date."),
                "time_zone": (TEXT, "The time zone that its days are in, by its IANA name."),
                "language": (_one_of(get_args(Language)), "Its language."),
                "note": (_or_null(WORDS), "A remark on it."),
            }
        ),
        "The decision that everything here comes from.",
    ),
    "data": (
        _object(
            {
                "source": (_one_of(["folder", "embedded"]), "A folder, or the data inside the package."),
                "sha256": (
                    {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                    "SHA-256 of what the data says on that day, however it is laid out.",
                ),
                "newest_published": (_or_null(DAY), "The latest day of publication among the values known."),
            }
        ),
        "Which data it was computed from.",
    ),
}
"""What every document begins with, apart from ``schema``."""

_BANDS: Fields = {
    "pace_bands": (
        _object(
            {
                "on_track": (NUMBER, "The pace from which a target is on track."),
                "at_risk": (NUMBER, "The pace from which it is at risk; below it, off track."),
            }
        ),
        "From which pace on a target is so.",
    ),
}


def _counted(statuses: Sequence[str], summary: Fields) -> Fields:
    """Give what a document of a list begins with, apart from ``schema``."""
    return {
        **_HEAD,
        "filters": (
            _object(
                {
                    "phase": (_or_null(TEXT), "Only this phase."),
                    "section": (_or_null(TEXT), "Only this section."),
                    "agency": (_or_null(TEXT), "Only this agency."),
                    "status": (_list(_one_of(statuses)), "Only these statuses; empty for all."),
                    "overdue": (YES, "Only what is overdue."),
                }
            ),
            "What was asked for.",
        ),
        **_BANDS,
        "summary": (_object(summary), "Counts of what was asked for."),
    }


_PLACE_IN_FILE: Fields = {
    "file": (TEXT, "The file, as it was named to par."),
    "line": (_or_null(COUNT), "The line, from 1; null where the file as a whole is meant."),
    "column": (_or_null(COUNT), "The column in characters, from 1."),
}

_FINDING: Fields = {
    "rule": ({"type": "string", "pattern": "^PAR[0-9]{3}$"}, "The code of the rule; par explain has a page on it."),
    "severity": (_one_of(get_args(Severity)), "An error makes the data unusable, a warning doubtful."),
    **_PLACE_IN_FILE,
    "path": (_or_null(TEXT), "The place in the data, such as indicators[3].targets[0].at_most; null outside an entry."),
    "message": (WORDS, "What is wrong."),
    "hint": (WORDS, "What to write instead."),
    "related": (_list(_object(_PLACE_IN_FILE)), "Other places that it speaks of."),
}

_VALIDATE: Fields = {
    "as_of": (DAY, "The day of judgement: what is dated later cannot be known yet."),
    "decision": (
        {"anyOf": [_HEAD["decision"][0], NULL]},
        "The decision that was judged; null where it cannot be read.",
    ),
    "data": (
        _object(
            {
                "source": (_one_of(["folder", "embedded"]), "A folder, or the data inside the package."),
                "sha256": (
                    {"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"},
                    "SHA-256 of what the data says on that day; null where it cannot be used.",
                ),
            }
        ),
        "Which data was judged.",
    ),
    "summary": (
        _object(
            {
                "total": (COUNT, "How many findings there are."),
                "errors": (COUNT, "How many make the data unusable."),
                "warnings": (COUNT, "How many leave it usable."),
                "elsewhere": (COUNT, "How many more are in files that nobody asked about."),
                "deselected": (COUNT, "How many more break rules that were not asked for (--select, --ignore)."),
                "usable": (YES, "Whether the folder as a whole has no error."),
                "by_rule": (_by_id(COUNT), "How many break each rule, by its code."),
            }
        ),
        "Counts of what was asked for.",
    ),
    "files": (
        _list(
            _object(
                {
                    "file": (TEXT, "The file, as it was named to par."),
                    "entries": (_by_id(COUNT), "How many entries of each kind in it are right by themselves."),
                }
            )
        ),
        "The files that could be read.",
    ),
    "findings": (_list(_object(_FINDING)), "What was found, in order of place."),
}

_AGENCIES: Fields = {"agencies": (_by_id(_ref("agency")), "The agencies named here and their successors, by id.")}

SCHEMAS: Mapping[str, tuple[str, Fields]] = {
    "par/status/1": (
        "Where a decision stands on a day: what par status --format json writes.",
        {
            **_counted([*TARGET_STATUSES, *OCCURRENCE_STATUSES], {**_SUMMARY_OF_TARGETS, **_SUMMARY_OF_TASKS}),
            "upcoming": (_list(_UPCOMING), "Each day of the next 90 on which something falls due."),
            **_TARGETS,
            **_TASKS,
            **_AGENCIES,
        },
    ),
    "par/targets/1": (
        "Every target on a day: what par targets --format json writes.",
        {**_counted(TARGET_STATUSES, _SUMMARY_OF_TARGETS), **_TARGETS, **_AGENCIES},
    ),
    "par/tasks/1": (
        "Every task on a day: what par tasks --format json writes.",
        {**_counted(OCCURRENCE_STATUSES, _SUMMARY_OF_TASKS), **_TASKS, **_AGENCIES},
    ),
    "par/agencies/1": (
        "Who owes what on a day: what par agencies --format json writes.",
        {
            **_counted([*TARGET_STATUSES, *OCCURRENCE_STATUSES], {**_SUMMARY_OF_TARGETS, **_SUMMARY_OF_TASKS}),
            "account_of": (_or_null(TEXT), "The agency that was asked for; null for all."),
            "accounts": (_list(_ref("account")), "What each agency owes, in the order asked for."),
            **_AGENCIES,
        },
    ),
    "par/validate/1": ("What is wrong or doubtful in data files: what par validate --format json writes.", _VALIDATE),
    "par/show/1": (
        "One target, indicator, task or agency in full on a day: what par show ID --format json writes.",
        {
            **_HEAD,
            **_BANDS,
            "kind": (_one_of(get_args(SubjectKind)), "What is shown."),
            "id": (TEXT, "Its id."),
            "indicator": (_or_null(_ref("indicator")), "The indicator, of a target or an indicator."),
            "observations": (_list(_ref("held_observation")), "Every value known, in order of period and publication."),
            "targets": (
                _list(_ref("explained_target")),
                "The target, those of the indicator, those that the task serves or the agency owns, explained.",
            ),
            "outcomes": (_list(_ref("outcome_of_target")), "What was reported of the targets."),
            "tasks": (_list(_ref("task")), "The task, those that serve the targets, or those that the agency leads."),
            "reports": (_list(_ref("report")), "What was reported of the task."),
            "agency": (_or_null(_ref("agency")), "The agency."),
            "coordinates": (IDS, "The tasks that the agency helps with."),
            "answers_for": (IDS, "The agencies whose work it does today."),
            **_AGENCIES,
        },
    ),
}
"""Every schema by the name that stands in a document's ``schema``: what the document is, and its fields."""


def json_schema(name: str) -> bytes:
    """Give a JSON Schema as a JSON document; raises :class:`KeyError` for a name that is none."""
    return dumps(schema(name))


def schema(name: str) -> Schema:
    """Give a JSON Schema as plain values, with the definitions that it uses; raises :class:`KeyError` likewise."""
    meaning, fields = SCHEMAS[name]
    whole = _object({"schema": ({"const": name}, "The name of this schema."), **fields})
    used = set(_used(whole))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": name,
        "title": name,
        "description": meaning,
        **whole,
        "$defs": {key: definition for key, definition in _DEFINITIONS.items() if key in used},
    }


def _used(node: object) -> Iterator[str]:
    """Give the names of the definitions that a schema refers to, and of those that they refer to in turn."""
    if isinstance(node, dict):
        for key, item in node.items():
            if key == "$ref":
                name = item.rpartition("/")[2]
                yield name
                yield from _used(_DEFINITIONS[name])
            else:
                yield from _used(item)
    elif isinstance(node, list):
        for item in node:
            yield from _used(item)


def names() -> str:
    """Give the name of every schema, one a line, with what it describes."""
    width = max(map(len, SCHEMAS))
    return "".join(f"{name:{width}}  {meaning}\n" for name, (meaning, _) in SCHEMAS.items())
