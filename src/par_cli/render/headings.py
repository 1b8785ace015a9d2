"""Targets and tasks under the headings of the data: the words of each, and whether there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from par_cli.locales import Locale
from par_cli.progress.grouping import GroupHeading
from par_cli.progress.results import Status, TargetResult, TaskResult
from par_cli.render import list_cells
from par_cli.render.page import plain
from par_cli.render.phrases import short
from par_cli.render.printable import printable

T = TypeVar("T", TargetResult, TaskResult)

Groups = Mapping[GroupHeading | None, Sequence[T]]
"""Rows under their headings; under none where the list has no headings."""


def headed(groups: Groups[T]) -> Groups[T]:
    """Return groups; where nothing has a heading, one without."""
    if len(groups) != 1:
        return groups
    ((heading, rows),) = groups.items()
    return {None: rows} if heading is not None and heading.key is None else groups


def heading_text(heading: GroupHeading | None, found: Status, locale: Locale) -> str:
    """Return a heading in words; empty where rows are under none."""
    if heading is None:
        return ""
    key, dataset = heading.key, found.dataset
    if key is None:
        agencies = heading.by in {"agency", "agency-today"}
        return locale.label("text", "no_lead" if agencies else "no_heading")
    match heading.by:
        case "group":
            return printable(locale.text(dataset.groups[key].name))
        case "section":
            section = dataset.sections.get(key)
            return key if section is None else f"{key}. {printable(locale.text(section.name))}"
        case "phase":
            name = dataset.phases[key].name
            return key if name is None else printable(locale.text(name))
        case "status":
            return plain(list_cells.status(key, locale))
        case _:
            return short(dataset, key, locale)
