// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/hostile_files.h"
#include "tests/io/workbook_maker.h"

#include <zlib.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::string const kHeader = row_of(1, text_cell("A1", "id") + text_cell("B1", "name") +
                                          text_cell("C1", "x") + text_cell("D1", "y"));
std::string const kRow = row_of(2, text_cell("A2", "s1") + text_cell("B2", "北坪") +
                                       number_cell("C2", "104.5") + number_cell("D2", "30.25"));

std::vector<ZipEntry> good_parts() {
  return workbook_parts({{"表", kHeader + kRow, {}}});
}

ZipEntry& entry(std::vector<ZipEntry>& parts, std::string_view name) {
  return *std::ranges::find(parts, name, &ZipEntry::name);
}

class WorkbookMaker {
 public:
  explicit WorkbookMaker(HostileFiles& files) : files_(files) {}
  HostileFile& add(std::string what, std::string rule, std::vector<ZipEntry> const& parts) {
    return add_bytes(std::move(what), std::move(rule), zip_bytes(parts));
  }
  HostileFile& add_rows(std::string what, std::string rule, std::string const& rows,
                        std::vector<std::string> const& merged = {}) {
    return add(std::move(what), std::move(rule), workbook_parts({{"表", rows, merged}}));
  }
  HostileFile& add_bytes(std::string what, std::string rule, std::string bytes) {
    return files_.add(std::move(what), std::move(rule), LayerRole::sites, "a.xlsx",
                      std::move(bytes));
  }

 private:
  HostileFiles& files_;
};

// A deflated entry of `size` zeros that states it: a few bytes that become many.
std::string bomb(std::size_t size, std::size_t stated) {
  std::string const zeros(size, '\0');
  std::string packed(compressBound(size), '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string input = zeros;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  std::string const name = "xl/workbook.xml";
  std::string const common =
      little_endian_bytes(20, 2) + little_endian_bytes(0, 2) + little_endian_bytes(8, 2) +
      little_endian_bytes(0, 4) + little_endian_bytes(checksum_of(zeros), 4) +
      little_endian_bytes(packed.size(), 4) + little_endian_bytes(stated, 4) +
      little_endian_bytes(name.size(), 2) + little_endian_bytes(0, 2);
  std::string file = "PK\x03\x04" + common + name + packed;
  std::string const directory = "PK\x01\x02" + little_endian_bytes(20, 2) + common +
                                little_endian_bytes(0, 10) + little_endian_bytes(0, 4) + name;
  return file + directory + "PK\x05\x06" + std::string(4, '\0') + little_endian_bytes(1, 2) +
         little_endian_bytes(1, 2) + little_endian_bytes(directory.size(), 4) +
         little_endian_bytes(file.size(), 4) + std::string(2, '\0');
}

void add_archives(WorkbookMaker& workbooks) {
  std::string const whole = zip_bytes(good_parts());
  for (std::size_t const size : {std::size_t{0}, std::size_t{4}, std::size_t{100}, whole.size() / 2,
                                 whole.size() - 22, whole.size() - 1}) {
    workbooks.add_bytes("first " + std::to_string(size) + " bytes", "V006", whole.substr(0, size));
  }
  workbooks.add_bytes("10 MB in 10 kB", "V006", bomb(10 << 20, 10 << 20));
  workbooks.add_bytes("10 MB that states 100 bytes", "V006", bomb(10 << 20, 100));
  workbooks.add_bytes("100 bytes that state 4 GB", "V006", bomb(100, 0xffffffff));
  workbooks.add_bytes("a workbook of before 2007", "V050",
                      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(504, '\0'));
  for (auto const& [what, at, value] :
       std::vector<std::tuple<char const*, std::size_t, std::size_t>>{
           {"more entries than there are", 10, 9999},
           {"fewer entries than there are", 10, 2},
           {"no entries", 10, 0},
           {"a directory beyond the end", 16, 0x7fffffff}}) {
    std::string bytes = whole;
    std::size_t const end = bytes.size() - 22;
    std::string const number = little_endian_bytes(value, at == 10 ? 2 : 4);
    bytes.replace(end + at, number.size(), number);
    workbooks.add_bytes(std::string("an archive that states ") + what, "V006", std::move(bytes));
  }
  std::vector<ZipEntry> parts = good_parts();
  parts.front().flags = 1;
  workbooks.add("locked entries", "V006", parts);
  parts = good_parts();
  parts.push_back(parts.front());
  workbooks.add("an entry twice", "V006", parts);
  parts = good_parts();
  parts.front().stated_size = 7;
  workbooks.add("an entry of another size", "V006", parts);
  std::string flipped = whole;
  std::size_t const at = flipped.find("北坪");
  flipped[at] = static_cast<char>(flipped[at] ^ 1);
  workbooks.add_bytes("an entry against its checksum", "V006", std::move(flipped));
  std::vector<ZipEntry> many = good_parts();
  for (int i = 0; i < 1001; ++i) {
    many.push_back({"x" + std::to_string(i), ""});
  }
  workbooks.add("a thousand entries", "V006", many);
}

void add_parts(WorkbookMaker& workbooks) {
  for (char const* name : {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                           "xl/worksheets/sheet1.xml", "xl/styles.xml"}) {
    std::vector<ZipEntry> parts = good_parts();
    std::erase_if(parts, [&](ZipEntry const& one) { return one.name == name; });
    workbooks.add(std::string("without ") + name, "V006", parts);
    parts = good_parts();
    entry(parts, name).content = "<a><b></a>";
    workbooks.add(std::string("no XML: ") + name, "V006", parts);
    parts = good_parts();
    entry(parts, name).content =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]><x>&c;</x>";
    workbooks.add(std::string("entities that grow: ") + name, "V006", parts);
    parts = good_parts();
    entry(parts, name).content =
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
    workbooks.add(std::string("an entity from a file: ") + name, "V006", parts);
    parts = good_parts();
    parts.push_back({"deep", ""});
    std::string& content = entry(parts, name).content;
    std::size_t const close = content.rfind("</");
    content.insert(
        close, std::string("<a>") + [] {
          std::string deep;
          for (int i = 0; i < 100000; ++i) {
            deep += "<a>";
          }
          return deep;
        }());
    workbooks.add(std::string("100,000 open elements: ") + name, "V006", parts);
  }
  std::vector<ZipEntry> parts = good_parts();
  entry(parts, "_rels/.rels").content =
      "<Relationships><Relationship Id=\"r\" Type=\"x/"
      "officeDocument\" Target=\"../../etc/passwd\"/>"
      "</Relationships>";
  workbooks.add("a workbook outside of the archive", "V006", parts);
  workbooks.add("two sheets, none named", "V007",
                workbook_parts({{"一", kHeader + kRow, {}}, {"二", kHeader + kRow, {}}}));
  workbooks.add("no sheet with cells", "V007", workbook_parts({{"一", "", {}}}));
  workbooks.add("a sheet that is not there", "V007", good_parts()).source.layer = "三";
}

