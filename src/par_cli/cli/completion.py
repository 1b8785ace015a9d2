"""What a shell can complete: codes, and ids from the data folder that the command line names.

Only ids are completed, never names: some shells evaluate what they are given, and the reader accepts only letters,
digits, dots, hyphens and slashes in an id.  Data that cannot be used completes nothing and says nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from par_cli.model.dataset import Dataset


def _ids(
    pick: Callable[[Dataset], Iterable[str]], *, with_documents: bool = False
) -> Callable[[typer.Context], list[str]]:
    """Return a function that lists ids of the data that the command would read; none where it would refuse the data."""

    def complete(ctx: typer.Context) -> list[str]:
        from par_cli.cli import option_checks
        from par_cli.diagnostics import ParError
        from par_cli.loading import load, locate

        given = ctx.params.get("data")
        try:  # a shell completes words as they were typed, before it puts the home folder in the place of ~
            folder = option_checks.path("--data", None if given is None else os.path.expanduser(given))
            return list(pick(load(locate(folder, os.environ), with_documents=with_documents).dataset))
        except ParError:
            return []

    return complete


phases = _ids(lambda data: data.phases)
sections = _ids(lambda data: data.section_ids)
agencies = _ids(lambda data: data.agencies)
reporters = _ids(lambda data: data.reporters)
indicators = _ids(lambda data: data.indicators)
task_ids = _ids(lambda data: [task.id for task in data.tasks])
target_ids = _ids(lambda data: [entry.id for entry in data.targets])
targets_and_indicators = _ids(lambda data: [*(entry.id for entry in data.targets), *data.indicators])
ids = _ids(
    lambda data: [
        *(entry.id for entry in data.targets),
        *data.indicators,
        *(task.id for task in data.tasks),
        *data.agencies,
        *data.documents,
        *data.headings,
        *data.measures,
        *(item.id for item in data.duties),
    ],
    with_documents=True,
)
"""The ids of everything that can be shown."""


def _reports(data: Dataset) -> Iterable[str]:
    """Return the names of the reports of this year and of the one before, the latest first."""
    from par_cli.cli import opening

    year = opening.today(data.decision).year
    windows = () if data.reporting is None else data.reporting.windows
    found = [window.report(number) for number in (year, year - 1) for window in windows]
    return [item.key for item in sorted(found, key=lambda item: item.due, reverse=True)]


reports = _ids(_reports)
documents = _ids(lambda data: data.documents, with_documents=True)
document_kinds = _ids(lambda data: data.kinds, with_documents=True)
issuers = _ids(
    lambda data: dict.fromkeys(item.issuer for item in data.documents.values() if item.issuer), with_documents=True
)
sections_of_text = _ids(lambda data: [*data.headings, *data.sections], with_documents=True)
letterheads = _ids(lambda data: [] if data.reporting is None else [head.id for head in data.reporting.letterheads])


def statuses(ctx: typer.Context) -> list[str]:
    from par_cli.cli import resolve

    return list(resolve.status_names(ctx.info_name or ""))


def columns(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of columns; behind those that are typed already, the next one."""
    from par_cli.render.table.list_columns import names

    before, comma, _ = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in names(ctx.info_name or "") if name not in before.split(",")]


def orders(ctx: typer.Context) -> list[str]:
    from par_cli.render.table.list_columns import orders

    return orders(ctx.info_name or "")


def schemas() -> list[str]:
    from par_cli.cli import resolve
    from par_cli.render.data_schemas import DATA_FILES
    from par_cli.render.schemas import SCHEMAS

    return list(resolve.short_names((*DATA_FILES, *SCHEMAS)))


def rules() -> list[str]:
    from par_cli.rules import rule_codes

    return list(rule_codes())
