"""`par agencies`: who owes what, of every lead agency or of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from par_cli.cli.listing import answer
from par_cli.cli.options import Asked, plain_app, with_asked
from par_cli.progress import choices

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.results import Status

Who = Annotated[
    str | None,
    typer.Argument(
        metavar="AGENCY", help="All that this agency leads, owns or answers for: id, name, short name or alias."
    ),
]
Sort = Annotated[
    choices.Sort, typer.Option(help="The order: most first, the rate lowest first, names by the alphabet.")
]


def agencies(summary: str) -> typer.Typer:
    """Give the command, with the options of the others, an agency and an order of its own."""
    app = plain_app()

    @app.command("agencies", help=summary)
    @with_asked
    def command(who: Who = None, sort: Sort = "overdue", **given: Any) -> None:  # noqa: ANN401 - the options of Asked
        def completed(found: Status, language: Locale) -> Status:
            from par_cli.cli import question
            from par_cli.progress.owed import with_accounts

            return with_accounts(found, question.agency(found.dataset, who, "AGENCY"), sort, language.text)

        answer("agencies", Asked(**given), completed)

    return app
