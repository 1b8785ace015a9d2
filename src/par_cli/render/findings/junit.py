"""Findings as a JUnit report, which most CI systems show: a test for each file, which fails where it has errors."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from par_cli.diagnostics import Diagnostic
from par_cli.loading.findings import Findings
from par_cli.locales import Locale
from par_cli.render.printable import log_line, printable


def junit(found: Findings, locale: Locale, *, strict: bool) -> bytes:
    """Return one suite with a test for each file that was asked about or has a finding, in the order of names.

    An error fails the test of its file. A warning does so if it is ``strict``; otherwise it is the output of the test.
    """
    by_file: dict[str, list[Diagnostic]] = {name: [] for name in found.judged}
    for item in found.items:
        by_file.setdefault(item.file, []).append(item)
    root = Element("testsuites")
    suite = SubElement(root, "testsuite", name="par validate")
    failures = 0
    for name in sorted(by_file):
        failing = [item for item in by_file[name] if strict or not item.warning]
        rest = [item for item in by_file[name] if item.warning and not strict]
        failures += bool(failing)
        _add_test(suite, name, failing, rest, locale)
    for element in (root, suite):
        element.attrib.update(tests=str(len(by_file)), failures=str(failures), errors="0")
    suite.set("skipped", "0")  # the schema of Jenkins has it of a suite only
    indent(root)
    xml: bytes = tostring(root, "utf-8", xml_declaration=True)
    return xml + b"\n"


def _add_test(
    suite: Element, name: str, failing: Sequence[Diagnostic], rest: Sequence[Diagnostic], locale: Locale
) -> None:
    file = _inert(printable(name.removeprefix("./")))
    test = SubElement(suite, "testcase", classname="par validate", name=file, file=file)
    if failing:  # one element with all of them: of several, many readers show the first
        message = _inert(printable(failing[0].problem(locale)))
        kind = "warning" if all(item.warning for item in failing) else "error"
        SubElement(test, "failure", type=kind, message=message).text = _lines(failing, locale)
    if rest:
        SubElement(test, "system-out").text = _lines(rest, locale)


def _lines(items: Sequence[Diagnostic], locale: Locale) -> str:
    return "".join(f"\n{_inert(item.to(locale))}" for item in items) + "\n"


def _inert(text: str) -> str:
    """Return a text as one harmless line; after ``[[`` a reader may expect a command (``[[ATTACHMENT|``)."""
    return log_line(text).replace("[[", "[ [")
