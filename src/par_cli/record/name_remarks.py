"""What is next to the name of an indicator in a sheet: units, marks, the kind of its figure, another year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from par_cli.loading.vietnamese_spellings import NAME_WORDS
from par_cli.messages import phrase
from par_cli.model.periods import Period, parse_period
from par_cli.record import cells, number_refusals
from par_cli.record.known_indicators import KnownIndicator, figure_kind
from par_cli.record.line_years import RESULTS
from par_cli.record.name_additions import has_id, take_document, without_abbreviations
from par_cli.record.name_suggestions import SMALL_WORDS
from par_cli.record.names import NameMatch
from par_cli.record.plain_columns import habits_of
from par_cli.record.remarks import in_title, pieces_behind, take_marks, without_periods
from par_cli.record.row_names import DOUBTFUL_NAME
from par_cli.record.row_values import explained
from par_cli.record.rows import Rows
from par_cli.record.several_years import several_years, spans, years_until
from par_cli.record.sheet_reading import SheetReading, cells_at
from par_cli.record.year_parts import THIS, YEAR
from par_cli.source.text import Fault, shown
from par_cli.typed import as_written, clip, fold, marked_words, without_number, words_of

_SOME_YEAR: Final = re.compile("[12][0-9]{3}")
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BASED_ON: Final = re.compile(r"\b(?:theo|under|according to) .*", re.IGNORECASE | re.DOTALL)
"""The standard or document that a name refers to."""
_LONGEST_UNIT: Final = 2  # words that repeat some of a name


_ESTIMATE: Final = "uoc"
_SPELLED: Final = frozenset(NAME_WORDS["parts as spelled"])


def judge_names(
    reading: SheetReading, known: Mapping[str, NameMatch | Fault]
) -> tuple[Mapping[str, NameMatch | Fault], frozenset[str]]:
    """Return what names mean, and those of them that a word next to them calls provisional.

    Those that say that their figures are of another kind than those of the indicator are refused.
    """
    names = dict(known)
    provisional: set[str] = set()
    signs = explained(reading, list(known))
    for text, found in known.items():
        written = cells.read_text(text)
        if (
            not isinstance(found, NameMatch)
            or fold(written) in reading.settings.names
            or found.id not in reading.indicators
        ):
            continue
        indicator = reading.indicators[found.id]
        if indicator.has_name(written) or has_id(written, indicator.id):
            continue
        plain, document = take_document(without_abbreviations(written))
        marks = take_marks(fold(plain))[1]
        if unexplained := [sign for sign in marks.signs if sign not in signs]:
            names[text] = number_refusals.footnote(plain, unexplained[0], habits_of(reading, ()))
        else:
            names[text] = _judge(plain, document, found, indicator)
        if marks.words or marks.signs or _ESTIMATE in found.more:
            provisional.add(text)
    return names, frozenset(provisional)


def _judge(text: str, document: str, found: NameMatch, indicator: KnownIndicator) -> NameMatch | Fault:
    """Return what a name means with the words that it has more, or why it means something else.

    ``text`` is without the document that it refers to.
    """
    own_name = indicator.has_name(text)
    refused = None if own_name else _other_unit_or_kind(text, indicator) or _several_years(text, indicator)
    if refused or (not own_name and (refused := _unlike_name(text, found, indicator))):
        return refused
    cited = [document] if not {document, *words_of(document)}.isdisjoint(found.more) else []
    return found._replace(more=(*(() if own_name else _words_more(text, found, indicator)), *cited))


def _several_years(text: str, indicator: KnownIndicator) -> Fault | None:
    """Refuse a name that says that its figure is a sum or an average of years, as its indicator does not."""
    own = " ".join(map(fold, indicator.entry.names))
    for words in several_years(text):
        if words not in own:
            message = phrase(
                "“{text}” has “{words}”, so its figure may be of several years",
                text=clip(text),
                words=as_written(text, words),
            )
            return Fault("PAR401", message, phrase("write the id of the indicator if it is only of that period"))
    return None


def _unlike_name(text: str, found: NameMatch, indicator: KnownIndicator) -> Fault | None:
    """Refuse a name that has a proper name or a number more than that of its indicator, or something unclear behind."""
    if not found.loosely:
        return None
    more = set(_words_more(text, found, indicator))
    spelled = (
        ()
        if text.isascii()
        else _SPELLED.intersection(marked_words(text)).difference(*map(marked_words, indicator.entry.names))
    )
    parts = {*in_title(text)[1]} - {YEAR, THIS, *in_title(" ; ".join(indicator.entry.names))[1]}
    if spelled or parts or any(word.isdecimal() for word in more) or more.intersection(_proper_names(text)):
        return _may_be_part(text, indicator)
    return _unclear(text, indicator)


def _words_more(text: str, found: NameMatch, indicator: KnownIndicator) -> tuple[str, ...]:
    """Return the words that a name has more than that of its indicator, without periods, marks and units."""
    rest = set(words_of(without_periods(take_marks(fold(without_number(_BRACKETS.sub(" ", text))))[0])))
    units = frozenset[str]().union(*map(words_of, indicator.unit_words))
    return tuple(word for word in found.more if word in rest and word not in units and word != _ESTIMATE)


def _proper_names(text: str) -> Iterator[str]:
    """Yield the words, folded, that have a capital letter where others have none: those of a place, for instance."""
    words = _BASED_ON.sub("", without_number(unicodedata.normalize("NFC", text))).split()[1:]
    if any(word[0].islower() for word in words):
        for word in words:
            if word[0].isupper():
                yield from words_of(word)


def _other_unit_or_kind(text: str, indicator: KnownIndicator) -> Fault | None:
    own = _own_words(indicator)
    behind = pieces_behind(_BRACKETS.sub("", text))
    others = [piece for piece in behind if not words_of(piece) or not own.issuperset(words_of(piece))]
    for remark in (*_BRACKETS.findall(text), *others, *_tail(text, own)):
        fit = indicator.misfit(remark)
        if fit is not None:
            message, hint = number_refusals.unit_problem(remark, fit, indicator, mapped=False)
            return Fault("PAR210", phrase("“{text}”: {why}", text=clip(text), why=message), hint)
    return None if indicator.may_be(figure_kind(text)) else _other_kind(text, indicator)


def _own_words(indicator: KnownIndicator) -> frozenset[str]:
    return SMALL_WORDS.union(*map(words_of, indicator.entry.names))


def _tail(text: str, own: Collection[str]) -> Sequence[str]:
    """Return the words at the end of a name that are none of its indicator's: a unit may be there without any sign."""
    words = _BRACKETS.sub("", text).split()
    last = max((place for place, word in enumerate(words) if not set(words_of(word)).isdisjoint(own)), default=-1)
    return [" ".join(words[last + 1 :])] if 0 <= last < len(words) - 1 else []


