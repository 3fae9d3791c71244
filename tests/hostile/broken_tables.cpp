// SPDX-License-Identifier: Apache-2.0
// Tables of comma-separated text whose form is broken.
#include "tests/hostile/hostile_files.h"
#include "tests/hostile/in_encoding.h"

#include <array>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::string const kHeader = "id,name,x,y\n";
std::string const kRow = "s1,北坪,104.5,30.25\n";

std::string cells_of(std::size_t count) {
  std::string row;
  for (std::size_t i = 0; i < count; ++i) {
    row += (i == 0 ? "" : ",") + std::to_string(i);
  }
  return row + "\n";
}

void add_quotes(HostileFiles& files) {
  std::array<std::string, 4> const kGood{"s2", "南坝", "105", "31"};
  for (std::size_t column = 0; column < kGood.size(); ++column) {
    auto const row = [&](std::string const& cell) {
      std::string text;
      for (std::size_t i = 0; i < kGood.size(); ++i) {
        text += (i == 0 ? "" : ",") + (i == column ? cell : kGood[i]);
      }
      return text + "\n";
    };
    std::string const where = " in column " + std::to_string(column + 1);
    std::string const& good = kGood[column];
    files.add("quote never closed" + where, "V012", LayerRole::sites, "a.csv",
              kHeader + kRow + row("\"" + good) + kRow);
    files.add("quote never closed, last row" + where, "V012", LayerRole::sites, "a.csv",
              kHeader + kRow + row("\"" + good));
    files.add("text after a quote" + where, "V013", LayerRole::sites, "a.csv",
              kHeader + row("\"" + good + "\"x") + kRow);
    files.add("quote inside a cell" + where, "V013", LayerRole::sites, "a.csv",
              kHeader + row("a\"" + good) + kRow);
  }
  files.add("quote never closed in the header", "V012", LayerRole::sites, "a.csv",
            "id,\"name,x,y\n" + kRow);
}

void add_ragged(HostileFiles& files) {
  for (std::size_t const count : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{5},
                                  std::size_t{6}, std::size_t{100}, std::size_t{100000}}) {
    std::string const what = "row of " + std::to_string(count) + " cells among four";
    files.add(what + ", first", "V004", LayerRole::sites, "a.csv",
              kHeader + cells_of(count) + kRow);
    files.add(what + ", last", "V004", LayerRole::sites, "a.csv", kHeader + kRow + cells_of(count));
  }
  files.add("separators differ from those of the header", "V004", LayerRole::sites, "a.csv",
            kHeader + "s1;n;104;30\n");
  files.add("a line of commas at the end", "V004", LayerRole::sites, "a.csv",
            kHeader + kRow + ",,,,,\n");
  files.add("lines end with carriage returns alone", "V002", LayerRole::sites, "a.csv",
            "id,name,x,y\rs1,n,104,30\r");
}

