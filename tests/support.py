"""A small decision from a compact description, read by the real reader.

A test states only what it is about; the rest has defaults: a binding phase "2025" (2022-2025), an orientation phase
"2030" (2026-2030), four agencies, and a report awaited until 20/3 of the next year.
Entries are plain mappings, made by :func:`indicator`, :func:`target`, :func:`value`, :func:`task`, :func:`report`,
:func:`outcome`, :func:`figure` and :func:`agency`.  A text that reads as a number or a day (``"48.67"``,
``"2025-12-31"``) is written without quotes; every other text in quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict, Unpack

from par_cli.loading import load
from par_cli.loading.folder import Location, YamlFile, check_reading
from par_cli.loading.folder import read as read_folder
from par_cli.model.dataset import Dataset
from par_cli.progress.results import Status, TargetResult, TaskResult
from par_cli.progress.status import Filters, status

Fields = dict[str, object]

_PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

DECISION: Fields = {
    "title": {"vi": "Đề án", "en": "The scheme"},
    "language": "vi",
    "time_zone": "Asia/Ho_Chi_Minh",
    "utc_offset": "+07:00",
    "publication_lag_until": "03-20",
}
PHASES: tuple[Fields, ...] = (
    {"id": "2025", "from": 2022, "to": 2025},
    {"id": "2030", "from": 2026, "to": 2030, "orientation": True},
)
AGENCIES: tuple[str, ...] = ("home", "justice", "health", "digital")
INDICATOR = "share"
TASK = "I.1"
EVERYTHING = Filters()


class Described(TypedDict, total=False):
    """What :func:`write_folder` writes.

    ``agencies`` are added to the four that always exist, ``decision`` to its defaults.  ``values``, ``outcomes``,
    ``thresholds``, ``reports`` (of tasks) and ``receipts`` go to ``reports/reported.yaml``; ``reporting``,
    ``documents`` and ``measures`` are what the files of these names hold, ``files`` are further files below
    ``reports/``, as text or as the content of a YAML file.
    """

    indicators: Sequence[Fields]
    tasks: Sequence[Fields]
    agencies: Sequence[Fields]
    phases: Sequence[Fields]
    groups: Sequence[Fields]
    breakdowns: Sequence[Fields]
    units: Sequence[Fields]
    sections: Sequence[Fields]
    decision: Mapping[str, object]
    values: Sequence[Fields]
    outcomes: Sequence[Fields]
    thresholds: Sequence[Fields]
    reports: Sequence[Fields]
    reporting: Mapping[str, object]
    documents: Mapping[str, object]
    measures: Mapping[str, object]
    receipts: Sequence[Fields]
    files: Mapping[str, str | Mapping[str, object]]


def _given(fields: Mapping[str, object]) -> Fields:
    """Leave out what is None: a key without a value is not written."""
    return {key: item for key, item in fields.items() if item is not None}


def indicator(*targets: Fields, name: str = INDICATOR, **more: object) -> Fields:
    """Return an indicator: a percentage, higher is better, one edition a year, owned by ``home``."""
    fields: Fields = {
        "id": name,
        "name": {"vi": f"Chỉ số {name}", "en": f"Indicator {name}"},
        "unit": "percent",
        "better": "higher",
        "kind": "edition",
        "owners": ["home"],
    }
    return _given({**fields, **more, "targets": list(targets)})


def target(phase: str = "2025", **more: object) -> Fields:
    """Return a target of a phase, with its operator: ``target(at_least=80)``."""
    return _given({"phase": phase, **more})


def value(period: object, number: object = None, *, name: str = INDICATOR, **more: object) -> Fields:
    """Return a reported value; without ``published`` it is known from the end of its period."""
    return _given({"indicator": name, "period": str(period), "value": number, **more})


def rank(period: object, number: object, of: int = 63, *, name: str = INDICATOR, **more: object) -> Fields:
    """Return a reported rank."""
    return value(period, number, name=name, of=of, **more)


def task(name: str = TASK, **more: object) -> Fields:
    """Return a task, led by ``home``; it needs ``due``, ``every``, ``milestones`` or ``undated``."""
    return _given({"id": name, "name": {"vi": f"Nhiệm vụ {name}", "en": f"Task {name}"}, "lead": ["home"], **more})


def report(state: str, *, name: str = TASK, **more: object) -> Fields:
    """Return what was reported of a task."""
    return _given({"task": name, "state": state, **more})


def outcome(state: str, *, name: str = f"{INDICATOR}/2025", **more: object) -> Fields:
    """Return what was reported of a target without a number."""
    return _given({"target": name, "state": state, **more})


def figure(number: object, published: str, *, name: str = f"{INDICATOR}/2025") -> Fields:
    """Return the figure that another document set for a target."""
    return {"target": name, "value": number, "published": published, "document": "decision 1"}


def window(name: str = "half-year", **more: object) -> Fields:
    """Return a report that comes round: that of six months, due on 20/6 with the cut-off 14/6."""
    covers = {"from": "12-15", "to": "06-14"}
    label = {"vi": f"Báo cáo {name}", "en": f"Report {name}"}
    return _given({"id": name, "period": "H1", "name": label, "covers": covers, "due": "06-20", **more})


def receipt(report: str, received: str, *, name: str = "home", **more: object) -> Fields:
    """Return the receipt of a report, from ``home``."""
    return _given({"report": report, "reporter": name, "received": received, **more})


def document(name: str, **more: object) -> Fields:
    """Return a document."""
    return _given({"id": name, "subject": {"vi": f"Văn bản {name}", "en": f"Document {name}"}, **more})


def measure(name: str = "A.1.1", **more: object) -> Fields:
    """Return a measure."""
    return _given({"id": name, "name": {"vi": f"Giải pháp {name}", "en": f"Measure {name}"}, **more})


def agency(name: str, **more: object) -> Fields:
    """Return an agency."""
    return _given({"id": name, "name": {"vi": f"Sở {name}", "en": f"Department {name}"}, **more})


def yaml_text(item: object) -> str:
    """Return one value in flow style, with the types that the reader is to see."""
    if isinstance(item, Mapping):
        return "{" + ", ".join(f"{key}: {yaml_text(inner)}" for key, inner in _given(item).items()) + "}"
    if isinstance(item, str):
        return item if _PLAIN.fullmatch(item) else json.dumps(item, ensure_ascii=False)
    if isinstance(item, Sequence):
        return "[" + ", ".join(yaml_text(inner) for inner in item) + "]"
    if isinstance(item, date):
        return item.isoformat()
    if isinstance(item, Decimal):
        return format(item, "f")
    return json.dumps(item)


def yaml_file(content: Mapping[str, object]) -> str:
    """Return a whole file: each entry of a list on a line of its own."""
    lines = ["schema: 1"]
    for key, item in content.items():
        if isinstance(item, list | tuple) and item:
            lines += [f"{key}:", *(f"  - {yaml_text(inner)}" for inner in item)]
        else:
            lines.append(f"{key}: {yaml_text(item)}")
    return "\n".join(lines) + "\n"


def files_of(**what: Unpack[Described]) -> dict[str, str]:
    """Return the files of a data folder, by name."""
    agencies = what.get("agencies", ())
    added = {item["id"] for item in agencies}
    reported: Fields = {
        "values": what.get("values", ()),
        "outcomes": what.get("outcomes", ()),
        "thresholds": what.get("thresholds", ()),
        "tasks": what.get("reports", ()),
    }
    content: dict[str, str | Mapping[str, object]] = {
        "targets.yaml": {
            "decision": _given({**DECISION, **what.get("decision", {})}),
            "phases": what.get("phases", PHASES),
            "groups": what.get("groups", ()),
            "units": what.get("units", ()),
            **({"breakdowns": what["breakdowns"]} if "breakdowns" in what else {}),
            "indicators": what.get("indicators", ()),
        },
        "tasks.yaml": {"sections": what.get("sections", ()), "tasks": what.get("tasks", ())},
        "agencies.yaml": {"agencies": [*(agency(name) for name in AGENCIES if name not in added), *agencies]},
    }
    if "receipts" in what:
        reported["receipts"] = what["receipts"]
    if "reporting" in what:
        content["reporting.yaml"] = what["reporting"]
    if "documents" in what:
        content["documents.yaml"] = what["documents"]
    if "measures" in what:
        content["measures.yaml"] = what["measures"]
    if any(reported.values()):
        content["reports/reported.yaml"] = reported
    content.update({f"reports/{name}": item for name, item in what.get("files", {}).items()})
    return {name: item if isinstance(item, str) else yaml_file(item) for name, item in content.items()}


def write_folder(path: Path, **what: Unpack[Described]) -> Path:
    """Write a data folder and return its path."""
    for name, text in files_of(**what).items():
        place = path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")
    return path


def read(path: Path) -> Dataset:
    """Read a data folder; raises ``InvalidDataError`` where it is not valid."""
    return load(Location(str(path), embedded=False)).dataset


NOWHERE = Location("folder", embedded=False)


@lru_cache(maxsize=16)
def _agencies(text: str) -> YamlFile:
    """Return what the file of agencies holds, which most decisions have in common."""
    return read_folder(NOWHERE, {"folder/agencies.yaml": text.encode()}).yaml_files["folder/agencies.yaml"]


def dataset_of(files: Mapping[str, bytes], known: Mapping[str, YamlFile] = MappingProxyType({})) -> Dataset:
    """Return what the files of a folder say, by their names in it, without writing them."""
    return check_reading(read_folder(NOWHERE, {f"folder/{name}": data for name, data in files.items()}, known)).dataset


def dataset(**what: Unpack[Described]) -> Dataset:
    """Return what the folder says that :func:`write_folder` writes, without writing it."""
    texts = files_of(**what)
    known = {"folder/agencies.yaml": _agencies(texts.pop("agencies.yaml"))}
    return dataset_of({name: text.encode() for name, text in texts.items()}, known)


def day(text: str) -> date:
    """Return the day of an ISO date."""
    return date.fromisoformat(text)


def stand(as_of: str, *, filters: Filters = EVERYTHING, **what: Unpack[Described]) -> Status:
    """Return the state of a described decision on a day."""
    return status(dataset(**what), day(as_of), filters)


def one_target(
    as_of: str, described: Fields, *observations: Fields, name: str | None = None, **what: Unpack[Described]
) -> TargetResult:
    """Return the state of a target of one described indicator on a day: the one named, else the first one."""
    what["indicators"] = [described]
    what["values"] = observations
    found = stand(as_of, **what).targets
    return next(item for item in found if name is None or item.entry.id == name)


def one_task(as_of: str, described: Fields, *said: Fields, **what: Unpack[Described]) -> TaskResult:
    """Return the state of one described task on a day."""
    what["tasks"] = [described]
    what["reports"] = said
    return stand(as_of, **what).tasks[0]
