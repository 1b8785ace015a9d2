"""What the commands that list have in common: the options, and one straight way through."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, NoReturn

import typer

from par_cli.cli import completion
from par_cli.diagnostics import ExitCode
from par_cli.messages import Language, Message, phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Diagnostic
    from par_cli.model.fields import Language
    from par_cli.progress.results import Status
    from par_cli.render.document import View

SHOWN_PROBLEMS = 50

Data = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="The data folder. Default: $PAR_DATA, else ./data, else the data inside par."),
]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="Only what was known on this day. Default: today.")]
Format = Annotated[
    Literal["table", "json", "csv", "md"],
    typer.Option("--format", help="The form of the output: for people, for programs, for spreadsheets, for reports."),
]
Excel = Annotated[
    bool, typer.Option("--excel", help="With --format csv: byte order mark, semicolons and decimal commas.")
]
Lang = Annotated[
    Literal["vi", "en"] | None,
    typer.Option(
        help="The language of tables, Markdown and messages. Default: $PAR_LANG, else the locale, else the decision's."
    ),
]
Phase = Annotated[
    str | None,
    typer.Option(metavar="ID", help="Only this phase of the decision.", autocompletion=completion.phases),
]
Section = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="Only this section of the decision's text or of its tasks.",
        autocompletion=completion.sections,
    ),
]
Agency = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Only what this agency leads, owns or answers for today: id, name, short name or alias.",
        autocompletion=completion.agencies,
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status", metavar="STATUS", help="Only this status; repeatable.", autocompletion=completion.statuses
    ),
]
Overdue = Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")]
Binding = Annotated[bool, typer.Option("--binding", help="Leave orientation phases out of the exit code.")]
FailOn = Annotated[Literal["overdue", "missed", "at-risk", "never"], typer.Option(help="What makes the exit code 1.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
]
Color = Annotated[Literal["auto", "always", "never"], typer.Option(help="Colours in tables.")]


class Asked(NamedTuple):
    """What was typed, in the options that all of these commands have."""

    data: str | None
    as_of: str | None
    form: Literal["table", "json", "csv", "md"]
    excel: bool
    lang: Literal["vi", "en"] | None
    phase: str | None
    section: str | None
    agency: str | None
    status: list[str] | None
    overdue: bool
    binding: bool
    fail_on: Literal["overdue", "missed", "at-risk", "never"]
    output: str | None
    color: Literal["auto", "always", "never"]


def plain_app() -> typer.Typer:
    """Give an application for one command."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def listing(view: View, summary: str) -> typer.Typer:
    """Give the command of a view: ``status`` shows both lists in short, ``targets`` and ``tasks`` one in full."""
    app = plain_app()

    @app.command(view, help=summary)
    def command(
        data: Data = None,
        as_of: AsOf = None,
        form: Format = "table",
        excel: Excel = False,
        lang: Lang = None,
        phase: Phase = None,
        section: Section = None,
        agency: Agency = None,
        status: Statuses = None,
        overdue: Overdue = False,
        binding: Binding = False,
        fail_on: FailOn = "overdue",
        output: Output = None,
        color: Color = "auto",
    ) -> None:
        answer(
            view,
            Asked(
                data,
                as_of,
                form,
                excel,
                lang,
                phase,
                section,
                agency,
                status,
                overdue,
                binding,
                fail_on,
                output,
                color,
            ),
        )

    return app


