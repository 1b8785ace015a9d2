"""`par remind`: a letter for each agency that owes something."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from par_cli.cli.options import AsOf, Data, Known, Lang, LetterheadId, Template, message_language
from par_cli.diagnostics import ExitCode, MisuseError
from par_cli.messages import Count, Message, phrase
from par_cli.system import plain_path

if TYPE_CHECKING:
    from datetime import date

    from par_cli.locales import Locale
    from par_cli.model.dataset import Dataset
    from par_cli.progress.letters import Letter
    from par_cli.render.letter_text import LetterText

Folder = Annotated[
    str | None, typer.Option("--output", "-o", metavar="DIR", help="A new folder for the letters: all or none.")
]
Format = Annotated[Literal["docx", "md"], typer.Option("--format", metavar="FORM", help="docx or md.")]


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
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli.errors import notify
    from par_cli.cli.word_documents import name_missing
    from par_cli.progress.letters import letters
    from par_cli.record.new_folder import make_folder

    if output is None:
        raise MisuseError(phrase("{needed} is missing; see par remind --help", needed="--output"))
    option_checks.output(output, data, os.environ)
    option_checks.template(template, form)
    spoken = message_language(lang)
    folder = plain_path(output).rstrip("/") or output
    dataset, day = opening.open_data(data, as_of, os.environ, spoken, known)
    locale = resolve.language(lang, os.environ, dataset.decision)
    head = resolve.letterhead(dataset, letterhead, of_agency=True)
    found = letters(dataset, day, head, locale.text)
    if found:
        write = _Writer(form, template, dataset, day, locale)
        written = [write(letter) for letter in found]
        make_folder(folder, {name: data for text, files in written for name, data in files.items()})
        name_missing(written[0][0].letterforms, head, spoken)
    for message in _notes(found, folder):
        notify(message, spoken)
    return ExitCode.OK


def _notes(found: Sequence[Letter], folder: str) -> Iterator[Message]:
    """Yield how many letters there are, and which of them are different."""
    for letter in found:
        if letter.to_itself:
            yield phrase("{agency} sends the letters; its own is addressed to its units", agency=letter.agency)
        if letter.agency is None:
            tasks = [item.task.task.id for item in (*letter.overdue, *letter.soon)]
            targets = [*letter.targets, *(item.target for item in letter.targets_soon)]
            names = ", ".join(dict.fromkeys([*tasks, *(item.entry.id for item in targets)]))
            if letter.helping:
                yield phrase(
                    "nobody leads {names}; the letter about that goes to those who help: {agencies}",
                    names=names,
                    agencies=", ".join(letter.helping),
                )
            else:
                yield phrase("nobody leads {names}; the letter about that does not say who it is for", names=names)
    if found:
        yield phrase("letters in {folder}: {count}", count=Count(len(found)), folder=folder)
    else:
        yield phrase("nobody owes anything; no letter was written")


class _Writer:
    """What makes the files of a letter: the letter, and the form that goes with it."""

    def __init__(
        self, form: Literal["docx", "md"], template: str | None, dataset: Dataset, day: date, locale: Locale
    ) -> None:
        from par_cli.progress.digest import definitions_digest, digest
        from par_cli.render.form_workbook import MadeFrom

        self.form = form
        self.template = template
        self.title = locale.text(dataset.decision.title)
        self.made_from = MadeFrom(str(day.year), day, digest(dataset, day), definitions_digest(dataset))
        self.locale = locale

    def __call__(self, letter: Letter) -> tuple[LetterText, dict[str, bytes]]:
        """Return a letter in words, and its files by their names."""
        from par_cli.render.letter_text import letter_text

        enclosed = self.enclosed(letter)
        text = letter_text(letter, [*enclosed], self.locale)
        return text, {f"{text.file}.{self.form}": self.written(text), **enclosed}

    def written(self, text: LetterText) -> bytes:
        from par_cli.render.letter_text import letter_markdown, letter_template_fields

        if self.form == "md":
            return letter_markdown(text, self.locale)
        from par_cli.cli.word_documents import fill_document

        return fill_document(
            "letter", self.template, letter_template_fields(text, self.locale), self.made_from.day, self.locale
        )

    def enclosed(self, letter: Letter) -> dict[str, bytes]:
        """Return the form of a letter: one workbook, or next to Markdown a CSV file for each of its sheets."""
        from par_cli.cli import option_checks
        from par_cli.render.form_sheets import sheet_csv
        from par_cli.render.form_workbook import workbook
        from par_cli.render.letter_form import letter_sheets
        from par_cli.render.letter_text import form_file

        name, sheets = form_file(letter, self.locale), letter_sheets(letter, self.locale)
        if self.form == "md":
            return {f"{name}-{sheet.name}.csv": sheet_csv(sheet, self.locale) for sheet in sheets}
        if not sheets:
            return {}
        try:
            data = workbook(sheets, self.made_from, self.title)
        except ImportError as error:
            raise option_checks.not_installed(phrase("workbooks"), "openpyxl") from error
        return {f"{name}.xlsx": data}
