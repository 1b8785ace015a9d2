"""A snapshot: what was sent on a day, as a fixed list of files, and the manifest that says what each of them is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

from par_cli.locales import LANGUAGES, Language, Locale, get_locale
from par_cli.model.dataset import Dataset
from par_cli.progress.accounts import with_accounts
from par_cli.progress.results import Status
from par_cli.progress.status import Filters, status
from par_cli.render.annex import annex
from par_cli.render.document import SHA256, View, head
from par_cli.render.dumps import dumps
from par_cli.render.formats import FORMATS, Choices, Format
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf
from par_cli.render.output_fields.scalars import COUNT, TEXT, one_of

_VIEWS: Final[tuple[View, ...]] = ("status", "targets", "tasks", "agencies")


class Output(NamedTuple):
    """An output of a snapshot: a view of the data in a format, of CSV the one in words for spreadsheet programs.

    All are text.  What is compressed (docx, xlsx) is not the same bytes with every version of zlib, and needs packages
    that the checker of a snapshot may lack; it can be made from the sealed data at any time.
    """

    view: View
    form: Format

    @property
    def name(self) -> str:
        return f"{self.view}.{self.form}"

    @property
    def command(self) -> str:
        """The command that prints the same, without its day, language and folder."""
        return f"par {self.view} --format {self.form}{' --labels --excel' if self.form == 'csv' else ''}"


OUTPUTS: Final[tuple[Output, ...]] = (
    *(Output(view, "json") for view in _VIEWS),
    *(Output(view, "md") for view in _VIEWS),
    *(Output(view, "csv") for view in _VIEWS if view != "status"),  # whose tables are those of the others
)
"""The lists of every snapshot; the page comes after them."""

PAGE: Final = "page.html"

COMMANDS: Final[Mapping[str, str]] = {**{item.name: item.command for item in OUTPUTS}, PAGE: "par page"}
"""The command of every output of a snapshot by its name; without its day, language and folder."""


def outputs(
    dataset: Dataset, as_of: date, locale: Locale, page_of: Callable[[Status, Locale], bytes]
) -> dict[str, bytes]:
    """Return the outputs of a day by their names; ``page_of`` returns the page for a browser."""
    found = status(dataset, as_of, Filters())
    rendered = {item.name: _rendered(item, found, locale) for item in OUTPUTS}
    return {**rendered, PAGE: page_of(found, locale)}


def _rendered(item: Output, found: Status, locale: Locale) -> bytes:
    if item.form == "json":
        locale = get_locale(found.dataset.decision.language)
    if item.view == "agencies":
        found = with_accounts(found, None, "overdue", locale.text)
    if item.form == "csv":
        return annex(found, item.view, locale, excel=True)
    return FORMATS[item.form](found, Choices(item.view, locale, binding=False, excel=False))


# --- the manifest


class File(NamedTuple):
    """A file of a snapshot; ``command`` prints the same where it is run in the folder, None of a data file."""

    path: str
    content: bytes
    command: str | None

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


class Snapshot(NamedTuple):
    """What a snapshot holds, and what it was made from."""

    dataset: Dataset
    as_of: date
    language: Language
    version: str
    files: tuple[File, ...]

    @property
    def command(self) -> str:
        return f"par snapshot --as-of {self.as_of.isoformat()} --lang {self.language}"


FILE = ObjectOf[File](
    "sealed_file",
    Field("path", TEXT, "Its path below the folder."),
    Field("bytes", COUNT, "How long it is.", lambda file: len(file.content)),
    Field("sha256", SHA256, "Its SHA-256."),
    Field("command", TEXT.or_null, "What prints the same, run in the folder; null for a file of the data."),
)

SNAPSHOT = ObjectOf[Snapshot](
    "",
    *head("par/snapshot/1"),
    Field("version", TEXT, "The version of par that made it."),
    Field("command", TEXT, "The command that made it, without its folders."),
    Field("language", one_of(LANGUAGES), "The language of what is in words."),
    Field("files", ListOf(FILE), "Every other file but the list of digests: the data, then the outputs."),
)


def files(data: Mapping[str, bytes], outputs: Mapping[str, bytes], folder: str, options: str) -> Iterable[File]:
    """Yield the files of a snapshot: those of the data below ``folder``, then the outputs.

    ``options`` are those of each command: the day, the language and the folder.
    """
    yield from (File(f"{folder}/{name}", content, None) for name, content in sorted(data.items()))
    yield from (File(name, outputs[name], f"{command} {options}") for name, command in COMMANDS.items())


def manifest(snapshot: Snapshot) -> bytes:
    return dumps(SNAPSHOT.value(snapshot))
