// SPDX-License-Identifier: Apache-2.0
#include "engine/region/build_region.h"

#include "engine/geometry/metric.h"
#include "engine/region/build_register.h"

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

constexpr double kLargestRepairedAreaChange = 0.001;  // reliability reference 2a
// Services of neighbouring counties are welcome; a wrong zone of three degrees is 250 km off [A].
constexpr Length kFarthestLayer = kilometres(50);

// A row together with the layer it came from.
template <class Row>
struct Placed {
  LayerId layer;
  Row row;
};

class Builder {
 public:
  BuiltRegion build(std::vector<LayerTable> tables, CodeLevels const& levels,
                    std::optional<int> year, Length house_reach) {
    std::ranges::sort(tables, {}, [](LayerTable const& table) { return table.layer.key; });
    note_absent_layers(tables);
    std::vector<Placed<VillageRow>> villages;
    std::vector<Placed<CommitteeRow>> committees;
    std::vector<Placed<RoadRow>> roads;
    std::vector<Placed<FacilityRow>> facilities;
    std::vector<Placed<SiteRow>> sites;
    for (LayerTable& table : tables) {
      LayerId const layer = region_.layers.push_back(std::move(table.layer));
      take(table.villages, layer, villages);
      take(table.committees, layer, committees);
      take(table.roads, layer, roads);
      take(table.facilities, layer, facilities);
      take(table.sites, layer, sites);
      take_register(table, layer);
      std::ranges::move(table.findings, std::back_inserter(findings_));
      if (table.elevation) {
        region_.elevation = std::move(table.elevation);
      }
    }
    reject_layers_elsewhere(villages, committees, roads, facilities, sites);
    build_villages(std::move(villages), committees, levels);
    build_roads(std::move(roads));
    build_facilities(std::move(facilities));
    build_sites(std::move(sites));
    build_people(year, house_reach);
    if (any_rejected(findings_)) {
      throw InputError(std::move(findings_));
    }
    for (Layer const& layer : region_.layers.values()) {
      assert(layer.counts.balanced());
      static_cast<void>(layer);
    }
    return {std::move(region_), std::move(people_), std::move(findings_)};
  }

