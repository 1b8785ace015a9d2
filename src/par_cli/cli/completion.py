"""What a shell can complete: codes, and ids from the data folder that the command line names.

Only ids are given, never names: some shells evaluate what they are given, and the reader lets nothing but letters,
digits, dots, hyphens and slashes into an id.  Data that cannot be used gives nothing and says nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from par_cli.model.dataset import Dataset


def phases(ctx: typer.Context) -> list[str]:
    """Give the phases of the decision."""
    data = _dataset(ctx)
    return [] if data is None else list(data.phases)


def sections(ctx: typer.Context) -> list[str]:
    """Give the sections of the task matrix, and those of the text that states targets."""
    from par_cli.cli import question

    data = _dataset(ctx)
    return [] if data is None else list(question.sections(data))


def agencies(ctx: typer.Context) -> list[str]:
    """Give the ids of the agencies."""
    data = _dataset(ctx)
    return [] if data is None else list(data.agencies)


def ids(ctx: typer.Context) -> list[str]:
    """Give the ids of all targets, indicators, tasks and agencies."""
    data = _dataset(ctx)
    if data is None:
        return []
    targets, tasks = (entry.id for entry in data.targets), (task.id for task in data.tasks)
    return [*targets, *data.indicators, *tasks, *data.agencies]


def indicators(ctx: typer.Context) -> list[str]:
    """Give the ids of the indicators."""
    data = _dataset(ctx)
    return [] if data is None else list(data.indicators)


def task_ids(ctx: typer.Context) -> list[str]:
    """Give the ids of the tasks."""
    data = _dataset(ctx)
    return [] if data is None else [task.id for task in data.tasks]


def target_ids(ctx: typer.Context) -> list[str]:
    """Give the ids of the targets."""
    data = _dataset(ctx)
    return [] if data is None else [entry.id for entry in data.targets]


def statuses(ctx: typer.Context) -> list[str]:
    """Give the statuses that the rows of the command can have."""
    from par_cli.cli import question

    return list(question.status_names(ctx.info_name or ""))


def schemas() -> list[str]:
    """Give the short names of the JSON Schemas."""
    from par_cli.cli import question
    from par_cli.render.data_schemas import DATA_FILES
    from par_cli.render.schemas import SCHEMAS

    return list(question.short_names((*DATA_FILES, *SCHEMAS)))


def rules() -> list[str]:
    """Give the codes of the rules of data files."""
    from par_cli.rules import rule_codes

    return list(rule_codes())


def _dataset(ctx: typer.Context) -> Dataset | None:
    """Give the data that the command would read; None where it would refuse them."""
    from par_cli.cli import question
    from par_cli.diagnostics import InvalidDataError
    from par_cli.loading import load, locate

    given = ctx.params.get("data")
    try:  # a shell completes words as they were typed, before it puts the home folder in the place of ~
        folder = question.path("--data", None if given is None else os.path.expanduser(given))
        return load(locate(folder, os.environ)).dataset
    except (InvalidDataError, question.MisuseError):
        return None