def _unclear(text: str, indicator: KnownIndicator) -> Fault | None:
    """Refuse a name with something behind it that neither its indicator nor a period or a unit is called.

    What repeats a word of the name may be what is counted: ``Households with safe water (households)``.
    """
    own, remarks = _own_words(indicator), _BRACKETS.findall(text)
    rest = _BRACKETS.sub("", text).rstrip(" .,;:")
    behind = pieces_behind(rest)
    named = words_of(rest.removesuffix(behind[-1] if behind else ""))
    for remark in (*remarks, *behind[-1:]):
        words = words_of(remark)
        repeated = len(words) <= _LONGEST_UNIT and set(words) <= set(named)
        if (
            indicator.unit_fit(remark) == "other"
            and not any(in_title(remark))
            and (repeated or (remark in remarks and not own.issuperset(words)))
        ):
            return _may_be_part(text, indicator)
    return None


def _may_be_part(text: str, indicator: KnownIndicator) -> Fault:
    message = phrase("“{name}” may be {ids}, or only a part of it", name=clip(text), ids=indicator.id)
    return Fault("PAR301", message, phrase("write the id of the one that is meant"))


def _other_kind(text: str, indicator: KnownIndicator) -> Fault:
    message = phrase(
        "“{text}” is another kind of figure than {name}, which is counted in {unit}",
        text=clip(text), name=indicator.id, unit=indicator.unit_name,
    )  # fmt: skip
    return Fault("PAR301", message, phrase("write the id of the one that is meant"))


