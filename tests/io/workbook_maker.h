// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/inflate.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

inline std::string little_endian_bytes(std::size_t value, int length) {
  std::string text;
  for (int i = 0; i < length; ++i) {
    text += static_cast<char>(value & 0xffU);
    value >>= 8U;
  }
  return text;
}

struct ZipEntry {
  std::string name;
  std::string content;
  std::size_t stated_size = 0;  // 0 = the true one
  unsigned flags = 0;
};

// A ZIP file of stored entries.
inline std::string zip_bytes(std::vector<ZipEntry> const& entries) {
  std::string file;
  std::string directory;
  for (ZipEntry const& entry : entries) {
    std::size_t const size = entry.stated_size != 0 ? entry.stated_size : entry.content.size();
    std::string const common =
        little_endian_bytes(20, 2) + little_endian_bytes(entry.flags, 2) +
        little_endian_bytes(0, 6) + little_endian_bytes(checksum_of(entry.content), 4) +
        little_endian_bytes(entry.content.size(), 4) + little_endian_bytes(size, 4) +
        little_endian_bytes(entry.name.size(), 2) + little_endian_bytes(0, 2);
    directory += "PK\x01\x02" + little_endian_bytes(20, 2) + common + little_endian_bytes(0, 10) +
                 little_endian_bytes(file.size(), 4) + entry.name;
    file += "PK\x03\x04" + common + entry.name + entry.content;
  }
  return file + directory + "PK\x05\x06" + std::string(4, '\0') +
         little_endian_bytes(entries.size(), 2) + little_endian_bytes(entries.size(), 2) +
         little_endian_bytes(directory.size(), 4) + little_endian_bytes(file.size(), 4) +
         std::string(2, '\0');
}

// A cell of XML: text, number, and so on.
inline std::string text_cell(std::string const& place, std::string const& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
inline std::string number_cell(std::string const& place, std::string const& number, int style = 0) {
  return "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\"><v>" + number + "</v></c>";
}
inline std::string row_of(int number, std::string const& cells, bool is_hidden = false) {
  return "<row r=\"" + std::to_string(number) + "\"" + (is_hidden ? " hidden=\"1\"" : "") + ">" +
         cells + "</row>";
}

struct WorkbookSheet {
  std::string name;
  std::string rows;                      // XML
  std::vector<std::string> merged = {};  // "A1:F1"
  bool is_hidden = false;
};

// The parts of a workbook. Styles: 0 general, 1 date (built in), 2 twelve zeros, 3 yyyy"年"m"月".
inline std::vector<ZipEntry> workbook_parts(std::vector<WorkbookSheet> const& sheets,
                                            std::string const& strings = "",
                                            bool counts_from_1904 = false) {
  std::string const head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  std::string const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string list;
  std::string relations;
  std::vector<ZipEntry> parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    std::string const number = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\"" +
            (sheets[i].is_hidden ? " state=\"hidden\"" : "") + " r:id=\"rId" + number + "\"/>";
    relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + type +
                 "worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    std::string merges;
    for (std::string const& merged : sheets[i].merged) {
      merges += "<mergeCell ref=\"" + merged + "\"/>";
    }
    parts.push_back({"xl/worksheets/sheet" + number + ".xml",
                     head + "<worksheet><sheetData>" + sheets[i].rows + "</sheetData><mergeCells>" +
                         merges + "</mergeCells></worksheet>"});
  }
  relations += "<Relationship Id=\"rS\" Type=\"" + type + "styles\" Target=\"/xl/styles.xml\"/>";
  if (!strings.empty()) {
    relations +=
        "<Relationship Id=\"rT\" Type=\"" + type + "sharedStrings\" Target=\"strings.xml\"/>";
    parts.push_back({"xl/strings.xml", head + "<sst>" + strings + "</sst>"});
  }
  parts.push_back(
      {"xl/styles.xml",
       head +
           "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"000000000000\"/>"
           "<numFmt numFmtId=\"165\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>"
           "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
           "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"
           "</styleSheet>"});
  parts.push_back(
      {"xl/_rels/workbook.xml.rels", head + "<Relationships>" + relations + "</Relationships>"});
  parts.push_back({"xl/workbook.xml", head + "<workbook xmlns:r=\"r\"><workbookPr date1904=\"" +
                                          (counts_from_1904 ? "1" : "0") + "\"/><sheets>" + list +
                                          "</sheets></workbook>"});
  parts.push_back({"_rels/.rels", head + "<Relationships><Relationship Id=\"r\" Type=\"" + type +
                                      "officeDocument\" Target=\"xl/workbook.xml\"/>"
                                      "</Relationships>"});
  return parts;
}

}  // namespace tongcun
