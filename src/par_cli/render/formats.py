"""The formats of the commands that list: a new one is a name in ``Format`` and a function in ``FORMATS``.

Each function imports its renderer when it is called: a command loads only the one that it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.results import Status
    from par_cli.render.document import View

Format = Literal["table", "json", "jsonl", "csv", "md", "xlsx"]
"""A table depends on the terminal too: :func:`par_cli.render.table.table` draws it."""

FOR_PEOPLE: Final = frozenset[Format]({"table", "md"})
"""Those that can be laid out."""

IN_WORDS: Final = FOR_PEOPLE | {"xlsx"}
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
    fields: tuple[str, ...] = ()


def _json(found: Status, choices: Choices) -> bytes:
    from par_cli.render.document import json_document

    return json_document(found, choices.view, choices.fields)


def _json_lines(found: Status, choices: Choices) -> bytes:
    from par_cli.render.json_lines import json_lines

    return json_lines(found, choices.view, choices.fields)


def _csv(found: Status, choices: Choices) -> bytes:
    from par_cli.render.csv_document import csv_document

    return csv_document(found, choices.view, excel=choices.excel, fields=choices.fields)


def _markdown(found: Status, choices: Choices) -> bytes:
    from par_cli.render.markdown import markdown

    return markdown(found, choices.view, choices.locale, binding=choices.binding, layout=choices.layout)


def _workbook(found: Status, choices: Choices) -> bytes:
    from par_cli.render.annex_workbook import LISTS, annex_workbook

    if choices.view != "status":
        return annex_workbook(found, [choices.view], choices.locale, choices.layout)
    from par_cli.progress.accounts import with_accounts

    with_all = with_accounts(found, None, "overdue", choices.locale.text)
    return annex_workbook(with_all, LISTS, choices.locale, choices.layout)


def field_names(view: View, form: Format) -> Iterable[str]:
    """Return the dotted names of the fields that a format can be narrowed to; none where it cannot."""
    from par_cli.render import chosen_fields

    match form:
        case "csv":
            from par_cli.render.csv_document import COLUMNS

            return chosen_fields.column_names(COLUMNS[view])
        case "json" | "jsonl":
            from par_cli.render.document import ENTRIES, lists_of, record_of

            if view == "status" and form == "json":
                return chosen_fields.field_names(record_of(view))
            names = [name for each in lists_of(view) for name in chosen_fields.field_names(ENTRIES[each][1])]
            return names if form == "json" else ["entry", *names]
        case _:
            return ()


FORMATS: Final[Mapping[Format, Callable[[Status, Choices], bytes]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
    "md": _markdown,
    "xlsx": _workbook,
}
