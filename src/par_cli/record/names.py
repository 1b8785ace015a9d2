"""Which indicator or agency is meant by what people call it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from par_cli.loading.checks.shared import Entries
from par_cli.loading.entries import closest, spelling
from par_cli.messages import Message, phrase
from par_cli.model.fields import Localized

_SHOWN = 6


class Unclear(NamedTuple):
    """Why a name gives nothing, and what to write."""

    message: Message
    hint: Message


class Names:
    """The ids of a list by everything that they are called: id, name, short name, alias, diacritics ignored."""

    def __init__(self, what: Literal["indicator", "agency"], named: Mapping[str, Iterable[str]]) -> None:
        """Keep what each id is called."""
        self._what = phrase("indicator") if what == "indicator" else phrase("agency")
        self._file = "targets.yaml" if what == "indicator" else "agencies.yaml"
        self._ids = list(named)
        self._exact: dict[str, list[str]] = {}
        self._loose: dict[str, list[str]] = {}
        for name, calls in named.items():
            for call in dict.fromkeys((name, *calls)):
                for index, key in ((self._exact, call), (self._loose, spelling(call))):
                    found = index.setdefault(key, [])
                    if name not in found:
                        found.append(name)

    def meant(self, text: str) -> str | Unclear:
        """Give the id that a text means, or why it means none."""
        if text in self._exact and text in self._ids:
            return text
        found = self._exact.get(text) or self._loose.get(spelling(text), [])
        if len(found) == 1:
            return found[0]
        shown = text if len(text) <= 80 else f"{text[:77]}..."  # noqa: PLR2004 - a line's worth
        if found:
            message = phrase("“{name}” is the name of several things: {ids}", name=shown, ids=", ".join(found[:_SHOWN]))
            return Unclear(message, phrase("write the id of the one that is meant"))
        message = phrase("there is no {what} “{name}”", what=self._what, name=shown)
        close = closest(text, self._loose)
        if close is not None:
            return Unclear(message, phrase("did you mean “{name}”?", name=self._loose[spelling(close)][0]))
        known = ", ".join(sorted(self._ids)[:_SHOWN]) + (", ..." if len(self._ids) > _SHOWN else "")
        return Unclear(message, phrase("write one that stands in {file}: {names}", file=self._file, names=known))


def indicator_names(entries: Entries) -> Names:
    """Give what the indicators are called."""
    return Names("indicator", {item.id: _texts(item.name, item.short) for item, _ in entries.indicators})


def agency_names(entries: Entries) -> Names:
    """Give what the agencies are called."""
    return Names("agency", {item.id: (*_texts(item.name, item.short), *item.aliases) for item, _ in entries.agencies})


def _texts(*names: Localized | None) -> Sequence[str]:
    return [text for name in names if name is not None for text in (name.vi, name.en) if text]
