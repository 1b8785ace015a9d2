"""`par status`, `par targets`, `par tasks`: the commands that list."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from par_cli.cli.options import ListOptions, message_language
from par_cli.diagnostics import ExitCode
from par_cli.render.formats import FOR_PEOPLE, FORMATS, Choices

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.results import Status
    from par_cli.render.document import View


def status(options: ListOptions) -> ExitCode:
    return print_list("status", options)


def targets(options: ListOptions) -> ExitCode:
    return print_list("targets", options)


def tasks(options: ListOptions) -> ExitCode:
    return print_list("tasks", options)


def print_list(view: View, options: ListOptions, extend: Callable[[Status, Locale], Status] | None = None) -> ExitCode:
    """Load, compute, render and write a view of the data; return the exit code.

    ``extend`` adds to what was computed; it is passed the locale that orders names.
    """
    from par_cli.cli import output, resolve
    from par_cli.locales import get_locale
    from par_cli.progress.status import Filters, fails, judgeable
    from par_cli.progress.status import status as compute_status

    spoken = message_language(options.lang)
    statuses = resolve.statuses(options.status or (), view)
    resolve.output(options.output, options.data, os.environ)
    resolve.excel(options.form, asked=options.excel)
    dataset, day = resolve.opened(options.data, options.as_of, os.environ, spoken, options.known)
    filters = Filters(
        resolve.known("--phase", options.phase, dataset.phases),
        resolve.known("--section", options.section, dataset.section_ids),
        resolve.agency(dataset, options.agency),
        statuses,
        options.overdue,
    )
    result = compute_status(dataset, day, filters)
    locale = get_locale(dataset.decision.language)
    if options.form in FOR_PEOPLE:
        locale = resolve.language(options.lang, os.environ, dataset.decision)
    if extend is not None:
        result = extend(result, locale)
    output.write(_render(result, view, options, locale), options.output)
    late = fails(judgeable(result, view), options.fail_on, binding=options.binding)
    return ExitCode.OVERDUE if late else ExitCode.OK


def _render(result: Status, view: View, options: ListOptions, locale: Locale) -> bytes:
    if options.form != "table":
        return FORMATS[options.form](result, Choices(view, locale, options.binding, options.excel))
    from par_cli.cli.output import draw_screen
    from par_cli.render.table import table

    draw = partial(table, result, view, locale, binding=options.binding)
    return draw_screen(draw, options.output, options.color, os.environ)
