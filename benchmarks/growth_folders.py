"""The folders and commands of growth.py: each thing that a data folder can hold more of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain as in_turn
from math import isqrt
from typing import NamedTuple

Folder = dict[str, Iterable[str]]
"""The text of each file, in pieces."""

# --- folders, from the entries of their lists

PHASE = '{id: "p", from: 2001, to: 2100}'
HEADER = "indicator,period,value,of,published,source,note,reporter,break\n"


def folder(*indicators: str, **lists: Iterable[str]) -> Folder:
    """Return a folder with one phase, agency and section, and with some indicators and lists of other entries.

    ``csv`` are rows, ``more`` whole lines of a report; ``values``, ``outcomes``, ``thresholds`` and ``reports`` (of
    tasks) are the lists of another report.
    """

    def block(name: str, *first: str, key: str = "") -> Iterator[str]:
        entries = [*first, *lists.get(key or name, ())]
        yield f"{name}:{'' if entries else ' []'}\n"
        yield from (f"  - {entry}\n" for entry in entries)

    def targets() -> Iterator[str]:
        yield "schema: 1\ndecision: {title: T, language: en, time_zone: Asia/Ho_Chi_Minh, utc_offset: '+07:00'}\n"
        yield from block("phases", PHASE)
        yield from (line for name in ("groups", "units", "breakdowns") for line in block(name) if lists.get(name))
        yield from block("indicators", *indicators)

    def tasks() -> Iterator[str]:
        yield "schema: 1\n"
        yield from block("sections", "{id: I, name: I}")
        yield from block("tasks")

    def agencies() -> Iterator[str]:
        yield "schema: 1\n"
        yield from block("agencies", "{id: a, name: A}")

    def reports() -> Iterator[str]:
        yield "schema: 1\n"
        for name in ("values", "outcomes", "thresholds"):
            if lists.get(name):
                yield from block(name)
        if lists.get("reports"):
            yield from block("tasks", key="reports")

    files: Folder = {"targets.yaml": targets(), "tasks.yaml": tasks(), "agencies.yaml": agencies()}
    if lists.keys() & {"values", "outcomes", "thresholds", "reports"}:
        files["reports/r.yaml"] = reports()
    for name in ("documents", "measures"):
        if name in lists:
            files[f"{name}.yaml"] = in_turn(("schema: 1\n",), block(name))
    if "csv" in lists:
        files["reports/r.csv"] = rows(lists["csv"])
    return files


def rows(lines: Iterable[str]) -> Iterator[str]:
    yield HEADER
    yield from (f"{line}\n" for line in lines)


def each(count: int, form: str, start: int = 0) -> list[str]:
    """Return a number of entries; in the form ``@`` is their number, ``^`` the next one, ``#`` a day of their own."""
    return [
        form.replace("@", str(n)).replace("^", str(n + 1)).replace("#", day(n)) for n in range(start, start + count)
    ]


def day(number: int) -> str:
    return (date(2001, 1, 2) + timedelta(days=number)).isoformat()


def indicator(*targets: str, name: str = "i", also: str = "", kind: str = "edition") -> str:
    listed = ",\n      ".join(targets or ("{phase: p, at_least: 10}",))
    return f"{{id: {name}, name: {name}, unit: count, better: higher, kind: {kind}, {also}\n    targets: [{listed}]}}"


def task(name: str = "I.1", when: str = "due: 2025", lead: str = "a", also: str = "") -> str:
    return f"{{id: {name}, name: {name}, lead: [{lead}], {when}{also}}}"


def milestones(entries: Iterable[str]) -> str:
    return "milestones: [" + ",\n    ".join(entries) + "]"


def listed(entries: Iterable[str]) -> str:
    return "[" + ",\n    ".join(entries) + "]"


# --- commands

AS_OF = ("--as-of", "2026-06-30")
READ = {
    "status": ("status", *AS_OF),
    "validate": ("validate", *AS_OF),
}
LISTS = {
    "targets": ("targets", *AS_OF),
    "tasks": ("tasks", *AS_OF),
    "agencies": ("agencies", *AS_OF),
}
TEXT: dict[str, dict[str, tuple[str, ...]]] = {name: {name: (name, *AS_OF)} for name in ("documents", "measures")}
RECORD = {"record": ("record", "value", "i", "2000", "5", "--published", "2025-01-01", "--source", "s", "--dry-run")}
TABLE = {"import": ("import", "../sheet.csv", "--source", "s", "--published", "2025-01-01", "--dry-run")}
TEMPLATE = {"template": ("import", "--template", "--period", "2025", *AS_OF)}
Commands = Mapping[str, tuple[str, ...]]


def show(*names: str) -> dict[str, tuple[str, ...]]:
    return {f"show {name}": ("show", name, *AS_OF) for name in names}


def in_json(*names: str) -> Commands:
    return {f"show {name} --format json": ("show", name, "--format", "json", *AS_OF) for name in names}


