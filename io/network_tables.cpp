// SPDX-License-Identifier: Apache-2.0
#include "io/network_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/output_tables.h"
#include "io/term_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace tongcun {
namespace {

OutputColumn column(std::string_view key, ColumnType type = ColumnType::text, int decimals = 0) {
  return term_column(std::string(key), key, type, decimals);
}

// Tenths of a kilometre per hour.
OutputCell speed_cell(std::optional<Speed> const& speed) {
  return speed ? OutputCell((speed->count() + 50) / 100) : OutputCell();
}

// "facilities.clinics" -> "clinics"; "roads" stays.
std::string layer_name(Layer const& layer, std::string const& role) {
  std::size_t const dot = layer.key.find('.');
  return dot == std::string::npos ? role : role + "_" + layer.key.substr(dot + 1);
}

std::string months_text(MonthSet months) {
  std::string text;
  for (int month = 1; month <= 12; ++month) {
    if (months.contains(Month(month))) {
      text += (text.empty() ? "" : " ") + std::to_string(month);
    }
  }
  return text;
}

std::string hardened_word(RoadRules const& rules, RoadTraits const& traits) {
  if (rules.is_hardened(traits, Reading::low)) {
    return "yes";
  }
  return rules.is_hardened(traits, Reading::high) ? "unknown" : "no";
}

// Its kinds, the most frequent first: "village clinic", "water point, waterworks", "primary school,
// kindergarten and others"; nothing for a layer without rows.
Text kinds_text(Region const& region, LayerId layer) {
  constexpr std::size_t kMostNamed = 2;
  std::array<std::int64_t, kFacilityKindNames.size()> counts{};
  for (FacilityId const facility : region.facilities.code.ids()) {
    if (region.facilities.layer[facility] == layer) {
      ++counts[static_cast<std::size_t>(region.facilities.kind[facility])];
    }
  }
  std::vector<std::size_t> kinds;
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    if (counts[kind] > 0) {
      kinds.push_back(kind);
    }
  }
  std::ranges::stable_sort(kinds, std::ranges::greater(),
                           [&](std::size_t kind) { return counts[kind]; });
  Text text;
  for (std::size_t at = 0; at < std::min(kinds.size(), kMostNamed); ++at) {
    Text const& name = term(fmt::format("facility_kind.{}", kFacilityKindNames[kinds[at]])).name;
    text.en += (at == 0 ? "" : ", ") + name.en;
    text.zh += (at == 0 ? "" : "、") + name.zh;
  }
  if (kinds.size() > kMostNamed) {
    text.en += " and others";
    text.zh += "等";
  }
  return text;
}

// Layers of facilities by what they hold; those that hold the same by what the scenario calls them.
void name_apart(Region const& region, std::map<LayerId, OutputTable>& tables) {
  std::map<LayerId, Text> kinds;
  for (auto const& [layer, table] : tables) {
    kinds[layer] = kinds_text(region, layer);
  }
  for (auto& [layer, table] : tables) {
    Text const& held = kinds[layer];
    bool const is_alone =
        std::ranges::count(kinds, held.en, [](auto const& one) { return one.second.en; }) == 1;
    std::string const& key = region.layers[layer].key;
    std::string const own = key.substr(key.find('.') + 1);
    Text const shown = held.en.empty() ? Text{own, own}
                       : is_alone      ? held
                                  : Text{held.en + " (" + own + ")", held.zh + "（" + own + "）"};
    table.title.en += ": " + shown.en;
    table.title.zh += "：" + shown.zh;
  }
}

}  // namespace

std::vector<OutputTable> road_tables(PlaceFacts const& facts, RoadRules const& rules) {
  Roads const& roads = facts.region.roads;
  IdVector<RoadId, RoadTraits> const traits = traits_with(facts.overlay, facts.network);
  std::map<LayerId, OutputTable> tables;
  for (LayerId const layer : facts.region.layers.ids()) {
    if (facts.region.layers[layer].role == LayerRole::roads) {
      OutputTable& table = tables[layer];
      table.name = layer_name(facts.region.layers[layer], "roads");
      table.title = term("roads").name;
      table.geometry = GeometryType::line;
      table.columns = {column("road_code"),
                       column("road_name"),
                       column("road_class"),
                       column("road_surface"),
                       column("hardened"),
                       column("hardened_network"),
                       column("length_m", ColumnType::decimal, 1),
                       column("terrain"),
                       column("network_component", ColumnType::integer),
                       column("speed_dry_low_kmh", ColumnType::decimal, 1),
                       column("speed_dry_high_kmh", ColumnType::decimal, 1),
                       column("speed_wet_low_kmh", ColumnType::decimal, 1),
                       column("speed_wet_high_kmh", ColumnType::decimal, 1),
                       column("recorded_class"),
                       column("recorded_surface")};
    }
  }
  Month const dry = facts.states.month_of(facts.states.dry);
  Month const wet = facts.states.month_of(facts.states.wet);
  for (RoadId const road : roads.code.ids()) {
    RoadTraits const& t = traits[road];
    Terrain const terrain = facts.network.terrain[road];
    bool const in_low = facts.roads.hardened[0].contains[road] != 0;
    bool const in_high = facts.roads.hardened[1].contains[road] != 0;
    std::string network = in_high ? "unknown" : "no";
    network = in_low ? "yes" : network;
    OutputTable& table = tables[roads.layer[road]];
    table.rows.push_back(
        {roads.code[road], text_cell(roads.name[road]),
         std::string(name_of(t.road_class, kRoadClassNames)),
         std::string(name_of(t.surface, kRoadSurfaceNames)), hardened_word(rules, t), network,
         (facts.network.road_length[road].count() + 50) / 100,
         std::string(name_of(terrain, kTerrainNames)),
         std::int64_t{facts.network.road_component[road].value()},
         speed_cell(motor_speed(rules, t, terrain, dry, Reading::low)),
         speed_cell(motor_speed(rules, t, terrain, dry, Reading::high)),
         speed_cell(motor_speed(rules, t, terrain, wet, Reading::low)),
         speed_cell(motor_speed(rules, t, terrain, wet, Reading::high)),
         text_cell(roads.recorded_class[road]), text_cell(roads.recorded_surface[road])});
    std::span<GeoPoint const> const line = roads.line[road];
    table.lines.emplace_back(line.begin(), line.end());
  }
  std::vector<OutputTable> list;
  list.reserve(tables.size());
  for (auto& [layer, table] : tables) {
    list.push_back(std::move(table));
  }
  return list;
}

