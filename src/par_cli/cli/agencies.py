"""`par agencies`: who owes what, of every lead agency or of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from par_cli.cli import completion
from par_cli.cli.listing import print_list
from par_cli.cli.options import ListOptions
from par_cli.diagnostics import ExitCode
from par_cli.progress.option_values import Sort as Order

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.results import Status

Who = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="AGENCY",
        help="All that this agency leads, owns or answers for: its id, or words of a name of it.",
        autocompletion=completion.agencies,
    ),
]
Sort = Annotated[Order, typer.Option(help="The order: most first, the rate lowest first, names by the alphabet.")]


def agencies(who: Who = None, sort: Sort = "overdue", *, options: ListOptions) -> ExitCode:
    def add_accounts(result: Status, locale: Locale) -> Status:
        from par_cli.cli import resolve
        from par_cli.progress.accounts import with_accounts

        name = resolve.agency(result.dataset, " ".join(who) if who else None, "AGENCY")
        return with_accounts(result, name, sort, locale.text)

    return print_list("agencies", options, add_accounts)
