"""What a target asks for: one operator with what it needs, a stretch beyond it, floors, parts of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import HUNDRED, SINGULAR, Entries, declared, in_bounds
from par_cli.loading.entries import Origin
from par_cli.messages import Message, phrase
from par_cli.model.dataset import target_id
from par_cli.model.decision import Indicator, Target, Unit
from par_cli.model.operators import (
    CHANGES,
    COMPARISONS,
    COMPOSITE,
    FITTING,
    OPERATORS,
    WITHOUT_NUMBER,
    Comparison,
    Operator,
)


def operators_fit(entries: Entries) -> Iterator[Diagnostic]:
    """A target has exactly one operator, one that fits its indicator, with what that operator needs."""
    units = declared(entries)
    for indicator, target, origin in entries.targets():
        given = target.operators
        if len(given) != 1:
            message = phrase("the target has no operator")
            if given:
                message = phrase("the target has more than one operator: {names}", names=", ".join(given))
            yield origin.problem("PAR701", message, phrase("give exactly one, like at_least: 80"))
            continue
        operator = given[0]
        if operator not in FITTING[indicator.better]:
            yield origin.problem("PAR702", *unfitting(operator, indicator), operator, key=True)
        if operator in CHANGES and target.relative_to is None:
            message = phrase("{operator} names what it is measured from", operator=operator)
            hint = phrase("add relative_to: 2021, or relative_to: year_before")
            yield origin.problem("PAR703", message, hint)
        for key in ("relative_to", "change_in"):
            if getattr(target, key) is not None and operator not in CHANGES:
                message = phrase("{key} belongs to reduce_by and raise_by", key=key)
                yield origin.problem("PAR703", message, phrase("remove it"), key, key=True)
        if target.relative_to == "year_before" and target.baseline is not None:
            message = phrase("a target measured against the year before has no baseline")
            yield origin.problem("PAR707", message, phrase("remove baseline"), "baseline", key=True)
        if indicator.unit is None and (operator in {"improve", "progress"} or operator not in WITHOUT_NUMBER):
            message = phrase("{operator} needs a unit at its indicator", operator=operator)
            hint = phrase("add unit: and what its numbers count: percent, rank, count, or one declared under units")
            yield origin.problem("PAR704", message, hint)
        if operator in WITHOUT_NUMBER and target.every is not None:
            message = phrase("every does not go with {operator}", operator=operator)
            yearly = operator == "improve"
            hint = phrase("remove it: improve is yearly by itself") if yearly else phrase("remove it")
            yield origin.problem("PAR705", message, hint, "every", key=True)
        if target.due is not None and (target.every is not None or operator == "improve"):
            message = phrase(
                "a target judged {step} by {step} is due at the end of each", step=SINGULAR[target.step or "year"]
            )
            yield origin.problem("PAR705", message, phrase("remove due"), "due", key=True)
        for key in ("baseline", "decided_by") if operator == "progress" else ():
            if getattr(target, key) is not None:
                message = phrase("{key} does not go with {operator}", key=key, operator=operator)
                hint = phrase("remove it: a trend is judged by the newest years")
                yield origin.problem("PAR725", message, hint, key, key=True)
        if target.decided_by is not None and target.step is not None:
            message = phrase(
                "a target judged {step} by {step} has no single period that decides", step=SINGULAR[target.step]
            )
            yield origin.problem("PAR705", message, phrase("remove decided_by"), "decided_by", key=True)
        if target.each:
            yield from _each(indicator, target, origin)
        yield from _over(indicator, target, origin)
        yield from _numbers_or_changes_fit(units, indicator, target, origin)
        if target.stretch is not None:
            yield from _stretch(units, indicator, target, origin.inside("stretch"))


def _stretch(units: Mapping[str, Unit], indicator: Indicator, firm: Target, origin: Origin) -> Iterator[Diagnostic]:
    """What is striven for is at least as hard as what is asked for, and comparable with it."""
    given = () if firm.stretch is None else firm.stretch.operators
    fitting = _stretch_operators(indicator, firm.operator)
    if not fitting:
        message = phrase("a stretch does not go with {operator}", operator=firm.operator)
        hint = phrase("remove it, or give it a target of its own")
        yield origin.problem("PAR708", message, hint, key=True)
    elif len(given) != 1:
        message = phrase("the stretch does not have exactly one operator")
        yield origin.problem("PAR701", message, phrase("give one, like at_least: 90"))
    elif given[0] not in fitting:
        message = phrase("{operator} does not fit as a stretch of {firm}", operator=given[0], firm=firm.operator)
        hint = phrase("write one of: {names}", names=", ".join(sorted(fitting)))
        yield origin.problem("PAR702", message, hint, given[0], key=True)
    else:
        stretched = firm.stretched
        assert stretched is not None  # noqa: S101 - for the type checker: there is a stretch
        yield from _numbers_or_changes_fit(units, indicator, stretched, origin)
        limits = zip(_limits(firm, indicator), _limits(stretched, indicator), strict=True)
        if any(asked is not None and (striven is None or striven < asked) for asked, striven in limits):
            message = phrase("the stretch is easier to reach than the target")
            hint = phrase("write a number beyond that of the target")
            yield origin.problem("PAR709", message, hint, stretched.operator)


def _stretch_operators(indicator: Indicator, firm: Operator) -> frozenset[Operator]:
    """Return the operators with which a stretch can be compared with the firm one: changes only with their like."""
    if firm in CHANGES:
        return frozenset({firm})
    if firm in WITHOUT_NUMBER:
        return frozenset()
    return FITTING[indicator.better].intersection(COMPARISONS)


def _limits(target: Target, indicator: Indicator) -> tuple[tuple[Fraction, bool] | None, tuple[Fraction, bool] | None]:
    """Return what a value must reach from below and from above, each so that the larger one is the harder.

    A limit that must be passed is harder than one that need only be reached.
    """
    if target.changes:
        return (target.changes[0], False), None
    low, high = target.limits(indicator.better)
    strict = OPERATORS[target.operator].strict
    return None if low is None else (Fraction(low), strict), None if high is None else (-Fraction(high), strict)


def _numbers_or_changes_fit(
    units: Mapping[str, Unit], indicator: Indicator, target: Target, origin: Origin
) -> Iterator[Diagnostic]:
    """What a target asks for can be had: a change, or numbers of its indicator."""
    if not target.changes:
        yield from numbers_fit(units, indicator, target, origin)
        return
    operator = target.operator
    given = getattr(target, operator)
    if isinstance(given, Fraction) and target.change_in == "unit":
        message = phrase(
            "{part} is a part of the base, and change_in: unit counts in the unit of the indicator", part=given
        )
        yield origin.problem("PAR706", message, phrase("write a number, or remove change_in"), operator)
    if list(target.changes) != sorted(target.changes):
        hint = phrase("write the smaller number first")
        yield origin.problem("PAR502", phrase("the smaller number of the range is not first"), hint, operator)
    if operator == "reduce_by" and target.change_in != "unit":
        if not all(0 < change <= HUNDRED for change in target.changes):
            message = phrase("the cut is not between 0 and 100 percent")
            yield origin.problem("PAR503", message, phrase("write it like 5"), operator)
    elif not all(change > 0 for change in target.changes):
        yield origin.problem("PAR503", phrase("the change is not above 0"), phrase("write it like 5"), operator)


def unfitting(operator: str, indicator: Indicator) -> tuple[Message, Message]:
    """Return the message about an operator that does not fit the direction of its indicator."""
    message = phrase(
        "{operator} does not fit an indicator with better: {better}", operator=operator, better=indicator.better
    )
    names = ", ".join(sorted(FITTING[indicator.better]))
    return message, phrase("correct better, or write one of: {names}", names=names)


def _each(indicator: Indicator, target: Target, origin: Origin) -> Iterator[Diagnostic]:
    """Check a floor for every single reporter: there are some, and each is judged by one number at one deadline."""
    if not indicator.reporters:
        message = phrase("each asks every reporter, and the indicator lists none")
        hint = phrase("add reporters: to the indicator, with the agencies that report it")
        yield origin.problem("PAR710", message, hint, "each")
    others = (key for key in ("every", "baseline", "stretch") if getattr(target, key) is not None)
    for other in (target.operator, *others):
        if other not in COMPARISONS:
            message = phrase("each does not go with {other}", other=other)
            hint = phrase("remove one of the two; each goes with {names}", names=", ".join(COMPARISONS))
            yield origin.problem("PAR710", message, hint, other, key=True)


_OVER_EXCLUDES = ("every", "decided_by", "due", "baseline", "late_counts")


def _over(indicator: Indicator, target: Target, origin: Origin) -> Iterator[Diagnostic]:
    """Check a sum or a mean over a span, and a later period that counts: both are of numbers for periods."""
    if target.by is not None and target.over is None:
        hint = phrase("add over: phase, or over: and a span like 2021/2025")
        yield origin.problem(
            "PAR715", phrase("by says how values add up over a span, and there is no over"), hint, "by"
        )
    if target.over is not None:
        if indicator.kind != "flow":
            message = phrase(
                "over adds up what is counted in a period, and the indicator is of kind {kind}", kind=indicator.kind
            )
            yield origin.problem("PAR715", message, phrase("remove over, or correct kind to flow"), "over", key=True)
        if indicator.unit == "percent" and target.by == "sum":
            message = phrase("percentages do not add up to a sum")
            yield origin.problem("PAR715", message, phrase("write by: mean, or remove by"), "by")
        others = (key for key in _OVER_EXCLUDES if getattr(target, key) not in {None, False})
        for other in (target.operator, *others):
            if other not in COMPARISONS:
                message = phrase("over does not go with {other}", other=other)
                yield origin.problem("PAR715", message, phrase("remove one of the two"), other, key=True)
    elif target.late_counts:
        operator = target.operator
        if indicator.kind == "level" or operator == "outcome":
            message = phrase("a later value of a level, or a later report, counts anyway")
            yield origin.problem("PAR715", message, phrase("remove late_counts"), "late_counts", key=True)
        elif target.step is not None or operator in COMPOSITE:
            other = "every" if target.every is not None else operator
            message = phrase("late_counts does not go with {other}", other=other)
            yield origin.problem("PAR715", message, phrase("remove late_counts"), "late_counts", key=True)


_FEWEST_PARTS = 2


def parts_make_a_whole(entries: Entries) -> Iterator[Diagnostic]:
    """What makes up a target are other targets, at least two, each judged by itself and a part of one whole alone."""
    found = [
        (target_id(indicator.id, target.key), target, origin)
        for indicator, target, origin in entries.targets()
        if len(target.operators) == 1 and target.operator in COMPOSITE
    ]
    wholes = {name for name, _, _ in found}
    taken: dict[str, str] = {}
    for name, target, origin in found:
        operator, list_origin = target.operator, origin.inside(target.operator)
        if len(target.parts) < _FEWEST_PARTS:
            message = phrase("{operator} names at least two targets", operator=operator)
            yield list_origin.problem("PAR711", message, phrase("name the others too, or the number itself"))
        for index, part in enumerate(target.parts):
            other = taken.setdefault(part, name)
            if part == name:
                message = phrase("{name} cannot be a component of itself", name=name)
                yield list_origin.problem("PAR712", message, phrase("remove it"), index)
            elif part in wholes:
                message = phrase("{name} is made up of targets itself", name=part)
                yield list_origin.problem("PAR712", message, phrase("name the targets that make it up"), index)
            elif other != name:
                message = phrase("{part} is already a component of {other}", part=part, other=other)
                yield list_origin.problem("PAR713", message, phrase("keep it in one of the two"), index)
        for key in ("baseline", "decided_by", "due"):
            if getattr(target, key) is not None:
                message = phrase("{key} does not go with {operator}", key=key, operator=operator)
                hint = phrase("remove it, or write it at the components")
                yield origin.problem("PAR714", message, hint, key, key=True)


def numbers_fit(
    units: Mapping[str, Unit], indicator: Indicator, asked: Comparison, origin: Origin
) -> Iterator[Diagnostic]:
    """The numbers that an operator compares with are some that the indicator can take, a range in order."""
    if list(asked.numbers) != sorted(asked.numbers):
        hint = phrase("write the smaller number first")
        yield origin.problem("PAR502", phrase("the smaller number of the range is not first"), hint, asked.operator)
    for number in asked.numbers:
        yield from in_bounds(units, indicator, number, origin, asked.operator)
