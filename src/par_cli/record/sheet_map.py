"""A map for the sheets of one sender: what was answered once about their columns and cells, in a small YAML file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NamedTuple

from par_cli.diagnostics import Diagnostic, InvalidDataError, MisuseError
from par_cli.messages import Message, phrase
from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.record.column_names import UNIT
from par_cli.record.rows import Factor, Settings
from par_cli.record.sheet_columns import ColumnChoices
from par_cli.record.state_words import STATE_COLUMNS
from par_cli.record.yaml_edit import quoted
from par_cli.source import MAX_BYTES, PlainNumber, parse_yaml, read_bytes
from par_cli.typed import fold

_IGNORE: Final = "ignore"
_KEYS: Final = ("header_row", "sheets", "columns", "names", "units", "no_figure", "fractions", "dates")
_COLUMNS: Final = tuple(dict.fromkeys((*OBSERVATION_COLUMNS, UNIT, *STATE_COLUMNS, _IGNORE)))
_DATES: Final = ("day-first", "month-first")


class SheetMap(NamedTuple):
    """How the sheets of a sender are to be read.

    ``columns`` are the columns meant by headers, ``names`` ids by what is written, ``units`` the factors by which the
    figures under a unit are multiplied, each with its reason.
    """

    header_row: int | None = None
    sheets: Sequence[str] = ()
    columns: Mapping[str, str] = {}
    names: Mapping[str, str] = {}
    units: Mapping[str, Factor] = {}
    no_figure: Sequence[str] = ()
    fractions: bool = False
    dates: str = "day-first"

    @property
    def choices(self) -> ColumnChoices:
        meanings = {fold(text): "" if column == _IGNORE else column for text, column in self.columns.items()}
        return ColumnChoices(meanings=meanings, header=None if self.header_row is None else self.header_row - 1)

    @property
    def settings(self) -> Settings:
        return Settings(
            self.fractions,
            self.dates == "month-first",
            frozenset(map(fold, self.no_figure)),
            {fold(text): name for text, name in self.names.items()},
            {fold(text): factor for text, factor in self.units.items()},
        )

    def with_answers(
        self, *, sheets: Sequence[str], value: str | None, ignore: Sequence[str], fractions: bool, dates: str | None
    ) -> SheetMap:
        """Return the map with what was answered on the command line."""
        columns = {text: name for text, name in self.columns.items() if value is None or name != "value"}
        columns.update(dict.fromkeys(ignore, _IGNORE))
        if value is not None:
            columns[value] = "value"
        return self._replace(
            sheets=[*sheets] or self.sheets,
            columns=columns,
            fractions=fractions or self.fractions,
            dates=dates or self.dates,
        )


def read_map(path: str) -> SheetMap:
    """Read a map; raise :class:`InvalidDataError` where it is not one."""
    problems: list[Diagnostic] = []
    data = read_bytes(path, path, MAX_BYTES, problems)
    document = None if data is None else parse_yaml(data, path, problems)
    wrong = tuple(problem for problem in problems if not problem.warning)
    if document is None or wrong:
        raise InvalidDataError(wrong, phrase("the map cannot be read; nothing was written"))
    assert isinstance(document.value, dict)  # noqa: S101 - the reader lets only mappings through
    for key in document.value:
        if key not in _KEYS:
            raise _refuse(path, str(key), phrase("the keys are: {names}", names=", ".join(_KEYS)))
    return SheetMap(**{key: _READERS[key](path, key, given) for key, given in document.value.items()})


def _refuse(path: str, key: str, hint: Message) -> MisuseError:
    return MisuseError(phrase("--map: {file}: “{key}” is not right; {hint}", file=path, key=key, hint=hint))


def _texts(path: str, key: str, given: Any) -> Sequence[str]:  # noqa: ANN401 - what a file holds
    if not isinstance(given, list | tuple) or not all(isinstance(item, str) for item in given):
        raise _refuse(path, key, phrase("write a list of texts"))
    return list(map(str, given))


def _mapping(path: str, key: str, given: Any) -> Mapping[str, Any]:  # noqa: ANN401
    if not isinstance(given, dict) or not all(isinstance(item, str) for item in given):
        raise _refuse(path, key, phrase("write a line for each text, like {example}", example='"text": meaning'))
    return given


def _columns(path: str, key: str, given: Any) -> Mapping[str, str]:  # noqa: ANN401
    found = _mapping(path, key, given)
    for text, column in found.items():
        if column not in _COLUMNS:
            raise _refuse(path, f"{key}: {text}", phrase("write one of: {names}", names=", ".join(_COLUMNS)))
    return found


def _names(path: str, key: str, given: Any) -> Mapping[str, str]:  # noqa: ANN401
    found = _mapping(path, key, given)
    for text, name in found.items():
        if not isinstance(name, str) or isinstance(name, PlainNumber):
            raise _refuse(path, f"{key}: {text}", phrase("write the id of an indicator or agency"))
    return found


def _units(path: str, key: str, given: Any) -> Mapping[str, Factor]:  # noqa: ANN401
    found = {}
    for text, item in _mapping(path, key, given).items():
        factor, reason = (item.get("factor"), item.get("reason")) if isinstance(item, dict) else (None, None)
        number = _number(factor)
        if number is None or not isinstance(reason, str) or not reason.strip():
            hint = phrase("write {example}", example="{factor: 1000, reason: why}")
            raise _refuse(path, f"{key}: {text}", hint)
        found[text] = Factor(number, reason)
    return found


def _number(given: object) -> Decimal | None:
    if not isinstance(given, PlainNumber):
        return None
    try:
        number = Decimal(given)
    except InvalidOperation:
        return None
    return number if number > 0 else None


def _row(path: str, key: str, given: Any) -> int:  # noqa: ANN401
    if not isinstance(given, PlainNumber) or not given.isdecimal() or int(given) < 1:
        raise _refuse(path, key, phrase("write the number of the row, from 1"))
    return int(given)


def _flag(path: str, key: str, given: Any) -> bool:  # noqa: ANN401
    if not isinstance(given, bool):
        raise _refuse(path, key, phrase("write true or false, or leave the key out"))
    return given


def _order(path: str, key: str, given: Any) -> str:  # noqa: ANN401
    if given not in _DATES:
        raise _refuse(path, key, phrase("write one of: {names}", names=", ".join(_DATES)))
    return str(given)


_READERS: Final[Mapping[str, Callable[[str, str, Any], Any]]] = {
    "header_row": _row,
    "sheets": _texts,
    "columns": _columns,
    "names": _names,
    "units": _units,
    "no_figure": _texts,
    "fractions": _flag,
    "dates": _order,
}


def as_yaml(given: SheetMap) -> bytes:
    """Return a map as a file, without what it leaves to the import."""
    lines = ["# How the sheets of one sender are read: par import FILE --map THIS"]
    if given.header_row is not None:
        lines.append(f"header_row: {given.header_row}")
    for key, texts in (("sheets", given.sheets), ("no_figure", given.no_figure)):
        if texts:
            lines.append(f"{key}: [{', '.join(map(quoted, texts))}]")
    for key, pairs in (("columns", given.columns), ("names", given.names)):
        if pairs:
            lines += [f"{key}:", *(f"  {quoted(text)}: {quoted(meaning)}" for text, meaning in pairs.items())]
    if given.units:
        lines.append("units:")
        lines += [
            f"  {quoted(text)}: {{factor: {factor:f}, reason: {quoted(reason)}}}"
            for text, (factor, reason) in given.units.items()
        ]
    if given.fractions:
        lines.append("fractions: true")
    if given.dates != _DATES[0]:
        lines.append(f"dates: {given.dates}")
    return "".join(f"{line}\n" for line in lines).encode()