void add_headers(HostileFiles& files) {
  for (std::string const& header :
       {std::string("id,id,name,x,y"), std::string("id,name,name,x,y"),
        std::string("id,name,x,x,y"), std::string("id,name,x,y,y"), std::string("id,ID,name,x,y"),
        std::string("id,name,x,y,Ｘ"), std::string("id,name,x,y,x (米)")}) {
    files.add("two columns for one field: " + header, "V011", LayerRole::sites, "a.csv",
              header + "\n1,2,3,4,5\n");
  }
  files.add("no longitude", "V002", LayerRole::sites, "a.csv", "id,name,y\ns1,n,30\n");
  files.add("no latitude", "V002", LayerRole::sites, "a.csv", "id,name,x\ns1,n,104\n");
  files.add("villages without a code", "V002", LayerRole::villages, "a.csv",
            "name,x,y\nn,104,30\n");
  files.add("villages without a name", "V002", LayerRole::villages, "a.csv",
            "code,x,y\n530112345678,104,30\n");
  files.add("committees without a village", "V002", LayerRole::committees, "a.csv",
            "name,x,y\nn,104,30\n");
  files.add("households without a code", "V002", LayerRole::households, "a.csv",
            "village_code,persons\n530112345678,3\n");
  files.add("households without a village", "V002", LayerRole::households, "a.csv",
            "household_id,persons\nh1,3\n");
  files.add("persons without a household", "V002", LayerRole::persons, "a.csv", "age\n30\n");
  files.add("title above the header", "V002", LayerRole::sites, "a.csv",
            "安置点一览,,,\n" + kHeader + kRow);
  files.add("nothing", "V002", LayerRole::sites, "a.csv", "");
  files.add("a byte order mark alone", "V002", LayerRole::sites, "a.csv", "\xef\xbb\xbf");
  files.add("blank lines alone", "V002", LayerRole::sites, "a.csv", "\n\r\n\n");
  files.add("a header without rows", "V019", LayerRole::sites, "a.csv", kHeader);
  files
      .add("a column that the scenario names is not there", "V017", LayerRole::sites, "a.csv",
           kHeader + kRow)
      .source.fields["name"] = "安置点";
  files.add("cut within the last row", "V014", LayerRole::sites, "a.csv",
            kHeader + kRow + "s2,南坝,105,3");
}

void add_encodings(HostileFiles& files) {
  std::string const text = kHeader + "s1,北坪村贫困户集中安置点,104.5,30.25\n";
  for (char const* encoding : {"GBK", "GB18030", "BIG5-HKSCS", "UTF-16LE", "UTF-16BE", "UTF-16",
                               "UTF-32LE", "EUC-TW", "ISO-2022-CN-EXT"}) {
    std::string bytes = in_encoding(text, encoding);
    if (bytes.empty() || bytes == text) {
      continue;
    }
    bool const is_plain = std::string_view(encoding) == "ISO-2022-CN-EXT";
    files.add(std::string("in ") + encoding + ", which nobody states", is_plain ? "V210" : "V001",
              LayerRole::sites, "a.csv", std::move(bytes));
  }
  for (auto const& [what, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"overlong slash", "\xc0\xaf"},
           {"overlong NUL", "\xc0\x80"},
           {"surrogate half", "\xed\xa0\x80"},
           {"beyond the last character", "\xf4\x90\x80\x80"},
           {"continuation byte alone", "\x80"},
           {"byte that never occurs", "\xff"},
           {"replacement character", "\xef\xbf\xbd"},
           {"character cut short", "\xe5\x8c"}}) {
    files.add("no UTF-8: " + what, "V001", LayerRole::sites, "a.csv",
              kHeader + "s1,n" + bytes + ",104,30\n");
  }
  for (char const* encoding : {"GB18030", "GBK", "BIG5-HKSCS", "ISO-8859-1", "CP1252"}) {
    files
        .add(std::string("stated to be in ") + encoding + " and in UTF-8", "V034", LayerRole::sites,
             "a.csv", text)
        .source.encoding = encoding;
  }
  files
      .add("stated to be in UTF-16 and in GBK", "V001", LayerRole::sites, "a.csv",
           in_encoding(text, "GBK") + "x")
      .source.encoding = "UTF-16LE";
  for (char const* encoding : {"klingon", "UTF-8//IGNORE", "//TRANSLIT", "../gconv", "UTF-8,x"}) {
    files.add(std::string("encoding ") + encoding, "V043", LayerRole::sites, "a.csv", text)
        .source.encoding = encoding;
  }
  for (std::string const& control :
       {std::string(1, '\0'), std::string("\x1b[31m"), std::string("\x07"), std::string("\x7f")}) {
    files.add("control character in a name", "V210", LayerRole::sites, "a.csv",
              kHeader + "s1,n" + control + "m,104,30\n");
  }
}

}  // namespace

void add_broken_tables(HostileFiles& files) {
  add_quotes(files);
  add_ragged(files);
  add_headers(files);
  add_encodings(files);
}

}  // namespace tongcun
