"""`par remind`: a letter for each agency that owes something."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from par_cli.cli.options import AsOf, Data, Known, Lang, message_language
from par_cli.cli.report import LetterheadId
from par_cli.diagnostics import ExitCode, MisuseError
from par_cli.messages import Count, phrase
from par_cli.system import plain_path

if TYPE_CHECKING:
    from datetime import date

    from par_cli.locales import Locale
    from par_cli.render.letter_text import LetterText

Folder = Annotated[
    str | None, typer.Option("--output", "-o", metavar="DIR", help="A new folder for the letters: all or none.")
]
Format = Annotated[Literal["docx", "md"], typer.Option("--format", metavar="FORM", help="docx or md.")]
Template = Annotated[
    str | None, typer.Option(metavar="FILE", help="With docx: the Word file to fill in. Default: the one in par.")
]


def remind(
    output: Folder = None,
    form: Format = "docx",
    template: Template = None,
    letterhead: LetterheadId = None,
    data: Data = None,
    as_of: AsOf = None,
    known: Known = None,
    lang: Lang = None,
) -> ExitCode:
    from par_cli.cli import resolve
    from par_cli.cli.errors import notify
    from par_cli.cli.word import name_missing
    from par_cli.progress.letters import letters
    from par_cli.record.new_folder import make_folder
    from par_cli.render.letter_text import letter_text

    if output is None:
        raise MisuseError(phrase("{needed} is missing; see par remind --help", needed="--output"))
    resolve.output(output, data, os.environ)
    if template is not None and form != "docx":
        raise MisuseError(phrase("{option} goes with {form} only", option="--template", form="--format docx"))
    spoken = message_language(lang)
    folder = plain_path(output).rstrip("/") or output
    dataset, day = resolve.opened(data, as_of, os.environ, spoken, known)
    locale = resolve.language(lang, os.environ, dataset.decision)
    head = resolve.letterhead(dataset, letterhead, of_agency=True)
    texts = [letter_text(letter, locale) for letter in letters(dataset, day, head, locale.text)]
    if not texts:
        notify(phrase("nobody owes anything; no letter was written"), spoken)
        return ExitCode.OK
    write = _writer(form, template, day, locale)
    make_folder(folder, {f"{text.file}.{form}": write(text) for text in texts})
    name_missing(texts[0].letterforms, head, spoken)
    notify(phrase("{count} letters are in {folder}", count=Count(len(texts)), folder=folder), spoken)
    return ExitCode.OK


def _writer(
    form: Literal["docx", "md"], template: str | None, day: date, locale: Locale
) -> Callable[[LetterText], bytes]:
    from par_cli.render.letter_text import letter_markdown, letter_template_fields

    if form == "md":
        return partial(letter_markdown, locale=locale)
    from par_cli.cli.word import filled

    return lambda text: filled("letter", template, letter_template_fields(text, locale), day, locale)
