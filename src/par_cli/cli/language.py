"""Which language messages and help are in: asked before the command line is read, for that may be what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from par_cli.messages import Language


def of_messages(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Give the language of --lang, else of $PAR_LANG, else of the locale, else English; what is none is passed over."""
    return _known(_option(arguments)) or _known(environment.get("PAR_LANG")) or of_locale(environment) or "en"


def of_locale(environment: Mapping[str, str]) -> Language | None:
    """Give the language of the locale, where it is one of those here."""
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return _known(locale[:2].lower())


def _option(arguments: Sequence[str]) -> str | None:
    """Give what the last --lang says."""
    found = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
        elif argument == "--lang":
            found = next(iter(arguments[index + 1 : index + 2]), None)
    return found


def _known(name: str | None) -> Language | None:
    return cast("Language", name) if name in get_args(Language) else None