class Dimension(NamedTuple):
    """What there is more and more of: how much at the most, the folder with so much, and the commands to run on it.

    ``sheet`` is the file that is imported; a typed name is made of ``typed`` instead; ``refused`` are wrong data.
    """

    most: int
    made: Callable[[int], Folder]
    commands: Commands
    sheet: Callable[[int], Iterable[str]] | None = None
    typed: Callable[[int], str] | None = None
    refused: bool = False


def valid(most: int, made: Callable[[int], Folder], *subjects: str) -> Dimension:
    """Return a dimension of right data: ``par show`` of some subjects, and the list that they are in."""
    shown = subjects or ("i",)
    lists = dict.fromkeys(
        "tasks" if name[0] == "I" else "agencies" if name[0] in "aog" else "targets" for name in shown
    )
    return Dimension(most, made, {**READ, **{name: LISTS[name] for name in lists}, **show(*shown)})


def also(dimension: Dimension, commands: Commands) -> Dimension:
    return dimension._replace(commands={**dimension.commands, **commands})


def recorded(most: int, made: Callable[[int], Folder]) -> Dimension:
    """Return a dimension of reported values, with a dry run of ``par record`` as well."""
    return Dimension(most, made, {**READ, **show("i"), **RECORD})


def wrong(most: int, made: Callable[[int], Folder]) -> Dimension:
    """Return a dimension of data that is refused: every command but ``validate`` ends in the same way."""
    return Dimension(most, made, READ, refused=True)


def imported(most: int, sheet: Callable[[int], Iterable[str]], made: Callable[[int], Folder]) -> Dimension:
    return Dimension(most, made, TABLE, sheet)


def plain(_: int) -> Folder:
    return folder(indicator())


# --- dimensions

SUCCESSOR = "{agency: a@, from: 2020-01-01}"
LATER = "{phase: p, id: t@, due: #, at_least: ^}"
VALUE = "i,#,@,,2026-01-01,s,,,"
MONTHS = [f"{year}-{month:02}" for year in range(1000, 2026) for month in range(1, 13)]


MOST_HEIRS = 100  # PAR221


