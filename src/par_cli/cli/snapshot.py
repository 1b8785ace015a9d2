"""`par snapshot`: what was sent, sealed in a folder; and whether it is still so."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from par_cli import system
from par_cli.cli.options import AsOf, Data, Lang, message_language
from par_cli.diagnostics import ExitCode, MisuseError
from par_cli.locales import get_locale
from par_cli.messages import Count, Message, phrase

if TYPE_CHECKING:
    from datetime import date

    from par_cli.loading.folder import Location
    from par_cli.locales import Language, Locale
    from par_cli.model.dataset import Dataset
    from par_cli.record.sealed import SealedFolder

Folder = Annotated[str, typer.Argument(metavar="DIR", help="A new folder; with --check one that par has sealed.")]
Check = Annotated[
    bool,
    typer.Option(
        "--check", help="Is it still so: files, outputs made again, and with --data what was corrected since."
    ),
]


def snapshot(
    folder: Folder, check: Check = False, data: Data = None, as_of: AsOf = None, lang: Lang = None
) -> ExitCode:
    from par_cli.cli import option_checks

    option_checks.path("DIR", folder)
    folder = system.plain_path(folder).rstrip("/") or folder
    if not check:
        return _seal(folder, data, as_of, lang)
    if as_of is not None:
        raise option_checks.conflict("--as-of", "--check")
    return _check(folder, data, lang)


def _seal(folder: str, data: str | None, as_of: str | None, lang: Language | None) -> ExitCode:
    from hashlib import sha256

    from par_cli.cli import opening, output, resolve
    from par_cli.cli.errors import notify
    from par_cli.record import sealed
    from par_cli.record.new_folder import make_folder

    spoken = message_language(lang)
    _, day, reading = opening.open_with_places(data, as_of, os.environ, spoken)
    output.spare(reading.location, system.join(folder, sealed.MANIFEST), "DIR")
    if sealed.is_in_snapshot(folder):
        raise MisuseError(phrase("DIR: {folder} is inside a snapshot; name a folder outside it", folder=folder))
    contents = sealed.data_files(reading)
    dataset = sealed.dataset_of(contents, reading.location)
    language = resolve.language(lang, os.environ, dataset.decision).language
    found = _files(dataset, day, language, contents, embedded=reading.location.embedded)
    found[sealed.SUMS] = sealed.sums(found)  # last, so that nothing that was interrupted looks whole
    make_folder(folder, found)
    seal = sha256(found[sealed.SUMS]).hexdigest()
    _note(reading.location, day, seal, spoken)
    notify(
        phrase(
            "{folder} is sealed: {number} files as of {day}; keep its seal elsewhere: {seal}",
            folder=folder,
            number=Count(len(found)),
            day=spoken.day(day),
            seal=seal,
        ),
        spoken,
    )
    return ExitCode.OK


def _note(location: Location, day: date, seal: str, spoken: Locale) -> None:
    """Note in the journal of the data that it was sent; say so where that cannot be written."""
    from par_cli.cli import opening
    from par_cli.cli.errors import notify
    from par_cli.diagnostics import NotWrittenError
    from par_cli.loading.folder import REPORTS
    from par_cli.record import journal
    from par_cli.record.sealed import is_in_snapshot
    from par_cli.record.sent import note_snapshot

    if location.embedded or is_in_snapshot(location.folder) or not os.path.isdir(system.join(location.folder, REPORTS)):
        return
    try:
        note_snapshot(location.folder, journal.SnapshotLine(opening.moment(), day, seal))
    except (NotWrittenError, OSError):
        problem = phrase(
            "{file} cannot be written, so par will not know that these figures were sent",
            file=journal.path_in(location.folder),
        )
        notify(phrase("warning: {problem}", problem=problem), spoken)


def _files(
    dataset: Dataset, day: date, language: Language, contents: Mapping[str, bytes], *, embedded: bool
) -> dict[str, bytes]:
    """Return the files of a snapshot but for the list of digests: of the data, the outputs, the manifest."""
    from par_cli import __version__
    from par_cli.cli import page
    from par_cli.record.sealed import DATA, MANIFEST
    from par_cli.render.snapshot import Snapshot, files, manifest, outputs

    options = f"--as-of {day.isoformat()} --lang {language} --data {DATA}"
    found = tuple(files(contents, outputs(dataset, day, get_locale(language), page.render_page), DATA, options))
    made_from = dataset._replace(folder=None) if embedded else dataset
    return {
        **{item.path: item.content for item in found},
        MANIFEST: manifest(Snapshot(made_from, day, language, __version__, found)),
    }


def _check(folder: str, data: str | None, lang: Language | None) -> ExitCode:
    from par_cli.cli import output, resolve
    from par_cli.record.sealed import open_sealed
    from par_cli.render.printable import log_line

    now = None if data is None else _now(data, message_language(lang))
    found = open_sealed(folder)
    locale = resolve.language_or(lang, os.environ, found.manifest.language)
    again = _made_again(found)
    lines = [*_faults(found), *again.lines, *_summary(found, again, locale)]
    text = output.encode("".join(f"{log_line(locale.text(line))}\n" for line in lines), to_file=False)
    if now is not None and again.dataset is not None:
        text += b"\n" + _corrected(again.dataset, now, found.manifest.as_of, locale)
    output.write(text, None)
    return ExitCode.OVERDUE if found.faults or again.failed else ExitCode.OK


def _now(data: str, spoken: Locale) -> Dataset:
    from par_cli.cli import option_checks
    from par_cli.cli.errors import warn
    from par_cli.loading import load, locate

    loaded = load(locate(option_checks.path("--data", data), os.environ))
    warn(loaded.warnings, spoken)
    return loaded.dataset


def _corrected(sealed: Dataset, now: Dataset, day: date, locale: Locale) -> bytes:
    """Return what differs on the day of a snapshot between its data and that of today, as ``par diff`` says it."""
    from functools import partial

    from par_cli.cli import output
    from par_cli.progress.differences import differences
    from par_cli.progress.results_on_day import Point
    from par_cli.progress.status import Filters
    from par_cli.render.table import terminal_text
    from par_cli.render.table.diff_page import changes_page

    found = differences(Point(sealed, day), Point(now, day), Filters())
    draw = partial(terminal_text, partial(changes_page, found=found, locale=locale))
    return output.draw_screen(draw, None, "auto", os.environ)


class Again(NamedTuple):
    """What came of making the outputs again: what is said of it, how many are the same, and whether it failed.

    ``dataset`` is the sealed data where it is as it was, called by the path of its folder.
    """

    lines: Sequence[Message] = ()
    same: int = 0
    failed: bool = False
    dataset: Dataset | None = None


def _faults(found: SealedFolder) -> Iterator[Message]:
    from par_cli.record.sealed import Fault

    messages: Mapping[Fault, Message] = {
        "missing": phrase("it is missing"),
        "changed": phrase("it is not as it was sealed"),
        "added": phrase("it was not there when the data was sealed"),
        "unreadable": phrase("it cannot be read"),
    }
    for file, fault in found.faults.items():
        yield phrase("{file}: {why}", file=file, why=messages[fault])
    for file in found.others:
        yield phrase("{file}: {why}", file=file, why=phrase("it does not belong to the snapshot"))


def _made_again(found: SealedFolder) -> Again:
    """Make the outputs and the manifest again from the sealed data, and compare them."""
    from hashlib import sha256

    from par_cli import __version__
    from par_cli.diagnostics import InvalidDataError
    from par_cli.loading.folder import Location
    from par_cli.record.sealed import DATA, MANIFEST, dataset_of

    manifest, is_same_version = found.manifest, found.manifest.version == __version__
    if not found.data_is_whole:
        return Again([phrase("the outputs were not made again, since the data is not as it was")])
    above = f"{DATA}/"
    contents = {path.removeprefix(above): data for path, data in found.contents.items() if path.startswith(above)}
    try:
        dataset = dataset_of(contents, Location(system.join(found.folder, DATA), embedded=False))
    except InvalidDataError:
        why = phrase("the outputs were not made again, since par {version} does not take the data", version=__version__)
        return Again([why], failed=is_same_version)
    made = _files(dataset, manifest.as_of, manifest.language, contents, embedded=manifest.embedded)
    sealed = {item.path: item.sha256 for item in manifest.files if item.command is not None}
    sealed |= {MANIFEST: sha256(manifest.content).hexdigest()} if is_same_version else {}
    lines: list[Message] = []
    for path, digest in sealed.items():
        if path not in made:
            why = phrase("par {version} does not make it", version=__version__)
        elif sha256(made[path]).hexdigest() == digest:
            continue
        elif is_same_version:
            why = phrase("made again from the data, it is not the same")
        else:
            why = phrase("made again by par {version}, it is not the same", version=__version__)
        lines.append(phrase("{file}: {why}", file=path, why=why))
    named = dataset._replace(folder=system.join(found.folder, DATA))
    return Again(lines, len(sealed) - len(lines), is_same_version and bool(lines), named)


def _summary(found: SealedFolder, again: Again, locale: Locale) -> Iterator[Message]:
    from par_cli import __version__

    manifest, bad = found.manifest, len(found.faults)
    number, day = Count(len(manifest.files) + 2), locale.day(manifest.as_of)
    if bad:
        yield phrase("{folder}, as of {day}: not as it was sealed: {bad} of {number} files",
                     folder=found.folder, day=day, bad=Count(bad), number=number)  # fmt: skip
    else:
        yield phrase("{folder}, as of {day}: all {number} files are as they were sealed",
                     folder=found.folder, day=day, number=number)  # fmt: skip
    if again.same:
        yield phrase("{number} files made again from the sealed data are the same", number=Count(again.same))
    if manifest.version != __version__:
        yield phrase("it was sealed by par {version}, and this is par {other}",
                     version=manifest.version, other=__version__)  # fmt: skip
    yield phrase("its seal: {seal}", seal=found.seal)
