"""What `par status`, `par targets` and `par tasks` have in common: the options, and one straight way through."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from par_cli.cli import completion
from par_cli.diagnostics import ExitCode
from par_cli.messages import Language, Message, phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Diagnostic
    from par_cli.render.document import View

SHOWN_PROBLEMS = 50

Data = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="The data folder. Default: $PAR_DATA, else ./data, else the data inside par."),
]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="Only what was known on this day. Default: today.")]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="The form of the output.")]
Lang = Annotated[
    Literal["vi", "en"] | None,
    typer.Option(help="The language of tables and messages. Default: $PAR_LANG, else the locale, else the decision's."),
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


def listing(view: View, summary: str) -> typer.Typer:
    """Give the command of a view: ``status`` shows both lists in short, ``targets`` and ``tasks`` one in full."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    @app.command(view, help=summary)
    def command(
        data: Data = None,
        as_of: AsOf = None,
        form: Format = "table",
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
        from par_cli.cli import output as out
        from par_cli.cli import question
        from par_cli.cli.language import of_messages
        from par_cli.loading import load, locate
        from par_cli.progress.status import Filters, fails
        from par_cli.progress.status import status as standing

        spoken = of_messages(() if lang is None else ("--lang", lang), os.environ)
        with ended(spoken):
            day = None if as_of is None else question.parse_day(as_of)
            wanted = question.statuses(status or (), view)
            question.path("--output", output)
            loaded = load(locate(question.path("--data", data), os.environ))
            warn(loaded.warnings, spoken)
            dataset = loaded.dataset
            filters = Filters(
                question.phase(dataset, phase),
                question.section(dataset, section),
                question.agency(dataset, agency),
                wanted,
                overdue,
            )
            found = standing(dataset, day or question.today(dataset.decision), filters)
            if form == "json":
                from par_cli.render.document import json_document

                rendered = json_document(found, view)
            else:
                from par_cli.render.table import table

                to_terminal = output is None and out.is_terminal()
                text = table(
                    found,
                    view,
                    question.language(lang, os.environ, dataset.decision),
                    out.width(os.environ, to_terminal=to_terminal),
                    color=out.wants_color(color, os.environ, to_terminal=to_terminal),
                    binding=binding,
                )
                rendered = out.encoded(text, to_file=output is not None)
            out.write(rendered, output)
        late = fails(found, fail_on, binding=binding)
        raise typer.Exit(ExitCode.OVERDUE if late else ExitCode.OK)

    return app


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


def _end(code: ExitCode, message: Message, language: Language) -> None:
    from par_cli.render.printable import log_line

    _say([f"par: {log_line(message.to(language))}"])
    raise typer.Exit(code)


def _invalid(diagnostics: Sequence[Diagnostic], language: Language) -> None:
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