def fans(count: int, *, every: bool = False, first: bool = False) -> Folder:
    """Return agencies with a number of successors in all, a hundred each; tasks of ``every`` one or of the first."""
    size = -(-count // MOST_HEIRS)
    taken = each(count, SUCCESSOR)
    names = ["old", *(f"old{k}" for k in range(1, size))]
    old = [
        f"{{id: {name}, name: {name}, successors: {listed(taken[k * MOST_HEIRS :][:MOST_HEIRS])}}}"
        for k, name in enumerate(names)
    ]
    leads = [f"a{k}" for k in range(count)] if every else ["old"] * (count if first else 1)
    return folder(
        indicator(also="owners: [old],"),
        agencies=[*old, *each(count, "{id: a@, name: A@}")],
        tasks=[task(f"I.{k}", lead=lead) for k, lead in enumerate(leads, start=1)],
    )


def chain(count: int, **lists: Iterable[str]) -> Folder:
    """Return agencies each of which took over from the one before."""
    steps = each(count, "{id: a@, name: A@, successors: [{agency: a^, from: 2020-01-01}]}")
    return folder(indicator(also="owners: [a0],"), agencies=[*steps, f"{{id: a{count}, name: A{count}}}"], **lists)


def group(count: int, **lists: Iterable[str]) -> Folder:
    """Return a group that reports, with a number of members; ``targets`` are those of the indicator."""
    members = f"{{id: g, name: G, members: {listed(each(count, 'a@'))}}}"
    return folder(
        indicator(*lists.pop("targets", ()), also="reporters: [g],"),
        agencies=[members, *each(count, "{id: a@, name: A@}")],
        **lists,
    )


def nested(count: int) -> Folder:
    inside = each(count, "{id: a@, name: A@, members: [a^]}")
    return folder(
        indicator(also="reporters: [a0],"),
        agencies=[*inside, *(f"{{id: a{count + more}, name: A{count + more}}}" for more in (0,))],
        tasks=[task(lead="a0")],
    )


def by_target(count: int) -> list[str]:
    return each(count, LATER)


def squared(count: int, *, by: int = 1) -> Folder:
    """Return one indicator with a number of targets, and a value for each."""
    return folder(indicator(*by_target(count)), csv=each(count * by, VALUE))


def months(count: int) -> list[str]:
    return MONTHS[-count:]


def ring(count: int, form: str) -> Folder:
    """Return agencies of which the last leads to the first; in the form ``@`` is the next one."""
    return folder(
        indicator(),
        agencies=[f"{{id: a{k}, name: A{k}, {form}}}".replace("a@", f"a{(k + 1) % count}") for k in range(count)],
    )


def composite(operator: str, count: int) -> str:
    return indicator(f"{{phase: p, {operator}: {listed(each(count, 'i/t@'))}}}", name="all")


def hundred() -> Folder:
    return folder(*(indicator(name=f"i{k}") for k in range(100)))


def sheet(lines: Iterable[str], *more: str) -> Iterator[str]:
    yield ";".join(("Indicator", "Period", "Value", *more)) + "\n"
    yield from (f"{line}\n" for line in lines)


DIMENSIONS: dict[str, Dimension] = {
    # --- what the decision holds
    "indicators": valid(5_000, lambda n: folder(*(indicator(name=f"i{k}") for k in range(n)), indicator())),
    "groups": valid(8_000, lambda n: folder(indicator(also="group: g0,"), groups=each(n, "{id: g@, name: G@}"))),
    "phases": valid(8_000, lambda n: folder(indicator(), phases=each(n, '{id: "p@", from: 2001, to: 2100}'))),
    "units": valid(8_000, lambda n: folder(indicator(), units=each(n, "{id: u@, name: U@}"))),
    "sections": valid(8_000, lambda n: folder(indicator(), sections=each(n, "{id: S@, name: S}"))),
    "breakdowns": valid(8_000, lambda n: folder(indicator(), breakdowns=each(n, "{id: b@, name: B@}"))),
    "targets of one": valid(8_000, lambda n: folder(indicator(*by_target(n)))),
    "targets of one from a baseline": also(
        valid(
            6_000,
            lambda n: folder(
                indicator(*each(n, "{phase: p, id: t@, due: #, at_least: ^, baseline: 2001-01-01}")),
                csv=["i,2001-01-01,0,,2001-02-01,s,,,"],
            ),
            "i",
            "i/t0",
        ),
        in_json("i", "i/t0"),
    ),
    "targets of one that ask for a change": valid(
        6_000,
        lambda n: folder(
            indicator(*each(n, "{phase: p, id: t@, due: #, raise_by: 5, relative_to: 2000}")),
            csv=["i,2000,50,,2001-02-01,s,,,"],
        ),
        "i/t0",
    ),
    "targets in steps": valid(
        64,
        lambda n: folder(
            indicator(*each(n, "{phase: p, id: t@, every: month, at_least: ^}")),
            csv=[f"i,{month},5,,2026-01-01,s,,," for month in months(300)],
        ),
    ),
    "targets of all components": valid(
        6_000, lambda n: folder(indicator(*by_target(n)), composite("all_of", n)), "i", "all", "all/p"
    ),
    "targets of any component": valid(
        6_000, lambda n: folder(indicator(*by_target(n)), composite(f"count: {n // 2}, any_of", n)), "i", "all/p"
    ),
    "composite targets": valid(
        2_000,
        lambda n: folder(
            indicator(*by_target(2 * n)),
            indicator(
                *(f"{{phase: p, id: c{k}, all_of: [i/t{2 * k}, i/t{2 * k + 1}]}}" for k in range(n)),
                name="all",
            ),
        ),
        "i",
        "all",
    ),
    "owners": valid(
        8_000,
        lambda n: folder(indicator(also=f"owners: {listed(each(n, 'a@'))},"), agencies=each(n, "{id: a@, name: A@}")),
        "i",
        "a0",
    ),
    "targets that refer": valid(
        4_000,
        lambda n: folder(
            indicator(*each(n, "{phase: p, id: t@, due: #, refers_to: {document: D}}")),
            thresholds=each(n, "{target: i/t@, value: 5, published: 2020-01-01, document: D}"),
        ),
    ),
    # --- tasks
    "tasks": valid(6_000, lambda n: folder(indicator(), tasks=[task(f"I.{k}") for k in range(1, n + 1)]), "I.1"),
    "tasks that serve one target": valid(
        5_000,
        lambda n: folder(indicator(), tasks=[task(f"I.{k}", also=", targets: [i/p]") for k in range(1, n + 1)]),
        "i",
        "I.1",
    ),
    "targets of one task": valid(
        6_000,
        lambda n: folder(indicator(*by_target(n)), tasks=[task(also=f", targets: {listed(each(n, 'i/t@'))}")]),
        "I.1",
    ),
    "occurrences": valid(
        80, lambda n: folder(indicator(), tasks=[task(f"I.{k}", "every: month") for k in range(1, n + 1)]), "I.1"
    ),
    "milestones": valid(
        8_000, lambda n: folder(indicator(), tasks=[task(when=milestones(each(n, "{due: #}")))]), "I.1"
    ),
    "milestones on one day": valid(
        8_000,
        lambda n: folder(indicator(), tasks=[task(when=milestones(each(n, "{due: 2025-01-01, key: k@}")))]),
        "I.1",
    ),
    "milestones with numbers": valid(
        6_000,
        lambda n: folder(
            indicator(),
            tasks=[task(when=milestones(each(n, "{due: #, measure: {indicator: i, at_least: ^}}")))],
            csv=["i,2020,5,,2021-01-01,s,,,"],
        ),
        "I.1",
    ),
    "milestones with numbers x values": valid(
        4_000,
        lambda n: folder(
            indicator(),
            tasks=[task(when=milestones(each(n, "{due: #, measure: {indicator: i, at_least: ^}}")))],
            csv=each(n, VALUE),
        ),
        "I.1",
    ),
    "leads of one task": valid(
        8_000,
        lambda n: folder(
            indicator(), tasks=[task(lead=", ".join(each(n, "a@")))], agencies=each(n, "{id: a@, name: A@}")
        ),
        "I.1",
        "a0",
    ),
    "agencies that help with one task": valid(
        8_000,
        lambda n: folder(
            indicator(),
            tasks=[task(also=f", coordinating: {listed(each(n, 'a@'))}")],
            agencies=each(n, "{id: a@, name: A@}"),
        ),
        "I.1",
        "a0",
    ),
    # --- agencies
    "agencies": valid(8_000, lambda n: folder(indicator(), agencies=each(n, "{id: a@, name: A@}")), "i", "a0"),
    "agencies that lead": valid(
        4_000,
        lambda n: folder(
            indicator(),
            tasks=[task(f"I.{k + 1}", lead=f"a{k}") for k in range(n)],
            agencies=each(n, "{id: a@, name: A@}"),
        ),
        "a0",
    ),
    "aliases": valid(
        16_000, lambda n: folder(indicator(), agencies=[f"{{id: b, name: B, aliases: {listed(each(n, 'B@'))}}}"]), "b"
    ),
    "successors in a fan": valid(6_000, fans, "old", "a0", "I.1"),
    "successors in a fan, each with a task": valid(4_000, lambda n: fans(n, every=True), "old", "a0"),
    "successors in a fan, tasks of the first": valid(4_000, lambda n: fans(n, first=True), "old", "a0"),
    "successors in a chain": valid(5_000, lambda n: chain(n, tasks=[task(lead="a0")]), "a0", "a3", "I.1"),
    "successors in a chain, each with a task": valid(
        4_000, lambda n: chain(n, tasks=[task(f"I.{k + 1}", lead=f"a{k}") for k in range(n)]), "a0", "I.1"
    ),
    "successors in a chain, each with a report": valid(
        4_000,
        lambda n: chain(
            n,
            tasks=[task(lead=", ".join(each(n, "a@")))],
            reports=each(n, "{task: I.1, state: in_progress, published: 2022-01-01, reporter: a@}"),
        ),
        "a0",
        "I.1",
    ),
    "successors of parts": valid(
        3_000,
        lambda n: folder(
            indicator(),
            agencies=[
                "{id: old, name: Old, successors: " + listed(each(n, "{agency: a@, from: 2020-01-01, scope: S}")) + "}",
                *each(n, "{id: a@, name: A@}"),
            ],
            tasks=[task(f"I.{k + 1}", lead="old", also=f", taken_over_by: [a{k}]") for k in range(n)],
        ),
        "old",
        "a0",
    ),
    "members": valid(8_000, lambda n: group(n, tasks=[task(lead="g")]), "g", "a0", "I.1"),
    "members that report on a task": valid(
        4_000,
        lambda n: group(
            n,
            tasks=[task(lead="g")],
            reports=each(n, "{task: I.1, state: done, on: 2022-01-01, reporter: a@}"),
        ),
        "I.1",
    ),
    "members that report values": valid(8_000, lambda n: group(n, csv=each(n, "i,2024,@,,2025-01-01,s,,a@,")), "i"),
    "members x periods": valid(
        600,
        lambda n: group(n, csv=[row for month in months(100) for row in each(n, f"i,{month},@,,,s,,a@,")]),
        "i",
    ),
    "members asked each": valid(
        4_000,
        lambda n: group(
            n,
            csv=each(n, "i,2024,@,,2025-01-01,s,,a@,"),
            targets=["{phase: p, due: 2024, at_least: 5, each: true}"],
        ),
    ),
    "groups in groups": valid(8_000, nested, "a0", "I.1"),
    # --- reports
    "days of one indicator": recorded(9_000, lambda n: folder(indicator(), csv=each(n, VALUE))),
    "rows of many indicators": recorded(
        200_000,
        lambda n: folder(
            *(indicator(name=f"i{k}") for k in range(100)),
            indicator(),
            csv=(f"i{k % 100},{day(k // 100)},{k},,2026-01-01,s,,," for k in range(n)),
        ),
    ),
    "values in YAML": recorded(
        8_000, lambda n: folder(indicator(), values=each(n, "{indicator: i, period: #, value: @, source: s}"))
    ),
    "months of one indicator": recorded(
        9_000,
        lambda n: folder(indicator(), csv=[f"i,{1000 + k // 12}-{k % 12 + 1:02},5,,2026-01-01,s,,," for k in range(n)]),
    ),
    "spans of one indicator": recorded(
        9_000,
        lambda n: folder(
            indicator(), csv=[f"i,{1000 + k // 90}/{1001 + k // 90 + k % 90},5,,2026-01-01,s,x,," for k in range(n)]
        ),
    ),
    "overlapping spans of years": recorded(
        120_000,
        lambda n: folder(
            *(indicator(name=f"i{k or ''}") for k in range(20)),
            csv=(
                f"i{k % 20 or ''},{1000 + k // 20 // 80}/{1001 + k // 20 // 80 + k // 20 % 80},5,,2026-01-01,s,,,"
                for k in range(n)
            ),
        ),
    ),
    "revisions of one period": recorded(9_000, lambda n: folder(indicator(), csv=each(n, "i,2000,@,,#,s,,,"))),
    "revisions, two of each period": recorded(
        9_000,
        lambda n: folder(
            indicator(),
            csv=[row for at in range(n // 2) for row in (f"i,{day(at)},1,,,s,,,", f"i,{day(at)},2,,2026-01-01,s,,,")],
        ),
    ),
    "breaks": recorded(9_000, lambda n: folder(indicator(), csv=each(n, "i,#,@,,2026-01-01,s,,,true"))),
    "years of one trend": recorded(
        8_000,
        lambda n: folder(
            indicator("{phase: p, progress: trend}"),
            csv=[f"i,{year},5,,2026-01-01,s,,," for year in range(2025 - n // 8, 2026)],
        ),
    ),
    "values x targets": also(recorded(4_000, squared), in_json("i")),
    "values x targets, each easier than the one before": recorded(
        4_000,
        lambda n: folder(
            indicator(*(f"{{phase: p, id: t{k}, due: {day(k)}, at_least: {2 * n - k}}}" for k in range(n))),
            csv=each(n, VALUE),
        ),
    ),
    "values x targets of a flow": recorded(
        4_000, lambda n: folder(indicator(*by_target(n), kind="flow"), csv=each(n, VALUE))
    ),
    "values x targets of a rate within periods": recorded(
        4_000,
        lambda n: folder(
            indicator(*by_target(n), kind="flow").replace("unit: count", "unit: percent, above_100: true"),
            csv=each(n, VALUE),
        ),
    ),
    "values x targets against a span": recorded(
        3_000,
        lambda n: folder(
            indicator(*each(n, "{phase: p, id: t@, due: #, raise_by: 5, relative_to: 1995/1999}")),
            csv=["i,1995/1999,50,,2001-02-01,s,,,", *each(n, VALUE)],
        ),
    ),
    "values x targets by years": recorded(
        4_000,
        lambda n: folder(
            indicator(*each(n, "{phase: p, id: t@, due: #, at_least: ^}"), kind="level"), csv=each(n, VALUE)
        ),
    ),
    "values x steps": recorded(
        1_200,
        lambda n: folder(
            indicator("{phase: p, every: month, at_least: 5}", *by_target(1), kind="level"),
            csv=[f"i,{month},5,,2026-06-01,s,,," for month in months(n)],
        ),
    ),
    "targets x steps": recorded(
        3_000,
        lambda n: folder(
            indicator("{phase: p, every: month, at_least: 5}", *by_target(n), kind="level"), csv=each(n, VALUE)
        ),
    ),
    "totals over many months": recorded(
        64,
        lambda n: folder(
            indicator(*each(n, "{phase: p, id: t@, over: 2001/2030, at_least: 5}"), kind="flow"),
            csv=[f"i,{month},5,,2026-06-01,s,,," for month in months(300)],
        ),
    ),
    "outcomes of one target": valid(
        6_000,
        lambda n: folder(
            indicator("{phase: p, outcome: done}"),
            outcomes=each(n, "{target: i/p, state: in_progress, published: #, note: x}"),
        ),
    ),
    "outcomes of many targets": valid(
        4_000,
        lambda n: folder(
            indicator(*each(n, "{phase: p, id: t@, due: #, outcome: done}")),
            outcomes=each(n, "{target: i/t@, state: done, on: #, evidence: e}"),
        ),
    ),
    "documents": also(
        valid(
            5_000,
            lambda n: folder(
                indicator(),
                documents=[
                    *each(n, "{id: d@, number: N@, date: #, subject: D@, lines: [@], replaced_by: d^}"),
                    f"{{id: d{n}, subject: D}}",
                ],
            ),
            "i",
        ),
        show("d0") | TEXT["documents"],
    ),
    "documents of one number": also(
        valid(
            5_000,
            lambda n: folder(
                indicator(),
                agencies=each(n, "{id: b@, name: B@}"),
                documents=each(n, "{id: d@, number: 5/A, date: 2020-01-01, issuer: b@, subject: D}"),
            ),
        ),
        TEXT["documents"],
    ),
    "measures": also(
        valid(
            5_000,
            lambda n: folder(
                indicator(),
                tasks=[task()],
                measures=each(n, "{id: M.@, name: M@, lead: [a], tasks: [I.1], targets: [i/p]}"),
            ),
            "i",
            "a",
            "I.1",
        ),
        show("M.0") | TEXT["measures"],
    ),
    "measures that all tasks carry out": also(
        valid(
            3_000,
            lambda n: folder(
                indicator(),
                tasks=[task(f"I.{k + 1}") for k in range(n)],
                measures=each(n, "{id: M.@, name: M@, all_tasks: true}"),
            ),
            "I.1",
        ),
        show("M.0") | TEXT["measures"],
    ),
    "citations": also(
        valid(
            4_000,
            lambda n: folder(
                indicator(),
                tasks=[task(f"I.{k}", also=", documents: [d-0]") for k in range(1, n + 1)],
                documents=["{id: d-0, date: 2001-01-01, subject: D}"],
                measures=each(n, "{id: M.@, name: M@, documents: [d-0]}"),
                reports=each(n, "{task: I.@, state: done, on: 2024-01-01, evidence: d-0}", 1),
            ),
            "I.1",
        ),
        show("d-0") | TEXT["documents"],
    ),
    "thresholds of one target": valid(
        6_000,
        lambda n: folder(
            indicator("{phase: p, refers_to: {document: D}}"),
            thresholds=each(n, "{target: i/p, value: 5, published: #, document: D}"),
        ),
    ),
    "reports on one task": valid(
        6_000,
        lambda n: folder(
            indicator(), tasks=[task()], reports=each(n, "{task: I.1, state: in_progress, published: #, note: x}")
        ),
        "I.1",
    ),
    "reports on occurrences": valid(
        8_000,
        lambda n: folder(
            indicator(),
            tasks=[task(f"I.{k + 1}", "every: month") for k in range(n // 300 + 1)],
            reports=[
                f"{{task: I.{k // 300 + 1}, occurrence: {MONTHS[k % 300 - 300]}, state: done, on: 2024-01-01}}"
                for k in range(n)
            ],
        ),
        "I.1",
    ),
    "reports on milestones": valid(
        4_000,
        lambda n: folder(
            indicator(),
            tasks=[task(when=milestones(each(n, "{due: #}")))],
            reports=each(n, "{task: I.1, occurrence: #, state: done, on: #}"),
        ),
        "I.1",
    ),
    "reports that end a stretch of milestones": valid(
        3_000,
        lambda n: folder(
            indicator(),
            tasks=[task(when=milestones(each(n, "{due: #}")))],
            reports=[
                f"{{task: I.1, occurrence: 2001-01-02, state: in_progress, published: {day(k)}}}" for k in range(n)
            ],
        ),
        "I.1",
    ),
    "projections": valid(
        5_000,
        lambda n: folder(
            indicator(*by_target(100)),
            values=each(n, "{indicator: i, period: #, value: @, source: s, projection: true, published: 2020-01-01}"),
        ),
        "i",
    ),
    "report files": valid(
        800,
        lambda n: (
            folder(indicator()) | {f"reports/f{k}.csv": rows([f"i,{day(k)},{k},,2026-01-01,s,,,"]) for k in range(n)}
        ),
        "i",
    ),
    "folders of reports": valid(
        800,
        lambda n: (
            folder(indicator())
            | {
                f"reports/d{k}/f.yaml": [
                    f"schema: 1\nvalues: [{{indicator: i, period: {day(k)}, value: 5, source: s}}]\n"
                ]
                for k in range(n)
            }
        ),
        "i",
    ),
    "long notes": valid(7_000_000, lambda n: folder(indicator(also=f"note: '{'Sở Nội vụ ' * (n // 14)}',")), "i"),
    "notes": valid(8_000, lambda n: folder(indicator(*each(n, "{phase: p, id: t@, due: #, outcome: done, note: n@}")))),
    "long names": valid(
        7_000_000, lambda n: folder(indicator(), agencies=[f"{{id: b, name: '{'Sở Nội vụ ' * (n // 14)}'}}"]), "b"
    ),
    # --- what is doubtful, and accepted
    "warnings of values": valid(60_000, lambda n: folder(indicator(), csv=each(n, "i,#,@,,,,,,")[:36_000]), "i"),
    "warnings of targets": valid(
        6_000, lambda n: folder(indicator(*each(n, "{phase: p, id: t@, due: #, at_least: 5, baseline: 2000}")))
    ),
    "accepted on many entries": valid(
        3_500,
        lambda n: folder(
            indicator(), tasks=[task(f"I.{k + 1}", lead="", also=", accepted: {PAR811: r}") for k in range(n)]
        ),
        "I.1",
    ),
    "accepted and not found": valid(
        3_500,
        lambda n: folder(indicator(), tasks=[task(f"I.{k + 1}", also=", accepted: {PAR811: r}") for k in range(n)]),
        "I.1",
    ),
    "accepted on milestones": valid(
        3_000,
        lambda n: folder(
            indicator(), tasks=[task(lead="", when=milestones(each(n, "{due: #, accepted: {PAR811: r}}")))]
        ),
        "I.1",
    ),
    "accepted on values": valid(
        5_000,
        lambda n: folder(indicator(), values=each(n, "{indicator: i, period: #, value: @, accepted: {PAR624: r}}")),
        "i",
    ),
    # --- what is wrong
    "unknown ids near known ones": wrong(
        4_000,
        lambda n: folder(
            indicator(),
            agencies=each(n, "{id: agency-@, name: A@}"),
            tasks=[task(f"I.{k + 1}", lead=f"agencyy-{k}") for k in range(n)],
        ),
    ),
    "long unknown ids near known ones": wrong(
        400,
        lambda n: folder(
            indicator(),
            agencies=each(n, f"{{id: {'ab' * 98}@, name: A@}}"),
            tasks=[task(f"I.{k + 1}", lead=f"{'ba' * 98}{k}") for k in range(n)],
        ),
    ),
    "unknown names of agencies": wrong(
        2_000,
        lambda n: folder(
            indicator(),
            agencies=each(n, "{id: a@, name: Department of Affairs Number @}"),
            tasks=[task(f"I.{k + 1}", lead=f"Departmnet of Affair Number {k}") for k in range(n)],
        ),
    ),
    "unknown indicators in CSV": wrong(
        60_000,
        lambda n: folder(
            *(indicator(name=f"indicator-{k}") for k in range(1_000)), csv=each(n, "indicatorr-@,2024,1,,,s,,,")
        ),
    ),
    "unknown reporters in CSV": wrong(
        60_000,
        lambda n: folder(
            indicator(), agencies=each(1_000, "{id: agency-@, name: A@}"), csv=each(n, "i,2024,1,,,s,,agencyy-@,")
        ),
    ),
    "unknown tasks in reports": wrong(
        4_000,
        lambda n: folder(
            indicator(),
            tasks=[task(f"I.{k + 1}") for k in range(n)],
            reports=each(n, "{task: II.@, state: done, on: 2022-01-01}", 1),
        ),
    ),
    "unknown targets in reports": wrong(
        4_000,
        lambda n: folder(indicator(*by_target(n)), outcomes=each(n, "{target: i/tt@, state: done, on: 2022-01-01}")),
    ),
    "unknown occurrences in reports": wrong(
        4_000,
        lambda n: folder(
            indicator(),
            tasks=[task(when=milestones(each(n, "{due: #}")))],
            reports=each(n, "{task: I.1, occurrence: k@, state: done, on: 2022-01-01}"),
        ),
    ),
    "unknown keys": wrong(9_000, lambda n: folder(indicator(*each(n, "{phase: p, at_leest: 5, kye@: 1}")))),
    "unknown keys of one entry": wrong(40_000, lambda n: folder(indicator("{" + ", ".join(each(n, "kye@: 1")) + "}"))),
    "unknown words": wrong(9_000, lambda n: folder(indicator(*each(n, "{phase: p, id: t@, commitment: firn@}")))),
    "ids given twice": wrong(9_000, lambda n: folder(indicator(), agencies=["{id: b, name: B}"] * n)),
    "targets given twice": wrong(9_000, lambda n: folder(indicator(*["{phase: p, at_least: 5}"] * n))),
    "names given twice": wrong(9_000, lambda n: folder(indicator(), agencies=each(n, "{id: b@, name: B}"))),
    "keys given twice": wrong(49_000, lambda n: folder(indicator("{" + ", ".join(["phase: p"] * n) + "}"))),
    "milestones given twice": wrong(
        9_000, lambda n: folder(indicator(), tasks=[task(when=milestones(["{due: 2025-01-01}"] * n))])
    ),
    "milestones out of order": wrong(
        9_000, lambda n: folder(indicator(), tasks=[task(when=milestones(each(n, "{due: #}")[::-1]))])
    ),
    "empty entries": wrong(99_000, lambda n: folder(indicator(), values=["{}"] * n)),
    "empty targets": wrong(99_000, lambda n: folder(indicator(*["{}"] * n))),
    "empty tasks": wrong(99_000, lambda n: folder(indicator(), tasks=["{}"] * n)),
    "null entries": wrong(99_000, lambda n: folder(indicator(), values=["null"] * n)),
    "wrong numbers": wrong(
        12_000, lambda n: folder(indicator(), values=each(n, "{indicator: i, period: 2024, value: x@}"))
    ),
    "wrong days": wrong(
        9_000,
        lambda n: folder(indicator(), values=each(n, "{indicator: i, period: 2024, value: 1, published: 31/12/2025}")),
    ),
    "wrong periods": wrong(
        12_000, lambda n: folder(indicator(), values=each(n, "{indicator: i, period: 2024-@, value: 1}"))
    ),
    "wrong ids": wrong(12_000, lambda n: folder(indicator(), agencies=each(n, "{id: A @, name: A}"))),
    "missing keys": wrong(24_000, lambda n: folder(indicator(), agencies=each(n, "{id: b@}"))),
    "targets without a number": wrong(12_000, lambda n: folder(indicator(*each(n, "{phase: p, id: t@}")))),
    "numbers out of bounds": wrong(12_000, lambda n: folder(indicator(*each(n, "{phase: p, id: t@, at_least: -5}")))),
    "agencies that lead back": wrong(6_000, lambda n: ring(n, "successors: [{agency: a@, from: 2020-01-01}]")),
    "groups that lead back": wrong(9_000, lambda n: ring(n, "members: [a@]")),
    "agencies that all lead back": wrong(
        90_000,
        lambda n: ring(isqrt(n), f"members: {listed(each(isqrt(n), 'a@'))}"),  # as many members in all
    ),
    "components of themselves": wrong(
        4_000, lambda n: folder(indicator(*each(n, "{phase: p, id: t@, all_of: [i/t@, i/t^]}")))
    ),
    "reports without what they need": wrong(
        9_000,
        lambda n: folder(indicator(), tasks=[task()], reports=each(n, "{task: I.1, state: superseded, published: #}")),
    ),
    "rows that contradict one another": wrong(200_000, lambda n: folder(indicator(), csv=["i,2024,5,,,s,,,"] * n)),
    "rows that contradict others far away": wrong(
        100_000, lambda n: folder(indicator(), csv=each(n // 2, "i,#,5,,,s,,,")[:36_000] * 2)
    ),
    "entries that contradict one another": wrong(
        12_000, lambda n: folder(indicator(), values=["{indicator: i, period: 2024, value: 5}"] * n)
    ),
    "reports that contradict one another": wrong(
        9_000, lambda n: folder(indicator(), tasks=[task()], reports=["{task: I.1, state: done, on: 2022-01-01}"] * n)
    ),
    "rows with wrong numbers": wrong(200_000, lambda n: folder(indicator(), csv=each(n, "i,2024,x@,,,s,,,"))),
    "rows of wrong length": wrong(200_000, lambda n: folder(indicator(), csv=each(n, "i,2024"))),
    "columns in the header": wrong(
        400_000, lambda n: folder(indicator()) | {"reports/r.csv": [",".join(each(n, "valeu@")) + "\n"]}
    ),
    "marks in one text": wrong(
        7_000_000, lambda n: folder(indicator(also="note: 'o" + "\u0301\u0323" * (n // 4) + "',"))
    ),
    "old fonts": Dimension(
        6_000,
        lambda n: folder(indicator(*each(n, "{phase: p, id: t@, due: #, at_least: 5, note: 'Së Néi vô @'}"))),
        READ,
    ),
    # --- import
    "rows to import": imported(
        60_000, lambda n: sheet(f"i{k % 100};{day(k // 100)};{k}" for k in range(n)), lambda _: hundred()
    ),
    "unknown names to import": imported(
        20_000,
        lambda n: sheet(f"indicatorr {k};2024;{k}" for k in range(n)),
        lambda _: folder(*(indicator(name=f"indicator-{k}") for k in range(2_000))),
    ),
    "names to import that are found by their words": imported(
        20_000,
        lambda n: sheet(f"total share of dossiers {k % 2_000} in {k};2024;{k}" for k in range(n)),
        lambda _: folder(
            *(indicator(name=f"i{k}").replace(f"name: i{k}", f"name: dossiers {k}") for k in range(2_000))
        ),
    ),
    "unknown reporters to import": imported(
        20_000,
        lambda n: sheet((f"i;2024;{k};Departmnet of Affairs {k}" for k in range(n)), "Reporter"),
        lambda _: folder(indicator(), agencies=each(2_000, "{id: a@, name: Department of Affair @}")),
    ),
    "columns to import": imported(
        200, lambda n: sheet(["i;2024;5;" + ";".join(["x"] * n)], *each(n, "Column @")), plain
    ),
    "contradictions to import": imported(60_000, lambda n: sheet(["i;2024;5"] * n), plain),
    "revisions to import": imported(
        9_000,
        lambda n: sheet((f"i;2000;{k};{day(k)}" for k in range(n)), "Published"),
        lambda n: folder(indicator(), csv=each(n, "i,2000,@,,#,s,,,")),
    ),
    "differences to import": imported(
        9_000,
        lambda n: sheet(f"i;{day(k)};{k + 1}" for k in range(n)),
        lambda n: folder(indicator(), csv=each(n, VALUE)),
    ),
    "wrong numbers to import": imported(60_000, lambda n: sheet(f"i;{day(k)};x{k}" for k in range(n)), plain),
    "rows of a template": Dimension(5_000, lambda n: folder(*(indicator(name=f"i{k}") for k in range(n))), TEMPLATE),
    # --- what is typed
    "marks typed": Dimension(60_000, lambda _: folder(indicator()), show("@"), typed=lambda n: "o" + "\u0301" * n),
    "letters typed": Dimension(
        120_000,
        lambda _: folder(indicator(), agencies=each(2_000, "{id: agency-@, name: A@}")),
        show("@"),
        typed=lambda n: "agency " * (n // 7),
    ),
    "agencies near what is typed": Dimension(
        8_000,
        lambda n: folder(indicator(), agencies=each(n, "{id: agency-@, name: Department of Affairs @}")),
        show("Departmnet"),
    ),
}
