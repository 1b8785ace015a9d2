"""The formats of the commands that list: a new one is a name in ``Format`` and a function in ``FORMATS``.

Each function imports its renderer when it is called: a command loads only the one that it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.results import Status
    from par_cli.render.document import View

Format = Literal["table", "json", "jsonl", "csv", "md"]
"""A table depends on the terminal too: :func:`par_cli.render.table.table` draws it."""

FOR_PEOPLE: Final = frozenset[Format]({"table", "md"})
"""Those in the language of the reader; the others have none."""


class Layout(NamedTuple):
    """How a list is laid out for people: under which headings, with which columns, on how many lines a row.

    ``by`` is None for the headings that the list has by itself, "" for none.  ``columns`` are those asked for, none for
    those that there is room for.  ``repeated`` are the options that the commands proposed on the page repeat.
    """

    by: str | None = None
    columns: tuple[str, ...] = ()
    brief: bool = False
    repeated: str = ""


PLAIN: Final = Layout()


class Choices(NamedTuple):
    """What a format may depend on, next to the results."""

    view: View
    locale: Locale
    binding: bool
    excel: bool
    layout: Layout = PLAIN


def _json(found: Status, choices: Choices) -> bytes:
    from par_cli.render.document import json_document

    return json_document(found, choices.view)


def _json_lines(found: Status, choices: Choices) -> bytes:
    from par_cli.render.json_lines import json_lines

    return json_lines(found, choices.view)


def _csv(found: Status, choices: Choices) -> bytes:
    from par_cli.render.csv_document import csv_document

    return csv_document(found, choices.view, excel=choices.excel)


def _markdown(found: Status, choices: Choices) -> bytes:
    from par_cli.render.markdown import markdown

    return markdown(found, choices.view, choices.locale, binding=choices.binding, layout=choices.layout)


FORMATS: Final[Mapping[Format, Callable[[Status, Choices], bytes]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
    "md": _markdown,
}
