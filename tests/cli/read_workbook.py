# SPDX-License-Identifier: Apache-2.0
"""Reads public/tables.xlsx of a run with the standard library alone and compares it with the CSV
files and the data package beside it: the same rows, the same numbers to the last digit that a
double has, the same texts (words of listed columns by their names), no formula in any cell.

Prints what differs, at most twenty lines, then how much was compared; ends with 1 if anything
differs. Usage: read_workbook.py RUN
"""
import csv
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
HEADER_ROWS = 5
differences = []


def text_of(element):
    return "".join(part.text or "" for part in element.iter(MAIN + "t"))


def unescaped(text):
    """_x000D_ stands for a character that XML has no place for."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def position(reference):
    letters, digits = re.fullmatch("([A-Z]+)([0-9]+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def sheets_of(book):
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        shared = [text_of(one) for one in xml.fromstring(book.read("xl/sharedStrings.xml"))]
    links = {
        one.get("Id"): one.get("Target")
        for one in xml.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = {}
    for sheet in xml.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        cells = {}
        for cell in xml.fromstring(book.read("xl/" + links[sheet.get(LINK)])).iter(MAIN + "c"):
            if cell.find(MAIN + "f") is not None:
                differences.append(f"{sheet.get('name')}: a formula in {cell.get('r')}")
            value = cell.find(MAIN + "v")
            if cell.get("t") == "inlineStr":
                cells[position(cell.get("r"))] = unescaped(text_of(cell))
            elif value is not None and cell.get("t") == "s":
                cells[position(cell.get("r"))] = unescaped(shared[int(value.text)])
            elif value is not None:
                cells[position(cell.get("r"))] = float(value.text)
        sheets[sheet.get("name")] = cells
    return sheets


def without_guard(text):
    return text[1:] if re.match("'+[=+\\-@\t\r]", text) else text


def expected(text, field, language):
    if text == "":
        return None
    if field["type"] != "string" and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text)
    words = field.get("words", {})
    return words[text][language] if text in words else without_guard(text)


def same(cell, wanted):
    if isinstance(cell, str) and isinstance(wanted, str):
        # A line end is one character in XML, however it was written.
        return cell.replace("\r\n", "\n") == wanted.replace("\r\n", "\n")
    return cell == wanted


def main(run):
    public = pathlib.Path(run) / "public"
    package = json.loads((public / "tables/datapackage.json").read_text("utf-8"))
    with zipfile.ZipFile(public / "tables.xlsx") as book:
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                xml.fromstring(book.read(name))  # well formed
        sheets = sheets_of(book)
    notes = next(iter(sheets.values()))
    sheet_of = {}
    for (row, column), text in notes.items():
        if column == 2 and str(text).startswith("public/tables/") and (row, 0) in notes:
            sheet_of[text[len("public/tables/"):]] = notes[(row, 0)]
    tables = cells = 0
    for resource in package["resources"]:
        name = sheet_of.get(resource["path"])
        if name not in sheets:
            continue  # left to CSV, which the notes say
        tables += 1
        sheet = sheets[name]
        fields = resource["schema"]["fields"]
        with open(public / "tables" / resource["path"], encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))[1:]
        for number, row in enumerate(rows):
            for column, (text, field) in enumerate(zip(row, fields, strict=True)):
                cells += 1
                cell = sheet.get((HEADER_ROWS + number, column))
                wanted = expected(text, field, package["run"]["language"])
                if not same(cell, wanted):
                    differences.append(f"{name} {number + 1} {field['name']}: {cell!r} {wanted!r}")
        last = max((row for row, _ in sheet), default=0)
        if last >= HEADER_ROWS + len(rows):
            differences.append(f"{name}: more rows than its CSV file")
    for line in differences[:20]:
        print(line)
    print(f"{tables} tables, {cells} cells, {len(differences)} differences")
    return 1 if differences or tables == 0 else 0


sys.exit(main(sys.argv[1]))
