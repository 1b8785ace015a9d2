"""LibreOffice without a screen: a workbook filled in as somebody types, and saved."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

SOFFICE: Final = shutil.which("soffice")

Typed = tuple[int, int, int, str]
"""A sheet, a row and a column, from 0, and what is typed there."""

_MACRO: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Fill(source, typed, target)
  On Error Goto Ended
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot; : hidden(0).Value = True
  filter(0).Name = &quot;FilterName&quot; : filter(0).Value = &quot;Calc MS Excel 2007 XML&quot;
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), &quot;_blank&quot;, 0, hidden())
  files = createUnoService(&quot;com.sun.star.ucb.SimpleFileAccess&quot;)
  lines = createUnoService(&quot;com.sun.star.io.TextInputStream&quot;)
  lines.setInputStream(files.openFileRead(ConvertToURL(typed)))
  lines.setEncoding(&quot;UTF-8&quot;)
  Do While Not lines.isEOF()
    line = lines.readLine()
    If Len(line) &gt; 0 Then
      pieces = Split(line, Chr(9))
      page = book.Sheets.getByIndex(CInt(pieces(0)))
      page.getCellByPosition(CInt(pieces(2)), CInt(pieces(1))).setString(pieces(3))
    End If
  Loop
  book.storeToURL(ConvertToURL(target), filter())
  book.close(True)
Ended:
  StarDesktop.terminate()
End Sub
</script:module>
"""


def typed_into(data: bytes, cells: Iterable[Typed], place: Path) -> bytes:
    """Return a workbook as LibreOffice saves it after some cells were typed."""
    assert SOFFICE is not None
    run = [SOFFICE, f"-env:UserInstallation=file://{place / 'profile'}", "--headless", "--norestore"]
    subprocess.run([*run, "--terminate_after_init"], check=True, capture_output=True, timeout=60)  # makes the profile
    basic = place / "profile" / "user" / "basic" / "Standard"
    (basic / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    source, typed, target = place / "source.xlsx", place / "typed.txt", place / "target.xlsx"
    source.write_bytes(data)
    typed.write_text("".join(f"{sheet}\t{row}\t{column}\t{text}\n" for sheet, row, column, text in cells), "utf-8")
    names = ", ".join(f'"{path}"' for path in (source, typed, target))
    macro = f"macro:///Standard.Module1.Fill({names})"
    subprocess.run([*run, macro], check=True, capture_output=True, timeout=60)
    return target.read_bytes()
