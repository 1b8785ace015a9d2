"""The locale of messages and help: found before the command line is parsed, which may be what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from par_cli.locales import LANGUAGES, Language, Locale, get_locale
from par_cli.system import user_language


def of_messages(arguments: Sequence[str], environment: Mapping[str, str]) -> Locale:
    """Return the locale of --lang, else of $PAR_LANG, else of the environment, else English.

    Languages that par does not have are passed over here; the command reports them.
    """
    named = _known(_option(arguments)) or _known(environment.get("PAR_LANG"))
    return get_locale(named or of_environment(environment) or "en")


def of_environment(environment: Mapping[str, str]) -> Language | None:
    """Return the language of $LC_ALL, $LC_MESSAGES or $LANG, else that of a Windows user, where par has it."""
    name = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or user_language()
    return _known(name[:2].lower())


def _option(arguments: Sequence[str]) -> str | None:
    """Return the value of the last --lang."""
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
    return name if name in LANGUAGES else None
