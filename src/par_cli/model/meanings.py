"""What each thing in a data file means, and which rules of it JSON Schema can say: for ``par schema`` alone.

The models say what a value looks like.  A rule between the keys of one entry stands in ``loading/checks/`` in words
for people; here it stands again for editors, under the same code, and the tests hold that the two agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from par_cli.model.agencies import AgenciesFile, Agency, Successor
from par_cli.model.decision import (
    BUILT_IN_UNITS,
    LONGEST_LAG_MONTHS,
    Adopted,
    Decision,
    Group,
    Indicator,
    OtherDocument,
    PaceBands,
    Phase,
    Source,
    Stretch,
    Target,
    TargetsFile,
    Unit,
)
from par_cli.model.fields import CURRENT_VERSION, Doubtful, Form, Localized, Record
from par_cli.model.operators import CHANGES, COMPARISONS, COMPOSITE, OPERATORS, WITHOUT_NUMBER, Comparison
from par_cli.model.periods import DAY
from par_cli.model.reports import Observation, Outcome, ReportsFile, TaskReport, Threshold
from par_cli.model.tasks import SCHEDULE_KEYS, Measure, Milestone, Section, Task, TasksFile


class Meaning(NamedTuple):
    """What a model means.

    ``keys`` has a sentence for each key of its own, ``limits`` what is asked of a key beyond its kind, and ``rules``
    what is asked of several keys together, each with the code of the rule.
    """

    title: str
    text: str
    keys: Mapping[str, str]
    limits: Mapping[str, Form] = {}
    rules: Sequence[tuple[str, Form]] = ()


def _given(*names: str) -> Form:
    """Say that keys are there and not null."""
    return {"required": [*names], "properties": {name: {"not": {"type": "null"}} for name in names}}


def _some(*names: str) -> Form:
    return {"anyOf": [_given(name) for name in names]}


def _none(*names: str) -> Form:
    return {"not": _some(*names)}


def _where(key: str, *values: object) -> Form:
    return {"required": [key], "properties": {key: {"enum": [*values]}}}


def _if(condition: Form, then: Form) -> Form:
    return {"if": condition, "then": then}


def _all(*forms: Form) -> Form:
    return {"allOf": [*forms]}


def _with_stretch(*keys: str, form: Form) -> Form:
    """Say what holds of some keys, and of the same keys of the stretch."""
    own = {"properties": dict.fromkeys(keys, form)}
    return {"properties": {**own["properties"], "stretch": own}}


def _exactly_one(code: str, names: Sequence[str]) -> tuple[str, Form]:
    return code, {"oneOf": [_given(name) for name in names]}


_VERSION: Mapping[str, Form] = {"schema": {"const": CURRENT_VERSION}}
_SCHEMA = "The version of the form of the data files."
_ID = "Its id, by which other entries name it."
_NAME = "Its name."
_NOTE = "A remark on it."
_SOURCE = "Who published it, and where."
_URL = "The address of the source."
_PUBLISHED = "The day of publication: it counts from then on."
_EVIDENCE = "What shows that it was done."
_OWN_SOURCE = "Where it stands."
_COUNT: Form = {"type": ["integer", "null"], "minimum": 0}
_ABOVE_0: Form = {
    "exclusiveMinimum": 0,
    "pattern": "[1-9][0-9]*/",
    "patternErrorMessage": "write it like 1/3",
    "items": {"exclusiveMinimum": 0},
}
_UP_TO_100: Form = {"maximum": 100, "items": {"maximum": 100}}
_WITHOUT_NUMBER = sorted(WITHOUT_NUMBER)
_SAID_ON_A_DAY = ("in_progress", "not_done", "not_started")

_STATES: Sequence[tuple[str, Form]] = (
    ("PAR610", _if(_where("state", "done"), _some("on", "by"))),
    ("PAR610", _if(_where("state", *_SAID_ON_A_DAY), _given("published"))),
    ("PAR610", _if(_where("state", "extended"), _given("due", "document", "published"))),
    ("PAR610", _if(_where("state", "superseded"), _given("on", "reason", "document"))),
    ("PAR611", {"not": _given("on", "by")}),
    ("PAR612", _if(_given("due"), _where("state", "extended"))),
)
"""What a report needs for its state."""

MEANINGS: Final[Mapping[type[Record], Meaning]] = {
    # --- every file
    Localized: Meaning(
        "A text in two languages",
        "In Vietnamese and English; a plain text stands for both.",
        {"vi": "The text in Vietnamese.", "en": "The text in English."},
        rules=[("PAR217", _some("vi", "en"))],
    ),
    Doubtful: Meaning(
        "An entry",
        "What may be doubtful for good reason.",
        {"accepted": "Warnings of par validate that are right as they stand: the code of each, with the reason."},
    ),
    Source: Meaning(
        "A source",
        "Where something stands: in the text of the decision, or in another document.",
        {
            "section": "The section of the decision, like II.2.1.",
            "line": "The line of the decision's text at which the passage begins.",
            "document": "Another document than the decision.",
            "page": "The page there.",
            "url": "The address of the document.",
        },
        rules=[("PAR220", {"anyOf": [{"required": [name]} for name in ("section", "document", "url")]})],
    ),
    # --- targets.yaml
    TargetsFile: Meaning(
        "targets.yaml",
        "A decision, and its indicators with their targets.",
        {
            "schema": _SCHEMA,
            "decision": "The decision itself.",
            "phases": "The stretches of years or months that targets belong to.",
            "groups": "The groups of indicators.",
            "units": "What numbers count, beside the units that need no entry: percent, rank, count.",
            "indicators": "What is measured, each with the targets that it must reach.",
        },
        _VERSION,
    ),
    Decision: Meaning(
        "The decision",
        "The decision itself, and how its days and its pace are counted.",
        {
            "title": "Its title.",
            "issuer": "Who adopted it.",
            "number": "Its number.",
            "date": "The day of its adoption.",
            "adopted": "The days between which it was adopted, where the day itself is not printed.",
            "note": _NOTE,
            "language": "The language of tables where nothing else says which.",
            "time_zone": "Where its days begin, like Asia/Ho_Chi_Minh.",
            "utc_offset": 'The same as an offset, like "+07:00", where a machine knows no time zones.',
            "publication_lag_until": "The default wait for figures: the first such day (MM-DD) after a deadline.",
            "publication_lag_source": "Where that wait is known from.",
            "pace_bands": "From which pace on a target is on track, and at risk.",
        },
        {
            "utc_offset": {
                "type": "string",
                "pattern": "^[+-](0[0-9]|1[0-4]):[0-5][0-9]$",
                "patternErrorMessage": 'write it like "+07:00"',
            },
            "publication_lag_until": {
                "type": ["string", "null"],
                "pattern": f"^{DAY}$",
                "patternErrorMessage": "write MM-DD, like 03-20",
            },
        },
    ),
    Adopted: Meaning(
        "Days of adoption",
        "The days between which a decision was adopted.",
        {"after": "The last day on which it was not yet.", "by": "The first day on which it was."},
    ),
    PaceBands: Meaning(
        "Bands of pace",
        "Pace is the part of the way that is done, over the part of the time that has passed.",
        {"on_track": "The pace from which a target is on track.", "at_risk": "The pace from which it is at risk."},
        {"on_track": {"exclusiveMinimum": 0}, "at_risk": {"exclusiveMinimum": 0}},
    ),
    Phase: Meaning(
        "A phase",
        "A stretch of years or months that targets belong to; its last day is their deadline.",
        {
            "id": "Its id, like 2025, by which targets name it.",
            "name": _NAME,
            "from": "The year or month in which it begins.",
            "to": "The year or month in which it ends.",
            "orientation": "Whether it gives direction and does not bind.",
        },
    ),
    Group: Meaning(
        "A group",
        "A group of indicators.",
        {"id": _ID, "name": _NAME, "headline": "Whether its indicators are shown one by one on the first screen."},
    ),
    Unit: Meaning(
        "A unit",
        "What a number counts.",
        {
            "id": _ID,
            "name": _NAME,
            "short": "A shorter name for tables.",
            "whole": "Whether there are only whole ones, as of people.",
        },
        {"id": {"not": {"enum": [*BUILT_IN_UNITS]}}},
    ),
    Indicator: Meaning(
        "An indicator",
        "What is measured, and the targets that it must reach.",
        {
            "id": _ID,
            "name": _NAME,
            "short": "A shorter name for tables.",
            "group": "The group that it belongs to.",
            "unit": "What its number counts: percent, rank, count, or a unit declared above.",
            "better": "Which way is the better one.",
            "kind": "edition: for its period only (an index, a rate); level: a stock that stays until something else "
            "is reported; flow: counted within a period.",
            "reported": "The rhythm in which it is reported.",
            "accumulates": "Whether values add up within the year, so that 9M includes Q3.",
            "above_100": "Whether a percentage may exceed 100.",
            "publication_lag_months": "How many months after a period its value is published.",
            "publication_lag_source": "Where that is known from.",
            "owners": "The agencies that answer for it.",
            "reporters": "The agencies whose values make up the whole; a group stands for its members.",
            "owners_basis": "text: the decision names the owners; field: it names none, and the field decides.",
            "owners_lines": "The lines of the decision that name them.",
            "definition": "What the decision says it is.",
            "numerator": "What stands above the line of its percentage.",
            "denominator": "What stands below the line of its percentage.",
            "exceptions": "What the decision leaves out of it.",
            "note": _NOTE,
            "targets": "What it must reach, and when.",
        },
        {"publication_lag_months": {"minimum": 0, "maximum": LONGEST_LAG_MONTHS}},
    ),
    Comparison: Meaning(
        "A comparison",
        "A value is compared with a number.",
        {
            "at_least": "This number or more.",
            "more_than": "More than this number.",
            "at_most": "This number or less.",
            "less_than": "Less than this number.",
            "equals": "This very number.",
            "between": "From the first number to the second.",
        },
    ),
    Stretch: Meaning(
        "A stretch",
        "What is striven for beyond a firm target: exactly one operator, at least as hard.",
        {
            "reduce_by": "A cut by so much, as at the target.",
            "raise_by": "A rise by so much, as at the target.",
        },
        {"reduce_by": _ABOVE_0, "raise_by": _ABOVE_0},
        [_exactly_one("PAR701", [name for name in OPERATORS if name in Stretch.model_fields])],
    ),
    Target: Meaning(
        "A target",
        "What an indicator must reach in a phase, with exactly one operator.",
        {
            "phase": "The phase that it belongs to.",
            "id": "What tells it from the other targets of the indicator in that phase.",
            "reduce_by": "A cut by so much of what relative_to names: 5 percent, 1/3, or from 25 to 30 percent.",
            "raise_by": "A rise by so much of what relative_to names: 5 percent, 1/3, or from 25 to 30 percent.",
            "improve": "Better every year than the year before.",
            "outcome": "Something is done, which no number says.",
            "refers_to": "Another document sets the number.",
            "all_of": "All of these targets are met.",
            "any_of": "One of these targets is met.",
            "relative_to": "What a change is measured from: a period, or the year before.",
            "change_in": "Whether a change is counted in percent of that, or in the unit of the indicator.",
            "baseline": "The period of the value that the way is measured from.",
            "decided_by": "The only period whose value decides.",
            "due": "The deadline, where it is not the end of the phase.",
            "every": "It is judged anew in each year, half, quarter or month.",
            "each": "It is asked of every single reporter of the indicator.",
            "stretch": "What is striven for beyond it.",
            "commitment": "Whether it is promised, or striven for.",
            "owners": "The agencies that answer for it, where they are not those of the indicator.",
            "source": _OWN_SOURCE,
            "note": _NOTE,
        },
        {
            "reduce_by": _ABOVE_0,
            "raise_by": _ABOVE_0,
            "all_of": {"minItems": 2},
            "any_of": {"minItems": 2},
        },
        [
            _exactly_one("PAR701", tuple(OPERATORS)),
            ("PAR703", _if(_some(*CHANGES), _given("relative_to"))),
            ("PAR703", _if(_none(*CHANGES), _none("relative_to", "change_in"))),
            ("PAR705", _if(_some(*_WITHOUT_NUMBER), _none("every"))),
            ("PAR705", _if(_some("every", "improve"), _none("due"))),
            ("PAR707", _if(_where("relative_to", "year_before"), _none("baseline"))),
            ("PAR708", _if(_some(*_WITHOUT_NUMBER), _none("stretch"))),
            (
                "PAR710",
                _if(
                    _where("each", True),
                    _all(_some(*COMPARISONS), _none("every", "baseline", "stretch")),
                ),
            ),
            ("PAR714", _if(_some(*sorted(COMPOSITE)), _none("baseline", "decided_by", "due"))),
            ("PAR706", _if(_where("change_in", "unit"), _with_stretch(*CHANGES, form={"not": {"type": "string"}}))),
            ("PAR503", _if({"not": _where("change_in", "unit")}, _with_stretch("reduce_by", form=_UP_TO_100))),
        ],
    ),
    OtherDocument: Meaning(
        "Another document",
        "A document that sets the number of a target.",
        {"document": "What it is called."},
    ),
    # --- tasks.yaml
    TasksFile: Meaning(
        "tasks.yaml",
        "The task matrix of a decision.",
        {"schema": _SCHEMA, "sections": "The sections of the matrix.", "tasks": "What must be done, when and by whom."},
        _VERSION,
    ),
    Section: Meaning(
        "A section",
        "A section of the task matrix.",
        {"id": "Its id, with which those of its tasks begin.", "name": _NAME, "source": _OWN_SOURCE},
    ),
    Task: Meaning(
        "A task",
        "What must be done. Exactly one of due, every, milestones and undated says when.",
        {
            "id": "Its section and number, like II.3.",
            "name": _NAME,
            "lead": "The agencies that lead it.",
            "taken_over_by": "Those successors of a part of a lead agency to whose part the task belongs.",
            "coordinating": "The agencies that help with it.",
            "due": "When it is due: the last day of this period.",
            "every": "It comes round in each year, half, quarter or month.",
            "years": "The years in which it comes round, where they are not those of the phases.",
            "by_plan": "Whether each year's plan sets the date.",
            "undated": "No date is set: work that goes on, or that hangs on others.",
            "milestones": "The steps of it, each with its own date, in order.",
            "condition": "What must have happened before.",
            "targets": "The targets that it serves.",
            "source": _OWN_SOURCE,
            "note": _NOTE,
        },
        {"milestones": {"minItems": 1}},
        [
            _exactly_one("PAR801", SCHEDULE_KEYS),
            ("PAR802", _if(_given("years"), _given("every"))),
            ("PAR802", _if(_where("by_plan", True), _where("every", "year"))),
        ],
    ),
    Milestone: Meaning(
        "A milestone",
        "One dated step of a task.",
        {
            "due": "When it is due: the last day of this period.",
            "key": "What tells it from another step that is due then.",
            "name": "What is done by then.",
            "lead": "The agencies that lead this step, where they are not those of the task.",
            "measure": "The number that it asks for.",
        },
    ),
    Measure: Meaning(
        "A measure",
        "The number that a milestone asks for, with exactly one operator.",
        {"indicator": "The indicator whose value it is."},
        rules=[_exactly_one("PAR701", COMPARISONS)],
    ),
    # --- agencies.yaml
    AgenciesFile: Meaning(
        "agencies.yaml",
        "The agencies that lead, coordinate, own or report, and who answers for them today.",
        {"schema": _SCHEMA, "agencies": "Every agency that other files name."},
        _VERSION,
    ),
    Agency: Meaning(
        "An agency",
        "An agency by its official name.",
        {
            "id": _ID,
            "name": "Its official name.",
            "short": "A shorter name for tables.",
            "aliases": "Other names by which texts call it.",
            "level": "The level that it belongs to, like commune.",
            "until": "Its last day.",
            "members": "The agencies that make up a group; groups too.",
            "successors": "Who took over its work.",
            "note": _NOTE,
        },
    ),
    Successor: Meaning(
        "A successor",
        "An agency that took over, from a day on.",
        {
            "agency": "Which one.",
            "from": "Its first day; a longer period counts from its last day.",
            "scope": "The part that it took over, where it is not the whole.",
            "source": _SOURCE,
            "url": _URL,
            "unverified": "Whether this is only general knowledge.",
            "note": _NOTE,
        },
    ),
    # --- reports
    ReportsFile: Meaning(
        "reports/*.yaml",
        "What was reported.",
        {
            "schema": _SCHEMA,
            "values": "Values of indicators.",
            "outcomes": "What became of targets.",
            "thresholds": "Figures that another document has set for targets that refer to one.",
            "tasks": "Progress of tasks.",
        },
        _VERSION,
    ),
    Observation: Meaning(
        "A value",
        "One reported value of one indicator for one period.",
        {
            "indicator": "The indicator.",
            "period": "What it stands for: 2024, 2024-Q3, 2024-H1, 2024-9M, 2024-07, 2024-07-01 and the like.",
            "value": "The number, in the unit of the indicator; with a bound, its limit.",
            "bound": "The number itself is not known, only that it is more or less than value.",
            "of": "Among how many a rank is.",
            "numerator": "The count above the line of a percentage.",
            "denominator": "The count below the line of a percentage.",
            "change": "A cut or growth in percent against the base of a target.",
            "as_printed": "The percentage that the source prints, where it disagrees with its own counts.",
            "reporter": "The agency that it is about, where it is not the whole.",
            "break": "Whether the method changed with it, so that earlier values do not compare.",
            "comparable": "Whether a rank compares with others although it is among another number.",
            "published": _PUBLISHED,
            "provisional": "Whether it may still be revised.",
            "source": _SOURCE,
            "url": _URL,
            "line": "The line of the decision that states it.",
            "note": _NOTE,
        },
        {
            "of": {"minimum": 1},
            "numerator": _COUNT,
            "denominator": _COUNT,
            "change": {"minimum": -100},
        },
        [
            ("PAR601", _if(_some("numerator", "denominator"), _given("numerator", "denominator"))),
            ("PAR602", _some("value", "change", "numerator")),
            ("PAR603", _if(_given("bound"), _all(_given("value"), _none("numerator")))),
            ("PAR604", _if(_given("as_printed"), _all(_given("numerator", "note"), _none("value")))),
        ],
    ),
    Outcome: Meaning(
        "An outcome",
        "What became of a target.",
        {
            "target": "The target.",
            "state": "How it stands. The first three are for targets without a number.",
            "on": "The day it was done, or from which it no longer applies.",
            "by": "A day by which it was done, where the day itself is not known.",
            "due": "The new deadline of an extension.",
            "published": _PUBLISHED,
            "reason": "Why it no longer applies.",
            "document": "The document that extends or ends it.",
            "evidence": _EVIDENCE,
            "source": _SOURCE,
            "url": _URL,
            "note": _NOTE,
        },
        rules=_STATES,
    ),
    Threshold: Meaning(
        "A figure of another document",
        "The figure that a document has set for a target that refers to it.",
        {
            "target": "The target.",
            "value": "The figure, in the unit of the indicator.",
            "published": _PUBLISHED,
            "document": "The document.",
            "source": _SOURCE,
            "url": _URL,
            "note": _NOTE,
        },
    ),
    TaskReport: Meaning(
        "A report on a task",
        "How a task, or one of its occurrences, stands.",
        {
            "task": "The task.",
            "occurrence": "Which occurrence: its year, half, quarter, month, due date or key. Not needed where there "
            "is only one.",
            "state": "How it stands.",
            "on": "The day it was done, or from which it no longer applies.",
            "by": "A day by which it was done, where the day itself is not known.",
            "due": "The new due date of an extension.",
            "reporter": "The agency that it is about, where it is not all of them.",
            "published": _PUBLISHED,
            "reason": "Why it no longer applies.",
            "document": "The document that extends or ends it.",
            "evidence": _EVIDENCE,
            "cause": "Why it is late.",
            "remedy": "What is done about it.",
            "source": _SOURCE,
            "url": _URL,
            "note": _NOTE,
        },
        rules=_STATES,
    ),
}
"""Every model of the data files, and what those have in common."""
