"""Doubtful sources: that of a part of what is counted, for a value that is reported for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.vietnamese_spellings import LOWER_UNITS, any_of
from par_cli.messages import phrase
from par_cli.model.decision import Indicator
from par_cli.typed import fold, in_a_row, words_of

_DIGITS: Final = str.maketrans("", "", "0123456789")
_UNIT_AND_NAME: Final = re.compile(rf"(?<!\w)(?:{any_of(LOWER_UNITS)}) +([^\W\d_]\w*(?: [^\W\d_]\w*)?)")
_NAME_AND_UNIT: Final = re.compile(r"(?<!\w)([^\W\d_]\w*) +(?:commune|ward|district|township)(?!\w)")
"""A lower unit and its name, which begins with a capital letter, in Vietnamese and in English."""
_LONGEST_NAME: Final = 12  # words
_NO_NAMES: Final = frozenset({"A", "Each", "Every", "No", "The", "This"})


class _Named(NamedTuple):
    """What a source names: agencies by their ids, and a lower unit that need not be among them."""

    agencies: frozenset[str]
    unit: str | None


def parts_are_not_the_whole(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """The source of a value of the whole names none of those who report parts of it, and no lower unit."""
    observations = entries.values.observations
    named = _named_by(observations.distinct("source"), _agencies_by_name(entries))
    if not named:
        return
    decision = " ".join(text for item, _origin in entries.decision for text in (item.issuer or item.title).texts)
    for indicator, _origin in entries.indicators:
        parts, own = _parts(entries, indicator), fold(f"{decision} {_names_of(entries, indicator.owners)}")
        rows = observations.rows(indicator.id)
        columns = (observations.cells_in(name, rows) for name in ("source", "reporter"))
        for row, source, reporter in zip(rows, *columns, strict=True):
            if reporter or source not in named:
                continue
            found = named[source]
            unit = next((parts[name] for name in sorted(found.agencies) if name in parts), found.unit)
            if unit is None or fold(unit) in own:
                continue
            value, origin = entries.values.entry(row)
            if value.remark:
                continue
            message = phrase("the source names {unit}, and the value is reported for the whole", unit=unit)
            hint = phrase("add reporter: and that unit, or a note that says that the figure is of the whole")
            yield origin.problem("PAR636", message, hint, "source")


def _named_by(sources: Sequence[str | None], agencies: Mapping[str, str]) -> dict[int, _Named]:
    """Return what each source names, by its cell, without those that name nothing."""
    found: dict[str, _Named] = {}  # by the text without digits: numbers of documents are all different
    named: dict[int, _Named] = {}
    longest = min(max((name.count(" ") + 1 for name in agencies), default=0), _LONGEST_NAME)
    for cell, text in enumerate(sources):
        if not text:
            continue
        shape = text.translate(_DIGITS)
        if shape not in found:
            found[shape] = _Named(_agencies_in(shape, agencies, longest), _unit_in(shape))
        if found[shape] != (frozenset(), None):
            named[cell] = found[shape]
    return named


def _agencies_in(text: str, agencies: Mapping[str, str], longest: int) -> frozenset[str]:
    words = words_of(text)
    runs = (
        " ".join(words[start:stop]) for start in range(len(words)) for stop in range(start + 1, start + longest + 1)
    )
    return frozenset(agencies[run] for run in runs if run in agencies)


def _unit_in(text: str) -> str | None:
    for match in _UNIT_AND_NAME.finditer(text):
        if match[1][0].isupper():
            return match[0] if match[1].split()[-1][0].isupper() else match[0].rpartition(" ")[0]
    for match in _NAME_AND_UNIT.finditer(text):
        if match[1][0].isupper() and match[1] not in _NO_NAMES:
            return match[0]
    return None


def _agencies_by_name(entries: Entries) -> dict[str, str]:
    """Return the ids of agencies by their names in words, folded."""
    names = ((name, agency.id) for agency, _ in entries.agencies for name in agency.names)
    return {in_a_row(name): agency for name, agency in names}


def _names_of(entries: Entries, agencies: Sequence[str]) -> str:
    return " ".join(name for agency, _ in entries.agencies if agency.id in agencies for name in agency.names)


def _parts(entries: Entries, indicator: Indicator) -> dict[str, str]:
    """Return those who report parts of the whole, with their names; who owns it reports the whole as well."""
    known = {agency.id: agency for agency, _ in entries.agencies}
    found: dict[str, str] = {}
    ahead = list(indicator.reporters)
    while ahead:
        agency = known.pop(ahead.pop(), None)  # each once
        if agency is None:
            continue
        ahead.extend(agency.members)
        if agency.id not in indicator.owners and not agency.is_group:
            found[agency.id] = agency.name.texts[0]
    return found
