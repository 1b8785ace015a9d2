"""The page: what it holds, in which order, and what it lets a browser do."""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from par_cli.locales import Locale
from par_cli.progress.digest import digest
from par_cli.progress.results import Status
from par_cli.render import comparisons
from par_cli.render import format as form
from par_cli.render.html.bars import bars
from par_cli.render.html.cards import cards
from par_cli.render.html.html_page import HtmlPage
from par_cli.render.html.html_rows import agency_table, badge, phases_of, target_table, task_table
from par_cli.render.html.markup import Markup, joined, shape, tag, void
from par_cli.render.phrases import UNVERIFIED, bands, nothing, short, top
from par_cli.render.printable import printable, without_commands
from par_cli.render.table.headline import headline_groups, troubled_targets
from par_cli.render.table.late import due_soon
from par_cli.render.table.screen import counts, verdict
from par_cli.typed import fold

LEGEND = ("value", "provisional", "bound", "newest", "aim", "path", "break", "day")
"""What a chart is made of, in the order of its explanation."""


class Parts(NamedTuple):
    """What the page is made of next to the results: its style and script, and the version of par."""

    style: str
    script: str
    version: str


def html_page(found: Status, parts: Parts, locale: Locale) -> bytes:
    """Return the page of a status with its accounts, as UTF-8.

    It asks a browser for nothing else, and lets it run nothing but its own style and script.
    """
    title = printable(locale.text(found.dataset.decision.title))
    as_of = locale.label("text", "as_of", day=locale.day(found.as_of))
    head = tag(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_policy(parts)),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="generator", content=f"par {parts.version}"),
        tag("title", f"{title} · {as_of}"),
        tag("style", Markup(parts.style)),
    )
    sections = list(_sections(found, locale))
    written = joined(part for section in sections for part in section.content)
    reading = _reading(found, locale, marked=UNVERIFIED in written, charts='class="chart"' in written)
    sections.append(_Section("reading", locale.label("page", "reading"), reading))
    body = tag(
        "body",
        tag("a", locale.label("page", "skip"), class_="skip", href="#content"),
        tag("header", Markup(_top(found, locale)), _contents(sections, locale)),
        tag("main", joined((_section(item) for item in sections), "\n"), id="content", tabindex="-1"),
        tag(
            "footer",
            tag(
                "p",
                locale.label("page", "digest", version=parts.version),
                " ",
                tag("code", digest(found.dataset, found.as_of)),
            ),
        ),
        tag("script", Markup(parts.script)),
    )
    document = tag("html", joined([head, body], Markup("\n")), lang=locale.language)
    return f"<!DOCTYPE html>\n{without_commands(document)}\n".encode()


def _policy(parts: Parts) -> str:
    style, script = (_hash(text) for text in (parts.style, parts.script))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


class _Section(NamedTuple):
    """A section of the page: its id, its heading (none for the verdict), and what is in it.

    One that is ``scripted`` is hidden until the script runs, which it needs.
    """

    name: str
    heading: str
    content: Sequence[Markup]
    scripted: bool = False


def _section(item: _Section) -> Markup:
    heading = tag("h2", item.heading, id=f"{item.name}-heading") if item.heading else None
    label = f"{item.name}-heading" if item.heading else None
    return tag(
        "section",
        heading,
        *item.content,
        id=item.name,
        aria_labelledby=label,
        class_=_class(item),
        hidden=item.scripted,
    )


def _class(item: _Section) -> str | None:
    return "scripted" if item.scripted else None


def _top(found: Status, locale: Locale) -> str:
    page = HtmlPage(1)
    top(page, found, locale, binding=False, sent=True)
    return page.text()


def _contents(sections: Iterable[_Section], locale: Locale) -> Markup:
    links = [
        tag("li", tag("a", item.heading, href=f"#{item.name}"), class_=_class(item), hidden=item.scripted)
        for item in sections
        if item.heading
    ]
    return tag("nav", tag("ul", *links), aria_label=locale.label("page", "contents"))


def _sections(found: Status, locale: Locale) -> Iterator[_Section]:
    """Yield the sections in their order, up to how they are read."""
    label = locale.label
    if not found.targets and not found.tasks:
        yield _Section("verdict", "", [tag("p", nothing(found, locale))])
        return
    yield _Section("verdict", "", [_markup_of(lambda page: verdict(page, found, locale))])
    yield _Section(
        "counts", label("page", "counts"), [bars(found, locale), _markup_of(lambda page: _counts(page, found, locale))]
    )
    yield _Section("find", label("page", "find"), [_filters(found, locale)], scripted=True)
    if found.targets:
        yield _Section("targets", label("page", "targets"), [target_table(found, locale)])
        yield _Section("indicators", label("page", "indicators"), [*cards(found, locale)])
    if found.tasks:
        yield _Section("tasks", label("page", "tasks"), [task_table(found, locale)])
    if found.accounts:
        how = form.joined(label("text", "accounts_named"), label("text", "each_once"))
        yield _Section(
            "agencies", label("page", "agencies"), [agency_table(found, locale), tag("p", tag("small", how))]
        )


