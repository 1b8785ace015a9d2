"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

from collections.abc import Callable

from par_cli.diagnostics import Diagnostic, Related
from par_cli.loading.findings import Findings
from par_cli.locales import Locale
from par_cli.render.dumps import dumps
from par_cli.render.findings import severity
from par_cli.render.printable import printable
from par_cli.render.rule_pages import page
from par_cli.rules import Rule, read_rule

_Json = dict[str, object]
_Drive = Callable[[str], str]
_UNRESERVED = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")


def sarif(found: Findings, version: str, locale: Locale, drive: _Drive) -> bytes:
    """Return the log of one run; ``version`` is that of par, ``drive`` finds the drive that a path begins with."""
    codes = sorted({item.code for item in found.items})
    driver: _Json = {
        "name": "par",
        "version": version,
        "rules": [_rule(read_rule(code), locale) for code in codes],
    }
    run: _Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, codes.index(item.code), locale, drive) for item in found.items],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return dumps({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, locale: Locale) -> _Json:
    return {
        "id": rule.code,
        "shortDescription": {"text": locale.text(rule.title)},
        "fullDescription": {"text": locale.text(rule.why)},
        "help": {"text": page(rule, locale)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(item: Diagnostic, index: int, locale: Locale, drive: _Drive) -> _Json:
    result: _Json = {
        "ruleId": item.code,
        "ruleIndex": index,
        "level": severity(item),
        "message": {"text": printable(item.problem(locale))},
        "locations": [_location(Related(item.file, item.line, item.column), drive)],
    }
    if item.related:
        result["relatedLocations"] = [_location(place, drive) for place in item.related]
    return result


def _location(place: Related, drive: _Drive) -> _Json:
    physical: _Json = {"artifactLocation": {"uri": _uri(place.file, drive)}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": physical}


def _uri(file: str, drive: _Drive) -> str:
    path = file.removeprefix("./")
    start = drive(path)
    if start.startswith("//"):  # a share: its server is the authority of the address
        return f"file:{_quoted(path)}"
    if start:
        return f"file:///{start}{_quoted(path.removeprefix(start))}"
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def _quoted(path: str) -> str:
    encoded = path.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in encoded)
