"""The options that commands share: each has one name, one meaning and one help text everywhere.

A command takes them as parameters (``data: Data = None``), or many at once as a group (``options: ListOptions``), of
which it may leave some out (``options: Annotated[ListOptions, Without({"excel"})]``).
"""

import inspect
import os
from collections.abc import Callable
from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

import typer

from par_cli.cli import completion
from par_cli.cli.language import of_messages
from par_cli.locales import Language, Locale
from par_cli.progress.option_values import FailOn as ExitOn
from par_cli.render import formats

Data = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="The data folder. Default: $PAR_DATA, else ./data, else the data inside par."),
]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="Only what was known on this day. Default: today.")]
Lang = Annotated[
    Language | None,
    typer.Option(
        help="The language of tables, Markdown and messages. Default: $PAR_LANG, else the locale, else the decision's."
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
Binding = Annotated[bool, typer.Option("--binding", help="Leave orientation phases out of the exit code.")]
FailOn = Annotated[ExitOn, typer.Option(help="What makes the exit code 1.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
]
Color = Annotated[Literal["auto", "always", "never"], typer.Option(help="Colours in tables.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day on which it was published: 2025-12-31 or 31/12/2025.")
]
Source = Annotated[str | None, typer.Option(metavar="TEXT", help="Where it is published.")]

Form = Annotated[
    formats.Format,
    typer.Option("--format", help="The form of the output: for people, for programs, for spreadsheets, for reports."),
]
Excel = Annotated[
    bool, typer.Option("--excel", help="With --format csv: byte order mark, semicolons and decimal commas.")
]


Without = frozenset[str]
"""The options of a group that a command does not have; the group holds their defaults."""


class ListOptions(NamedTuple):
    """The options of every command that lists, in the order of help."""

    data: Data = None
    as_of: AsOf = None
    form: Form = "table"
    excel: Excel = False
    lang: Lang = None
    phase: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only this phase of the decision.", autocompletion=completion.phases),
    ] = None
    section: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Only this section of the decision's text or of its tasks.",
            autocompletion=completion.sections,
        ),
    ] = None
    agency: Agency = None
    status: Annotated[
        list[str] | None,
        typer.Option(metavar="STATUS", help="Only this status; repeatable.", autocompletion=completion.statuses),
    ] = None
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False
    binding: Binding = False
    fail_on: FailOn = "overdue"
    output: Output = None
    color: Color = "auto"


class WriteOptions(NamedTuple):
    """The options of every command that records an entry, in the order of help."""

    file: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The file below reports/. Default: that of the month of publication."),
    ] = None
    dry_run: DryRun = False
    data: Data = None
    lang: Lang = None


def message_language(lang: Language | None) -> Locale:
    """Return the locale of messages, with what was given as ``--lang``."""
    return of_messages(() if lang is None else ("--lang", lang), os.environ)


def expand_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return the command with each parameter that is a group of options replaced by the options of the group.

    Typer reads the options of a command from its signature, one option from each parameter.
    """
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {}
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        group = getattr(hints[name], "__origin__", hints[name])
        fields, defaults, left_out = {name: hints[name]}, {name: parameter.default}, Without()
        if hasattr(group, "_field_defaults"):
            groups[name] = group
            fields, defaults = get_type_hints(group, include_extras=True), group._field_defaults
            (left_out,) = getattr(hints[name], "__metadata__", (left_out,))
        parameters.extend(
            inspect.Parameter(field, inspect.Parameter.KEYWORD_ONLY, default=defaults[field], annotation=annotation)
            for field, annotation in fields.items()
            if field not in left_out
        )
    if not groups:
        return command

    def expanded(**given: Any) -> Any:  # noqa: ANN401 - as the command's own
        for name, group in groups.items():
            given[name] = group(**{field: given.pop(field) for field in group._fields if field in given})
        return command(**given)

    expanded.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    expanded.__annotations__ = {item.name: item.annotation for item in parameters}
    return expanded
