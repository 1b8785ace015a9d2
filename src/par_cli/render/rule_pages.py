"""The pages of the rules: one for a terminal, or all of them as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill, indent

from par_cli.locales import Locale
from par_cli.messages import phrase
from par_cli.render.printable import printable
from par_cli.rules import FOLDER_FILES, Example, Rule, folder_file

_WIDTH = 80


def rule_list(rules: Sequence[Rule], locale: Locale) -> str:
    """Return a line for each rule: its code, how severe it is, what it wants."""
    severities = [_severity(rule, locale) for rule in rules]
    width = max(map(len, severities))
    return "".join(
        f"{rule.code}  {severity:{width}}  {locale.text(rule.title)}\n"
        for rule, severity in zip(rules, severities, strict=True)
    )


def page(rule: Rule, locale: Locale) -> str:
    """Return the page of a rule, 80 columns wide."""
    title = fill(f"{rule.code} ({_severity(rule, locale)}): {locale.text(rule.title)}", _WIDTH)
    sections = [title, fill(locale.text(rule.why), _WIDTH)]
    for heading, example in _examples(rule, locale):
        where = f" ({example.file})" if example.file else ""
        sections.append(f"{heading}{where}:\n\n{indent(_example_lines(example), '    ')}".rstrip("\n"))
    return "\n\n".join(sections) + "\n"


def pages(rules: Sequence[Rule], locale: Locale) -> str:
    """Return all pages as one Markdown document."""
    intro = [
        phrase(
            "Every rule of data files: what it wants, why, an example that breaks it and one that keeps it. An error "
            "makes the data unusable; a warning leaves it usable and doubtful, and `par validate --strict` fails on it "
            "too. `par explain CODE` prints one page."
        ),
        phrase(
            "The examples are changes to one small invented folder, which is printed at the end. Of its files, the "
            "entry that changes is shown; any other file is shown whole; commands are run in the folder; sheet.csv is "
            "imported into it."
        ),
    ]
    heading = locale.text(phrase("Rules of data files"))
    sections = [f"# {heading}", *map(locale.text, intro), _table(rules, locale)]
    sections += [_markdown(rule, locale) for rule in rules]
    sections.append("## " + locale.text(phrase("The folder of the examples")))
    sections += [f"`{name}`:\n\n```yaml\n{folder_file(name)}```" for name in FOLDER_FILES]
    return "\n\n".join(sections) + "\n"


def _table(rules: Sequence[Rule], locale: Locale) -> str:
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {_severity(rule, locale)} | {locale.text(rule.title)} |"
        for rule in rules
    ]
    names = (phrase("rule"), phrase("severity"), phrase("what it wants"))
    return "\n".join(["| " + " | ".join(map(locale.text, names)) + " |", "|---|---|---|", *rows])


def _markdown(rule: Rule, locale: Locale) -> str:
    summary = f"{locale.text(rule.title)} ({_severity(rule, locale)})"
    sections = [f"## {rule.code}", f"**{summary}** {locale.text(rule.why)}"]
    for heading, example in _examples(rule, locale):
        where = f" (`{example.file}`)" if example.file else ""
        kind = example.file.rpartition(".")[2] if example.file else "console"
        sections.append(f"{heading}{where}:\n\n```{kind}\n{_example_lines(example)}```")
    return "\n\n".join(sections)


def _examples(rule: Rule, locale: Locale) -> Iterator[tuple[str, Example]]:
    yield locale.text(phrase("Wrong")), rule.wrong
    yield locale.text(phrase("Right")), rule.right


def _severity(rule: Rule, locale: Locale) -> str:
    return locale.text(phrase("error") if rule.severity == "error" else phrase("warning"))


def _example_lines(example: Example) -> str:
    """Return the lines of an example; what cannot be seen is escaped, and commands have a prompt."""
    lines = example.content.split("\n")[:-1]
    if example.file in FOLDER_FILES:
        lines = _in_context(lines, example.start, example.end)
    prompt = "" if example.file else "$ "
    return "".join(f"{prompt}{printable(line)}\n" for line in lines)


def _in_context(lines: list[str], start: int, end: int) -> list[str]:
    """Return the lines from start up to end with the entry that they are in and the top-level key that it is below."""
    if start == end:  # lines were only removed: the entry is that of the line before
        start -= 1
    inside = " " * 3  # an entry of a top-level list begins with two spaces and a hyphen
    while lines[start].startswith(inside):
        start -= 1
    while end < len(lines) and lines[end].startswith(inside):
        end += 1
    top = start
    while lines[top].startswith(" "):
        top -= 1
    return lines[start:end] if top == start else [lines[top], *lines[start:end]]
