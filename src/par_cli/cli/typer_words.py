"""What Typer itself says in help and of misuse, in another language than its own; loaded only for that.

Its texts are told by their words.  What is not known here stands as Typer says it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any, Final

import typer

from par_cli.messages import Language, Message, phrase, translated
from par_cli.render.printable import log_line

HELP: Final = (
    "Usage: ",
    "Arguments",
    "Options",
    "Commands",
    "OPTIONS",
    "COMMAND",
    "ARGS",
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
    "[default: {default}]",
    "[required]",
)
"""What stands in help besides the texts of the commands."""

SENTENCES: Final = (
    "No such command {name}. Did you mean {names}?",
    "No such command {name}.",
    "No such option: {option} (Possible options: {names})",
    "No such option: {option}",
    "Option {option} requires an argument.",
    "Option {option} does not take a value.",
    "Got unexpected extra argument(s) ({arguments})",
    "Missing command.",
    "Missing argument {name}.",
    "Missing option {name}.",
    "Invalid value for {name}: Value error, {value} is not one of {names}.",
    "Invalid value for {name}: {why}",
)
"""How a command can be misused, in the order in which they are tried."""

_METAVAR: Final = re.compile(r"\b[A-Z]{2,}\b")
_WITH_NOTE: Final = re.compile(r"(.*?)( *)\[(?:default: (.*)|required)\]", re.DOTALL)


_Formatter: Any = typer.Context.formatter_class  # Typer has no public name for it


class Help(_Formatter):  # type: ignore[misc]
    """A page of help in Vietnamese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how to call the command."""
        super().write_usage(prog, _metavars(args), prefix or translated("Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(translated(heading))

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(translated(text))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **named: Any) -> None:  # noqa: ANN401 - as Typer's
        """Write a list of options, arguments or commands."""
        super().write_dl([(_metavars(name), _explanation(text)) for name, text in rows], *args, **named)

    def getvalue(self) -> str:
        """Give the page; what standard output cannot show is escaped."""
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        text: str = super().getvalue()
        return text.encode(encoding, "backslashreplace").decode(encoding)


def _metavars(text: str) -> str:
    return _METAVAR.sub(lambda match: translated(match[0]), text)


def _explanation(text: str) -> str:
    """Translate the help of one option, and the note on its default that Typer puts behind it."""
    match = _WITH_NOTE.fullmatch(text)
    if match is None:
        return translated(text)
    explained, gap, default = match.groups()
    note = phrase("[required]") if default is None else phrase("[default: {default}]", default=default)
    return f"{translated(explained)}{gap}{note.to('vi')}"


def misuse(error: Any, language: Language) -> str | None:  # noqa: ANN401 - Typer has no public name for its class
    """Give all that is said of a misused command, or None where Typer must say it."""
    found = _sentence(error.format_message())
    if found is None:
        return None
    lines = [log_line(phrase("Error: {message}", message=found).to(language))]
    if error.ctx is not None:
        call = f"{error.ctx.command_path} {error.ctx.help_option_names[0]}"
        lines[:0] = [error.ctx.get_usage(), phrase("Try '{command}' for help.", command=call).to(language), ""]
    return "\n".join(lines)


def _sentence(text: str) -> Message | None:
    for template in SENTENCES:
        parts = re.split(r"\{(\w+)\}", template)
        pattern = "".join(f"(?P<{part}>.*)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return Message(template, match.groupdict())
    return None
