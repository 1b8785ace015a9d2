"""The names in a sheet of figures as the ids of indicators and of those who report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from par_cli.loading.checks.common import Entries
from par_cli.messages import phrase
from par_cli.model.agencies import Agencies
from par_cli.model.decision import Indicator
from par_cli.record import cells
from par_cli.record.admin_units import is_issuer, place_in
from par_cli.record.column_names import WHOLE
from par_cli.record.grid import report
from par_cli.record.known_indicators import KnownIndicator
from par_cli.record.name_additions import ids_in_brackets, take_document, without_abbreviations
from par_cli.record.names import AGENCY, Finder, NameMatch, find_by_map
from par_cli.record.remarks import take_unit
from par_cli.record.sheet_columns import COLUMN_WORDS
from par_cli.record.sheet_reading import SheetReading
from par_cli.source import MAX_PROBLEMS, TextColumn
from par_cli.source.text import Fault, shown
from par_cli.typed import clip, fold, marked_words

DOUBTFUL_NAME: Final = "PAR641"


class RowNames:
    """Finds what the texts of a sheet name; a map may say what some of them mean."""

    def __init__(self, reading: SheetReading, entries: Entries) -> None:
        self._reading = reading
        issuers = [text for item, _ in entries.decision for text in (item.issuer or item.title).texts]
        self._indicators = Finder(
            phrase("indicator"),
            {item.id: _with_shorter(item.names, reading.indicators.get(item.id)) for item, _ in entries.indicators},
            loosely=True,
            whole_names=[text for item, _ in entries.decision if item.issuer for text in item.issuer.texts],
            aliases={item.id: item.aliases for item, _ in entries.indicators},
        )
        reporters = {name: item.names for name, item in entries.reporters().items()}
        self._reporters = Finder(AGENCY, reporters, loosely=False)
        self._issuers = issuers
        self._agencies = Agencies((item.id, item) for item, _ in entries.agencies)
        self._unknown = 0
        """How many names are not known; nobody is told of more than a thousand."""

    def decide_unclear(self) -> None:
        """Decide by its cells whether a column names agencies or units."""
        reading = self._reading
        for index, others in reading.sheet.unclear:
            texts = [text for text in reading.sheet.cells[index].texts if text]
            agencies = [text for text in texts if self._reporters.exactly(cells.read_text(text))]
            known = [item for item in reading.indicators.values() if item.entry.unit is not None]
            units = [text for text in texts if any(item.unit_fit(text) != "other" for item in known)]
            if not texts:
                continue
            if len(agencies) == len(texts) and not units and "reporter" not in reading.columns:
                reading.columns["reporter"] = index
            elif not agencies and units and reading.unit is None:
                reading.unit = index
            else:
                name = reading.sheet.header.headings[index].text
                one, other = (COLUMN_WORDS[word] for word in others)
                message = phrase("the column “{name}” may be {one} or {other}", name=shown(name), one=one, other=other)
                hint = phrase("name it “{name}”, or remove it", name=one)
                report(reading.problems, reading.sheet.at_header(index, message, hint))

    def indicators(self) -> Mapping[str, NameMatch | Fault]:
        """Return what each text in the column of indicators means."""
        return {text: self._indicator(text) for text in self._reading.column("indicator").texts if text}

    def _indicator(self, text: str) -> NameMatch | Fault:
        """Return what a name means, also one with its abbreviation, a document, an id or a unit next to it."""
        found = self._called(text, self._indicators)
        if isinstance(found, NameMatch):
            return found
        plain = cells.read_text(text)
        shorter = without_abbreviations(plain)
        if shorter != plain:
            found = self._indicators.find(shorter, suggest=self._unknown < MAX_PROBLEMS)
            if isinstance(found, NameMatch):
                return found
        return self._with_id(plain) or self._with_document(plain) or self._with_unit(plain) or found

    def _with_id(self, text: str) -> NameMatch | Fault | None:
        """Return the indicator whose id is in brackets next to a name that is not that of another one."""
        for name, rest in ids_in_brackets(text):
            found = self._indicators.exactly(name)
            if len(found) != 1:
                continue
            named = self._indicators.find(rest, suggest=False)
            if isinstance(named, NameMatch) and named.id != found[0]:
                return _next_to(found[0], named.id)
            return NameMatch(found[0], loosely=not isinstance(named, NameMatch))
        return None

    def _with_document(self, text: str) -> NameMatch | None:
        """Return the indicator of a name that refers to a document, whose words it has more than the name."""
        name, document = take_document(text)
        named = self._indicators.find(without_abbreviations(name), suggest=False) if document else None
        if not isinstance(named, NameMatch):
            return None
        return NameMatch(named.id, loosely=True, more=(*named.more, document))

    def _with_unit(self, text: str) -> NameMatch | None:
        """Return the indicator of a name with a unit behind it that is in no brackets: ``Fish landed, tonnes``."""
        name, unit = take_unit(text)
        named = self._indicators.find(name, suggest=False) if name and unit else None
        indicator = self._reading.indicators.get(named.id) if isinstance(named, NameMatch) else None
        return NameMatch(indicator.id, loosely=True) if indicator is not None and indicator.is_unit(unit) else None

    def check_names_next_to_ids(self, ids: Sequence[str], places: Sequence[int]) -> None:
        """Report the ids that are next to the name of another indicator; warn where only its words are there."""
        reading, sheet = self._reading, self._reading.sheet
        if sheet.names is None:
            return
        column, index = sheet.cells[sheet.names], reading.columns["indicator"]
        found = {text: self._indicators.find(cells.read_text(text), suggest=False) for text in column.texts if text}
        for place, name in zip(places, ids, strict=True):
            named = found.get(column[place])
            if not name or not isinstance(named, NameMatch) or name == named.id:
                continue
            problem = _next_to(name, named.id)
            if named.loosely:
                reading.doubt(sheet.problem(place, index, DOUBTFUL_NAME, problem.message, problem.hint))
            else:
                reading.report(place, index, problem)

    def reporter(self, text: str) -> str | Fault:
        """Return the id that a cell names, nothing for the whole."""
        if fold(cells.read_text(text)) in WHOLE:
            return ""
        found = self._called(text, self._reporters)
        return found.id if isinstance(found, NameMatch) else found

    def reporters_called(self, text: str) -> frozenset[str]:
        """Return the ids of those who report and have exactly this name, and of the groups that they are in."""
        found = frozenset(self._reporters.exactly(text))
        groups = (name for name, item in self._agencies.items() if not found.isdisjoint(item.members))
        return found.union(groups) if found else found

    def names_part(self, text: str) -> bool:
        """Return whether a text names a commune or another part of the whole, which is not who issued the decision."""
        place = place_in(text)
        return place is not None and not is_issuer(place, self._issuers)

    def answers_for(self, indicator: Indicator, agencies: frozenset[str]) -> bool:
        """Return whether any of some agencies owns an indicator, or has taken that over from one that did."""
        return not agencies.isdisjoint(self._agencies.with_heirs(indicator.all_owners, date.max))

    def _called(self, text: str, finder: Finder) -> NameMatch | Fault:
        plain = cells.read_text(text)
        found = find_by_map(finder, plain, self._reading.settings, self._reading.notes)
        if found is None:
            found = finder.find(plain, suggest=self._unknown < MAX_PROBLEMS)
            self._unknown += isinstance(found, Fault)
        return found


def _with_shorter(names: Sequence[str], indicator: KnownIndicator | None) -> Sequence[str]:
    """Return names, and those that end with their unit in brackets also without that."""
    ends = [take_unit(name) for name in names if name.endswith(")")]
    shorter = [name for name, unit in ends if indicator is not None and fold(unit) in indicator.unit_words]
    return [*names, *shorter]


def _next_to(name: str, other: str) -> Fault:
    message = phrase("{task} is next to the name of {other}", task=name, other=other)
    return Fault("PAR301", message, phrase("correct one of the two"))


def _doubt(reading: SheetReading, place: int, text: str, found: NameMatch) -> None:
    """Warn of a name that says more than that of its indicator: it may be another figure."""
    entry = reading.indicators[found.id].entry
    written = {fold(word): word for word in marked_words(text)}
    more = clip(" ".join(written.get(word, word) for word in found.more))
    message = phrase(
        "“{text}” is read as {id}, “{name}”, whose name has no “{more}”",
        text=clip(cells.read_text(text)), id=found.id, name=entry.name, more=more,
    )  # fmt: skip
    hint = phrase("check whether it is the same figure, and write the id if it is")
    reading.doubt(reading.sheet.problem(place, reading.columns["indicator"], DOUBTFUL_NAME, message, hint))


def ids_of(
    reading: SheetReading, column: TextColumn, known: Mapping[str, NameMatch | Fault], places: Sequence[int]
) -> TextColumn:
    """Return the ids of the indicators in some rows; report the names that mean none, and note those read loosely."""
    ids = {text: found.id if isinstance(found, NameMatch) else "" for text, found in known.items()}
    index = reading.columns["indicator"]
    if "" in ids.values() or "" in column:
        for place, text in zip(places, column, strict=True):
            found = known.get(text)
            if not text:
                reading.report(place, index, cells.empty_cell(reading.sheet.header_of("indicator")))
            elif isinstance(found, Fault):
                reading.report(place, index, found)
    loose = {text: found for text, found in known.items() if isinstance(found, NameMatch) and found.loosely}
    for place, text in zip(places, column, strict=True) if loose else ():
        if text in loose:
            cell, found = reading.cell_name(place, index), loose.pop(text)
            reading.notes.append(
                phrase("{cell}: “{text}” is read as {name}", cell=cell, text=clip(text), name=found.id)
            )
            if found.more:
                _doubt(reading, place, text, found)
    ids[""] = ""
    return column.translated(ids)