def _markup_of(write: Callable[[HtmlPage], None]) -> Markup:
    page = HtmlPage(3)
    write(page)
    return Markup(page.text())


def _counts(page: HtmlPage, found: Status, locale: Locale) -> None:
    counts(page, found, locale)
    headline_groups(page, found, locale)
    troubled_targets(page, found, locale, slow=False)
    troubled_targets(page, found, locale, slow=True)
    due_soon(page, found, locale)


# --- the filters


def _filters(found: Status, locale: Locale) -> Markup:
    label = locale.label
    targets = {item.status: label("target_status", item.status) for item in found.targets}
    tasks = {item.status: label("occurrence_status", item.status) for item in found.tasks}
    named_phases = {item.entry.phase.id for item in found.targets}.union(
        *(phases_of(item, found) for item in found.tasks)
    )
    phases = {name: phase for name, phase in found.dataset.phases.items() if name in named_phases}
    owners = {name for item in found.targets for name in (*item.owners, *item.owners_today)}
    owners |= {name for item in found.tasks for name in (*item.leads, *item.lead_today)}
    named = sorted(
        ((short(found.dataset, name, locale), name) for name in owners), key=lambda pair: (fold(pair[0]), pair)
    )
    statuses = [
        tag("optgroup", *(tag("option", text, value=code) for code, text in items.items()), label=label("page", code))
        for code, items in (("targets", targets), ("tasks", tasks))
        if items
    ]
    phase_options = [
        tag("option", name if item.name is None else printable(locale.text(item.name)), value=name)
        for name, item in phases.items()
    ]
    shown = label("page", "shown", targets="{target}", tasks="{task}", all_targets=str(len(found.targets)),
                  all_tasks=str(len(found.tasks)))  # fmt: skip
    return tag(
        "form",
        _field(
            "filter-text", label("page", "text"), void("input", id="filter-text", type="search", autocomplete="off")
        ),
        _choice("filter-status", label("page", "status"), statuses, locale),
        _choice("filter-phase", label("page", "phase"), phase_options, locale),
        _choice(
            "filter-owner", label("page", "owner"), [tag("option", text, value=name) for text, name in named], locale
        ),
        tag("button", label("page", "clear"), type="reset"),
        tag("output", id="filter-result", for_="filter-text filter-status filter-phase filter-owner", data_shown=shown),
        id="filters",
        aria_label=label("page", "find"),
    )


def _field(name: str, text: str, control: Markup) -> Markup:
    return tag("p", tag("label", text, for_=name), control)


def _choice(name: str, text: str, options: Sequence[Markup], locale: Locale) -> Markup:
    every = tag("option", locale.label("page", "all"), value="")
    return _field(name, text, tag("select", every, *options, id=name))


# --- how to read it


def _reading(found: Status, locale: Locale, *, marked: bool, charts: bool) -> list[Markup]:
    """Return what the signs and the charts mean, and from which pace on a target is on track."""
    page = HtmlPage(3)
    if found.targets:
        bands(page, found, locale)
    if found.summary.targets.overdue or found.summary.tasks.overdue:
        page.line(locale.label("text", "overdue_since"))
    if any(item.last_change_is for item in found.targets if comparisons.has_change(item)):
        page.line(locale.label("text", "change_signs"))
    if marked:
        page.line(UNVERIFIED, locale.label("text", "unverified_note"))
    targets = dict.fromkeys(item.status for item in found.targets)
    tasks = dict.fromkeys(item.status for item in found.tasks if item.status not in targets)
    signs = [badge("target_status", code, locale) for code in targets]
    signs += [badge("occurrence_status", code, locale) for code in tasks]
    marks = [tag("li", _sample(code), " ", locale.label("legend", code)) for code in LEGEND] if charts else []
    return [
        tag("ul", *(tag("li", sign) for sign in signs), class_="signs"),
        Markup(page.text()),
        *([tag("ul", *marks, class_="legend")] if marks else []),
    ]


def _sample(code: str) -> Markup:
    """Return a small picture of what a chart is made of."""
    line = {"x1": "2", "x2": "26", "y1": "8", "y2": "8"}
    upright = {"x1": "14", "x2": "14", "y1": "1", "y2": "15"}
    parts = {
        "value": [shape("line", class_="series", **line), shape("circle", class_="value", cx="14", cy="8", r="4")],
        "provisional": [shape("circle", class_="value provisional", cx="14", cy="8", r="4")],
        "bound": [shape("polygon", class_="value", points="9,4 19,4 14,13")],
        "newest": [tag("text", "12", class_="newest", x="14", y="13", text_anchor="middle")],
        "aim": [shape("line", class_="aim", **line), shape("polygon", class_="aim", points="20,3 25,8 20,13 15,8")],
        "path": [shape("line", class_="path", **line)],
        "break": [shape("line", class_="break", **upright)],
        "day": [shape("line", class_="day", **upright)],
    }[code]
    return tag("svg", *parts, class_="sample", viewBox="0 0 28 16", aria_hidden="true")
