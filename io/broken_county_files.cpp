// SPDX-License-Identifier: Apache-2.0
#include "io/broken_county_files.h"

#include "io/encoding.h"
#include "io/write_csv.h"
#include "io/write_geopackage.h"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::string_view kMark = "\xef\xbb\xbf";
constexpr std::string_view kLineEnd = "\r\n";

std::string degrees(std::int32_t units) {
  constexpr std::int64_t kUnits = 10'000'000;
  std::int64_t const size = std::abs(std::int64_t{units});
  return fmt::format("{}{}.{:07}", units < 0 ? "-" : "", size / kUnits, size % kUnits);
}

// The facilities as an office exports them: UTF-8 without a mark, places in two columns.
std::string csv_with_places(OutputTable const& facilities) {
  OutputTable table = facilities;
  table.geometry = GeometryType::none;
  for (char const* const key : {"经度", "纬度"}) {
    table.columns.push_back({key, {key, key}, ColumnType::text, 0});
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (std::int32_t const units : {table.points[i].lon, table.points[i].lat}) {
      table.rows[i].emplace_back(degrees(units));
    }
  }
  table.points.clear();
  return csv_of(table).substr(kMark.size());
}

// Where a line begins, from 0; the last one where there are fewer.
std::size_t line_start(std::string const& text, std::size_t line) {
  std::size_t at = 0;
  for (std::size_t next = text.find(kLineEnd); line > 0 && next + 2 < text.size(); --line) {
    at = next + kLineEnd.size();
    next = text.find(kLineEnd, at);
  }
  return at;
}

std::string as_gb18030(std::string text) {
  std::optional<std::string> bytes = encoded(text, "GB18030");
  assert(bytes);
  text = std::move(*bytes);
  return text;
}

std::string with_cell_too_many(std::string text) {
  std::size_t const row = line_start(text, 1);
  return text.insert(text.find(kLineEnd, row), ",备注");
}

// In the last row, behind its first cell.
std::string cut_in_a_row(std::string text) {
  std::size_t const row = line_start(text, text.size());
  text.resize(text.find(',', row) + 1);
  return text;
}

std::string with_open_quote(std::string text) {
  return text.insert(line_start(text, 1), "\"");
}

// A quote within a cell that began without one.
std::string with_stray_quote(std::string text) {
  return text.insert(line_start(text, 1) + 1, "\"");
}

// The second header is the first one.
std::string with_column_twice(std::string text) {
  std::size_t const comma = text.find(',');
  std::size_t const next = text.find(',', comma + 1);
  return text.replace(comma + 1, next - comma - 1, text.substr(0, comma));
}

// The headers changed places: degrees of latitude are read as longitude.
std::string with_axes_swapped(std::string text) {
  std::string_view const headers = "经度,纬度";
  return text.replace(text.find(headers), headers.size(), "纬度,经度");
}

// What a spreadsheet makes of a long code.
std::string with_ruined_code(std::string text) {
  std::size_t const row = line_start(text, 1);
  return text.replace(row, text.find(',', row) - row, "5.29901E+11");
}

std::string unchanged(std::string text) {
  return text;
}

struct BrokenFile {
  std::string_view kind;
  std::string_view rule;
  std::string (*broken)(std::string);
  std::string_view ending;    // of the file
  std::string_view settings;  // of the layer
};

constexpr std::string_view kPlain = "crs = \"EPSG:4490\"\n";
constexpr std::string_view kStatedAsGbk = "crs = \"EPSG:4490\"\nencoding = \"GB18030\"\n";
constexpr std::string_view kStatedUnknown = "crs = \"EPSG:4490\"\nencoding = \"GB-2312-X\"\n";

constexpr std::array<BrokenFile, 12> kBrokenFiles{{
    {"gbk_read_as_utf8", "V001", as_gb18030, "csv", kPlain},
    {"utf8_stated_as_gbk", "V034", unchanged, "csv", kStatedAsGbk},
    {"encoding_unknown", "V043", unchanged, "csv", kStatedUnknown},
    {"cell_too_many", "V004", with_cell_too_many, "csv", kPlain},
    {"cut_in_a_row", "V004", cut_in_a_row, "csv", kPlain},
    {"quote_left_open", "V012", with_open_quote, "csv", kPlain},
    {"stray_quote", "V013", with_stray_quote, "csv", kPlain},
    {"column_twice", "V011", with_column_twice, "csv", kPlain},
    {"no_reference_system", "V005", unchanged, "csv", ""},
    {"axes_swapped", "V843", with_axes_swapped, "csv", kPlain},
    {"ruined_code", "V216", with_ruined_code, "csv", kPlain},
    {"other_extension", "V018", unchanged, "txt", kPlain},
}};

constexpr std::string_view kCutDatabase = "database_cut_off";

std::string scenario_with(std::string const& scenario, std::string_view file,
                          std::string_view settings) {
  return fmt::format(
      "{}\n[layers.facilities.broken]\nfile = \"{}\"\nattribution = \"tongcun synth county\"\n"
      "licence = \"CC0-1.0\"\n{}",
      scenario, file, settings);
}

}  // namespace

void write_broken_files(RunFolder& out, OutputTable const& facilities, std::string const& scenario,
                        Language language) {
  OutputTable key;
  key.name = "planted_files";
  for (char const* const column : {"kind", "rule", "scenario", "file"}) {
    key.columns.push_back({column, {column, column}, ColumnType::text, 0});
  }
  auto const add = [&](std::string_view kind, std::string_view rule, std::string const& file,
                       std::string_view settings) {
    std::string const name = fmt::format("broken-{}.toml", kind);
    out.write(name, scenario_with(scenario, file, settings));
    key.rows.push_back({std::string(kind), std::string(rule), name, file});
  };
  std::string const text = csv_with_places(facilities);
  for (BrokenFile const& broken : kBrokenFiles) {
    std::string const file = fmt::format("broken/{}.{}", broken.kind, broken.ending);
    out.write(file, broken.broken(text));
    add(broken.kind, broken.rule, file, broken.settings);
  }
  std::string const file = fmt::format("broken/{}.gpkg", kCutDatabase);
  std::filesystem::path const path = out.path_of(file);
  write_geopackage(path, {facilities}, language, Styling::plain);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) * 6 / 10);
  add(kCutDatabase, "V016", file, "layer = \"facilities\"\n");
  out.write("planted_files.csv", csv_of(key));
}

}  // namespace tongcun
