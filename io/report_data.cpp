// SPDX-License-Identifier: Apache-2.0
#include "io/report_data.h"

#include "io/enum_names.h"
#include "io/geometry_names.h"
#include "io/glossary.h"
#include "io/report_columns.h"
#include "io/report_geometry.h"
#include "io/report_text.h"
#include "io/version.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <map>
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

// `data`: its cells, as PackedColumn writes them; "" = there are none.
void append_column(OutputColumn const& column, std::string_view data, std::string& json) {
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
  if (!data.empty()) {
    members.begin("data") += data;
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
    std::string data;
    if (!table.rows.empty()) {
      append_column_data(table, i, data);
    }
    append_column(table.columns[i], data, columns);
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

// Lists of the same households hold the same codes, places and persons: written once.
class HouseholdLists {
 public:
  explicit HouseholdLists(std::string& json) : json_(json) {}

  void append(std::vector<HouseholdList> const& lists) {
    Members members(json_);
    for (HouseholdList const& list : lists) {
      append(list, members.begin(list.name));
    }
    members.close();
  }

 private:
  void append(HouseholdList const& list, std::string& json) {
    Members members(json);
    members.text("title", list.title);
    members.number("rows", static_cast<std::int64_t>(list.rows));
    std::string& columns = members.begin("columns");
    columns += '[';
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
      columns += i == 0 ? "" : ",";
      append_column(list.columns[i], list.cells.empty() ? "" : data_of(list, i), columns);
    }
    columns += ']';
    members.close();
  }

  std::string data_of(HouseholdList const& list, std::size_t column) {
    std::string data;
    list.cells[column].append_json(data);
    auto const [before, is_new] = written_.try_emplace({list.columns[column].key, data}, list.name);
    if (is_new) {
      return data;
    }
    std::string as = "{\"as\":";
    append_json_string(before->second, as);
    return as + "}";
  }

  std::string& json_;
  std::map<std::pair<std::string, std::string>, std::string> written_;  // key and data: the list
};

// RFC 4648, section 4.
std::string base64_of(std::string const& bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // and the zero that the function adds
  int const length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<unsigned char const*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

void append_picture(MapPicture const& picture, std::string& json) {
  Members members(json);
  members.number("west", picture.box.west);
  members.number("south", picture.box.south);
  members.number("east", picture.box.east);
  members.number("north", picture.box.north);
  members.number("columns", picture.columns);
  members.number("rows", picture.rows);
  members.string("attribution", picture.attribution);
  members.string("png", base64_of(picture.png));
  members.close();
}

void append_pictures(ReportContent const& content, std::string& json) {
  Members pictures(json);
  for (auto const& [name, picture] :
       {std::pair{"relief", content.relief}, std::pair{"background", content.background}}) {
    if (picture != nullptr) {
      append_picture(*picture, pictures.begin(name));
    }
  }
  pictures.close();
}

// Behind a string that begins at `at`.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    at += json[at] == '\\' ? 1 : 0;
  }
  return at + 1;
}

// The value of a member of the outermost object, to the letter; "" = there is none.
std::string_view member_of(std::string_view json, std::string_view key) {
  int depth = 0;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < json.size();) {
    char const c = json[at];
    bool const is_end =
        begin != std::string_view::npos && ((depth == 1 && c == ',') || (depth == 1 && c == '}'));
    if (is_end) {
      return json.substr(begin, at - begin);
    }
    if (c == '"') {
      std::size_t const end = end_of_string(json, at);
      bool const is_key = depth == 1 && begin == std::string_view::npos && end < json.size() &&
                          json[end] == ':' && json.substr(at + 1, end - at - 2) == key;
      begin = is_key ? end + 1 : begin;
      at = is_key ? end + 1 : end;
      continue;
    }
    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    ++at;
  }
  return "";
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

KeptParts kept_parts_of(std::string_view page) {
  constexpr std::string_view kBegin = "id=\"data\">";
  std::size_t const at = page.find(kBegin);
  if (at == std::string_view::npos) {
    return {};
  }
  std::string_view block = page.substr(at + kBegin.size());
  block = block.substr(0, block.find("</script"));
  return {std::string(member_of(block, "pictures")), std::string(member_of(block, "households"))};
}

std::string report_data(ReportContent const& content, RunHead const& head) {
  std::string json;
  Members members(json);
  members.number("schema", 1);
  members.string("kind", "report");
  constexpr std::array<std::string_view, 4> kEditions{"public", "internal", "households",
                                                      "comparison"};
  members.string("edition", name_of(content.edition, kEditions));
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
  if (!content.kept.households.empty()) {
    members.begin("households") += content.kept.households;
  } else if (content.households != nullptr) {
    HouseholdLists(members.begin("households")).append(*content.households);
  }
  if (content.kept.pictures.empty()) {
    append_pictures(content, members.begin("pictures"));
  } else {
    members.begin("pictures") += content.kept.pictures;
  }
  append_grid(grid, thinning, members.begin("grid"));
  members.close();
  return json;
}

}  // namespace tongcun
