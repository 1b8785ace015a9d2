"""The entry point: finds the command, and turns every way in which it can end into an exit code.

Start-up is most of the cost of a command, so root help and version import no command, and a command imports what it
needs when it runs.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import typer

from par_cli import __version__
from par_cli.cli.commands import COMMANDS, load_command, new_app
from par_cli.cli.errors import report_error, say
from par_cli.cli.language import of_messages
from par_cli.cli.typer_classes import CommandGroup, UsageError
from par_cli.diagnostics import ExitCode, MisuseError, ParError
from par_cli.locales import ENGLISH, Locale
from par_cli.messages import Message, phrase, reason
from par_cli.system import closed_stdout, prepare_streams, reader_is_gone, typed_text


class Commands(CommandGroup):
    """The commands of the table, each imported only when it is called."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - as Typer passes them
        """Register only the names: Typer searches them for what a misspelt command may have meant."""
        super().__init__(**attributes)
        self.commands = dict.fromkeys(COMMANDS, self)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - the signature is Typer's
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the list of commands in root help, which imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in COMMANDS.items()])


def _version(value: bool) -> None:
    if value:
        typer.echo(f"par {__version__}")
        raise typer.Exit


app = new_app(cls=Commands, name="par", no_args_is_help=True)


@app.callback(
    help="Public commitments as data: how far each target is from met, what is overdue, and who owes it.",
    epilog="Exit codes: 0 nothing overdue, 1 something overdue, 2 misused, 3 data invalid, 4 output not written.",
)
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version.", is_eager=True, callback=_version),
) -> None:
    pass


def main() -> NoReturn:
    """Run the command line and exit at once: taking the interpreter apart in good order would only take time."""
    sys.unraisablehook = _leave_if_interrupted
    try:
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # it is where a shell began par with nohup
            signal.signal(signal.SIGINT, _interrupt)
        code = run()
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
    os._exit(code)


def _interrupt(number: int, _: object) -> NoReturn:
    """Let the command clean up; the next signal ends it at once."""
    signal.signal(number, lambda *_: os._exit(ExitCode.INTERRUPTED))
    raise KeyboardInterrupt


def _leave_if_interrupted(ignored: Any) -> None:  # noqa: ANN401 - its class has no public name
    """End the command where Python would only print that a callback, like that of an import, was interrupted."""
    if issubclass(ignored.exc_type, KeyboardInterrupt):
        os._exit(ExitCode.INTERRUPTED)
    sys.__unraisablehook__(ignored)


def run() -> int:
    """Run the command line; return the exit code."""
    if sys.stdout is None:
        sys.stdout = closed_stdout()
    if sys.stderr is None:  # else messages would go to standard output instead
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    prepare_streams(os.environ)
    locale = of_messages(sys.argv[1:], os.environ)
    try:
        try:
            return _run_command(locale)
        finally:
            if not sys.stdout.closed:
                sys.stdout.flush()
    except SystemExit as end:
        return _exit_code(end)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:
        if reader_is_gone(error):
            return ExitCode.OK
        if isinstance(error, FileNotFoundError) and error.filename is None:  # no stream says this, only os.getcwd
            _tell(phrase("the folder in which par runs was removed; change to another one"), locale)
            return ExitCode.USAGE
        return _report_write_error(error, locale)
    except Exception as error:  # noqa: BLE001 - the last resort: one line, and the trace on request
        if isinstance(error.__cause__, KeyboardInterrupt):  # Python 3.11 wraps it where a class is being made
            return ExitCode.INTERRUPTED
        _show_trace()
        kind = type(error).__name__
        _tell(
            phrase("a fault in par itself ({kind}); run it again with PAR_DEBUG=1 and report the trace", kind=kind),
            locale,
        )
        return ExitCode.FAULT


def _run_command(locale: Locale) -> int:
    """Run the command that was called; return its exit code, once every error is reported."""
    try:
        _check_text(sys.argv[1:])
        code = app(standalone_mode=False, obj=locale, windows_expand_args=False)
    except UsageError as error:
        _report_misuse(error, locale)
        return int(error.exit_code)
    except ParError as error:
        return report_error(error, locale)
    return code if isinstance(code, int) else ExitCode.OK


def _check_text(arguments: Sequence[str]) -> None:
    """Raise :class:`MisuseError` for bytes that are not text: no message, file or lookup could show them as given."""
    for argument in arguments:
        if typed_text(argument) is None:
            raise MisuseError(
                phrase(
                    "an argument is not UTF-8 text: “{text}”; type it again, and rename a file that has this name",
                    text=argument,
                )
            )


def _report_misuse(error: Any, locale: Locale) -> None:  # noqa: ANN401 - an UsageError
    if locale is not ENGLISH:
        from par_cli.cli.typer_words import misuse

        message = misuse(error, locale)
        if message is not None:
            say([message])
            return
    error.show()


def _exit_code(end: SystemExit) -> int:
    if isinstance(end.__context__, BrokenPipeError):  # the program that reads the help has ended: not a fault
        return ExitCode.OK
    return end.code if isinstance(end.code, int) else ExitCode.OK


def _report_write_error(error: OSError, locale: Locale) -> int:
    """Return the exit code where writing failed: of the message that could not be shown, else that of output."""
    meant = getattr(error.__context__, "exit_code", None)
    if isinstance(meant, int):
        return meant
    _show_trace()
    from par_cli.cli.output import output_error, why_not

    why = why_not(error) if error.filename is None else reason(error)
    _tell(output_error(why).message, locale)
    return ExitCode.OUTPUT


def _show_trace() -> None:
    if os.environ.get("PAR_DEBUG"):
        from traceback import format_exc

        say([format_exc()])


def _tell(message: Message, locale: Locale) -> None:
    say([f"par: {locale.text(message)}"])
