// SPDX-License-Identifier: Apache-2.0
#include "io/report_data.h"

#include "io/enum_names.h"
#include "io/geometry_names.h"
#include "io/glossary.h"
#include "io/report_columns.h"
#include "io/report_geometry.h"
#include "io/report_text.h"
#include "io/version.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// Writes one JSON object member by member.
class Members {
 public:
  explicit Members(std::string& json) : json_(json) { json_ += '{'; }
  void close() { json_ += '}'; }
  std::string& begin(std::string_view key) {
    json_ += is_first_ ? "" : ",";
    is_first_ = false;
    append_json_string(key, json_);
    json_ += ':';
    return json_;
  }
  void string(std::string_view key, std::string_view value) {
    append_json_string(value, begin(key));
  }
  void text(std::string_view key, Text const& value) { append_json_text(value, begin(key)); }
  void stated(std::string_view key, Text const& value) {
    if (!value.en.empty() || !value.zh.empty()) {
      text(key, value);
    }
  }
  void number(std::string_view key, std::int64_t value) { begin(key) += std::to_string(value); }

 private:
  std::string& json_;
  bool is_first_ = true;
};

void append_column(OutputTable const& table, std::size_t position, std::string& json) {
  OutputColumn const& column = table.columns[position];
  Members members(json);
  members.string("key", column.key);
  members.text("title", column.title);
  constexpr std::array<std::string_view, 3> kTypes{"text", "integer", "decimal"};
  members.string("type", name_of(column.type, kTypes));
  members.number("decimals", column.decimals);
  if (!column.unit.empty()) {
    members.string("unit", column.unit);
  }
  members.stated("meaning", column.meaning);
  members.stated("empty", column.empty);
  if (!column.words.empty()) {
    Members words(members.begin("words"));
    std::set<std::string_view> known;  // of a word twice the first counts, as in workbooks
    for (ColumnWord const& word : column.words) {
      if (known.insert(word.word).second) {
        words.text(word.word, word.name);
      }
    }
    words.close();
  }
  if (!table.rows.empty()) {
    append_column_data(table, position, members.begin("data"));
  }
  members.close();
}

// The read and the drawn corners of a table.
using Thinning = std::vector<std::pair<std::string, DrawnCorners>>;

void append_table(OutputTable const& table, ReportGrid const& grid, Thinning& thinning,
                  std::string& json) {
  Members members(json);
  members.text("title", table.title);
  members.number("rows", static_cast<std::int64_t>(table.rows.size()));
  std::string& columns = members.begin("columns");
  columns += '[';
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns += i == 0 ? "" : ",";
    append_column(table, i, columns);
  }
  columns += ']';
  if (table.geometry != GeometryType::none) {
    members.string("geometry", name_of(table.geometry, kGeometryNames));
    DrawnCorners const corners = append_shapes(table, grid, members.begin("shapes"));
    if (table.geometry != GeometryType::point) {
      thinning.emplace_back(table.name, corners);
    }
  }
  members.close();
}

void append_grid(ReportGrid const& grid, Thinning const& thinning, std::string& json) {
  Members members(json);
  members.number("lon", grid.origin.lon);
  members.number("lat", grid.origin.lat);
  members.number("step", grid.step);
  members.number("metres", grid.metres());
  Members tables(members.begin("corners"));
  for (auto const& [name, corners] : thinning) {
    tables.begin(name) +=
        "[" + std::to_string(corners.read) + "," + std::to_string(corners.drawn) + "]";
  }
  tables.close();
  members.close();
}

void append_texts(std::string& json) {
  Members members(json);
  for (std::string const& key : keys_below("report")) {
    members.text(word_of(key), term(key).name);
  }
  for (std::string const& key : keys_below("unit")) {
    members.text(key, term(key).name);
  }
  members.close();
}

// What rules and conditions are called, by their ids; without a name they are called by it.
void append_names(NamedIds const& named, std::string& json) {
  Members members(json);
  for (auto const& [id, name] : named) {
    members.stated(id, name);
  }
  members.close();
}

void append_profile(ProfileHead const& profile, std::string& json) {
  Members members(json);
  members.string("id", profile.id);
  members.text("name", profile.name);
  members.string("currency", profile.currency);
  Members units(members.begin("units"));
  for (auto const& [quantity, unit] : profile.units) {
    units.string(quantity, unit);
  }
  units.close();
  Members words(members.begin("words"));
  for (auto const& [key, word] : profile.words) {
    words.text(key, word);
  }
  words.close();
  append_names(profile.rules, members.begin("rules"));
  append_names(profile.conditions, members.begin("conditions"));
  members.close();
}

}  // namespace

std::string report_data(ReportContent const& content, RunHead const& head) {
  std::string json;
  Members members(json);
  members.number("schema", 1);
  members.string("kind", "report");
  members.string("edition", content.edition == ReportEdition::internal ? "internal" : "public");
  members.string("language", head.language == Language::zh ? "zh" : "en");
  members.string("program", program_version());
  members.string("scenario", head.scenario);
  members.string("title", head.title);
  if (head.year) {
    members.number("year", *head.year);
  }
  std::string& stamps = members.begin("stamps");
  stamps += '[';
  for (std::size_t i = 0; i < content.stamps.size(); ++i) {
    stamps += i == 0 ? "" : ",";
    append_json_text(content.stamps[i], stamps);
  }
  stamps += ']';
  Members imprint(members.begin("imprint"));
  imprint.stated("data_date", head.imprint.data_date);
  imprint.stated("map_maker", head.imprint.map_maker);
  imprint.stated("approval_number", head.imprint.approval_number);
  imprint.close();
  append_profile(head.profile, members.begin("profile"));
  append_texts(members.begin("texts"));
  members.begin("summary") += escaped_for_page(content.summary);

  ReportGrid const grid = report_grid_of(content.tables);
  Thinning thinning;
  Members tables(members.begin("tables"));
  for (OutputTable const* table : content.tables) {
    append_table(*table, grid, thinning, tables.begin(table->name));
  }
  tables.close();
  append_grid(grid, thinning, members.begin("grid"));
  members.close();
  return json;
}

}  // namespace tongcun
