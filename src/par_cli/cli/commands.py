"""The commands of par: a new one is a module in this folder and a line in the table here."""

from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand

from par_cli.cli.typer_classes import OneCommand


class Command(NamedTuple):
    """Where a command is defined, and its line in root help.

    ``function`` is a function, whose parameters are the options, or a :class:`typer.Typer` with subcommands; without
    it, the one that has the name of the command.
    """

    module: str  # in par_cli.cli
    help: str
    function: str | None = None


COMMANDS: dict[str, Command] = {
    "status": Command("listing", help="Where we stand: counts, what is overdue and why, what comes next."),
    "targets": Command("listing", help="Every target: what it must be, newest figure, gap, pace, status."),
    "tasks": Command("listing", help="Every task: who leads it, its day, what was reported, how late."),
    "agencies": Command("agencies", help="Who owes what: due, on time, late, overdue, unreported, rate."),
    "show": Command("show", help="One target, task, agency, document, measure or duty, explained in full."),
    "diff": Command("diff", help="What changed between two days or two data folders, and why."),
    "calendar": Command("calendar", help="Due dates and report dates ahead; also for calendar programs."),
    "page": Command("page", help="One file for a browser, with charts; to send and to print."),
    "find": Command(
        "flat",
        help="Search names, definitions, notes, agencies, documents, measures.",
    ),
    "values": Command("flat", help="Every value that was reported, with its source."),
    "reports": Command("flat", help="Every report that was received on tasks and targets."),
    "documents": Command("flat", help="The legal documents of the decision, and what cites each of them."),
    "measures": Command("flat", help="The measures of the decision: who leads and what measures each."),
    "report": Command("report", help="The periodic report in official form, as a document of Word."),
    "remind": Command("remind", help="A letter for each agency that owes a report, work or a figure."),
    "validate": Command("validate", help="Are the data files right? Each fault, and what to write instead."),
    "record": Command("record", help="Write a reported value, or how far a task or an outcome is."),
    "import": Command(
        "importing",
        help="Take the figures of spreadsheets; or write one to fill in.",
        function="import_figures",
    ),
    "init": Command("init", help="A new data folder: a skeleton, or a copy of the data inside par."),
    "snapshot": Command("snapshot", help="What was sent on a day, sealed; and whether it is still so."),
    "explain": Command(
        "explain",
        help="What a rule of data files wants, and why, with examples.",
    ),
    "schema": Command("schema", help="The JSON Schemas of the data files and of the JSON documents."),
}
"""The commands in the order of root help."""


def new_app(**settings: Any) -> typer.Typer:  # noqa: ANN401 - as Typer's own
    """Return an application with what holds for all of par: plain help, ``-h``, and faults left to :mod:`main`."""
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        **settings,
    )


@cache
def load_command(name: str) -> Any:  # noqa: ANN401 - Typer has no public name for the class
    """Import a command and build it, once; the modules of the other commands are not imported."""
    from par_cli.cli.options import expand_options

    module, line, function = COMMANDS[name]
    target = getattr(import_module(f"par_cli.cli.{module}"), function or name)
    app: typer.Typer = target if isinstance(target, typer.Typer) else new_app(add_completion=False)
    if app is not target:
        app.command(name)(target)
    for item in app.registered_commands:
        if item.cls is TyperCommand:
            item.cls = OneCommand
        if item.callback is not None:
            item.callback = expand_options(item.callback)
    command: Any = typer.main.get_command(app)
    command.name, command.help = name, line
    return command
