"""Findings as annotations of a GitHub workflow: each is shown next to its line, and can be read in the log as well."""

from __future__ import annotations

from par_cli.diagnostics import Diagnostic
from par_cli.loading.findings import Findings
from par_cli.locales import Locale
from par_cli.render.findings import severity
from par_cli.render.printable import printable


def github(found: Findings, locale: Locale) -> str:
    """Return one workflow command for each finding; the message begins with the place, which a log does not show."""
    return "".join(_annotation(item, locale) for item in found.items)


def _annotation(item: Diagnostic, locale: Locale) -> str:
    about = {"file": item.file.removeprefix("./")}
    if item.line:
        about |= {"line": str(item.line), "col": str(item.column)}
    about["title"] = item.code
    properties = ",".join(f"{name}={_property(value)}" for name, value in about.items())
    return f"::{severity(item)} {properties}::{_data(item.to(locale))}\n"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("##[", "## [")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
