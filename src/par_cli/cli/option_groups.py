"""The groups of options of commands that show a page, list entries as they are, or write; see :mod:`options`."""

from typing import Annotated, Literal, NamedTuple, get_args

import typer

from par_cli.cli.options import AsOf, Color, Data, Excel, Fields, Known, Labels, Lang, NoPager, Output, Width

DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day on which it was published: 2025-12-31 or 31/12/2025.")
]
Source = Annotated[str | None, typer.Option(metavar="TEXT", help="Where it is published.")]

FlatFormat = Literal["table", "json", "jsonl", "csv", "md"]


class ScreenOptions(NamedTuple):
    """Where a page for people goes and how it is set, in the order of help; lists have these among their own."""

    output: Output = None
    width: Width = None
    color: Color = "auto"
    no_pager: NoPager = False


class FlatOptions(NamedTuple):
    """The options of every command that lists entries as they are, in the order of help."""

    data: Data = None
    as_of: AsOf = None
    known: Known = None
    form: Annotated[
        FlatFormat, typer.Option("--format", metavar="FORM", help=f"{', '.join(get_args(FlatFormat))}.")
    ] = "table"
    excel: Excel = False
    fields: Fields = None
    labels: Labels = False
    lang: Lang = None
    output: Output = None
    width: Width = None
    color: Color = "auto"
    no_pager: NoPager = False


class WriteOptions(NamedTuple):
    """The options of every command that records an entry, in the order of help."""

    file: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The file below reports/. Default: that of the month of publication."),
    ] = None
    dry_run: DryRun = False
    data: Data = None
    lang: Lang = None
