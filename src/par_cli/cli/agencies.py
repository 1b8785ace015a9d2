"""`par agencies`: who owes what, of every lead agency or of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from par_cli.cli import completion
from par_cli.cli.listing import print_list
from par_cli.cli.options import Brief, Columns, ListOptions
from par_cli.diagnostics import ExitCode
from par_cli.progress.option_values import Sort as Order
from par_cli.render.formats import Layout

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
Today = Annotated[bool, typer.Option("--today", help="Count by the agency that answers today.")]
Sort = Annotated[
    Order,
    typer.Option(
        metavar="KIND",
        help="Most first; the rate lowest first, names by the alphabet: overdue, name, tasks, due, on-time, late, "
        "unfinished, unreported, targets, targets-unreported, rate.",
    ),
]


def agencies(
    who: Who = None,
    today: Today = False,
    sort: Sort = "overdue",
    columns: Columns = None,
    brief: Brief = False,
    *,
    options: ListOptions,
) -> ExitCode:
    from par_cli.cli import option_checks, resolve

    option_checks.for_people(options.form, {"--columns": columns, "--brief": brief})
    layout = Layout(columns=resolve.columns(columns, "agencies"), brief=brief)

    def add_accounts(result: Status, locale: Locale) -> Status:
        from par_cli.progress.accounts import with_accounts

        agency = resolve.agency(result.dataset, " ".join(who) if who else None, "AGENCY")
        return with_accounts(result, agency, sort, locale.text, by_today=today)

    return print_list("agencies", options, add_accounts, layout=layout)