def check_years(reading: SheetReading, rows: Rows) -> None:
    """Report the names that mention another period than that of their figure."""
    index = reading.columns["indicator"]
    if not any(map(_SOME_YEAR.search, reading.column("indicator").texts)):
        return
    texts = cells_at(reading.column("indicator"), rows.places)
    judged: dict[tuple[str, str, str], str | None] = {}
    for place, text, name, period in zip(
        rows.places, texts, rows.column("indicator"), rows.column("period"), strict=True
    ):
        if not period or not _SOME_YEAR.search(text) or name not in reading.indicators:
            continue
        if (text, name, period) not in judged:
            judged[text, name, period] = _other_years(text, reading.indicators[name], parse_period(period))
        if (one := judged[text, name, period]) is not None:
            message = phrase(
                "“{text}” names {one}, and its figure is of {other}", text=shown(clip(text)), one=one, other=period
            )
            reading.report(place, index, Fault("PAR401", message, phrase("correct the period, or the name")))
        elif (year := _horizon(text, reading.indicators[name], parse_period(period))) and not _says_results(reading):
            message = phrase(
                "“{text}” names {year}, and its figure is of {period}: it may be what is to be reached by then",
                text=shown(clip(text)), year=year, period=period,
            )  # fmt: skip
            hint = phrase(
                "leave them out, or name their column “{name}” if they are what was reached", name=phrase("Result")
            )
            reading.doubt(reading.sheet.problem(place, index, DOUBTFUL_NAME, message, hint))


def _horizon(text: str, indicator: KnownIndicator, period: Period) -> str | None:
    """Return the later year by which a name says that something is to be reached."""
    if indicator.has_name(text):
        return None
    own = " ".join(map(fold, indicator.entry.names))
    later = (span for span in years_until(text) if span.last > period.end.year and span.text not in own)
    return next((str(span.last) for span in later), None)


def _says_results(reading: SheetReading) -> bool:
    """Return whether a header of figures or a title speaks of results."""
    sheet = reading.sheet
    headers = (sheet.header.headings[item.place].text for item in sheet.values)
    above = (cell for row in sheet.grid.head[: sheet.header.row] for cell in row)
    return any(RESULTS.search(fold(text)) for text in (*headers, *above))


def _other_years(text: str, indicator: KnownIndicator, period: Period) -> str | None:
    """Return the years that a name mentions where a figure of a period is not of these."""
    if indicator.has_name(text):
        return None
    own = " ".join(map(fold, indicator.entry.names))
    for span in spans(text):
        if span.text not in own and (span.first, span.last) != (period.start.year, period.end.year):
            return f"{span.first}-{span.last}"
    # What is counted is added up to that year, and a later one is that of a target.
    last = period.end.year if indicator.entry.counted else period.end.year - 1
    for span in years_until(text):
        if span.text not in own and span.last <= last:
            return as_written(text, span.text)
    others = [parse_period(other) for other in in_title(text)[0] if other not in in_title(own)[0]]
    return others[0].text if others and not _is_one_of(period, others) else None


def _is_one_of(period: Period, others: Sequence[Period]) -> bool:
    """Return whether a period is within another one, or another one within it."""
    return any(
        (other.start <= period.start and period.end <= other.end)
        or (period.start <= other.start and other.end <= period.end)
        for other in others
    )
