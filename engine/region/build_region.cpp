// SPDX-License-Identifier: Apache-2.0
#include "engine/region/build_region.h"

#include "engine/region/build_hazards.h"
#include "engine/region/build_sites.h"
#include "engine/region/freeze_register.h"
#include "engine/region/number_codes.h"
#include "engine/region/reject_layers_elsewhere.h"
#include "engine/region/row_ledger.h"
#include "engine/region/valid_area.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

class Builder {
 public:
  BuiltRegion build(std::vector<LayerTable> tables, CodeLevels const& levels,
                    std::optional<int> year, Length house_reach) {
    std::ranges::sort(tables, {}, [](LayerTable const& table) { return table.layer.key; });
    note_absent_layers(tables);
    PlacedRows rows;
    for (LayerTable& table : tables) {
      LayerId const layer = region_.layers.push_back(std::move(table.layer));
      take(table.villages, layer, rows.villages);
      take(table.committees, layer, rows.committees);
      take(table.roads, layer, rows.roads);
      take(table.facilities, layer, rows.facilities);
      take(table.sites, layer, rows.sites);
      take(table.hazards, layer, rows.hazards);
      take_register(table, layer);
      std::ranges::move(table.findings, std::back_inserter(ledger_.findings()));
      if (table.elevation) {
        region_.elevation = std::move(table.elevation);
      }
    }
    reject_layers_elsewhere(rows, ledger_);
    build_villages(std::move(rows.villages), rows.committees, levels);
    build_roads(std::move(rows.roads));
    stand_at_villages(rows.facilities);
    build_facilities(std::move(rows.facilities));
    region_.hazards = build_hazards(std::move(rows.hazards), ledger_);
    region_.sites = build_sites(std::move(rows.sites), region_.hazards, ledger_);
    build_people(year, house_reach);
    if (any_rejected(ledger_.findings())) {
      throw InputError(std::move(ledger_.findings()));
    }
    for (Layer const& layer : region_.layers.values()) {
      assert(layer.counts.balanced());
      static_cast<void>(layer);
    }
    return {std::move(region_), std::move(people_), std::move(ledger_.findings())};
  }

