"""`par report`: the periodic report, as a document of Word, as Markdown and as JSON."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from par_cli.cli import completion
from par_cli.cli.options import AsOf, Data, Known, Lang, LetterheadId, Output, Template, message_language
from par_cli.diagnostics import ExitCode, MisuseError
from par_cli.messages import phrase

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.periodic import PeriodicReport

Period = Annotated[
    str,
    typer.Argument(
        metavar="PERIOD",
        help="Which report: 2026 for that of the year, 2026-H1 or 2026-Q3.",
        show_default=False,
        autocompletion=completion.reports,
    ),
]
Format = Annotated[Literal["docx", "md", "json"], typer.Option("--format", metavar="FORM", help="docx, md or json.")]


def report(
    period: Period,
    form: Format = "docx",
    template: Template = None,
    letterhead: LetterheadId = None,
    data: Data = None,
    as_of: AsOf = None,
    known: Known = None,
    lang: Lang = None,
    output: Output = None,
) -> ExitCode:
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli.errors import notify
    from par_cli.cli.output import write
    from par_cli.progress.periodic import periodic_report

    option_checks.output(output, data, os.environ)
    option_checks.template(template, form)
    spoken = message_language(lang)
    dataset, day = opening.open_data(data, as_of, os.environ, spoken, known, with_documents=True)
    due = resolve.due_report(dataset, period)
    if day < due.start:
        message = phrase(
            "PERIOD: {name} begins on {start}, after {day}",
            name=due.key,
            start=spoken.day(due.start),
            day=spoken.day(day),
        )
        raise MisuseError(message)
    locale = resolve.language(lang, os.environ, dataset.decision)
    found = periodic_report(dataset, day, due, resolve.letterhead(dataset, letterhead), locale.text)
    if form == "json":
        from par_cli.render.report_document import report_json

        rendered = report_json(found)
    else:
        rendered = _in_words(found, form, template, locale, spoken)
    write(rendered, output)
    if day > due.due:
        notify(
            phrase(
                "the figures are those known on {day}, after {due}, when this report was due; those of its cut-off: "
                "--as-of {cut_off}",
                day=spoken.day(day), due=spoken.day(due.due), cut_off=due.cut_off,
            ),
            spoken,
        )  # fmt: skip
    return ExitCode.OK


def _in_words(
    found: PeriodicReport, form: Literal["docx", "md"], template: str | None, locale: Locale, spoken: Locale
) -> bytes:
    from par_cli.cli.word_documents import name_missing
    from par_cli.render.report_text import report_text

    text = report_text(found, locale)
    if form == "md":
        from par_cli.render.report_markdown import report_markdown

        rendered = report_markdown(text, locale)
    else:
        from par_cli.cli.word_documents import fill_document
        from par_cli.render.report_fields import report_fields

        rendered = fill_document("report", template, report_fields(text, locale), found.as_of, locale)
    name_missing(text.letterforms, found.letterhead, spoken)
    return rendered
