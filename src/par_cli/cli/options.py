"""The options that commands share: each has one name, one meaning and one help text everywhere.

A command takes them as parameters (``data: Data = None``), or many at once as a group (``options: ListOptions``), of
which it may leave some out (``options: Annotated[ListOptions, Without({"excel"})]``).
"""

import inspect
import os
from collections.abc import Callable, Sequence
from copy import copy
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import typer

from par_cli.cli import completion
from par_cli.cli.language import of_messages
from par_cli.diagnostics import MisuseError
from par_cli.locales import Language, Locale
from par_cli.messages import phrase
from par_cli.progress.option_values import FailOn as ExitOn
from par_cli.render import formats

Excel = Annotated[bool, typer.Option("--excel", help="With csv: semicolons and decimal commas.")]
Labels = Annotated[
    bool,
    typer.Option(
        "--labels",
        help="With csv: the columns of an annex, in words.",
    ),
]
Fields = Annotated[
    str | None,
    typer.Option(metavar="NAME,...", help="Only these fields, in this order: id,current.value."),
]
Data = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="Data folder. Default: $PAR_DATA, ./data, par's own."),
]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="Only what was known then. Default: today.")]
Known = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only what had been recorded by then. Default: everything.")
]
Lang = Annotated[
    Language | None,
    typer.Option(help="Language. Default: $PAR_LANG, system's, decision's."),
]
Section = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="Only this section of the text or of the tasks.",
        autocompletion=completion.sections,
    ),
]
Agency = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Only what this agency leads or answers for today.",
        autocompletion=completion.agencies,
    ),
]
Phase = Annotated[
    str | None,
    typer.Option(metavar="ID", help="Only this phase.", autocompletion=completion.phases),
]
Binding = Annotated[bool, typer.Option("--binding", help="Exit code without orientation phases.")]
FailOn = Annotated[
    ExitOn,
    typer.Option(metavar="WHEN", help="Exit 1 at: overdue (default), missed, at-risk, never.", show_default=False),
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
]
Color = Annotated[
    Literal["auto", "always", "never"],
    typer.Option(metavar="WHEN", help="Colours: auto, always or never.", show_default=False),
]
Width = Annotated[int | None, typer.Option(metavar="N", help="Columns to fill. Default: the terminal's, else 80.")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="No pager for what is longer than the screen.")]
Template = Annotated[
    str | None, typer.Option(metavar="FILE", help="With docx: the Word file to fill in. Default: the one in par.")
]
LetterheadId = Annotated[
    str | None,
    typer.Option(
        "--letterhead",
        metavar="ID",
        help="The letterhead of reporting.yaml. Default: the first.",
        autocompletion=completion.letterheads,
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="NAME,...", help="These columns; a wrong name lists them all.", autocompletion=completion.columns
    ),
]
Brief = Annotated[bool, typer.Option("--brief", help="One line a row.")]

Without = frozenset[str]
"""The options of a group that a command does not have; the group holds their defaults."""


class ListOptions(NamedTuple):
    """The options of every command that lists, in the order of help."""

    data: Data = None
    as_of: AsOf = None
    known: Known = None
    form: Annotated[
        formats.Format, typer.Option("--format", metavar="FORM", help=f"{', '.join(get_args(formats.Format))}.")
    ] = "table"
    excel: Excel = False
    fields: Fields = None
    labels: Labels = False
    lang: Lang = None
    phase: Phase = None
    section: Section = None
    agency: Agency = None
    status: Annotated[
        list[str] | None,
        typer.Option(metavar="STATUS", help="Only this status; repeatable.", autocompletion=completion.statuses),
    ] = None
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False
    binding: Binding = False
    fail_on: FailOn = "overdue"
    output: Output = None
    width: Width = None
    color: Color = "auto"
    no_pager: NoPager = False


class RowOptions(NamedTuple):
    """The options of the lists of targets and tasks, in the order of help."""

    due_before: Annotated[str | None, typer.Option(metavar="DATE", help="Only what falls due before this day.")] = None
    due_within: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Only what falls due from now on, within these days.")
    ] = None
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN",
            help="By this column; without headings, or below --by.",
            autocompletion=completion.orders,
        ),
    ] = None
    columns: Columns = None
    brief: Brief = False


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
            inspect.Parameter(
                field, inspect.Parameter.KEYWORD_ONLY, default=defaults[field], annotation=_checked(field, annotation)
            )
            for field, annotation in fields.items()
            if field not in left_out
        )

    def expanded(**given: Any) -> Any:  # noqa: ANN401 - as the command's own
        for name, group in groups.items():
            given[name] = group(**{field: given.pop(field) for field in group._fields if field in given})
        return command(**given)

    expanded.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    expanded.__annotations__ = {item.name: item.annotation for item in parameters}
    return expanded


def _checked(name: str, annotation: Any) -> Any:  # noqa: ANN401 - as Typer reads it
    """Return an option whose words or whole number par reads itself, so that all its messages are those of par."""
    kind, option = get_args(annotation)[:2] if get_origin(annotation) is Annotated else (annotation, None)
    kinds = get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)
    if option is None or (kinds[0] is not int and get_origin(kinds[0]) is not Literal):
        return annotation
    named = (text for text in (option.default, *option.param_decls) if str(text).startswith("--"))
    typed = next(named, f"--{name.replace('_', '-')}")  # Typer keeps the first of the names as the default
    option = copy(option)
    if kinds[0] is int:
        option.parser = _whole_number_of(typed)
        return Annotated[kind, option]
    words = get_args(kinds[0])
    option.parser = _one_of(typed, words)
    option.metavar = option.metavar or f"<{'|'.join(words)}>"
    option.autocompletion = option.autocompletion or (lambda: words)
    return Annotated[kind, option]


def _whole_number_of(option: str) -> Callable[[str], int]:
    def parse(given: str) -> int:
        try:
            return int(given)
        except ValueError:
            raise MisuseError(
                phrase(
                    "{option}: “{text}” is not a whole number; write it in digits, such as 80",
                    option=option,
                    text=given,
                )
            ) from None

    return parse


def _one_of(option: str, words: Sequence[str]) -> Callable[[str], str]:
    def parse(given: str) -> str:
        from par_cli.cli.resolve import known

        return known(option, given, words)

    return parse
