"""Rules of the data files that JSON Schema can state, beyond the kind of each key: for editors, through ``par schema``.

``loading/checks/`` and the models check the same rules in words for people; here they are under the same codes, and
the tests hold that the two agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from par_cli.model.agencies import AgenciesFile
from par_cli.model.building import Form
from par_cli.model.decision import (
    BUILT_IN_UNITS,
    LONGEST_LAG_MONTHS,
    Decision,
    Indicator,
    Minimum,
    PaceBands,
    Phase,
    Plausible,
    Source,
    Stretch,
    Target,
    TargetsFile,
    Unit,
)
from par_cli.model.documents import DocumentsFile
from par_cli.model.fields import CURRENT_VERSION, Localized, Record
from par_cli.model.measures import MeasuresFile
from par_cli.model.operators import CHANGES, COMPARISONS, COMPOSITE, OPERATORS, WITHOUT_NUMBER
from par_cli.model.reporting import FIRST_REMINDER, ReportingFile
from par_cli.model.reports import Observation, Outcome, ReportsFile, TaskReport
from par_cli.model.tasks import SCHEDULE_KEYS, Measure, Task, TasksFile

_FROM_0: Form = {"minimum": 0, "items": {"minimum": 0}}
_COUNT: Form = {"type": ["integer", "null"], "minimum": 0}
_VERSION: Mapping[str, Form] = {"schema": {"const": CURRENT_VERSION}}

LIMITS: Final[Mapping[type[Record], Mapping[str, Form]]] = {
    TargetsFile: _VERSION,
    TasksFile: _VERSION,
    AgenciesFile: _VERSION,
    DocumentsFile: _VERSION,
    MeasuresFile: _VERSION,
    ReportsFile: _VERSION,
    ReportingFile: {
        **_VERSION,
        "internal_due": {"minimum": 0},
        "reminders": {"items": {"type": "integer", "minimum": 1, "maximum": FIRST_REMINDER}},
    },
    Decision: {
        "utc_offset": {
            "type": "string",
            "pattern": "^[+-](0[0-9]|1[0-4]):[0-5][0-9]$",
            "patternErrorMessage": 'write it like "+07:00"',
        },
    },
    PaceBands: {"on_track": {"exclusiveMinimum": 0}, "at_risk": {"exclusiveMinimum": 0}},
    Unit: {"id": {"not": {"enum": [*BUILT_IN_UNITS]}}},
    Indicator: {"publication_lag_months": {"minimum": 0, "maximum": LONGEST_LAG_MONTHS}},
    Plausible: {"step": {"exclusiveMinimum": 1}},
    Stretch: {"reduce_by": _FROM_0, "raise_by": _FROM_0},
    Minimum: {"reduce_by": _FROM_0, "raise_by": _FROM_0},
    Target: {
        "reduce_by": _FROM_0,
        "raise_by": _FROM_0,
        "all_of": {"minItems": 2},
        "any_of": {"minItems": 2},
        "count": {"minimum": 2},
        "tolerance": {"exclusiveMinimum": 0},
    },
    Task: {"every": {"minItems": 1}, "milestones": {"minItems": 1}},
    Observation: {
        "of": {"minimum": 1},
        "numerator": _COUNT,
        "denominator": _COUNT,
        "change": {"minimum": -100},
    },
}
"""What is asked of a single key beyond its kind, by its name in data files."""


def _required(*names: str) -> Form:
    """Require keys that are not null."""
    return {"required": [*names], "properties": {name: {"not": {"type": "null"}} for name in names}}


def _some(*names: str) -> Form:
    return {"anyOf": [_required(name) for name in names]}


def _none(*names: str) -> Form:
    return {"not": _some(*names)}


def _where(key: str, *values: object) -> Form:
    return {"required": [key], "properties": {key: {"enum": [*values]}}}


def _if(condition: Form, then: Form) -> Form:
    return {"if": condition, "then": then}


def _all(*forms: Form) -> Form:
    return {"allOf": [*forms]}


def _everywhere(*keys: str, form: Form) -> Form:
    """Require something of some keys, and of the same keys of the stretch and of the minimum."""
    own = {"properties": dict.fromkeys(keys, form)}
    return {"properties": {**own["properties"], "stretch": own, "minimum": own}}


def _exactly_one(code: str, names: Sequence[str]) -> tuple[str, Form]:
    return code, {"oneOf": [_required(name) for name in names]}


_UP_TO_100: Form = {"maximum": 100, "items": {"maximum": 100}}
_WITHOUT_NUMBER = sorted(WITHOUT_NUMBER)
_BETTER_THAN_BASE = _where("improve", True)
_WITH_PUBLICATION = ("in_progress", "not_done", "not_started")

_STATES: Sequence[tuple[str, Form]] = (
    ("PAR610", _if(_where("state", "done"), _some("on", "by"))),
    ("PAR610", _if(_where("state", *_WITH_PUBLICATION), _required("published"))),
    ("PAR610", _if(_where("state", "extended"), _required("due", "document", "published"))),
    ("PAR610", _if(_where("state", "superseded"), _required("on", "reason", "document"))),
    ("PAR610", _if(_where("state", "condition_met"), _required("on"))),
    ("PAR611", {"not": _required("on", "by")}),
    ("PAR612", _if(_required("due"), _where("state", "extended"))),
)
"""What a report needs for its state."""

RULES: Final[Mapping[type[Record], Sequence[tuple[str, Form]]]] = {
    Localized: [("PAR217", _some("vi", "en"))],
    Source: [("PAR220", {"anyOf": [{"required": [name]} for name in ("section", "document", "url")]})],
    Stretch: [_exactly_one("PAR701", [name for name in OPERATORS if name in Stretch.model_fields])],
    Minimum: [_exactly_one("PAR701", [name for name in OPERATORS if name in Minimum.model_fields])],
    Target: [
        _exactly_one("PAR701", tuple(OPERATORS)),
        ("PAR703", _if({"anyOf": [*map(_required, CHANGES), _BETTER_THAN_BASE]}, _required("relative_to"))),
        ("PAR703", _if(_all(_none(*CHANGES), {"not": _BETTER_THAN_BASE}), _none("relative_to"))),
        ("PAR703", _if(_none(*CHANGES), _none("change_in"))),
        ("PAR705", _if(_all(_some(*_WITHOUT_NUMBER), {"not": _BETTER_THAN_BASE}), _none("every"))),
        ("PAR705", _if({"anyOf": [_required("every"), _where("improve", "yearly")]}, _none("due"))),
        ("PAR707", _if(_where("relative_to", "year_before"), _none("baseline"))),
        ("PAR708", _if(_some(*_WITHOUT_NUMBER), _none("stretch", "minimum"))),
        (
            "PAR710",
            _if(_where("each", True), _all(_some(*COMPARISONS), _none("every", "baseline", "stretch", "minimum"))),
        ),
        ("PAR725", _if(_required("progress"), _none("baseline", "decided_by"))),
        ("PAR705", _if(_some("every", "improve"), _none("decided_by"))),
        ("PAR715", _if(_required("by"), _required("over"))),
        (
            "PAR715",
            _if(
                _required("over"),
                _all(
                    _some(*COMPARISONS),
                    _none("every", "decided_by", "due", "baseline"),
                    {"not": _where("late_counts", True)},
                ),
            ),
        ),
        (
            "PAR715",
            _if(_where("late_counts", True), _none("every", "improve", "outcome", *sorted(COMPOSITE))),
        ),
        ("PAR714", _if(_some(*sorted(COMPOSITE)), _none("baseline", "decided_by", "due"))),
        ("PAR706", _if(_where("change_in", "unit"), _everywhere(*CHANGES, form={"not": {"type": "string"}}))),
        ("PAR503", _if({"not": _where("change_in", "unit")}, _everywhere("reduce_by", form=_UP_TO_100))),
        ("PAR717", _if(_where("about", True), _all(_required("tolerance"), _some(*COMPARISONS)))),
        ("PAR717", _if(_required("tolerance"), _where("about", True))),
        ("PAR718", _if(_required("count"), _required("any_of"))),
    ],
    Indicator: [
        ("PAR729", _if({"anyOf": [_where(key, True) for key in ("above_100", "below_0")]}, _where("unit", "percent"))),
    ],
    Phase: [("PAR415", _if(_required("to_assumed"), _required("to")))],
    Task: [
        _exactly_one("PAR801", SCHEDULE_KEYS),
        ("PAR802", _if(_some("years", "after_days"), _required("every"))),
        ("PAR802", _if(_where("by_plan", True), _where("every", "year"))),
        ("PAR802", _if(_required("on"), _where("every", "year"))),
        ("PAR802", _if(_where("by_plan", True), _none("on", "after_days"))),
        ("PAR802", {"not": _required("on", "after_days")}),
    ],
    Measure: [_exactly_one("PAR701", COMPARISONS)],
    Observation: [
        ("PAR601", _if(_some("numerator", "denominator"), _required("numerator", "denominator"))),
        ("PAR602", _some("value", "change", "numerator")),
        ("PAR603", _if(_required("bound"), _all(_required("value"), _none("numerator")))),
        ("PAR604", _if(_required("as_printed"), _all(_required("numerator", "note"), _none("value")))),
        ("PAR628", _if(_where("projection", True), _required("published"))),
    ],
    Outcome: _STATES,
    TaskReport: [*_STATES, ("PAR637", _if(_where("seen", True), _where("state", "in_progress")))],
}
"""What is asked of several keys together, each with the code of the rule."""
