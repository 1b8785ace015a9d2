"""Whole decisions at random: indicators, targets, tasks and everything that may be reported on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from par_cli.model.periods import parse_period
from support import AGENCIES, Described, Fields, agency, figure, indicator, outcome, rank, report, target, task, value
from support import PHASES as DEFAULT_PHASES

PERIODS = (
    *(str(year) for year in range(2019, 2028) for _ in range(3)),
    *("2030", "2024-Q4", "2025-Q1", "2025-Q3", "2025-Q4", "2025-H1", "2025-9M", "2025-06", "2026-Q1", "2026-01-15"),
    *("2016/2020", "2021/2025", "2026/2030"),
    *("2023-04/2024-03", "2024-04/2025-03", "2025-04/2026-03", "2025-04/2025-09", "2024-04/2026-03"),
)
DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31)) | st.dates(date(2021, 6, 1), date(2032, 6, 30))
NUMBERS = st.integers(0, 400).map(lambda number: f"{number / 4:g}")
PHASES = ("2025", "2030")
GROUP = agency("offices", members=["home", "justice"])
FINANCIAL: tuple[Fields, ...] = (
    {"id": "2025", "from": "2022-04", "to": "2026-03"},
    {"id": "2030", "from": "2026-04", "to": "2030-03", "orientation": True},
)
LEADS = st.lists(st.sampled_from((*AGENCIES, "offices")), min_size=1, max_size=3, unique=True)
MAYBE_LEADS = st.none() | LEADS
TWO = st.tuples(st.integers(1, 50), st.integers(1, 100))
FIGURES = st.lists(st.tuples(st.integers(1, 99), DAYS), max_size=2)
WAITS = st.none() | st.integers(-100, 600)
LAGS = st.none() | st.integers(0, 12)
LATER = st.dates(date(2031, 1, 1), date(2033, 12, 31))


T = TypeVar("T")
_index = cache(lambda count: st.integers(0, count - 1))


def chosen(draw: st.DrawFn, options: Sequence[T]) -> T:
    """Return one of some options.  To make a strategy for each draw would cost more than all draws: each is kept."""
    return options[draw(_index(len(options)))]


_several = cache(lambda of, most: st.lists(of, max_size=most))


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def known_from(entry: Fields) -> date:
    """Return the day from which a reported entry counts, for every kind."""
    days = [entry.get("published")]
    if entry.get("state") != "extended":
        days += [entry.get("on"), entry.get("by")]
    found = [date.fromisoformat(str(day)) for day in days if day is not None]
    if "period" in entry:
        found.append(parse_period(str(entry["period"])).end)
    return max(found, default=date.min)


@cache
@st.composite
def targets(draw: st.DrawFn, phase: str, better: str, *, shared: bool) -> Fields:
    """Return a target that fits its indicator."""
    fitting = {
        "higher": [
            "at_least",
            "more_than",
            "equals",
            "between",
            "raise_by",
            "improve",
            "progress",
            "refers_to",
            "outcome",
        ],
        "lower": [
            "at_most",
            "less_than",
            "equals",
            "between",
            "reduce_by",
            "improve",
            "progress",
            "refers_to",
            "outcome",
        ],
        "none": ["equals", "between", "refers_to", "outcome"],
    }[better]
    operator = chosen(draw, fitting)
    first, last = sorted(draw(TWO))
    asked: dict[str, object] = {
        "improve": "yearly",
        "progress": "trend",
        "refers_to": {"document": "resolution"},
        "outcome": "done",
        "between": [first, last],
        "reduce_by": chosen(draw, [first, "1/3", [first, last]]),
    }
    asked["raise_by"] = asked["reduce_by"]
    found = target(
        phase,
        commitment=chosen(draw, ["firm", "striving"]),
        baseline=chosen(draw, [None, "2020", "2021", "2021", "2024"]),
        owners=draw(MAYBE_LEADS),
        source={"section": chosen(draw, ["II.1", "II.2"])},
    )
    found[operator] = asked.get(operator, first)
    if operator in {"reduce_by", "raise_by"}:
        latest = "2024" if phase == "2025" else "2021/2025"
        found["relative_to"] = chosen(draw, ["2021", "2021", "2016/2020", latest, "year_before"])
        found.pop("baseline", None)
        if found[operator] != "1/3":
            found["change_in"] = chosen(draw, [None, "unit", "percent"])
    if operator == "progress":
        found.pop("baseline", None)
    if operator not in {"improve", "progress", "refers_to", "outcome"} and draw(st.integers(0, 4)) == 0:
        found["every"] = chosen(draw, ["year", "half", "quarter", "month"])
    if operator in {"at_least", "more_than", "at_most", "less_than"} and draw(st.booleans()):
        more = draw(st.integers(0, 9))
        found["stretch"] = {operator: max(first + more if better == "higher" else first - more, 1)}
    if (
        shared
        and not {"every", "stretch"} & found.keys()
        and operator
        not in {
            "improve",
            "progress",
            "refers_to",
            "outcome",
            "reduce_by",
            "raise_by",
        }
    ):
        found["each"] = draw(st.booleans())
        if found["each"]:
            found.pop("baseline", None)
    if "every" not in found and operator not in {"improve", "progress"} and draw(st.integers(0, 5)) == 0:
        named: list[Fields] = [
            {"decided_by": "2021/2025"},
            {"decided_by": "2025"},
            {"decided_by": "2026", "due": "2025"},
        ]
        later: list[Fields] = [
            {"decided_by": "2026/2028"},
            {"decided_by": "2028"},
            {"decided_by": "2031", "due": "2029"},
        ]
        found.update(chosen(draw, named if phase == "2025" else later))
    return found


@cache
@st.composite
def values(draw: st.DrawFn, name: str, better: str, unit: str, *, shared: bool) -> Fields:
    """Return a reported value that its indicator can take."""
    number: object = draw(NUMBERS)
    if unit in {"rank", "count"}:
        number = draw(st.integers(1, 30))
    period = chosen(draw, PERIODS)
    if unit == "rank":
        found = rank(period, number, chosen(draw, [34, 63]), name=name, comparable=draw(st.booleans()))
    else:
        found = value(period, number, name=name)
    kind = chosen(draw, ["number"] * 7 + ["bound", "counts", "change"])
    if kind == "bound":
        found["bound"] = chosen(draw, ["more_than", "less_than", "at_least", "at_most"])
    elif kind == "counts" and unit == "percent":
        del found["value"]
        found["denominator"] = draw(st.integers(0, 13))
        found["numerator"] = draw(st.integers(0, int(str(found["denominator"]))))
    elif kind == "change" and better != "none" and unit == "count":
        del found["value"]
        found["change"] = draw(st.integers(-60, 20))
    for key, odds in (("provisional", 5), ("break", 19)):
        if draw(st.integers(0, odds)) == 0:
            found[key] = True
    if draw(st.integers(0, 9)) < (7 if shared else 1):
        found["reporter"] = chosen(draw, ("home", "justice") if shared else AGENCIES)
    wait = draw(WAITS)
    if wait is not None:
        found["published"] = _text(parse_period(period).end + timedelta(days=wait))
    return found


@cache
@st.composite
def outcomes(draw: st.DrawFn, name: str) -> Fields:
    """Return what was reported of a target."""
    state = chosen(draw, ["done", "in_progress", "not_done", "extended", "superseded"])
    said, day = draw(DAYS), draw(DAYS)
    if state == "extended":
        later = draw(LATER)
        return outcome(state, name=name, published=said.isoformat(), due=later.isoformat(), document="letter")
    if state == "done":
        return outcome(state, name=name, published=_text(chosen(draw, [None, said])), on=day.isoformat())
    if state == "superseded":
        return outcome(state, name=name, on=day.isoformat(), reason="merged", document="decision 9")
    return outcome(state, name=name, published=said.isoformat())


@cache
@st.composite
def tasks(draw: st.DrawFn, name: str) -> Fields:
    """Return a task with any kind of schedule."""
    when: list[Fields] = [
        {"due": "2022-Q4"},
        {"due": "2022/2025"},
        {"due": "2026"},
        {"every": "year"},
        {"every": "year", "by_plan": True, "years": "2022/2026"},
        {"every": chosen(draw, ["half", "quarter", "month"]), "years": "2024-04/2026-03"},
        {"milestones": [{"due": "2023"}, {"due": "2027-Q1", "lead": ["health"]}]},
        {"undated": "continuous"},
        {"undated": "external"},
    ]
    return {**task(name, lead=draw(MAYBE_LEADS) or []), **chosen(draw, when)}


def _keys(described: Fields, phases: tuple[Fields, ...]) -> list[str | None]:
    """Return what a report on a task may name."""
    steps = described.get("milestones")
    if isinstance(steps, list):
        return [str(step["due"]) for step in steps]
    if described.get("every") == "year":
        if phases is DEFAULT_PHASES or "years" in described:
            return ["2022", "2023", "2024/2025", "2026"]
        return ["2022-04/2023-03", "2023-04/2025-03"]
    if "every" in described:
        return ["2024-04/2024-09", "2024-10/2025-03", "2025-04/2026-03"]
    return [None]


@st.composite
def reports(draw: st.DrawFn, described: Fields, phases: tuple[Fields, ...]) -> Fields:
    """Return what was reported of a task."""
    state = chosen(draw, ["done", "done", "in_progress", "not_started", "extended", "superseded"])
    said, day = draw(DAYS), draw(DAYS)
    found = report(state, name=str(described["id"]), occurrence=chosen(draw, _keys(described, phases)))
    if draw(st.integers(0, 3)) == 0:
        found["reporter"] = chosen(draw, AGENCIES)
    if state == "done":
        more: Fields = {chosen(draw, ["on", "on", "by"]): day.isoformat()}
        if draw(st.booleans()):
            more["published"] = said.isoformat()
        return {**found, **more}
    if state == "superseded":
        return {**found, "on": day.isoformat(), "reason": "merged", "document": "decision 9"}
    if state == "extended":
        first = found.get("occurrence", described.get("due"))
        later = day if first is None else parse_period(str(first)).end + timedelta(days=draw(st.integers(1, 900)))
        return {**found, "due": later.isoformat(), "document": "letter", "published": said.isoformat()}
    return {**found, "published": said.isoformat()}


def _without_conflicts(entries: Sequence[Fields], *keys: str) -> list[Fields]:
    """Keep the first of the entries that say the same thing on the same day."""
    found: dict[tuple[object, ...], Fields] = {}
    for entry in entries:
        state = entry.get("state")
        kind = state if state in {"extended", "superseded"} else "progress"
        found.setdefault((*(entry.get(key) for key in keys), kind, entry.get("published")), entry)
    return list(found.values())


def _targets_of(described: Fields) -> list[Fields]:
    found = described["targets"]
    assert isinstance(found, list)
    return found


@st.composite
def decisions(draw: st.DrawFn) -> Described:
    """Return a valid decision with what was reported on it."""
    described: list[Fields] = []
    observed: list[Fields] = []
    said: list[Fields] = []
    figures: list[Fields] = []
    for name in ("a", "b")[: draw(st.integers(1, 2))]:
        better = chosen(draw, ["higher", "lower", "lower", "none"])
        unit = chosen(draw, {"lower": ["rank", "count", "percent"]}.get(better, ["count", "percent"]))
        shared = draw(st.integers(0, 2)) == 0
        asked = [draw(targets(phase, better, shared=shared)) for phase in PHASES if draw(st.integers(0, 3))]
        if draw(st.integers(0, 3)) == 0:
            step = {**draw(targets("2025", better, shared=shared)), "id": "first"}
            asked.append(step if "every" in step or "improve" in step else {**step, "due": "2025-06"})
        described.append(
            indicator(
                *asked,
                name=name,
                better=better,
                unit=unit,
                kind=chosen(draw, ["edition", "level", "flow"]),
                accumulates=draw(st.booleans()),
                reported=chosen(draw, [None, "yearly"]),
                reporters=["offices"] if shared else None,
                publication_lag_months=draw(LAGS),
            )
        )
        observed += draw(_several(values(name, better, unit, shared=shared), 15 if shared else 9))
        if draw(st.integers(0, 3)):
            start = draw(st.integers(1, 30))
            begun = [rank("2021", start, name=name)] if unit == "rank" else [value("2021", start, name=name)]
            observed = [*begun, *observed]
        for item in asked:
            named = f"{name}/{item.get('id', item['phase'])}"
            reported = draw(_several(outcomes(named), 2))
            if "outcome" not in item and "refers_to" not in item:
                reported = [entry for entry in reported if entry["state"] in {"extended", "superseded"}]
            if "every" in item or "improve" in item:
                reported = [entry for entry in reported if entry["state"] != "extended"]
            said += reported
            if "refers_to" in item:
                dated = draw(FIGURES)
                figures += [figure(number, day.isoformat(), name=named) for number, day in dated]
    # A trend is never met, so that no other target asks for it (PAR728).
    asked_for = [(item, one) for item in described for one in _targets_of(item) if "progress" not in one]
    names = [f"{item['id']}/{one.get('id', one['phase'])}" for item, one in asked_for]
    if len(names) > 1 and draw(st.booleans()):
        parts = draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True))
        made_up = target("2025", source={"section": "II.1"}, **{chosen(draw, ["all_of", "any_of"]): parts})
        described.append(indicator(made_up, name="whole", unit=None))
        ended = outcome("superseded", name="whole/2025", on=draw(DAYS).isoformat(), reason="merged", document="law 9")
        said += [ended] if draw(st.integers(0, 4)) == 0 else []
    phases = chosen(draw, [DEFAULT_PHASES, DEFAULT_PHASES, FINANCIAL])
    work = [draw(tasks(name)) for name in ("I.1", "I.2", "II.1")[: draw(st.integers(0, 3))]]
    done = [entry for item in work for entry in draw(st.lists(reports(item, phases), max_size=5))]
    return {
        "phases": phases,
        "agencies": [GROUP],
        "indicators": described,
        "values": _without_conflicts(observed, "indicator", "reporter", "period"),
        "outcomes": _without_conflicts(said, "target"),
        "thresholds": _without_conflicts(figures, "target"),
        "tasks": work,
        "reports": _without_conflicts(done, "task", "occurrence", "reporter"),
    }


DECISIONS = decisions()
NEXT_DAY = timedelta(days=1)
