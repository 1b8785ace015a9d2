"""`par status`, `par targets`, `par tasks`: the commands that list."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from par_cli.cli import completion
from par_cli.cli.options import ListOptions, RowOptions, message_language
from par_cli.diagnostics import ExitCode
from par_cli.messages import phrase
from par_cli.progress.option_values import TargetsBy, TasksBy
from par_cli.render.formats import FORMATS, IN_WORDS, PLAIN, Choices, Layout, field_names

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.results import Status
    from par_cli.progress.subject import SubjectKind
    from par_cli.render.document import View

ByTargets = Annotated[
    TargetsBy | None,
    typer.Option("--by", metavar="KIND", help="Headings: group, section, agency, agency-today, status, phase."),
]
ByTasks = Annotated[
    TasksBy | None, typer.Option("--by", metavar="KIND", help="Headings: section, agency, agency-today, status.")
]
ALL = RowOptions()


def status(options: ListOptions) -> ExitCode:
    return print_list("status", options)


TargetWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID",
        help="Only these targets or indicators: their ids, or words of one name.",
        autocompletion=completion.targets_and_indicators,
    ),
]
TaskWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID", help="Only these tasks: their ids, or words of one name.", autocompletion=completion.task_ids
    ),
]


def targets(words: TargetWords = None, *, options: ListOptions, rows: RowOptions, by: ByTargets = None) -> ExitCode:
    return _print_rows("targets", options, rows, by, words)


def tasks(words: TaskWords = None, *, options: ListOptions, rows: RowOptions, by: ByTasks = None) -> ExitCode:
    return _print_rows("tasks", options, rows, by, words)


_KINDS: Mapping[View, Sequence[SubjectKind]] = {"targets": ("indicator", "target"), "tasks": ("task",)}
"""What words typed after a command may mean."""


def _print_rows(
    view: View, options: ListOptions, rows: RowOptions, by: str | None, words: Sequence[str] | None
) -> ExitCode:
    from par_cli.cli import option_checks, resolve

    option_checks.for_people(options.form, {"--by": by, "--columns": rows.columns, "--brief": rows.brief})
    sort = resolve.order(rows.sort, view)
    layout = Layout("" if sort and not by else by, resolve.columns(rows.columns, view), rows.brief)

    def ordered(result: Status, locale: Locale) -> Status:
        if sort is None:
            return result
        from par_cli.render.table.list_columns import ordered

        return ordered(result, sort, view, locale)

    return print_list(view, options, ordered, rows, layout, words)


def print_list(
    view: View,
    options: ListOptions,
    extend: Callable[[Status, Locale], Status] | None = None,
    rows: RowOptions = ALL,
    layout: Layout = PLAIN,
    words: Sequence[str] | None = None,
) -> ExitCode:
    """Load, compute, render and write a view of the data; return the exit code.

    ``words`` are ids or names of what is asked for, all where there are none.
    ``extend`` adds to what was computed, or puts it in order; it is passed the locale that orders names.
    """
    from par_cli.cli import option_checks, output, resolve
    from par_cli.locales import get_locale
    from par_cli.progress.status import fails, judgeable

    option_checks.width(options.width, options.form)
    option_checks.excel(options.form, given=options.excel)
    option_checks.labels(options.form, given=options.labels, has_annex=view != "status", fields=options.fields)
    fields = resolve.fields(options.fields, options.form, partial(field_names, view, options.form))
    result = compute_view(view, options, rows, words)
    dataset = result.dataset
    locale = get_locale(dataset.decision.language)
    if options.form in IN_WORDS or options.labels:
        locale = resolve.language(options.lang, os.environ, dataset.decision)
    if extend is not None:
        result = extend(result, locale)
    choices = Choices(view, locale, options.binding, options.excel, layout, fields)
    output.show_page(_rendered(result, options, choices), options.form, options)
    late = fails(judgeable(result, view), options.fail_on, binding=options.binding)
    return ExitCode.OVERDUE if late else ExitCode.OK


def _rendered(result: Status, options: ListOptions, choices: Choices) -> bytes:
    from par_cli.cli import option_checks, output

    view, locale = choices.view, choices.locale
    if options.form == "table":
        from par_cli.render.table import table

        layout = choices.layout._replace(repeated=_repeated(options))
        draw = partial(table, result, view, locale, binding=options.binding, layout=layout)
        return output.draw_screen(draw, options.output, options.color, os.environ, options.width)
    if options.labels:
        from par_cli.render.annex import annex

        return annex(result, view, locale, excel=options.excel)
    try:
        return FORMATS[options.form](result, choices)
    except ImportError as error:
        if options.form != "xlsx":
            raise
        raise option_checks.not_installed(phrase("workbooks"), "XlsxWriter") from error


def compute_view(
    view: View, options: ListOptions, rows: RowOptions = ALL, words: Sequence[str] | None = None
) -> Status:
    """Load the data and return what of its state was asked for; all options are looked at before the data is."""
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.progress.status import Filters
    from par_cli.progress.status import status as compute_status

    spoken = message_language(options.lang)
    statuses = resolve.statuses(options.status or (), view)
    due_before = None if rows.due_before is None else opening.parse_day(rows.due_before, "--due-before")
    due_within = option_checks.days(rows.due_within)
    option_checks.output(options.output, options.data, os.environ)
    in_words = options.form == "xlsx" or options.labels  # where documents are called as people call them
    dataset, day = opening.open_data(
        options.data, options.as_of, os.environ, spoken, options.known, with_documents=in_words
    )
    filters = Filters(
        resolve.known("--phase", options.phase, dataset.phases),
        resolve.known("--section", options.section, dataset.section_ids),
        resolve.agency(dataset, options.agency),
        statuses,
        options.overdue,
        due_before,
        due_within,
        tuple(item.id for item in resolve.things(dataset, "ID", words, *_KINDS.get(view, ()))),
    )
    return compute_status(dataset, day, filters)


def _repeated(options: ListOptions) -> str:
    """Return the options that a command proposed on the page repeats, as a shell takes them."""
    from par_cli.system import quoted

    given = (
        ("--data", options.data),
        ("--as-of", options.as_of),
        ("--known", options.known),
        ("--lang", options.lang),
        ("--phase", options.phase),
        ("--section", options.section),
    )
    return "".join(f" {name} {quoted(value)}" for name, value in given if value is not None)
