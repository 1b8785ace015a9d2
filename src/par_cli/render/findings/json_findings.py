"""Findings as the JSON document ``par/validate/1``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from par_cli.diagnostics import Diagnostic, Related
from par_cli.loading.findings import Findings
from par_cli.loading.folder import FileRead
from par_cli.locales import ENGLISH, get_locale
from par_cli.messages import Message
from par_cli.model.dataset import Dataset
from par_cli.model.fields import Localized
from par_cli.progress.changes import KINDS, Change, OccurrenceChange, TargetChange, kind_of
from par_cli.progress.digest import digest
from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES
from par_cli.render.document import SHA256, SOURCES, name_field
from par_cli.render.dumps import dumps
from par_cli.render.findings import FolderComparison, severity
from par_cli.render.output_fields.kinds import ById, Field, Kind, ListOf, ObjectOf
from par_cli.render.output_fields.records import DECISION, WORDS
from par_cli.render.output_fields.scalars import COUNT, DAY, TEXT, YES, one_of


class CheckedData(NamedTuple):
    """What was found, and the data if it can be used."""

    found: Findings
    dataset: Dataset | None
    compared: FolderComparison | None = None

    @property
    def source(self) -> str:
        return "embedded" if self.found.location.embedded else "folder"

    @property
    def sha256(self) -> str | None:
        return None if self.dataset is None else digest(self.dataset, self.found.day)


def json_findings(found: Findings, dataset: Dataset | None, compared: FolderComparison | None) -> bytes:
    """Return the document; ``dataset`` is None where an error keeps the data from being used."""
    return dumps(VALIDATE.value(CheckedData(found, dataset, compared)))


def _both(message: Message) -> Localized:
    return Localized(vi=get_locale("vi").text(message), en=ENGLISH.text(message))


_CODE = Kind({"type": "string", "pattern": "^PAR[0-9]{3}$"})
_PLACE: tuple[Field[Any], ...] = (
    Field("file", TEXT, "The file, as it was named to par."),
    Field(
        "line", COUNT.or_null, "The line, from 1; null where the file as a whole is meant.", lambda at: at.line or None
    ),
    Field("column", COUNT.or_null, "The column in characters, from 1.", lambda at: at.column or None),
)

FINDING = ObjectOf[Diagnostic](
    "",
    Field("rule", _CODE, "The code of the rule; par explain has a page on it.", "code"),
    Field("severity", one_of(("error", "warning")), "An error makes the data unusable, a warning doubtful.", severity),
    *_PLACE,
    Field(
        "path",
        TEXT.or_null,
        "The place in the data, such as indicators[3].targets[0].at_most; null outside an entry.",
        lambda item: item.path or None,
    ),
    Field("message", WORDS, "What is wrong.", lambda item: _both(item.message)),
    Field("hint", WORDS, "What to write instead.", lambda item: _both(item.hint)),
    Field("related", ListOf(ObjectOf("", *_PLACE)), "Other places that it speaks of."),
)

_DATA = ObjectOf[CheckedData](
    "",
    Field("source", one_of(SOURCES), "A folder, or the data inside the package."),
    Field("sha256", SHA256.or_null, "SHA-256 of what the data says on that day; null where it cannot be used."),
)

_SUMMARY = ObjectOf[Findings](
    "",
    Field("total", COUNT, "How many findings there are.", lambda found: len(found.items)),
    Field("errors", COUNT, "How many make the data unusable."),
    Field("warnings", COUNT, "How many leave it usable."),
    Field("elsewhere", COUNT, "How many more are in files that nobody asked about."),
    Field("deselected", COUNT, "How many more break rules that were not asked for (--select, --ignore)."),
    Field("usable", YES, "Whether the folder as a whole has no error."),
    Field(
        "by_rule",
        ById(COUNT),
        "How many break each rule, by its code.",
        lambda found: dict(sorted(Counter(item.code for item in found.items).items())),
    ),
)

_FILE_READ = ObjectOf[FileRead](
    "",
    Field("file", TEXT, "The file, as it was named to par.", "name"),
    Field("entries", ById(COUNT), "How many entries of each kind in it are right by themselves."),
)


class _Differs(NamedTuple):
    """A status that differs, with the places of the entries that did it."""

    change: Change
    places: tuple[Related, ...]


class _Compared(NamedTuple):
    """The older folder, and what differs from it by kind and in all."""

    folder: str
    by_kind: Mapping[str, int]
    targets: list[_Differs]
    occurrences: list[_Differs]


def _compared(judged: CheckedData) -> _Compared | None:
    compared = judged.compared
    if compared is None or compared.effect is None:
        return None
    found = compared.effect.changes
    differing = [(change, filter(None, map(compared.place_of, change.behind.facts))) for change in found]
    items = [_Differs(change, tuple(places)) for change, places in differing]
    return _Compared(
        compared.folder,
        {kind: len(compared.effect.of(kind)) for kind in KINDS},
        [item for item in items if isinstance(item.change, TargetChange)],
        [item for item in items if isinstance(item.change, OccurrenceChange)],
    )


def _differs(codes: Iterable[str], *subject: Field[_Differs]) -> ObjectOf[_Differs]:
    status = one_of(codes).or_null
    return ObjectOf(
        "",
        *subject,
        Field(
            "kind",
            one_of(KINDS),
            "Whether it is met or done and was not, or missed or unfinished and was not, or neither.",
            lambda item: kind_of(item.change),
        ),
        Field("before", status, "Its status by the older folder; null where it is not there.", "change.old_status"),
        Field("after", status, "Its status now; null where it is no longer there.", "change.new_status"),
        Field(
            "by", ListOf(ObjectOf("", *_PLACE)), "Where the first entries are that did it, if that is known.", "places"
        ),
        Field("more", COUNT, "How many more entries did it.", "change.behind.more"),
    )


_EFFECT = ObjectOf[_Compared](
    "",
    Field("against", TEXT, "The older folder, as it was named to par.", "folder"),
    Field("summary", ById(COUNT), "How many statuses differ, by kind.", "by_kind"),
    Field("targets", ListOf(_differs(TARGET_STATUSES, Field("id", TEXT, "The target.", "change.id"))), "The targets."),
    Field(
        "occurrences",
        ListOf(
            _differs(
                OCCURRENCE_STATUSES,
                Field("task", TEXT, "The task.", "change.id"),
                Field("key", TEXT, "Which occurrence of it.", "change.key"),
            )
        ),
        "The occurrences of tasks.",
    ),
)

_judged = partial(Field[CheckedData], of="found")

VALIDATE: Final = ObjectOf[CheckedData](
    "",
    name_field("par/validate/1"),
    _judged("as_of", DAY, "The day of judgement: what is dated later cannot be known yet.", "day"),
    _judged("decision", DECISION.or_null, "The decision that was judged; null where it cannot be read."),
    Field("data", _DATA, "Which data was judged.", lambda judged: judged),
    Field("summary", _SUMMARY, "Counts of what was asked for.", "found"),
    _judged("files", ListOf(_FILE_READ), "The files that could be read."),
    _judged("findings", ListOf(FINDING), "What was found, in order of place.", "items"),
    Field(
        "effect",
        _EFFECT.or_null,
        "The statuses that differ from those of an older folder (--against); null without one, and where one of the "
        "two has errors.",
        _compared,
    ),
)
