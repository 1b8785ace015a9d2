"""The data files inside the package, which are written by the project and read as they are."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def list_packaged(folder: str, ending: str) -> list[str]:
    """Return the names of the files directly in a folder of the package, sorted, without their ending."""
    return sorted(file.stem for file in (PACKAGE / folder).iterdir() if file.suffix == ending)


def read_packaged(name: str) -> str:
    return (PACKAGE / name).read_text(encoding="utf-8")


def read_packaged_bytes(name: str) -> bytes:
    return (PACKAGE / name).read_bytes()


def read_packaged_yaml(name: str) -> object:
    import yaml  # the list of the rules, which a shell completes, needs no reader

    # libyaml, where PyYAML was built with it, reads all the rules some ten times faster
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(read_packaged(name), loader)  # noqa: S506 - both are safe loaders
