"""The pages of the rulebook: one for a terminal, or all of them as Markdown (docs/rules.md)."""

from __future__ import annotations

from textwrap import fill, indent

from par_cli.locales import Language, get_locale
from par_cli.messages import phrase
from par_cli.render.printable import printable
from par_cli.rulebook import FOLDER, RULES, Example, Rule

_WIDTH = 80


def listed(language: Language) -> str:
    """Give every rule, one a line: its code, how grave it is, what it wants."""
    grave = {rule.severity: _severity(rule, language) for rule in RULES.values()}
    width = max(map(len, grave.values()))
    return "".join(
        f"{rule.code}  {grave[rule.severity]:{width}}  {rule.title.to(language)}\n" for rule in RULES.values()
    )


def page(rule: Rule, language: Language) -> str:
    """Give the page of a rule, 80 columns wide."""
    title = fill(f"{rule.code} ({_severity(rule, language)}): {rule.title.to(language)}", _WIDTH)
    parts = [title, fill(rule.why.to(language), _WIDTH)]
    bad, good = get_locale(language).text(phrase("Wrong")), get_locale(language).text(phrase("Right"))
    for heading, example in ((bad, rule.bad), (good, rule.good)):
        where = f" ({example.file})" if example.file else ""
        parts.append(f"{heading}{where}:\n\n{indent(_shown(example), '    ')}".rstrip("\n"))
    return "\n\n".join(parts) + "\n"


def pages(language: Language) -> str:
    """Give all pages as one Markdown document."""
    intro = [
        phrase(
            "Every rule of data files: what it wants, why, an example that breaks it and one that keeps it. An error "
            "makes the data unusable; a warning leaves it usable and doubtful, and `par validate --strict` fails on it "
            "too. `par explain CODE` prints one page."
        ),
        phrase(
            "The examples are changes of one small invented folder, which stands at the end. Of the decision's files a "
            "part such as `tasks:` takes the place of the same part; a report stands as a whole file; commands are run "
            "in the folder."
        ),
    ]
    heading = get_locale(language).text(phrase("Rules of data files"))
    parts = [f"# {heading}", *map(get_locale(language).text, intro), _table(language)]
    parts += [_markdown(rule, language) for rule in RULES.values()]
    parts.append("## " + get_locale(language).text(phrase("The folder of the examples")))
    parts += [f"`{name}`:\n\n```yaml\n{content}```" for name, content in FOLDER.items()]
    return "\n\n".join(parts) + "\n"


def _table(language: Language) -> str:
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {_severity(rule, language)} | {rule.title.to(language)} |"
        for rule in RULES.values()
    ]
    names = (phrase("rule"), phrase("gravity"), phrase("what it wants"))
    return "\n".join(
        ["| " + " | ".join(get_locale(language).text(name) for name in names) + " |", "|---|---|---|", *rows]
    )


def _markdown(rule: Rule, language: Language) -> str:
    said = f"{rule.title.to(language)} ({_severity(rule, language)})"
    parts = [f"## {rule.code}", f"**{said}** {rule.why.to(language)}"]
    bad, good = get_locale(language).text(phrase("Wrong")), get_locale(language).text(phrase("Right"))
    for heading, example in ((bad, rule.bad), (good, rule.good)):
        where = f" (`{example.file}`)" if example.file else ""
        kind = example.file.rpartition(".")[2] if example.file else "console"
        parts.append(f"{heading}{where}:\n\n```{kind}\n{_shown(example)}```")
    return "\n\n".join(parts)


def _severity(rule: Rule, language: Language) -> str:
    return get_locale(language).text(phrase("error") if rule.severity == "error" else phrase("warning"))


def _shown(example: Example) -> str:
    """Give the text of an example, whatever cannot be seen in it escaped, commands behind a prompt."""
    prompt = "" if example.file else "$ "
    return "".join(f"{prompt}{printable(line)}\n" for line in example.text.removesuffix("\n").split("\n"))
