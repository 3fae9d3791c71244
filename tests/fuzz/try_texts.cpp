// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/try_texts.h"

#include "io/config_reader.h"
#include "io/csv_reader.h"
#include "io/encoding.h"
#include "io/encoding_evidence.h"
#include "io/inflate.h"
#include "io/parse_toml.h"
#include "io/parse_value.h"
#include "io/personal_numbers.h"
#include "io/relocation_plan_file.h"
#include "io/share_column.h"
#include "io/shown_text.h"
#include "io/vocabulary.h"
#include "io/xml_reader.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace tongcun {
namespace {

// Asks a table of settings for things that it may have, of every type.
void ask(ConfigReader& reader, int depth) {
  static_cast<void>(reader.text("name", ""));
  static_cast<void>(reader.integer("schema", 0, -5, 5));
  static_cast<void>(reader.number("value", 0.0, -1.0, 1.0));
  static_cast<void>(reader.boolean("invented", false));
  static_cast<void>(reader.texts("list"));
  static_cast<void>(reader.numbers("numbers", 0.0, 1.0));
  static_cast<void>(reader.both_languages("title", ""));
  if (depth > 0) {
    ConfigReader table = reader.table("table");
    ask(table, depth - 1);
    for (ConfigReader& row : reader.tables("rows")) {
      ask(row, depth - 1);
    }
  }
  reader.finish();
}

}  // namespace

// Cells hold nothing that is not in the text, lines ascend, and after a problem nothing comes.
void try_csv(std::string_view bytes) {
  CsvReader reader(bytes);
  std::int64_t line = 0;
  std::size_t held = 0;
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    require(row->line > line && !row->cells.empty());
    line = row->line;
    for (std::string const& cell : row->cells) {
      held += cell.size();
    }
  }
  require(held <= bytes.size());
  require(!reader.next());
  require(line <= 1 + std::ranges::count(bytes, '\n'));
}

// What is decoded is clean UTF-8 or not taken for such; UTF-8 decodes to itself.
void try_encoding(std::string_view bytes) {
  std::size_t const name_end = std::min(bytes.find('\n'), bytes.size());
  static_cast<void>(decoded(bytes, std::string(bytes.substr(0, name_end))));
  for (char const* encoding : {"GB18030", "UTF-8", "UTF-16LE", "BIG5-HKSCS", "CP1252"}) {
    std::optional<std::string> const text = decoded(bytes, encoding);
    if (text && std::string_view(encoding) == "UTF-8") {
      require(*text == bytes);
    }
  }
  EncodingEvidence evidence;
  evidence.add(bytes, 1, !bytes.empty() && bytes.front() == 'x');
  require(!evidence.is_surely_utf8() || evidence.fits_utf8());
}

// The first two bytes state the size; what comes out has it.
void try_inflate(std::string_view bytes) {
  if (bytes.size() < 2) {
    return;
  }
  std::size_t const size = static_cast<unsigned char>(bytes[0]) * std::size_t{256} +
                           static_cast<unsigned char>(bytes[1]);
  for (DeflateFrame const frame : {DeflateFrame::none, DeflateFrame::zlib}) {
    std::optional<std::string> const content = inflated(bytes.substr(2), size, frame);
    require(!content || content->size() == size);
  }
}

// Written again, a plan that was read is the same text but for its form.
void try_plan(std::string_view bytes) {
  try {
    PublishedPlan const plan = parse_relocation_plan(std::string(bytes), "plan.json");
    std::string const text = relocation_plan_json(plan);
    require(relocation_plan_json(parse_relocation_plan(text, "plan.json")) == text);
  } catch (InputError const& error) {
    require(any_rejected(error.findings()));
  }
}

// No message shows a run of more digits than it may.
void try_numbers_in_text(std::string_view bytes) {
  std::string const shown = masked(bytes);
  std::size_t digits = 0;
  for (char const c : shown) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    require(digits <= kShownDigits);
    require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
  }
  static_cast<void>(masked_list(bytes));
  require(!has_controls(without_controls(bytes)));
  static_cast<void>(longest_number(bytes));
  static_cast<void>(form_of(bytes));
  static_cast<void>(normalised_word(bytes));
  for (std::size_t const at : identity_numbers(bytes)) {
    require(at < bytes.size());
  }
  for (std::size_t const at : mobile_numbers(bytes)) {
    require(at < bytes.size());
  }
}

void try_toml(std::string_view bytes) {
  ParsedToml const parsed = parse_toml(bytes, "fuzz.toml");
  require(parsed.root || !parsed.findings.empty());
  std::vector<Finding> findings;
  if (parsed.root) {
    ConfigReader reader(&*parsed.root, *parsed.root, "", findings);
    ask(reader, 3);
  }
}

// Numbers are finite, days and months are of the calendar, parts of lists are not empty.
void try_values(std::string_view bytes) {
  for (std::string_view rest = bytes; !rest.empty();) {
    std::size_t const end = std::min(rest.find('\n'), rest.size());
    std::string_view const cell = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::optional<double> const decimal = parse_decimal(cell);
    require(!decimal || std::isfinite(*decimal));
    std::optional<std::int64_t> const whole = parse_whole(cell);
    require(!whole || decimal);
    std::optional<double> const coordinate = parse_coordinate(cell);
    require(!coordinate || std::isfinite(*coordinate));
    std::optional<std::int64_t> const day = parse_day(cell);
    require(!day || (*day / 10000 >= 1000 && *day / 100 % 100 >= 1 && *day / 100 % 100 <= 12 &&
                     *day % 100 >= 1 && *day % 100 <= 31));
    std::optional<std::int64_t> const month = parse_month(cell);
    require(!month || (*month % 100 >= 1 && *month % 100 <= 12));
    std::optional<std::int32_t> const year = parse_year(cell);
    require(!year || (*year >= 1000 && *year <= 2999));
    static_cast<void>(parse_months(cell));
    for (std::string const& part : split_list(cell)) {
      require(!part.empty());
    }
    ShareColumn column(share_unit_of_name(cell));
    ShareColumn::Cell const share = column.read(cell, 1);
    require(!share.millionths || (*share.millionths >= 0 && *share.millionths <= 1'000'000) ||
            column.is_unclear());
    static_cast<void>(vocabulary().is_unknown(cell));
  }
}

// Every end has its start.
void try_xml(std::string_view bytes) {
  std::int64_t depth = 0;
  XmlHandlers handlers;
  handlers.start = [&](std::string_view, XmlAttributes const& attributes) {
    ++depth;
    static_cast<void>(attributes["id"]);
  };
  handlers.end = [&](std::string_view) { require(--depth >= 0); };
  handlers.text = [&](std::string_view text) { require(text.size() <= bytes.size()); };
  require(!read_xml(bytes, std::move(handlers)) || depth == 0);
}

}  // namespace tongcun
