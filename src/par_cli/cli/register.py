"""`par reports --due`: the register of the reports that are due, and of those that came in."""

from __future__ import annotations

import os
from functools import partial
from typing import Annotated

import typer

from par_cli.cli import completion
from par_cli.cli.options import AsOf, Color, Data, Excel, Form, Lang, Output, message_language
from par_cli.diagnostics import ExitCode, MisuseError
from par_cli.messages import phrase

Due = Annotated[bool, typer.Option("--due", help="Which reports are due, from whom, and which of them came in.")]
Reporter = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Only what this agency owes: id, name, short name or alias.",
        autocompletion=completion.agencies,
    ),
]


def reports(
    due: Due = False,
    data: Data = None,
    as_of: AsOf = None,
    form: Form = "table",
    excel: Excel = False,
    lang: Lang = None,
    agency: Reporter = None,
    output: Output = None,
    color: Color = "auto",
) -> ExitCode:
    from par_cli.cli import resolve
    from par_cli.cli.output import write
    from par_cli.cli.pages import for_people
    from par_cli.progress.register import register

    if not due:
        raise MisuseError(phrase("{needed} is missing; see par reports --help", needed="--due"))
    resolve.output(output, data, os.environ)
    resolve.excel(form, asked=excel)
    dataset, day = resolve.opened(data, as_of, os.environ, message_language(lang))
    found = register(dataset, day, resolve.agency(dataset, agency))
    if form == "table" or form == "md":  # noqa: PLR1714 - mypy narrows the word only so
        from par_cli.render.table.register import register_page

        locale = resolve.language(lang, os.environ, dataset.decision)
        rendered = for_people(partial(register_page, found=found, locale=locale), form, locale, output, color)
    else:
        from par_cli.render.register_document import MACHINE_FORMS

        rendered = MACHINE_FORMS[form](found, excel=excel)
    write(rendered, output)
    return ExitCode.OK