def answer(view: View, asked: Asked, completed: Callable[[Status, Language], Status] | None = None) -> NoReturn:
    """Load, compute, render and write what was asked, and end with the exit code.

    ``completed`` adds to what was computed, given the language that names are ordered in.
    """
    from par_cli.cli import output as out
    from par_cli.cli import question
    from par_cli.cli.language import of_messages
    from par_cli.loading import load, locate
    from par_cli.progress.status import Filters, asked_by, fails
    from par_cli.progress.status import status as standing

    spoken = of_messages(() if asked.lang is None else ("--lang", asked.lang), os.environ)
    with ended(spoken):
        day = None if asked.as_of is None else question.parse_day(asked.as_of)
        wanted = question.statuses(asked.status or (), view)
        question.path("--output", asked.output)
        question.excel(asked.form, asked=asked.excel)
        loaded = load(locate(question.path("--data", asked.data), os.environ))
        warn(loaded.warnings, spoken)
        dataset = loaded.dataset
        filters = Filters(
            question.phase(dataset, asked.phase),
            question.section(dataset, asked.section),
            question.agency(dataset, asked.agency),
            wanted,
            asked.overdue,
        )
        found = standing(dataset, day or question.today(dataset.decision), filters)
        for_people = asked.form in {"table", "md"}  # the other forms have no language
        language = (
            question.language(asked.lang, os.environ, dataset.decision) if for_people else dataset.decision.language
        )
        if completed is not None:
            found = completed(found, language)
        if asked.form == "json":
            from par_cli.render.document import json_document

            rendered = json_document(found, view)
        elif asked.form == "csv":
            from par_cli.render.csv import csv_document

            rendered = csv_document(found, view, excel=asked.excel)
        elif asked.form == "md":
            from par_cli.render.markdown import markdown

            rendered = markdown(found, view, language, binding=asked.binding)
        else:
            from par_cli.render.table import table

            to_terminal = asked.output is None and out.is_terminal()
            text = table(
                found,
                view,
                language,
                out.width(os.environ, to_terminal=to_terminal),
                color=out.wants_color(asked.color, os.environ, to_terminal=to_terminal),
                binding=asked.binding,
            )
            rendered = out.encoded(text, to_file=asked.output is not None)
        out.write(rendered, asked.output)
    late = fails(asked_by(found, view), asked.fail_on, binding=asked.binding)
    raise typer.Exit(ExitCode.OVERDUE if late else ExitCode.OK)


@contextlib.contextmanager
def ended(language: Language) -> Iterator[None]:
    """Turn what a command was refused for into its message and exit code."""
    from par_cli.cli.output import OutputError, not_written
    from par_cli.cli.question import MisuseError
    from par_cli.diagnostics import InvalidDataError

    try:
        yield
    except MisuseError as error:
        _end(ExitCode.USAGE, error.message, language)
    except InvalidDataError as error:
        _invalid(error.diagnostics, language)
    except OutputError as error:
        _end(ExitCode.OUTPUT, not_written(error.why), language)


def _end(code: ExitCode, message: Message, language: Language) -> NoReturn:
    from par_cli.render.printable import log_line

    _say([f"par: {log_line(message.to(language))}"])
    raise typer.Exit(code)


def _invalid(diagnostics: Sequence[Diagnostic], language: Language) -> NoReturn:
    from par_cli.render.printable import log_line

    lines = [log_line(item.to(language)) for item in diagnostics[:SHOWN_PROBLEMS]]
    count = len(diagnostics)
    if count > SHOWN_PROBLEMS:
        lines.append(phrase("... and {number} more", number=count - SHOWN_PROBLEMS).to(language))
    if count == 1:
        message = phrase("1 problem in the data; nothing was computed")
    else:
        message = phrase("{number} problems in the data; nothing was computed", number=count)
    lines.append(f"par: {message.to(language)}")
    _say(lines)
    raise typer.Exit(ExitCode.DATA)


def warn(warnings: Sequence[Diagnostic], language: Language) -> None:
    """Say what is doubtful in data that is used all the same."""
    if warnings:
        from par_cli.render.printable import log_line

        lines = [log_line(item.to(language)) for item in warnings[:SHOWN_PROBLEMS]]
        _say([phrase("warning: {problem}", problem=line).to(language) for line in lines])


def _say(lines: Sequence[str]) -> None:
    """Write messages to standard error; where it is closed or full there is nobody to tell."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines).encode(encoding, "backslashreplace").decode(encoding)
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        pass
