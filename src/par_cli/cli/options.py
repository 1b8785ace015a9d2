"""The options that commands share: each has one name, one meaning and one help text everywhere."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

import typer

from par_cli.cli import completion
from par_cli.locales import Language
from par_cli.progress import choices

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
    Language | None,
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
FailOn = Annotated[choices.FailOn, typer.Option(help="What makes the exit code 1.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
]
Color = Annotated[Literal["auto", "always", "never"], typer.Option(help="Colours in tables.")]


class Asked(NamedTuple):
    """What was typed, in the options that all commands that list have, in the order of help."""

    data: Data = None
    as_of: AsOf = None
    form: Format = "table"
    excel: Excel = False
    lang: Lang = None
    phase: Phase = None
    section: Section = None
    agency: Agency = None
    status: Statuses = None
    overdue: Overdue = False
    binding: Binding = False
    fail_on: FailOn = "overdue"
    output: Output = None
    color: Color = "auto"


def plain_app() -> typer.Typer:
    """Give an application for one command."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def with_asked(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that takes ``**given`` all options of :class:`Asked` by name, behind parameters of its own.

    Typer reads what a command takes from its signature.
    """
    own = [item for item in inspect.signature(command).parameters.values() if item.kind is not item.VAR_KEYWORD]
    hints = get_type_hints(command, include_extras=True) | get_type_hints(Asked, include_extras=True)
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default)
        for name, default in Asked._field_defaults.items()
    ]
    taken = [item.replace(annotation=hints[item.name]) for item in (*own, *shared)]
    found: Any = command
    found.__signature__ = inspect.Signature(taken)
    found.__annotations__ = {item.name: item.annotation for item in taken}
    return command
