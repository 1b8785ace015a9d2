"""The JSON document of ``par show``, ``par/show/1``: the subject in full, with every step of its computation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import islice
from typing import Final, NamedTuple, get_args

from par_cli.model.reports import Outcome
from par_cli.progress.explanation import DECIDING_RULES, Explanation, Wait
from par_cli.progress.formula import INPUT_KINDS, STEP_NAMES, WHYS, Input, Step
from par_cli.progress.subject import Projection, Shown, SubjectKind, Verdict
from par_cli.render.document import PACE_BANDS, agencies_field, head, named_by_target, named_by_task, tasks
from par_cli.render.dumps import dumps
from par_cli.render.flat_documents import bodies_field, parties_named
from par_cli.render.numbers import machine
from par_cli.render.output_fields.documents import DOCUMENT, DUTY, HEADING, POLICY_MEASURE
from par_cli.render.output_fields.flat import REPORTED
from par_cli.render.output_fields.kinds import Field, Json, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.records import AGENCY, OBSERVATION, OUTCOME, PERIOD, Seen, in_both, seen_by_itself
from par_cli.render.output_fields.reporting import UPCOMING_REPORT
from par_cli.render.output_fields.scalars import COUNT, DAY, IDS, NUMBER, TEXT, YES, one_of
from par_cli.render.output_fields.targets import INDICATOR, TARGET
from par_cli.render.output_fields.tasks import REPORT, TASK


def json_show(found: Shown) -> bytes:
    return dumps(show_document(found))


def show_document(found: Shown) -> Json:
    """Return the document as plain values: text, numbers, dates, lists and mappings."""
    return SHOW.value(found)


class SeenHere(NamedTuple):
    """An observation with the side on which better lies, and whether no later publication has taken its place."""

    seen: Seen
    held: bool


HELD_OBSERVATION = ObjectOf[SeenHere](
    "held_observation",
    *fields_of(lambda here: here.seen, OBSERVATION.fields),
    Field("known_from", DAY, "The day from which it counts.", of="seen.item"),
    Field("held", YES, "Whether no later publication has taken its place."),
)

VALUES_REPORTED = ObjectOf[tuple[str, int]](
    "values_reported",
    Field("indicator", TEXT, "The id of the indicator.", lambda item: item[0]),
    Field("values", COUNT, "How many values the agency has reported of it.", lambda item: item[1]),
)

VERDICT = ObjectOf[Verdict](
    "verdict",
    Field("target", TEXT, "The id of the target."),
    Field("meets", YES.or_null, "Whether the projection would meet it; null where that cannot be said."),
)


class SeenAhead(NamedTuple):
    seen: Seen
    projection: Projection


PROJECTION = ObjectOf[SeenAhead](
    "projection",
    *fields_of(lambda here: here.seen, OBSERVATION.fields),
    Field(
        "targets",
        ListOf(VERDICT),
        "The targets whose deadline its period contains.",
        lambda here: here.projection.verdicts,
    ),
    Field("held", YES, "Whether no later projection is for its period.", of="projection"),
)

OUTCOME_OF_TARGET = ObjectOf[Outcome](
    "outcome_of_target", Field("target", TEXT, "The id of the target."), *OUTCOME.fields
)

# --- the explanation of a target


class InputOf(NamedTuple):
    """A number put into a formula; with ``lower`` (lower is better) its digits are cut upward."""

    item: Input
    lower: bool


class StepOf(NamedTuple):
    item: Step
    lower: bool


_input = partial(Field[InputOf], of="item")
_step = partial(Field[StepOf], of="item")

INPUT = ObjectOf[InputOf](
    "input",
    _input("symbol", TEXT, "How the formula names it."),
    _input("meaning", one_of(INPUT_KINDS), "What it is.", "kind"),
    Field("value", NUMBER, "The number put in.", lambda i: machine(i.item.value, up=i.lower)),
    _input("period", PERIOD.or_null, "The period of the observation that it is."),
    _input("from", DAY.or_null, "The first of the two days between which days are counted.", "start"),
    _input("to", DAY.or_null, "The second of them, or the day of a corner of the path.", "end"),
)

STEP = ObjectOf[StepOf](
    "step",
    _step("name", one_of(STEP_NAMES), "Which number it works out."),
    _step("formula", TEXT.or_null, "How: over the symbols of the inputs, with + - * / ( ), min and max."),
    Field("inputs", ListOf(INPUT), "The numbers put in.", lambda s: [InputOf(item, s.lower) for item in s.item.inputs]),
    Field("result", NUMBER.or_null, "What comes out.", lambda s: machine(s.item.result, up=s.item.up)),
    _step("reason", one_of(WHYS).or_null, "Why it is not computed.", "why"),
)

WAIT = ObjectOf[Wait](
    "",
    Field("from", DAY, "The day from which a report is awaited.", "start"),
    Field("months", COUNT.or_null, "The indicator's publication lag in months."),
    Field("month_day", TEXT.or_null, "The day of the year (MM-DD) until which the decision waits by default."),
    Field("until", DAY, "The last day on which a report is awaited."),
    *in_both("source", "Where the lag is known from.", "source"),
)


class Corner(NamedTuple):
    day: date
    level: Fraction
    lower: bool


CORNER = ObjectOf[Corner](
    "",
    Field("day", DAY, "The day of a corner."),
    Field("value", NUMBER, "The value there.", lambda corner: machine(corner.level, up=corner.lower)),
)


MOST_CORNERS: Final = 100
"""How many corners of the path of one of several targets are shown: each path leads through all of them."""


class Explained(NamedTuple):
    """A target as it is shown: the only one, or one of several."""

    item: Explanation
    is_only_one: bool

    @property
    def lower(self) -> bool:
        return self.item.result.direction < 0

    @property
    def path(self) -> Sequence[Corner]:
        """The corners that are shown, from the baseline on."""
        return self._corners[: None if self.is_only_one else MOST_CORNERS]

    @property
    def path_is_whole(self) -> bool:
        return self.is_only_one or len(self._corners) <= MOST_CORNERS

    @property
    def _corners(self) -> Sequence[Corner]:
        """All corners; of one of several targets as many as show whether there are more."""
        points = () if self.item.result.line is None else self.item.result.line.in_turn()
        return [Corner(*point, self.lower) for point in islice(points, None if self.is_only_one else MOST_CORNERS + 1)]


EXPLAINED_TARGET = ObjectOf[Explained](
    "explained_target",
    *fields_of(lambda shown: shown.item.result, TARGET.fields),
    Field("deciding_rule", one_of(DECIDING_RULES), "Which observation may decide.", of="item"),
    Field("wait", WAIT, "How long a report is awaited.", of="item"),
    Field(
        "path",
        ListOf(CORNER),
        "The straight lines from the baseline through the targets that a value is compared with.",
    ),
    Field(
        "path_is_whole",
        YES,
        "Whether that is all of it; else its first hundred corners, and `par show` of the target has them all.",
    ),
    Field(
        "steps",
        ListOf(STEP),
        "The computation, in its order.",
        lambda shown: [StepOf(step, shown.lower) for step in shown.item.result.steps],
    ),
)


# --- the document


def _observations(found: Shown) -> list[SeenHere]:
    held = set(map(id, found.held))
    return [SeenHere(seen_by_itself(item, found.indicator), id(item) in held) for item in found.observations]


def _projections(found: Shown) -> list[SeenAhead]:
    return [SeenAhead(seen_by_itself(item.observation, found.indicator), item) for item in found.projections]


def _named(found: Shown) -> set[str]:
    names: set[str] = set(found.answers_for)
    names.update(*(named_by_target(target.result) for target in found.targets))
    names.update(*map(named_by_task, found.tasks))
    reporters = (*(item.reporter for item in found.observations), *(item.reporter for item in found.reports))
    names.update(name for name in reporters if name is not None)
    if found.agency is not None:
        names.add(found.agency.id)
    names.update(parties_named(found.measures) - found.dataset.bodies.keys())
    names.update(name for duty in found.duties for name in (*duty.who, *duty.via))
    return names


SHOW: Final = ObjectOf[Shown](
    "",
    *head("par/show/1"),
    PACE_BANDS,
    Field("kind", one_of(get_args(SubjectKind)), "What is shown.", of="subject"),
    Field("id", TEXT, "Its id.", of="subject"),
    Field("indicator", INDICATOR.or_null, "The indicator, of a target or an indicator."),
    Field(
        "observations",
        ListOf(HELD_OBSERVATION),
        "Every value known, in order of period and publication.",
        _observations,
    ),
    Field(
        "projections",
        ListOf(PROJECTION),
        "What somebody expects, which decides nothing, in order of period and publication.",
        _projections,
    ),
    Field(
        "targets",
        ListOf(EXPLAINED_TARGET),
        "The target, those of the indicator, those that the task serves or the agency owns, explained.",
        lambda found: [Explained(item, is_only_one=len(found.targets) == 1) for item in found.targets],
    ),
    Field("outcomes", ListOf(OUTCOME_OF_TARGET), "What was reported of the targets."),
    Field("tasks", ListOf(TASK), "The task, those that serve the targets, or those that the agency leads.", tasks),
    Field("reports", ListOf(REPORT), "What was reported of the task."),
    Field("agency", AGENCY.or_null, "The agency."),
    Field("coordinates", IDS, "The tasks that the agency helps with.", "coordinated"),
    Field("answers_for", IDS, "The agencies whose work it does today."),
    Field(
        "values_reported",
        ListOf(VALUES_REPORTED),
        "How many values the agency has reported of each indicator, revised ones included.",
        lambda found: found.values_reported.items(),
    ),
    Field("document", DOCUMENT.or_null, "The document."),
    Field(
        "citing_reports",
        ListOf(REPORTED),
        "The reports that name the document.",
        lambda found: () if found.document is None else found.document.reports,
    ),
    Field("heading", HEADING.or_null, "The heading."),
    Field(
        "measures",
        ListOf(POLICY_MEASURE),
        "The measure, those under the heading or that cite the document, that serve a target, that a task carries out, "
        "or that an agency leads or helps with.",
    ),
    Field(
        "documents",
        ListOf(DOCUMENT),
        "The documents that it and the reports on it name; those under the heading, or that the agency has issued.",
    ),
    Field("duties", ListOf(DUTY), "The duty, those of the agency, else those that are about these tasks and targets."),
    Field(
        "due_reports",
        ListOf(UPCOMING_REPORT),
        "The days of the report that is due next within a year, of an agency that it owes next where that is known.",
    ),
    agencies_field(_named),
    bodies_field(lambda found: parties_named(found.measures)),
)