 private:
  template <class Row>
  void take(std::vector<Row>& rows, LayerId layer, std::vector<Placed<Row>>& all) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && rows[i].row == rows[i - 1].row) {
        ++pieces_.try_emplace({layer, rows[i].row}, 1).first->second;
      }
      all.push_back({layer, std::move(rows[i])});
    }
  }

  void take_register(LayerTable& table, LayerId layer) {
    has_register_ = has_register_ || table.layer.role == LayerRole::households;
    auto const take_rows = [layer](auto& rows, auto& all) {
      for (auto& row : rows) {
        row.layer = layer;
        all.push_back(std::move(row));
      }
    };
    take_rows(table.households, register_rows_.households);
    take_rows(table.persons, register_rows_.persons);
    if (table.income_unit) {
      register_rows_.income_unit = std::move(table.income_unit);
    }
  }

  void build_people(std::optional<int> year, Length house_reach) {
    if (!has_register_) {
      return;
    }
    BuiltRegister built =
        build_register(std::move(register_rows_), region_.villages, year, house_reach);
    for (RegisterProblem& problem : built.problems) {
      Finding finding;
      if (problem.layer.is_none()) {
        finding.rule = std::move(problem.rule);
        finding.severity = problem.severity;
        finding.treatment = problem.treatment;
        findings_.push_back(std::move(finding));
      } else if (problem.treatment == Treatment::quarantined) {
        quarantine(std::move(problem.rule), problem.layer, problem.row);
      } else {
        add(std::move(problem.rule), problem.severity, problem.treatment, problem.layer,
            problem.row);
      }
      findings_.back().field = std::move(problem.field);
      findings_.back().values = std::move(problem.values);
    }
    people_ = std::move(built.people);
  }

  // Optional layers that are not given are named: what rests on them stays unknown.
  void note_absent_layers(std::vector<LayerTable> const& tables) {
    constexpr std::array<std::pair<LayerRole, char const*>, 5> kOptional{
        {{LayerRole::committees, "committees"},
         {LayerRole::facilities, "facilities"},
         {LayerRole::sites, "sites"},
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
        findings_.push_back(std::move(finding));
      }
    }
  }

  // A layer with no row near any village lies in another zone or has its axes swapped.
  void reject_layers_elsewhere(std::vector<Placed<VillageRow>> const& villages,
                               std::vector<Placed<CommitteeRow>> const& committees,
                               std::vector<Placed<RoadRow>> const& roads,
                               std::vector<Placed<FacilityRow>> const& facilities,
                               std::vector<Placed<SiteRow>> const& sites) {
    std::optional<GeoBox> around;
    auto const enclose = [&](GeoPoint p) {
      GeoBox const old = around.value_or(GeoBox{p.lon, p.lat, p.lon, p.lat});
      around = GeoBox{std::min(old.west, p.lon), std::min(old.south, p.lat),
                      std::max(old.east, p.lon), std::max(old.north, p.lat)};
    };
    for (auto const& placed : villages) {
      for (auto const& polygon : placed.row.area.polygons) {
        std::ranges::for_each(polygon.rings.front(), enclose);
      }
      for (std::optional<GeoPoint> const& point : {placed.row.layer_point, placed.row.committee}) {
        if (point) {
          enclose(*point);
        }
      }
    }
    if (!around) {
      return;
    }
    GeoBox const box = grown(*around, kFarthestLayer);
    std::set<LayerId> filled;
    std::set<LayerId> near;
    auto const look = [&](LayerId layer, GeoPoint point) {
      filled.insert(layer);
      if (box.contains(point)) {
        near.insert(layer);
      }
    };
    for (auto const& [layer, row] : committees) {
      look(layer, row.point);
    }
    for (auto const& [layer, row] : roads) {
      for (GeoPoint const point : row.line) {
        look(layer, point);
      }
    }
    for (auto const& [layer, row] : facilities) {
      look(layer, row.point);
    }
    for (auto const& [layer, row] : sites) {
      look(layer, row.point);
    }
    for (LayerId const layer : filled) {
      if (!near.contains(layer)) {
        reject("V845", layer, 0).values = {
            {"kilometres", std::to_string(kFarthestLayer.count() / 1'000'000)}};
      }
    }
  }

  static GeoBox grown(GeoBox const& box, Length by) {
    auto const middle = static_cast<std::int32_t>((std::int64_t{box.south} + box.north) / 2);
    LocalScale const scale = scale_at(middle);
    auto const shifted = [](std::int32_t from, double units) {
      return static_cast<std::int32_t>(
          std::clamp(static_cast<double>(from) + units, -1.8e9, 1.8e9));
    };
    double const east = static_cast<double>(by.count()) / scale.east;
    double const north = static_cast<double>(by.count()) / scale.north;
    return {shifted(box.west, -east), shifted(box.south, -north), shifted(box.east, east),
            shifted(box.north, north)};
  }

  Finding& add(std::string rule, Severity severity, Treatment treatment, LayerId layer,
               std::int64_t row) {
    Layer const& from = region_.layers[layer];
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.treatment = treatment;
    finding.file = from.file;
    finding.layer = from.layer;
    finding.row = row;
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  Finding& reject(std::string rule, LayerId layer, std::int64_t row) {
    return add(std::move(rule), Severity::error, Treatment::rejected, layer, row);
  }

  Finding& quarantine(std::string rule, LayerId layer, std::int64_t row) {
    // A row of several pieces (a line in parts) is quarantined when its last piece is.
    auto const pieces = pieces_.find({layer, row});
    if (pieces == pieces_.end() || --pieces->second == 0) {
      LayerCounts& counts = region_.layers[layer].counts;
      --(repaired_.contains({layer, row}) ? counts.repaired : counts.accepted);
      ++counts.quarantined;
    }
    return add(std::move(rule), Severity::warning, Treatment::quarantined, layer, row);
  }

  void count_repaired(LayerId layer, std::int64_t row) {
    if (repaired_.emplace(layer, row).second) {
      LayerCounts& counts = region_.layers[layer].counts;
      --counts.accepted;
      ++counts.repaired;
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
        reject("V110", layer, row.row).values = {{"code", row.code}};
        continue;
      }
      std::optional<MultiPolygon> area = valid_area(row, layer);
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
        reject("V840", layer, row.row).values = {{"code", row.code}};
        continue;
      }
      if (source == PointSource::committee && !area->empty() && !covers(*area, *point)) {
        add("V844", Severity::warning, Treatment::noted, layer, row.row).values = {
            {"code", row.code}};
      }
      if (!row.persons && !row.persons_refused) {
        add("V101", Severity::warning, Treatment::noted, layer, row.row).field =
            "persons_registered";
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
        !codes.empty() && std::ranges::none_of(findings_, [](Finding const& finding) {
          return finding.rule == "V216" && finding.treatment == Treatment::rejected &&
                 finding.field == "code";
        });
    for (auto const& [layer, row] : sorted) {
      if (!has_all_codes) {
        break;
      }
      if (!codes.contains(row.village_code)) {
        quarantine("V401", layer, row.row).values = {{"code", row.village_code}};
      } else if (!seats.emplace(row.village_code, row.point).second) {
        quarantine("V112", layer, row.row).values = {{"code", row.village_code}};
      }
    }
    return seats;
  }

  // The village's area, repaired if need be; none (and a rejection) if it cannot be used.
  std::optional<MultiPolygon> valid_area(VillageRow const& row, LayerId layer) {
    if (row.area.empty() || is_valid(row.area)) {
      return row.area;
    }
    std::optional<MultiPolygon> mended = repaired(row.area, kLargestRepairedAreaChange);
    if (!mended) {
      reject("V801", layer, row.row).values = {{"code", row.code}};
      return std::nullopt;
    }
    count_repaired(layer, row.row);
    add("V817", Severity::warning, Treatment::repaired, layer, row.row).values = {
        {"code", row.code}};
    return mended;
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
    number_codes(rows, "r", [](LayerId) { return std::string(); });
    std::erase_if(rows, [&](Placed<RoadRow> const& placed) {
      bool const has_length = std::ranges::any_of(
          placed.row.line, [&](GeoPoint p) { return p != placed.row.line.front(); });
      if (!has_length) {
        quarantine("V820", placed.layer, placed.row.row).values = {{"code", placed.row.code}};
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
        quarantine("V821", placed.layer, placed.row.row).values = {{"code", placed.row.code}};
      }
      return repeated;
    });
  }

  // Puts the layer's prefix before each code, gives codes to rows that have none ("r0000001" …)
  // and makes repeated codes unique ("12", "12#2" …), then sorts by code. Rows must come in a
  // total order.
  template <class Row, class PrefixOf>
  void number_codes(std::vector<Placed<Row>>& rows, std::string const& letter,
                    PrefixOf const& prefix_of) {
    std::set<std::string> taken;
    for (auto& [layer, row] : rows) {
      if (!row.code.empty()) {
        row.code = prefix_of(layer) + row.code;
        taken.insert(row.code);
      }
    }
    std::size_t made = 0;
    std::map<std::string, std::size_t> uses;
    for (auto& [layer, row] : rows) {
      if (row.code.empty()) {
        do {
          row.code = prefix_of(layer) + letter + padded(++made);
        } while (!taken.insert(row.code).second);
        continue;
      }
      std::size_t& use = uses[row.code];
      if (++use > 1) {
        count_repaired(layer, row.row);
        add("V111", Severity::warning, Treatment::repaired, layer, row.row).values = {
            {"code", row.code}};
        std::string const code = row.code;
        while (!taken.insert(row.code = code + "#" + std::to_string(use)).second) {
          ++use;
        }
      }
    }
    std::ranges::stable_sort(rows, {}, [](auto const& placed) { return placed.row.code; });
  }

  static std::string padded(std::size_t number) {
    constexpr std::size_t kDigits = 7;
    std::string text = std::to_string(number);
    text.insert(0, kDigits - std::min(kDigits, text.size()), '0');
    return text;
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
        quarantine("V112", rows[i].layer, rows[i].row.row).values = {{"code", rows[i].row.code}};
        continue;
      }
      if (kept != i) {
        rows[kept] = std::move(rows[i]);
      }
      ++kept;
    }
    rows.resize(kept);
    number_codes(rows, "f", [&](LayerId layer) { return facility_layer_name(layer) + ":"; });
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

  void build_sites(std::vector<Placed<SiteRow>> rows) {
    std::ranges::sort(rows, {}, [](auto const& placed) {
      return std::tie(placed.row.code, placed.row.point, placed.row.name);
    });
    number_codes(rows, "s", [](LayerId) { return std::string(); });
    for (auto& [layer, row] : rows) {
      region_.sites.code.push_back(std::move(row.code));
      region_.sites.name.push_back(std::move(row.name));
      region_.sites.point.push_back(row.point);
    }
  }

  Region region_;
  std::optional<HouseholdRegister> people_;
  RegisterRows register_rows_;
  bool has_register_ = false;
  std::vector<Finding> findings_;
  std::set<std::pair<LayerId, std::int64_t>> repaired_;  // rows
  // Pieces not quarantined, of rows that came in several.
  std::map<std::pair<LayerId, std::int64_t>, std::int64_t> pieces_;
};

}  // namespace

BuiltRegion build_region(std::vector<LayerTable> tables, CodeLevels const& levels,
                         std::optional<int> year, Length house_reach) {
  return Builder().build(std::move(tables), levels, year, house_reach);
}

}  // namespace tongcun
