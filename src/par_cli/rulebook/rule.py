"""What a page of the rulebook is made of."""

from __future__ import annotations

from typing import Literal, NamedTuple

from par_cli.locales import Language

Severity = Literal["error", "warning"]
"""An error makes the data unusable; a warning leaves it usable and doubtful."""


class Words(NamedTuple):
    """A text in both languages."""

    vi: str
    en: str

    def to(self, language: Language) -> str:
        """Give the text in a language."""
        return self.vi if language == "vi" else self.en


class Example(NamedTuple):
    """A change of the small folder that all examples share.

    ``file`` is the file that is changed.  In targets.yaml, tasks.yaml and agencies.yaml each top-level part of ``text``
    (``indicators:`` with all below it) takes the place of the same part; any other file is ``text`` as a whole.  Where
    ``file`` is empty, ``text`` holds commands of a shell that are run in the folder.
    """

    file: str
    text: str


class Rule(NamedTuple):
    """One rule: its stable code, how grave it is to break it, and its page.

    ``title`` says in one sentence what holds; ``why`` what goes wrong where it does not.
    """

    code: str
    severity: Severity
    title: Words
    why: Words
    bad: Example
    good: Example
