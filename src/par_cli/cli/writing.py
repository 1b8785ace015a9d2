"""What commands that write data share: what they were given, what they say before they write, and what stops them."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand

from par_cli.cli.options import Data, Lang, plain_app
from par_cli.cli.refusals import end, ended, refuse, say
from par_cli.diagnostics import ExitCode
from par_cli.locales import Language, Locale
from par_cli.messages import phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Diagnostic
    from par_cli.loading.folder import Reading
    from par_cli.model.dataset import Dataset
    from par_cli.model.fields import Record
    from par_cli.record.change import Changed
    from par_cli.record.report import ListName

DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")]
File = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The file below reports/. Default: that of the month of publication."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day on which it was published: 2025-12-31 or 31/12/2025.")
]
Source = Annotated[str | None, typer.Option(metavar="TEXT", help="Where it is published.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="The address of the source.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="What else is to be known of it.")]

_MINUS = "\u2212"
_NEGATIVE = re.compile(r"-[0-9][0-9.,]*", re.ASCII)


class WithFigures(TyperCommand):
    """A command that takes a number below zero for a number and not for an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer has no public name for it
        """Give a minus sign to numbers that begin with a hyphen."""
        return super().parse_args(ctx, [_MINUS + arg[1:] if _NEGATIVE.fullmatch(arg) else arg for arg in args])


class Writing(NamedTuple):
    """What every recording is asked."""

    data: Data = None
    lang: Lang = None
    file: File = None
    dry_run: bool = False


def commands(summary: str) -> typer.Typer:
    """Give an application for a command of several."""
    app = plain_app()
    app.callback(help=summary)(lambda: None)
    return app


@contextlib.contextmanager
def written(language: Locale) -> Iterator[None]:
    """Turn what kept data from being written into its message and exit code."""
    from par_cli.record.change import NotWrittenError, WouldBreakError
    from par_cli.record.report import ContradictionError

    try:
        yield
    except NotWrittenError as error:
        end(ExitCode.OUTPUT, error.message, language)
    except ContradictionError as error:
        end(ExitCode.USAGE, error.message, language)
    except WouldBreakError as error:
        refuse(error.diagnostics, phrase("this would make the data invalid; nothing was written"), language)


def recorded(
    asked: Writing,
    name: ListName,
    fields_of: Callable[[Dataset, date], Mapping[str, str | bool]],
    *,
    revise: bool = False,
) -> None:
    """Add an entry to the reports, and say what it does before it is written.

    ``fields_of`` gives the entry, from the data and today.
    """
    from par_cli.cli import output as out
    from par_cli.cli import question
    from par_cli.cli.language import of_messages
    from par_cli.loading import dataset, locate
    from par_cli.record.change import change, preview
    from par_cli.record.report import adding, report_path

    spoken = of_messages(() if asked.lang is None else ("--lang", asked.lang), os.environ)
    with ended(spoken), written(spoken):
        location = locate(question.path("--data", asked.data), os.environ)
        file = question.report_name(asked.file)
        given: dict[str, Mapping[str, str | bool]] = {}

        def edit(reading: Reading) -> Mapping[str, bytes]:
            today = question.today(reading.decision)
            fields = given["entry"] = fields_of(dataset(reading), today)
            month = str(fields.get("published", today.isoformat()))[:7]
            path = report_path(location.folder, file or f"{month}.yaml")
            return adding(path, name, fields, revise=revise)(reading)

        def tell(changed: Changed) -> None:
            if changed.files:
                out.write(out.encoded(_told(changed, name, given["entry"], asked.lang, spoken), to_file=False), None)

        if asked.dry_run:
            changed = preview(location, edit)
            tell(changed)
        else:
            changed = change(location, edit, tell)
        said = phrase("it is recorded already; nothing was changed")
        if changed.files and asked.dry_run:
            said = phrase("nothing was written (--dry-run); it would be in {file}", file=", ".join(changed.files))
        elif changed.files:
            said = phrase("written to {file}", file=", ".join(changed.files))
        from par_cli.render.printable import log_line

        say([log_line(spoken.text(said))])


def _told(
    changed: Changed, name: ListName, fields: Mapping[str, str | bool], lang: Language | None, spoken: Locale
) -> str:
    """Give what an entry does, on the day from which it counts; what is doubtful about it goes to standard error."""
    from par_cli.cli import question
    from par_cli.cli.refusals import warn
    from par_cli.loading import dataset
    from par_cli.progress.status import Filters, status
    from par_cli.record.report import entry_of
    from par_cli.render.recorded import describe_change

    before, after = dataset(changed.before), dataset(changed.after)
    today = question.today(after.decision)
    entry = entry_of(name, fields)
    assert entry is not None  # noqa: S101 - the data with it is valid
    warn(_new_doubts(changed, entry, today), spoken)
    return describe_change(
        lambda data, day: status(data, day, Filters()),
        before,
        after,
        entry,
        today,
        question.language(lang, os.environ, after.decision),
    )


def _new_doubts(changed: Changed, entry: Record, today: date) -> list[Diagnostic]:
    """Give the warnings that stand in a new entry, and those elsewhere that were not there without it."""
    from par_cli.loading import examine
    from par_cli.record.report import alike
    from par_cli.source import path_text

    origin = next(item.origin for item in alike(changed.after.entries, entry) if item.value == entry)
    place = path_text(origin.path)
    old = {(item.code, item.message) for item in examine(changed.before, today)}
    return [
        item
        for item in examine(changed.after, today)
        if (item.file in changed.files and item.path.partition(".")[0] == place) or (item.code, item.message) not in old
    ]
