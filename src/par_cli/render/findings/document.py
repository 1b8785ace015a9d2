"""Findings as the JSON document ``par/validate/1``."""

from __future__ import annotations

from collections import Counter

from par_cli.diagnostics import Diagnostic
from par_cli.loading.findings import Findings
from par_cli.locales import LANGUAGES, get_locale
from par_cli.messages import Message
from par_cli.model.dataset import Dataset
from par_cli.progress.digest import digest
from par_cli.render.document import Json, decision_fields
from par_cli.render.dumps import dumps


def json_findings(found: Findings, dataset: Dataset | None) -> bytes:
    """Give the document; ``dataset`` is None where an error keeps the data from being used."""
    rules = Counter(item.code for item in found.items)
    return dumps(
        {
            "schema": "par/validate/1",
            "as_of": found.day,
            "decision": None if found.decision is None else decision_fields(found.decision),
            "data": {
                "source": "embedded" if found.location.embedded else "folder",
                "sha256": None if dataset is None else digest(dataset, found.day),
            },
            "summary": {
                "total": len(found.items),
                "errors": found.errors,
                "warnings": found.warnings,
                "elsewhere": found.elsewhere,
                "deselected": found.deselected,
                "usable": found.usable,
                "by_rule": dict(sorted(rules.items())),
            },
            "files": [{"file": item.name, "entries": dict(item.entries)} for item in found.files],
            "findings": [_finding(item) for item in found.items],
        }
    )


def _finding(item: Diagnostic) -> Json:
    return {
        "rule": item.code,
        "severity": "warning" if item.warning else "error",
        "file": item.file,
        "line": item.line or None,
        "column": item.column or None,
        "path": item.path or None,
        "message": _words(item.message),
        "hint": _words(item.hint),
        "related": [
            {"file": place.file, "line": place.line or None, "column": place.column or None} for place in item.related
        ],
    }


def _words(message: Message) -> Json:
    return {language: get_locale(language).text(message) for language in LANGUAGES}
