"""The entry point: finds the command, and turns whatever ends it into an exit code.

Start-up is designed: root help and version import no command, and a command imports its rooms when it runs.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn, cast

import typer
from typer.core import TyperGroup

from par_cli import __version__
from par_cli.cli.language import of_messages
from par_cli.cli.refusals import say
from par_cli.diagnostics import ExitCode
from par_cli.locales import ENGLISH, Locale
from par_cli.messages import Message, phrase, reason

if TYPE_CHECKING:
    from par_cli.render.document import View

COMMANDS: dict[str, str] = {
    "status": "Where we stand today: counts, what is overdue and why, what falls due next.",
    "targets": "Every target: what it must be, the newest figure, gap, pace and status.",
    "tasks": "Every task: who leads it, when it falls due, what was reported, how late it is.",
    "agencies": "Who owes what: for each lead agency what is due, on time, late, unfinished and unreported.",
    "show": "One target, indicator, task or agency in full, with every number explained.",
    "validate": "Are the data files right? Every fault with its place and what to write instead.",
    "record": "Write a reported value, or how far a task or an outcome is, into the reports.",
    "import": "Take the figures of a CSV file that a spreadsheet program has saved; or write one to fill in.",
    "init": "A new data folder: a commented skeleton, or a copy of the data inside par.",
    "explain": "What a rule of data files wants and why, with an example that breaks it and one that keeps it.",
    "schema": "The JSON Schemas of the data files and the JSON documents: their names, or one of them in full.",
}
"""The commands, with the line that root help shows."""


UsageError: Any = typer.BadParameter.__base__
"""The class of whatever Typer finds wrong with a command line; it has no public name."""


class Context(typer.Context):
    """What a command is called with; ``obj`` is the locale of help."""

    def make_formatter(self) -> Any:  # noqa: ANN401 - Typer has no public name for it
        """Give what writes a page of help."""
        if self.obj is ENGLISH:
            return super().make_formatter()
        from par_cli.cli.typer_words import Help

        return Help(self.obj, width=self.terminal_width, max_width=self.max_content_width)


class Commands(TyperGroup):
    """The commands by name, made only when they are called."""

    context_class = Context

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - as Typer gives them
        """Keep the names, among which Typer looks for the one that was meant."""
        super().__init__(**attributes)
        self.commands = dict.fromkeys(COMMANDS, self)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - the shape is Typer's
        """Give the names in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Give a command, or None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        found = typer.main.get_command(_app(cmd_name))
        found.name = cmd_name
        found.context_class = Context
        for command in getattr(found, "commands", {}).values():
            command.context_class = Context
        return found

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the list of commands for root help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _app(name: str) -> typer.Typer:
    """Make a command; its module is imported only now."""
    if name == "show":
        from par_cli.cli.show import show

        return show(COMMANDS[name])
    if name == "validate":
        from par_cli.cli.validate import validate

        return validate(COMMANDS[name])
    if name == "explain":
        from par_cli.cli.explain import explain

        return explain(COMMANDS[name])
    if name == "schema":
        from par_cli.cli.schema import schema

        return schema(COMMANDS[name])
    if name == "record":
        from par_cli.cli.record import record

        return record(COMMANDS[name])
    if name == "import":
        from par_cli.cli.importing import importing

        return importing(COMMANDS[name])
    if name == "init":
        from par_cli.cli.init import init

        return init(COMMANDS[name])
    if name == "agencies":
        from par_cli.cli.agencies import agencies

        return agencies(COMMANDS[name])
    from par_cli.cli.listing import listing

    return listing(cast("View", name), COMMANDS[name])


def _version(value: bool) -> None:
    if value:
        typer.echo(f"par {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    name="par",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback(
    help="Public commitments as data: how far each target is from met, what is overdue, and who owes it.",
    epilog="Exit codes: 0 nothing overdue, 1 something overdue, 2 misused, 3 data invalid, 4 output not written.",
)
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version.", is_eager=True, callback=_version),
) -> None:
    pass


def main() -> NoReturn:
    """Run the command line and leave with its exit code, without taking the interpreter apart: that takes its time."""
    code = run()
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
    os._exit(code)


def run() -> int:
    """Run the command line; give the exit code."""
    if sys.stderr is None:  # else messages would go to standard output instead
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    language = of_messages(sys.argv[1:], os.environ)
    try:
        try:
            return _command(language)
        finally:
            if sys.stdout is not None and not sys.stdout.closed:
                sys.stdout.flush()
    except SystemExit as end:
        return _code(end)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.OK
    except OSError as error:
        return _not_written(error, language)
    except Exception as error:  # noqa: BLE001 - the last resort: one line, and the trace on request
        _trace()
        kind = type(error).__name__
        _tell(
            phrase("a fault in par itself ({kind}); run it again with PAR_DEBUG=1 and report the trace", kind=kind),
            language,
        )
        return ExitCode.FAULT


def _command(language: Locale) -> int:
    """Run the command that is asked for; give its exit code, or that of misuse once it is said."""
    try:
        code = app(standalone_mode=False, obj=language)
    except UsageError as error:
        if language is ENGLISH:
            error.show()
        else:
            from par_cli.cli.typer_words import misuse

            said = misuse(error, language)
            if said is None:
                error.show()
            else:
                say([said])
        return int(error.exit_code)
    return code if isinstance(code, int) else ExitCode.OK


def _code(end: SystemExit) -> int:
    """Give the exit code of a command; that the reader of its help has gone away is no fault."""
    if isinstance(end.__context__, BrokenPipeError):
        return ExitCode.OK
    return end.code if isinstance(end.code, int) else ExitCode.OK


def _not_written(error: OSError, language: Locale) -> int:
    """Give the exit code where writing failed: of the message that could not be shown, else that of output."""
    meant = getattr(error.__context__, "exit_code", None)
    if isinstance(meant, int):
        return meant
    _trace()
    from par_cli.cli.output import not_written

    _tell(not_written(reason(error)), language)
    return ExitCode.OUTPUT


def _trace() -> None:
    if os.environ.get("PAR_DEBUG"):
        from traceback import format_exc

        say([format_exc()])


def _tell(message: Message, language: Locale) -> None:
    say([f"par: {language.text(message)}"])
