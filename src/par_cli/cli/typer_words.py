"""What Typer itself says in help and of misuse, in the words and the language of par; loaded only for that.

Help is translated text by text, a misuse by the class of its exception.  What is not known here stays in English.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any, Final

import typer

from par_cli.cli.typer_classes import CommandGroup, MisuseOfCommandError
from par_cli.locales import Locale
from par_cli.messages import Message, phrase
from par_cli.render.printable import log_line

_METAVAR: Final = re.compile(r"\b[A-Z]{2,}(?::[A-Z]{2,})?\b")
_WITH_NOTE: Final = re.compile(r"(.*?)( *)\[(?:default: (.*)|required)\]", re.DOTALL)

_Formatter: Any = typer.Context.formatter_class  # Typer has no public name for it


class Help(_Formatter):  # type: ignore[misc]
    """A page of help in another language than Typer's."""

    def __init__(self, locale: Locale, **sizes: int | None) -> None:
        super().__init__(**sizes)
        self.locale = locale

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _metavars(args, self.locale), prefix or self._translated("Usage: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(self._translated(heading))

    def write_text(self, text: str) -> None:
        super().write_text(self._translated(text))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **named: Any) -> None:  # noqa: ANN401 - as Typer's
        translated = [(_metavars(name, self.locale), self._explanation(text)) for name, text in rows]
        super().write_dl(translated, *args, **named)

    def getvalue(self) -> str:
        """Return the page, with everything escaped that standard output cannot show."""
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        text: str = super().getvalue()
        return text.encode(encoding, "backslashreplace").decode(encoding)

    def _translated(self, text: str) -> str:
        return self.locale.text(Message(text, {}))

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
    found = _sentence(error, locale)
    if found is None:
        return None
    lines = [log_line(locale.text(phrase("Error: {message}", message=found)))]
    if error.ctx is not None:
        call = f"{error.ctx.command_path} {error.ctx.help_option_names[0]}"
        lines[:0] = [error.ctx.get_usage(), locale.text(phrase("Try '{command}' for help.", command=call)), ""]
    return "\n".join(lines)


def _sentence(error: Any, locale: Locale) -> Message | None:  # noqa: ANN401
    if isinstance(error, MisuseOfCommandError):
        return error.sentence
    match type(error).__name__:  # no other name of these classes is public
        case "NoSuchOption" if error.possibilities:
            names = ", ".join(sorted(error.possibilities))
            option = error.option_name
            return phrase("No such option: {option} (Possible options: {names})", option=option, names=names)
        case "NoSuchOption":
            return phrase("No such option: {option}", option=error.option_name)
        case "BadOptionUsage" if error.ctx is not None:
            option = f"'{error.option_name}'"
            if any(error.option_name in item.opts and item.is_flag for item in error.ctx.command.params):
                return phrase("Option {option} does not take a value.", option=option)
            return phrase("Option {option} requires an argument.", option=option)
        case "MissingParameter":
            name = _metavars(error.param.metavar or error.param.name.upper(), locale)
            return phrase("Missing argument {name}.", name=f"'{name}'")
        case "UsageError" if isinstance(getattr(error.ctx, "command", None), CommandGroup):
            return phrase("Missing command.")
    return None


def _metavars(text: str, locale: Locale) -> str:
    return _METAVAR.sub(lambda match: locale.text(Message(match[0], {})), text)
