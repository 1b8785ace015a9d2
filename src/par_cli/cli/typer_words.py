"""What Typer itself says in help and of misuse, in the words and the language of par; loaded only for that.

Its texts are recognised by their words; those that are not known here stay in English.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any, Final

import typer

from par_cli.locales import Locale
from par_cli.messages import Message, phrase
from par_cli.render.printable import log_line

MISSING: Final = "Missing argument {name}."
SENTENCES: Final = (
    "No such command {name}. Did you mean {names}?",
    "No such command {name}.",
    "No such option: {option} (Possible options: {names})",
    "No such option: {option}",
    "Option {option} requires an argument.",
    "Option {option} does not take a value.",
    "Got unexpected extra argument(s) ({arguments})",
    "Missing command.",
    MISSING,
    "Missing option {name}.",
    "Invalid value for {name}: {why}",
)
"""How a command can be misused, in the order in which they are tried."""

_METAVAR: Final = re.compile(r"\b[A-Z]{2,}(?::[A-Z]{2,})?\b")
_WITH_NOTE: Final = re.compile(r"(.*?)( *)\[(?:default: (.*)|required)\]", re.DOTALL)

_Formatter: Any = typer.Context.formatter_class  # Typer has no public name for it


class Help(_Formatter):  # type: ignore[misc]
    """A page of help in another language than Typer's."""

    def __init__(self, locale: Locale, **sizes: int | None) -> None:
        super().__init__(**sizes)
        self.locale = locale

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, self._metavars(args), prefix or self._translated("Usage: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(self._translated(heading))

    def write_text(self, text: str) -> None:
        super().write_text(self._translated(text))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **named: Any) -> None:  # noqa: ANN401 - as Typer's
        super().write_dl([(self._metavars(name), self._explanation(text)) for name, text in rows], *args, **named)

    def getvalue(self) -> str:
        """Return the page, with everything escaped that standard output cannot show."""
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        text: str = super().getvalue()
        return text.encode(encoding, "backslashreplace").decode(encoding)

    def _translated(self, text: str) -> str:
        return self.locale.text(Message(text, {}))

    def _metavars(self, text: str) -> str:
        return _METAVAR.sub(lambda match: self._translated(match[0]), text)

    def _explanation(self, text: str) -> str:
        """Translate the help of one option, and the note on its default that Typer adds."""
        match = _WITH_NOTE.fullmatch(text)
        if match is None:
            return self._translated(text)
        explained, gap, default = match.groups()
        note = phrase("[required]") if default is None else phrase("[default: {default}]", default=default)
        return f"{self._translated(explained)}{gap}{self.locale.text(note)}"


def misuse(error: Any, locale: Locale) -> str | None:  # noqa: ANN401 - Typer has no public name for its class
    """Return the message about a misused command, or None where only Typer's own will do."""
    found = _sentence(error.format_message())
    if found is None:
        return None
    if found.template == MISSING:
        name = _METAVAR.sub(lambda match: locale.text(Message(match[0], {})), str(found.arguments["name"]))
        found = Message(MISSING, {"name": name})
    lines = [log_line(locale.text(phrase("Error: {message}", message=found)))]
    if error.ctx is not None:
        call = f"{error.ctx.command_path} {error.ctx.help_option_names[0]}"
        lines[:0] = [error.ctx.get_usage(), locale.text(phrase("Try '{command}' for help.", command=call)), ""]
    return "\n".join(lines)


def _sentence(text: str) -> Message | None:
    for template in SENTENCES:
        parts = re.split(r"\{(\w+)\}", template)
        pattern = "".join(f"(?P<{part}>.*)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return Message(template, match.groupdict())
    return None