std::vector<OutputTable> facility_tables(PlaceFacts const& facts) {
  Facilities const& facilities = facts.region.facilities;
  std::map<LayerId, OutputTable> tables;
  for (LayerId const layer : facts.region.layers.ids()) {
    if (facts.region.layers[layer].role == LayerRole::facilities) {
      OutputTable& table = tables[layer];
      table.name = layer_name(facts.region.layers[layer], "facilities");
      table.title = term("facilities").name;
      table.geometry = GeometryType::point;
      table.columns = {column("facility_code"), column("facility_name"),
                       column("facility_kind"), column("facility_use"),
                       column("status"),        column("off_road_m", ColumnType::integer),
                       column("recorded_kind")};
    }
  }
  for (FacilityId const facility : facilities.code.ids()) {
    Attachment const& foot = facts.network.facilities[facility];
    OutputTable& table = tables[facilities.layer[facility]];
    table.rows.push_back(
        {facilities.code[facility], text_cell(facilities.name[facility]),
         std::string(name_of(facilities.kind[facility], kFacilityKindNames)),
         std::string(name_of(facts.uses.use[facility], kFacilityUseNames)),
         std::string(name_of(facilities.status[facility], kFacilityStatusNames)),
         foot.road.is_none() ? OutputCell() : OutputCell(whole_metres(foot.off_road)),
         text_cell(facilities.recorded_kind[facility])});
    table.points.push_back(facilities.point[facility]);
  }
  if (tables.size() > 1) {
    name_apart(facts.region, tables);
  }
  std::vector<OutputTable> list;
  list.reserve(tables.size());
  for (auto& [layer, table] : tables) {
    list.push_back(std::move(table));
  }
  return list;
}

OutputTable surface_table(PlaceFacts const& facts, RoadRules const& rules) {
  OutputTable table;
  table.name = "surfaces";
  table.title = term("surfaces").name;
  table.columns = {column("road_class"),
                   column("road_surface"),
                   term_column("roads", "road_count", ColumnType::integer),
                   column("length_m", ColumnType::decimal, 1),
                   column("read_as_low"),
                   column("read_as_high")};
  table.columns[4].words = table.columns[5].words = table.columns[1].words;
  struct Sum {
    std::int64_t roads = 0;
    Length length;
  };
  std::map<std::pair<RoadClass, RoadSurface>, Sum> sums;
  for (RoadId const road : facts.region.roads.code.ids()) {
    RoadTraits const& traits = facts.region.roads.traits[road];
    Sum& sum = sums[{traits.road_class, traits.surface}];
    ++sum.roads;
    sum.length += facts.network.road_length[road];
  }
  for (auto const& [key, sum] : sums) {
    SurfaceReading const& reading =
        rules.reading[static_cast<std::size_t>(key.first)][static_cast<std::size_t>(key.second)];
    table.rows.push_back({std::string(name_of(key.first, kRoadClassNames)),
                          std::string(name_of(key.second, kRoadSurfaceNames)), sum.roads,
                          (sum.length.count() + 50) / 100,
                          std::string(name_of(reading.low, kRoadSurfaceNames)),
                          std::string(name_of(reading.high, kRoadSurfaceNames))});
  }
  return table;
}

OutputTable state_table(PlaceFacts const& facts) {
  OutputTable table;
  table.name = "states";
  table.title = term("states").name;
  table.columns = {column("state", ColumnType::integer), column("months"), column("season"),
                   column("open_length_m", ColumnType::decimal, 1)};
  for (StateId const state : facts.states.months.ids()) {
    std::string season;
    season += state == facts.states.dry ? "dry" : "";
    season += state == facts.states.wet ? (season.empty() ? "wet" : " wet") : "";
    table.rows.push_back({std::int64_t{state.value()}, months_text(facts.states.months[state]),
                          text_cell(season), (facts.states.open_length[state].count() + 50) / 100});
  }
  return table;
}

OutputTable layer_table(std::span<Layer const> layers, bool registers_withheld) {
  OutputTable table;
  table.name = "layers";
  table.title = term("layers").name;
  table.columns = {column("layer"),
                   column("file"),
                   column("crs"),
                   column("read", ColumnType::integer),
                   column("accepted", ColumnType::integer),
                   column("repaired", ColumnType::integer),
                   column("quarantined", ColumnType::integer),
                   column("licence"),
                   column("attribution")};
  for (Layer const& layer : layers) {
    std::vector<OutputCell> row{layer.key, text_cell(layer.file), text_cell(layer.crs)};
    bool const is_withheld = registers_withheld && is_register(layer.role);
    for (std::int64_t const count : {layer.counts.read, layer.counts.accepted,
                                     layer.counts.repaired, layer.counts.quarantined}) {
      row.push_back(cell_of(is_withheld ? std::nullopt : std::optional(count)));
    }
    row.push_back(text_cell(layer.licence));
    row.push_back(text_cell(layer.attribution));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tongcun