void add_sheets(WorkbookMaker& workbooks) {
  auto const cell = [](std::string const& xml) { return kHeader + row_of(2, xml); };
  std::string const rest =
      text_cell("B2", "n") + number_cell("C2", "104") + number_cell("D2", "30");
  for (char const* place : {"XFE2", "AAAA2", "A3", "2A", "A", "A0", "A-2", "A1048577", "a2"}) {
    workbooks.add_rows(std::string("a cell at ") + place, "V006",
                       cell("<c r=\"" + std::string(place) + "\"><v>1</v></c>"));
  }
  for (char const* number : {"0", "-1", "1048577", "x", "99999999999999999999"}) {
    workbooks.add_rows(std::string("row ") + number, "V006",
                       kHeader + "<row r=\"" + number + "\"><c><v>1</v></c></row>");
  }
  workbooks.add_rows("a row twice", "V006", kHeader + kRow + kRow);
  workbooks.add_rows("cells out of order", "V006",
                     cell(text_cell("B2", "n") + text_cell("A2", "s1")));
  for (char const* number : {"nan", "inf", "1e999", "abc", "0x7", "1,5"}) {
    workbooks.add_rows(std::string("number ") + number, "V006",
                       cell(number_cell("A2", number) + rest));
  }
  for (char const* index : {"0", "-1", "99999999", "x"}) {
    workbooks.add_rows(std::string("shared text ") + index, "V006",
                       cell("<c r=\"A2\" t=\"s\"><v>" + std::string(index) + "</v></c>" + rest));
  }
  for (char const* error : {"#REF!", "#DIV/0!", "#VALUE!", "#NAME?"}) {
    workbooks.add_rows(std::string("error ") + error, "V054",
                       cell("<c r=\"A2\" t=\"e\"><v>" + std::string(error) + "</v></c>" + rest));
  }
  workbooks.add_rows("a formula without a result", "V055",
                     cell("<c r=\"A2\"><f>CONCAT(\"s\",1)</f></c>" + rest));
  for (char const* number : {"1.1010519491231E+17", "110105194912310021", "1E+15"}) {
    workbooks.add_rows(std::string("code ") + number, "V056",
                       cell(number_cell("A2", number) + rest));
  }
  workbooks.add_rows("no header", "V051", row_of(1, text_cell("A1", "一")));
  workbooks.add_rows("another header", "V002",
                     row_of(1, text_cell("A1", "一") + text_cell("B1", "二")) + kRow);
  for (char const* merged : {"A1:XFE9", "A9:A1", "A1:", "x", "B2:A3", "A1:A1048577"}) {
    workbooks.add_rows(std::string("merged cells ") + merged, "V006", kHeader + kRow, {merged});
  }
  workbooks.add_rows("merged cells over each other", "V006", kHeader + kRow,
                     {"A2:A5000", "A3:A6000"});
  std::vector<std::string> all(20000, "A1:A1048576");
  workbooks.add_rows("20,000 times all rows merged", "V006", kHeader + kRow, all);
  workbooks.add_rows("hidden rows", "V053",
                     kHeader + row_of(2, text_cell("A2", "s1") + rest, true));
}

}  // namespace

void add_broken_workbooks(HostileFiles& files) {
  WorkbookMaker workbooks(files);
  add_archives(workbooks);
  add_parts(workbooks);
  add_sheets(workbooks);
}

}  // namespace tongcun
