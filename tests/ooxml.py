"""The schemas of Office documents (ECMA-376, transitional), and a reader of what they describe."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

SCHEMAS: Final = Path(__file__).parent / "data" / "schemas" / "ooxml"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_XML: Final = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">
    <xs:enumeration value="default"/><xs:enumeration value="preserve"/></xs:restriction></xs:simpleType></xs:attribute>
  <xs:attribute name="lang" type="xs:language"/>
</xs:schema>"""
"""What the schemas use of the namespace xml, which they import without an address."""

_WHOLE: Final = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
  <xs:import namespace="http://schemas.openxmlformats.org/{kind}/2006/main" schemaLocation="{file}"/>
</xs:schema>"""


class _Local(etree.Resolver):
    def resolve(self, url: str | None, _public_id: str | None, context: object) -> object:  # type: ignore[override]
        if url is not None and url.endswith("/xml.xsd"):
            return self.resolve_string(_XML, context, base_url=url)
        return None


@cache
def _schema(kind: str, file: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    whole = _WHOLE.format(kind=kind, file=file).encode()
    return etree.XMLSchema(etree.fromstring(whole, parser, base_url=f"{SCHEMAS}/whole.xsd"))


def faults_of_document(data: bytes) -> list[str]:
    """Return what in a document of Word is not as the schema has it."""
    return _faults(data, "word/", _schema("wordprocessingml", "wml.xsd"))


def faults_of_workbook(data: bytes) -> list[str]:
    """Return what in a workbook is not as the schema has it."""
    return _faults(data, "xl/", _schema("spreadsheetml", "sml.xsd"))


def _faults(data: bytes, folder: str, schema: etree.XMLSchema) -> list[str]:
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith(folder) and name.endswith(".xml")]
        for name in parts:
            if "/theme/" in name:  # of another schema
                continue
            root = etree.fromstring(archive.read(name))
            root.attrib.pop(f"{_COMPATIBILITY}Ignorable", "")  # says which namespaces a reader may pass over
            if not schema.validate(root):
                found += [f"{name}: {error.message}" for error in list(schema.error_log)]  # type: ignore[call-overload]
    assert parts
    return found
