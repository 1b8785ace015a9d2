"""`par status`, `par targets`, `par tasks`: the commands that list."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from par_cli.cli import completion
from par_cli.cli.options import ListOptions, message_language
from par_cli.diagnostics import ExitCode
from par_cli.render.formats import FOR_PEOPLE, FORMATS, Choices, field_names

if TYPE_CHECKING:
    from par_cli.cli.meant import Kind
    from par_cli.locales import Locale
    from par_cli.progress.results import Status
    from par_cli.render.document import View


def status(options: ListOptions) -> ExitCode:
    return print_list("status", options)


def targets(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Only these targets or indicators: their ids, or words of one name.",
            autocompletion=completion.targets_and_indicators,
        ),
    ] = None,
    *,
    options: ListOptions,
) -> ExitCode:
    return print_list("targets", options, words=words)


def tasks(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Only these tasks: their ids, or words of one name.",
            autocompletion=completion.task_ids,
        ),
    ] = None,
    *,
    options: ListOptions,
) -> ExitCode:
    return print_list("tasks", options, words=words)


_KINDS: Mapping[View, Sequence[Kind]] = {"targets": ("indicator", "target"), "tasks": ("task",)}
"""What words typed after a command may mean."""


def print_list(
    view: View,
    options: ListOptions,
    extend: Callable[[Status, Locale], Status] | None = None,
    words: Sequence[str] | None = None,
) -> ExitCode:
    """Load, compute, render and write a view of the data; return the exit code.

    ``words`` are ids or names of what is asked for, all where there are none.
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
    resolve.labels(options.form, asked=options.labels, has_annex=view != "status", fields=options.fields)
    fields = resolve.fields(options.fields, options.form, partial(field_names, view, options.form))
    dataset, day = resolve.opened(options.data, options.as_of, os.environ, spoken)
    filters = Filters(
        resolve.known("--phase", options.phase, dataset.phases),
        resolve.known("--section", options.section, dataset.section_ids),
        resolve.agency(dataset, options.agency),
        statuses,
        options.overdue,
        tuple(item.id for item in resolve.things(dataset, "ID", words, *_KINDS.get(view, ()))),
    )
    result = compute_status(dataset, day, filters)
    locale = get_locale(dataset.decision.language)
    if options.form in FOR_PEOPLE or options.labels:
        locale = resolve.language(options.lang, os.environ, dataset.decision)
    if extend is not None:
        result = extend(result, locale)
    output.write(_render(result, view, options, locale, fields), options.output)
    late = fails(judgeable(result, view), options.fail_on, binding=options.binding)
    return ExitCode.OVERDUE if late else ExitCode.OK


def _render(result: Status, view: View, options: ListOptions, locale: Locale, fields: tuple[str, ...]) -> bytes:
    if options.labels:
        from par_cli.render.annex import annex

        return annex(result, view, locale, excel=options.excel)
    if options.form != "table":
        return FORMATS[options.form](result, Choices(view, locale, options.binding, options.excel, fields))
    from par_cli.cli.output import draw_screen
    from par_cli.render.table import table

    draw = partial(table, result, view, locale, binding=options.binding)
    return draw_screen(draw, options.output, options.color, os.environ)
