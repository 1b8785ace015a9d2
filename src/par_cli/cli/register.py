"""`par reports --due`: the register of the reports that are due, and of those that came in."""

from __future__ import annotations

import os
from functools import partial

from par_cli.cli.option_groups import FlatOptions
from par_cli.cli.options import message_language
from par_cli.diagnostics import ExitCode


def print_register(agency: str | None, options: FlatOptions) -> ExitCode:
    """Load, compute, render and write the register; return the exit code."""
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli.output import for_people, show_page
    from par_cli.progress.register import register

    form = options.form
    for option, given in (("--fields", options.fields), ("--labels", options.labels)):
        if given:
            raise option_checks.conflict(option, "--due")
    option_checks.output(options.output, options.data, os.environ)
    option_checks.width(options.width, form)
    option_checks.excel(form, given=options.excel)
    dataset, day = opening.open_data(
        options.data, options.as_of, os.environ, message_language(options.lang), options.known
    )
    found = register(dataset, day, resolve.agency(dataset, agency))
    if form == "table" or form == "md":  # noqa: PLR1714 - mypy narrows the word only so
        from par_cli.render.table.register import register_page

        locale = resolve.language(options.lang, os.environ, dataset.decision)
        rendered = for_people(partial(register_page, found=found, locale=locale), form, locale, options)
    else:
        from par_cli.render.register_document import register_document

        rendered = register_document(found, form, excel=options.excel)
    show_page(rendered, form, options)
    return ExitCode.OK
