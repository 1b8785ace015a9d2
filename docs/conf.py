"""The documentation site: ``sphinx-build -c docs . build/docs`` turns the Markdown files of the repository into HTML.

The source folder is the top of the repository, not ``docs/``, so that README, examples and changelog are pages of the
site as they are, and a link between two of them works on a code host and on the site alike.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from par_cli import __version__

project = "par"
author = "the authors of par"
project_copyright = "the authors of par, Apache-2.0"
release = __version__

root_doc = "docs/index"
include_patterns = ["*.md", "docs/*.md", "examples/*.md", "examples/*/*.md"]
exclude_patterns = [".*", "benchmarks", "build", "data", "dist", "src", "tests"]  # Sphinx would search them all

extensions = ["myst_parser"]
myst_heading_anchors = 4  # links such as data.md#in-an-editor, made as code hosts make them
suppress_warnings = ["misc.highlighting_failure"]  # the rule pages show broken YAML on purpose

html_theme = "furo"
html_title = f"par {release}"
html_extra_path = ["start"]  # an index.html that leads to docs/index.html


def write_rule_pages() -> None:
    """Write ``rules.md`` and ``rules.vi.md``, which are not committed: `par explain` is their source."""
    for language, name in (("en", "rules.md"), ("vi", "rules.vi.md")):
        command = [sys.executable, "-m", "par_cli", "explain", "--format", "md", "--lang", language]
        page = subprocess.run(command, capture_output=True, check=True).stdout
        file = Path(__file__).with_name(name)
        if not file.exists() or file.read_bytes() != page:  # an unchanged page is not read again
            file.write_bytes(page)


write_rule_pages()