 private:
  template <class Row>
  void take(std::vector<Row>& rows, LayerId layer, std::vector<Placed<Row>>& all) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && rows[i].row == rows[i - 1].row) {
        ledger_.count_piece(layer, rows[i].row);
      }
      all.push_back({layer, std::move(rows[i])});
    }
  }

  void take_register(LayerTable& table, LayerId layer) {
    has_register_ = has_register_ || table.layer.role == LayerRole::households;
    gather_register(table, layer, register_rows_, ledger_.findings());
  }

  void build_people(std::optional<int> year, Length house_reach) {
    if (!has_register_) {
      return;
    }
    people_ =
        freeze_register(std::move(register_rows_), region_.villages, year, house_reach, ledger_);
  }

  // Optional layers that are not given are named: what rests on them stays unknown.
  void note_absent_layers(std::vector<LayerTable> const& tables) {
    constexpr std::array<std::pair<LayerRole, char const*>, 6> kOptional{
        {{LayerRole::committees, "committees"},
         {LayerRole::facilities, "facilities"},
         {LayerRole::sites, "sites"},
         {LayerRole::hazards, "hazards"},
         {LayerRole::elevation, "elevation"},
         {LayerRole::households, "households"}}};
    for (std::pair<LayerRole, char const*> const& optional : kOptional) {
      LayerRole const role = optional.first;
      bool const is_given = std::ranges::any_of(
          tables, [role](LayerTable const& table) { return table.layer.role == role; });
      if (!is_given) {
        Finding finding;
        finding.rule = "V023";
        finding.severity = Severity::information;
        finding.values = {{"role", optional.second}};
        ledger_.findings().push_back(std::move(finding));
      }
    }
  }

  void build_villages(std::vector<Placed<VillageRow>> rows,
                      std::vector<Placed<CommitteeRow>> const& committees,
                      CodeLevels const& levels) {
    std::ranges::sort(
        rows, {}, [](auto const& placed) { return std::tie(placed.row.code, placed.row.name); });
    std::map<std::string, GeoPoint> const seats = committee_points(rows, committees);
    Villages& villages = region_.villages;
    std::set<std::string> taken;
    for (auto& [layer, row] : rows) {
      if (!taken.insert(row.code).second) {
        ledger_.reject("V110", layer, row.row).values = {{"code", row.code}};
        continue;
      }
      std::optional<MultiPolygon> area = usable_area(row, layer);
      if (!area) {
        continue;
      }
      auto const seat = seats.find(row.code);
      std::optional<GeoPoint> point;
      PointSource source = PointSource::committee;
      if (seat != seats.end()) {
        point = seat->second;
      } else if (row.committee) {
        point = row.committee;
      } else if (row.layer_point) {
        point = row.layer_point;
        source = PointSource::point_layer;
      } else {
        point = point_on_surface(*area);
        source = PointSource::point_on_surface;
      }
      if (!point) {
        ledger_.reject("V840", layer, row.row).values = {{"code", row.code}};
        continue;
      }
      if (source == PointSource::committee && !area->empty() && !covers(*area, *point)) {
        ledger_.note("V844", layer, row.row).values = {{"code", row.code}};
      }
      if (!row.persons && !row.persons_refused) {
        ledger_.note("V101", layer, row.row).field = "persons_registered";
      }
      villages.township_code.push_back(prefix(row.code, levels.township_digits));
      villages.county_code.push_back(prefix(row.code, levels.county_digits));
      villages.code.push_back(std::move(row.code));
      villages.name.push_back(std::move(row.name));
      villages.township_name.push_back(std::move(row.township_name));
      villages.county_name.push_back(std::move(row.county_name));
      villages.persons.push_back(row.persons);
      villages.households.push_back(row.households);
      villages.area.push_back(std::move(*area));
      villages.point.push_back(*point);
      villages.point_source.push_back(source);
      villages.record.push_back(row.record);
    }
  }

  static std::string prefix(std::string const& code, int digits) {
    bool const has_level = digits > 0 && code.size() > static_cast<std::size_t>(digits);
    return has_level ? code.substr(0, static_cast<std::size_t>(digits)) : std::string();
  }

  // Committee seats by village code; those of unknown villages and second ones are quarantined.
  std::map<std::string, GeoPoint> committee_points(
      std::vector<Placed<VillageRow>> const& villages,
      std::vector<Placed<CommitteeRow>> const& committees) {
    std::set<std::string> codes;
    for (auto const& placed : villages) {
      codes.insert(placed.row.code);
    }
    auto sorted = committees;
    std::ranges::sort(sorted, {}, [](auto const& placed) {
      return std::tie(placed.row.village_code, placed.row.point);
    });
    std::map<std::string, GeoPoint> seats;
    // Where codes of villages were not readable, which is said already, theirs cannot be found.
    bool const has_all_codes =
        !codes.empty() && std::ranges::none_of(ledger_.findings(), [](Finding const& finding) {
          return finding.rule == "V216" && finding.treatment == Treatment::rejected &&
                 finding.field == "code";
        });
    for (auto const& [layer, row] : sorted) {
      if (!has_all_codes) {
        break;
      }
      if (!codes.contains(row.village_code)) {
        ledger_.quarantine("V401", layer, row.row).values = {{"code", row.village_code}};
      } else if (!seats.emplace(row.village_code, row.point).second) {
        ledger_.quarantine("V112", layer, row.row).values = {{"code", row.village_code}};
      }
    }
    return seats;
  }

  // The village's area, mended if need be; none (and a rejection) if it cannot be used.
  std::optional<MultiPolygon> usable_area(VillageRow& row, LayerId layer) {
    ValidArea made = valid_area(std::move(row.area));
    if (!made.area) {
      ledger_.reject("V801", layer, row.row).values = {{"code", row.code}};
    } else if (made.is_mended) {
      ledger_.repair("V817", layer, row.row).values = {{"code", row.code}};
    }
    return std::move(made.area);
  }

  void build_roads(std::vector<Placed<RoadRow>> rows) {
    // Roads without a code are numbered in the order of their geometry, so that the order of rows
    // does not matter.
    auto const key = [](Placed<RoadRow> const& placed) {
      RoadRow const& row = placed.row;
      RoadTraits const& traits = row.traits;
      return std::tie(row.code, row.line, traits.road_class, traits.surface, row.name,
                      row.recorded_surface, row.recorded_class, traits.one_way, traits.motor,
                      traits.ford, traits.level, traits.passable_months, placed.layer);
    };
    std::ranges::sort(rows, [&](auto const& a, auto const& b) { return key(a) < key(b); });
    number_codes(rows, "r", kNoPrefix, ledger_);
    std::erase_if(rows, [&](Placed<RoadRow> const& placed) {
      bool const has_length = std::ranges::any_of(
          placed.row.line, [&](GeoPoint p) { return p != placed.row.line.front(); });
      if (!has_length) {
        ledger_.quarantine("V820", placed.layer, placed.row.row).values = {
            {"code", placed.row.code}};
      }
      return !has_length;
    });
    quarantine_repeated_lines(rows);
    Roads& roads = region_.roads;
    for (auto& [layer, row] : rows) {
      roads.code.push_back(std::move(row.code));
      roads.name.push_back(std::move(row.name));
      roads.traits.push_back(row.traits);
      roads.layer.push_back(layer);
      roads.recorded_surface.push_back(std::move(row.recorded_surface));
      roads.recorded_class.push_back(std::move(row.recorded_class));
      // Repeated points carry nothing and would make steps without length.
      auto const repeated = std::ranges::unique(row.line);
      row.line.erase(repeated.begin(), repeated.end());
      roads.line.push_back(row.line);
    }
  }

  // Of lines with the same points in either direction only that of the lowest code is kept.
  void quarantine_repeated_lines(std::vector<Placed<RoadRow>>& rows) {
    std::set<std::vector<GeoPoint>> seen;
    std::erase_if(rows, [&](Placed<RoadRow> const& placed) {
      std::vector<GeoPoint> line = placed.row.line;
      std::vector<GeoPoint> reversed(line.rbegin(), line.rend());
      bool const repeated = !seen.insert(std::min(line, reversed)).second;
      if (repeated) {
        ledger_.quarantine("V821", placed.layer, placed.row.row).values = {
            {"code", placed.row.code}};
      }
      return repeated;
    });
  }

  void stand_at_villages(std::vector<Placed<FacilityRow>>& rows) {
    auto const codes = region_.villages.code.values();
    for (auto& [layer, row] : rows) {
      if (!row.at_village) {
        continue;
      }
      auto const found = std::ranges::lower_bound(codes, row.village_code);
      if (found == codes.end() || *found != row.village_code) {
        ledger_.reject("S015", layer, row.row).values = {{"name", row.name},
                                                         {"code", row.village_code}};
        continue;
      }
      row.point =
          region_.villages.point[VillageId(static_cast<std::uint32_t>(found - codes.begin()))];
    }
  }

  void build_facilities(std::vector<Placed<FacilityRow>> rows) {
    auto const key = [](Placed<FacilityRow> const& placed) {
      FacilityRow const& row = placed.row;
      return std::tie(placed.layer, row.code, row.point, row.kind, row.name, row.status);
    };
    std::ranges::sort(rows, {}, [&](auto const& placed) {
      return std::tuple_cat(key(placed),
                            std::tie(placed.row.recorded_kind, placed.row.recorded_status,
                                     placed.row.water_source, placed.row.village_code));
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (kept > 0 && key(rows[kept - 1]) == key(rows[i])) {
        ledger_.quarantine("V112", rows[i].layer, rows[i].row.row).values = {
            {"code", rows[i].row.code}};
        continue;
      }
      if (kept != i) {
        rows[kept] = std::move(rows[i]);
      }
      ++kept;
    }
    rows.resize(kept);
    number_codes(
        rows, "f", [&](LayerId layer) { return facility_layer_name(layer) + ":"; }, ledger_);
    Facilities& facilities = region_.facilities;
    for (auto& [layer, row] : rows) {
      facilities.code.push_back(std::move(row.code));
      facilities.name.push_back(std::move(row.name));
      facilities.kind.push_back(row.kind);
      facilities.recorded_kind.push_back(std::move(row.recorded_kind));
      facilities.status.push_back(row.status);
      facilities.recorded_status.push_back(std::move(row.recorded_status));
      facilities.village_code.push_back(std::move(row.village_code));
      facilities.water_source.push_back(row.water_source);
      facilities.served_days.push_back(row.served_days);
      facilities.point.push_back(row.point);
      facilities.layer.push_back(layer);
    }
  }

  // "facilities.clinics" -> "clinics"
  std::string facility_layer_name(LayerId layer) const {
    std::string const& key = region_.layers[layer].key;
    std::size_t const dot = key.find('.');
    return dot == std::string::npos ? key : key.substr(dot + 1);
  }

  Region region_;
  std::optional<HouseholdRegister> people_;
  RegisterRows register_rows_;
  bool has_register_ = false;
  RowLedger ledger_{region_.layers};
};

}  // namespace

BuiltRegion build_region(std::vector<LayerTable> tables, CodeLevels const& levels,
                         std::optional<int> year, Length house_reach) {
  return Builder().build(std::move(tables), levels, year, house_reach);
}

}  // namespace tongcun
