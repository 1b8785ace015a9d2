"""The commands of par: a new one is a module in this folder and a line in the table here."""

from importlib import import_module
from typing import Any, NamedTuple

import typer


class Command(NamedTuple):
    """Where a command is defined, and its line in root help.

    ``function`` is a function, whose parameters are the options, or a :class:`typer.Typer` with subcommands; without
    it, the one that has the name of the command.
    """

    module: str  # in par_cli.cli
    help: str
    function: str | None = None


COMMANDS: dict[str, Command] = {
    "status": Command("listing", help="Where we stand today: counts, what is overdue and why, what falls due next."),
    "targets": Command("listing", help="Every target: what it must be, the newest figure, gap, pace and status."),
    "tasks": Command("listing", help="Every task: who leads it, when it falls due, what was reported, how late it is."),
    "agencies": Command(
        "agencies", help="Who owes what: for each lead agency what is due, on time, late, unfinished and unreported."
    ),
    "show": Command("show", help="One target, task, agency, document or measure in full, with every number explained."),
    "diff": Command("diff", help="What changed between two days or two data folders, when, and why."),
    "calendar": Command("calendar", help="Due dates and report dates ahead; as a file for calendar programs, too."),
    "page": Command(
        "page", help="One file for a browser: counts, targets with charts, tasks, agencies; to send and to print."
    ),
    "find": Command(
        "flat",
        help="What is called so: indicators, targets, tasks, agencies, documents, measures by words of their texts.",
    ),
    "values": Command("flat", help="Every value that was reported, as one flat table, with its source."),
    "reports": Command("flat", help="Every report that was received on tasks and targets, as one flat table."),
    "documents": Command("flat", help="The legal documents of the decision, and what cites each of them."),
    "measures": Command("flat", help="What the decision sets out to do: who leads each measure, and what measures it."),
    "report": Command("report", help="The periodic report in official form, as a document of Word."),
    "remind": Command("remind", help="A letter for each agency that owes a report, finished work or a figure."),
    "validate": Command(
        "validate", help="Are the data files right? Every fault with its place and what to write instead."
    ),
    "record": Command("record", help="Write a reported value, or how far a task or an outcome is, into the reports."),
    "import": Command(
        "importing",
        help="Take the figures of spreadsheets as people send them; or write one to fill in.",
        function="import_figures",
    ),
    "init": Command("init", help="A new data folder: a commented skeleton, or a copy of the data inside par."),
    "snapshot": Command("snapshot", help="What was sent on a day, sealed in a folder; and whether it is still so."),
    "explain": Command(
        "explain",
        help="What a rule of data files wants and why, with an example that breaks it and one that keeps it.",
    ),
    "schema": Command(
        "schema", help="The JSON Schemas of the data files and the JSON documents: their names, or one of them in full."
    ),
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


def load_command(name: str) -> Any:  # noqa: ANN401 - Typer has no public name for the class
    """Import a command and build it; the modules of the other commands are not imported."""
    from par_cli.cli.options import expand_options

    module, line, function = COMMANDS[name]
    target = getattr(import_module(f"par_cli.cli.{module}"), function or name)
    app: typer.Typer = target if isinstance(target, typer.Typer) else new_app(add_completion=False)
    if app is not target:
        app.command(name)(target)
    for item in app.registered_commands:
        if item.callback is not None:
            item.callback = expand_options(item.callback)
    command: Any = typer.main.get_command(app)
    command.name, command.help = name, line
    return command
