"""`par agencies`: who owes what, of every lead agency or of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from par_cli.cli import listing as options

if TYPE_CHECKING:
    from par_cli.model.fields import Language
    from par_cli.progress.results import Status

Who = Annotated[
    str | None,
    typer.Argument(
        metavar="AGENCY", help="All that this agency leads, owns or answers for: id, name, short name or alias."
    ),
]
Sort = Annotated[
    Literal[
        "overdue",
        "name",
        "tasks",
        "due",
        "on-time",
        "late",
        "unfinished",
        "unreported",
        "targets",
        "targets-unreported",
        "rate",
    ],
    typer.Option(help="The order: most first, the rate lowest first, names by the alphabet."),
]


def agencies(summary: str) -> typer.Typer:
    """Give the command, with the options of the others, an agency and an order of its own."""
    app = options.plain_app()

    @app.command("agencies", help=summary)
    def command(
        who: Who = None,
        sort: Sort = "overdue",
        data: options.Data = None,
        as_of: options.AsOf = None,
        form: options.Format = "table",
        excel: options.Excel = False,
        lang: options.Lang = None,
        phase: options.Phase = None,
        section: options.Section = None,
        agency: options.Agency = None,
        status: options.Statuses = None,
        overdue: options.Overdue = False,
        binding: options.Binding = False,
        fail_on: options.FailOn = "overdue",
        output: options.Output = None,
        color: options.Color = "auto",
    ) -> None:
        def completed(found: Status, language: Language) -> Status:
            from par_cli.cli import question
            from par_cli.progress.owed import with_accounts

            return with_accounts(found, question.agency(found.dataset, who, "AGENCY"), sort, language)

        asked = options.Asked(
            data,
            as_of,
            form,
            excel,
            lang,
            phase,
            section,
            agency,
            status,
            overdue,
            binding,
            fail_on,
            output,
            color,
        )
        options.answer("agencies", asked, completed)

    return app
