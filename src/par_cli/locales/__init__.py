"""The languages of output: a catalogue for each (``en.json``, ``vi.json``), of words and of forms of numbers and days.

A further language is one catalogue next to these, and its code in :data:`Language`.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from os.path import dirname, join
from typing import Final, Literal, Protocol, TypedDict, get_args

from par_cli.messages import Count, Message

Language = Literal["vi", "en"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
"""The choices of ``--lang`` and ``$PAR_LANG``."""


class Catalogue(TypedDict):
    """What a catalogue file holds.

    ``labels`` are words and sentences of tables by section and code; in ``form`` how numbers, days and months are
    written, with the separators of the arguments of a formula, and of the cells of a CSV file that the language's
    spreadsheet programs open by themselves.  ``messages`` are translations of English
    templates, in sections that only group them; English has none.
    """

    labels: Mapping[str, Mapping[str, str]]
    messages: Mapping[str, Mapping[str, str]]


class Translated(Protocol):
    """A text that exists in several languages, like a name in the data."""

    def to(self, language: Language, /) -> str:
        """Return the text in a language, or in another one where it is missing."""


class Locale:
    """How one language writes words, numbers and days.

    The catalogue is read when the first word of it is needed: English messages and JSON output need none.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def _catalogue(self) -> Catalogue:
        with open(join(dirname(__file__), f"{self.language}.json"), encoding="utf-8") as file:
            catalogue: Catalogue = json.load(file)
        return catalogue

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The words and sentences of tables, by section and code."""
        return self._catalogue["labels"]

    @cached_property
    def messages(self) -> Mapping[str, str]:
        """The translation of each English template; empty in English."""
        if self.language == "en":
            return {}
        sections = self._catalogue["messages"].values()
        return {template: text for section in sections for template, text in section.items()}

    def label(self, section: str, code: str, /, **values: object) -> str:
        """Return the word or sentence for a code, with values put in; KeyError for a code without one."""
        text = self.labels[section][code]
        return text.format_map(values) if values else text

    def text(self, text: Message | Translated) -> str:
        """Return a message in this language, in English where it has no translation, or a name from the data."""
        if not isinstance(text, Message):
            return text.to(self.language)
        template = self.messages.get(text.template, text.template)
        if not text.arguments:
            return template  # where nothing is put in, a brace is a brace
        return template.format_map({name: self._argument(value) for name, value in text.arguments.items()})

    def _argument(self, value: object) -> object:
        if isinstance(value, Message):
            return self.text(value)
        if hasattr(value, "to"):  # a name from the data
            return value.to(self.language)
        if isinstance(value, Decimal):
            return self.plain_number(value)  # what is to be typed into a data file, or was typed, is a text
        return self.number(value) if isinstance(value, Count) else value

    def number(self, value: Decimal | int) -> str:
        """Return a number with all of its digits: 1.423 and 48,67 in Vietnamese, 1,423 and 48.67 in English."""
        text = f"{value:,f}" if isinstance(value, Decimal) else f"{int(value):,}"
        return text.translate({ord(","): self.label("form", "thousands"), ord("."): self.label("form", "decimal")})

    def plain_number(self, value: Decimal) -> str:
        """Return a number without separators between thousands, as it goes into a calculator."""
        return f"{value:f}".replace(".", self.label("form", "decimal"))

    def day(self, value: date) -> str:
        """Return a day: 31/12/2025 or 2025-12-31."""
        return self.label("form", "day", year=value.year, month=value.month, day=value.day)

    def month(self, value: date) -> str:
        """Return the month of a day: 12/2025 or 2025-12."""
        return self.label("form", "month", year=value.year, month=value.month)

    def month_day(self, value: str) -> str:
        """Return a day of any year, given as MM-DD: 20/3 or 03-20."""
        month, day = value.split("-")
        return self.label("form", "month_day", month=int(month), day=int(day))


_LOCALES: Final[Mapping[Language, Locale]] = {language: Locale(language) for language in LANGUAGES}
ENGLISH: Final = _LOCALES["en"]


def get_locale(language: Language) -> Locale:
    return _LOCALES[language]
