"""What a target asks for: one operator with what it needs, harder and easier numbers, floors, parts of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import HUNDRED, SINGULAR, Entries, declared, in_bounds
from par_cli.loading.entries import Origin
from par_cli.messages import Message, phrase
from par_cli.model.dataset import target_id
from par_cli.model.decision import Indicator, Minimum, Stretch, Target, Unit
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
    for indicator, target, origin in entries.targets:
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
        yield from _measured_from(target, operator, origin)
        if indicator.unit is None and (operator in {"improve", "progress"} or operator not in WITHOUT_NUMBER):
            message = phrase("{operator} needs a unit at its indicator", operator=operator)
            hint = phrase("add unit: and what its numbers count: percent, rank, count, or one declared under units")
            yield origin.problem("PAR704", message, hint)
        yield from _when_judged(target, operator, origin)
        if target.each:
            yield from _each(indicator, target, origin)
        yield from _over(indicator, target, origin)
        yield from _about(target, origin)
        yield from _numbers_or_changes_fit(units, indicator, target, origin)
        for key, other in (("stretch", target.stretch), ("minimum", target.minimum)):
            if other is not None:
                yield from _next_to(units, indicator, target, other, key, origin.inside(key))


def _measured_from(target: Target, operator: Operator, origin: Origin) -> Iterator[Diagnostic]:
    """A change, and an improvement on a period, name what they are measured from; other targets do not."""
    better_than_base = target.improve is True
    if (operator in CHANGES or better_than_base) and target.relative_to is None:
        message = phrase("{operator} names what it is measured from", operator=operator)
        hint = phrase("add relative_to: 2021, or relative_to: year_before")
        yield origin.problem("PAR703", message, hint)
    for key in ("relative_to", "change_in"):
        if getattr(target, key) is None or operator in CHANGES or (key == "relative_to" and better_than_base):
            continue
        message = phrase("{key} belongs to reduce_by and raise_by", key=key)
        hint = phrase("remove it")
        if key == "relative_to" and operator == "improve":
            hint = phrase("remove it, or write improve: true for any amount better than that period")
        yield origin.problem("PAR703", message, hint, key, key=True)
    if target.relative_to == "year_before" and target.baseline is not None:
        message = phrase("a target measured against the year before has no baseline")
        yield origin.problem("PAR707", message, phrase("remove baseline"), "baseline", key=True)


def _when_judged(target: Target, operator: Operator, origin: Origin) -> Iterator[Diagnostic]:
    """The keys that say when a target is judged go with its operator, and do not repeat one another."""
    if operator in WITHOUT_NUMBER and target.improve is not True and target.every is not None:
        message = phrase("every does not go with {operator}", operator=operator)
        yearly = operator == "improve"
        hint = phrase("remove it: improve is yearly by itself") if yearly else phrase("remove it")
        yield origin.problem("PAR705", message, hint, "every", key=True)
    if target.due is not None and target.step is not None:
        message = phrase("a target judged {step} by {step} is due at the end of each", step=SINGULAR[target.step])
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


def _next_to(
    units: Mapping[str, Unit],
    indicator: Indicator,
    firm: Target,
    other: Stretch | Minimum,
    key: str,
    origin: Origin,
) -> Iterator[Diagnostic]:
    """What is written next to the number of a target is comparable with it: a stretch harder, a minimum easier."""
    given = other.operators
    fitting = _comparable_operators(indicator, firm.operator)
    if not fitting:
        message = phrase("{key} does not go with {operator}", key=key, operator=firm.operator)
        hint = phrase("remove it, or give it a target of its own")
        yield origin.problem("PAR708", message, hint, key=True)
    elif len(given) != 1:
        message = phrase("{key} does not have exactly one operator", key=key)
        yield origin.problem("PAR701", message, phrase("give one, like at_least: 90"))
    elif given[0] not in fitting:
        message = phrase("{operator} does not fit as {key} of {firm}", operator=given[0], key=key, firm=firm.operator)
        hint = phrase("write one of: {names}", names=", ".join(sorted(fitting)))
        yield origin.problem("PAR702", message, hint, given[0], key=True)
    else:
        changed = firm.stretched if key == "stretch" else firm.eased
        assert changed is not None  # noqa: S101 - for the type checker: there is one
        yield from _numbers_or_changes_fit(units, indicator, changed, origin)
        easier, harder = (firm, changed) if key == "stretch" else (changed, firm)
        limits = zip(_limits(easier, indicator), _limits(harder, indicator), strict=True)
        if any(low is not None and (high is None or high < low) for low, high in limits):
            message = phrase("the stretch is easier to reach than the target")
            hint = phrase("write a number beyond that of the target")
            if key == "minimum":
                message = phrase("the minimum is harder to reach than the target")
                hint = phrase("write a number that the target goes beyond, or a stretch")
            yield origin.problem("PAR709", message, hint, changed.operator)


def _comparable_operators(indicator: Indicator, firm: Operator) -> frozenset[Operator]:
    """Return the operators that can be compared with the firm one: changes only with their like."""
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
        if not all(0 <= change <= HUNDRED for change in target.changes):
            message = phrase("the cut is not between 0 and 100 percent")
            yield origin.problem("PAR503", message, phrase("write it like 5"), operator)
    elif not all(change >= 0 for change in target.changes):
        yield origin.problem("PAR503", phrase("the change is below 0"), phrase("write it like 5"), operator)


def _about(target: Target, origin: Origin) -> Iterator[Diagnostic]:
    """“About” needs a tolerance, next to a number that values are compared with."""
    tolerance = target.tolerance
    if target.about and tolerance is None:
        hint = phrase("add tolerance: and how far a value may fall short, in the unit of the indicator")
        yield origin.problem("PAR717", phrase("about needs a tolerance"), hint, "about")
    elif tolerance is not None and not target.about:
        message = phrase("a tolerance belongs to a number that the decision calls about")
        yield origin.problem("PAR717", message, phrase("remove it, or add about: true"), "tolerance", key=True)
    elif tolerance is not None and tolerance <= 0:
        message = phrase("the tolerance is not above 0")
        yield origin.problem("PAR717", message, phrase("write it like 1, or remove about and tolerance"), "tolerance")
    elif target.about and target.operator not in COMPARISONS:
        message = phrase("about does not go with {operator}", operator=target.operator)
        hint = phrase("remove it; about goes with {names}", names=", ".join(COMPARISONS))
        yield origin.problem("PAR717", message, hint, "about", key=True)


def held_targets_have_time(entries: Entries) -> Iterator[Diagnostic]:
    """What is reached and then held has one number, and a deadline before the end of its phase."""
    last_days = entries.last_days()
    for _, target, origin in entries.targets:
        if not target.hold or len(target.operators) != 1:
            continue
        others = [key for key in ("every", "each") if getattr(target, key)]
        operator = target.operator
        if others or (operator in WITHOUT_NUMBER and target.improve is not True):
            message = phrase("hold does not go with {other}", other=others[0] if others else operator)
            yield origin.problem("PAR719", message, phrase("remove one of the two"), "hold", key=True)
            continue
        phase_end = last_days.get(target.phase)
        reached = _reached_by(target)
        if phase_end is not None and (reached is None or reached >= phase_end):
            message = phrase("no time is left in the phase after its deadline in which to hold it")
            hint = phrase("add due: or decided_by: with the day or period by which it is to be reached")
            yield origin.problem("PAR719", message, hint, "hold")


def _reached_by(target: Target) -> date | None:
    """Return the day by which a target that is to be held must be reached, where it is not the end of the phase."""
    if target.due is not None:
        return target.due.end
    return None if target.decided_by is None else target.decided_by.end


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
    others = (key for key in ("every", "baseline", "stretch", "minimum") if getattr(target, key) is not None)
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
        yield origin.problem("PAR715", phrase("by belongs to a target with over"), hint, "by")
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
    """What makes up a target are other targets, at least two, each judged by itself and a component of only one."""
    found = [
        (target_id(indicator.id, target.key), target, origin)
        for indicator, target, origin in entries.targets
        if len(target.operators) == 1 and target.operator in COMPOSITE
    ]
    wholes = {name for name, _, _ in found}
    composite_of: dict[str, str] = {}
    for name, target, origin in found:
        operator, list_origin = target.operator, origin.inside(target.operator)
        if len(target.parts) < _FEWEST_PARTS:
            message = phrase("{operator} names at least two targets", operator=operator)
            yield list_origin.problem("PAR711", message, phrase("name the others too, or the number itself"))
        for index, part in enumerate(target.parts):
            other = composite_of.setdefault(part, name)
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


def counts_are_of_components(entries: Entries) -> Iterator[Diagnostic]:
    """Of the components of any_of, more than one and at most all of them can be asked for."""
    for _, target, origin in entries.targets:
        count, most = target.count, len(target.parts)
        if count is None or len(target.operators) != 1:
            continue
        if target.any_of is None:
            message = phrase("count says how many of any_of must be met")
            yield origin.problem("PAR718", message, phrase("remove it"), "count", key=True)
        elif not 1 < count <= most:
            message = phrase("{count} of {number} components is not possible", count=count, number=most)
            if count == 1:
                message = phrase("any_of asks for one of its components without a count")
            hint = phrase("write count: 2, or remove it")
            if most > _FEWEST_PARTS:
                hint = phrase("write count: from 2 to {most}, or remove it", most=most)
            yield origin.problem("PAR718", message, hint, "count")


def parts_can_be_met(entries: Entries) -> Iterator[Diagnostic]:
    """What makes up a target can meet it: a trend is never met."""
    targets = {target_id(indicator.id, target.key): target for indicator, target, _ in entries.targets}
    for _, target, origin in entries.targets:
        if len(target.operators) != 1 or target.operator not in COMPOSITE:
            continue
        trends = [part for part in target.parts if part in targets and targets[part].progress is not None]
        left = len(target.parts) - len(trends)
        if trends and left < target.parts_needed <= len(target.parts):
            message = phrase(
                "{name} asks for a trend, which is never met, so that {operator} cannot be met either",
                name=trends[0],
                operator=target.operator,
            )
            hint = phrase("leave it out here; a direction that can be met is improve: true with relative_to")
            index = target.parts.index(trends[0])
            yield origin.inside(target.operator).problem("PAR728", message, hint, index)


def bounds_are_of_percentages(entries: Entries) -> Iterator[Diagnostic]:
    for indicator, origin in entries.indicators:
        for key in ("above_100", "below_0"):
            if getattr(indicator, key) and indicator.unit != "percent":
                message = phrase("{key} belongs to percentages, and the unit is {unit}", key=key, unit=indicator.unit)
                if indicator.unit is None:
                    message = phrase("{key} belongs to percentages, and the unit is missing", key=key)
                hint = phrase("remove it: other numbers may be of any size; or write unit: percent")
                yield origin.problem("PAR729", message, hint, key, key=True)


def numbers_fit(
    units: Mapping[str, Unit], indicator: Indicator, comparison: Comparison, origin: Origin
) -> Iterator[Diagnostic]:
    """The numbers that an operator compares with are some that the indicator can take, a range in order."""
    numbers = comparison.numbers
    if list(numbers) != sorted(numbers):
        hint = phrase("write the smaller number first")
        yield origin.problem(
            "PAR502", phrase("the smaller number of the range is not first"), hint, comparison.operator
        )
    for number in numbers:
        yield from in_bounds(units, indicator, number, origin, comparison.operator)
