// SPDX-License-Identifier: Apache-2.0
#include "engine/checks/check_places.h"

#include "engine/geometry/metric.h"
#include "engine/geometry/overlaps.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

class PlaceChecks {
 public:
  PlaceChecks(Region const& region, HouseholdRegister const* people, std::optional<int> year)
      : region_(region), people_(people), year_(year) {}

  std::vector<Finding> check() {
    check_township_names();
    check_numbers_of_households();
    check_twins();
    check_surfaces();
    check_year();
    check_overlaps();
    return std::move(findings_);
  }

 private:
  void add(std::string rule, Severity severity, Layer const* layer, std::string field,
           Values values) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    if (layer != nullptr) {
      finding.file = layer->file;
      finding.layer = layer->layer;
    }
    finding.field = std::move(field);
    finding.values = std::move(values);
    findings_.push_back(std::move(finding));
  }

  [[nodiscard]] Layer const* first_of(LayerRole role) const {
    auto const layers = region_.layers.values();
    auto const found = std::ranges::find(layers, role, &Layer::role);
    return found == layers.end() ? nullptr : &*found;
  }

  void check_township_names() {
    std::map<std::string, std::set<std::string>> names;
    for (VillageId const village : region_.villages.code.ids()) {
      std::string const& code = region_.villages.township_code[village];
      std::string const& name = region_.villages.township_name[village];
      if (!code.empty() && !name.empty()) {
        names[code].insert(name);
      }
    }
    for (auto const& [code, spellings] : names) {
      if (spellings.size() > 1) {
        std::string list;
        for (std::string const& spelling : spellings) {
          list += (list.empty() ? "" : ", ") + spelling;
        }
        add("V114", Severity::warning, first_of(LayerRole::villages), "township_name",
            {{"code", code}, {"spellings", list}});
      }
    }
  }

  // A register may hold the poor of a village only, but never more than all.
  void check_numbers_of_households() {
    if (people_ == nullptr) {
      return;
    }
    IdVector<VillageId, std::int64_t> held(region_.villages.size(), 0);
    for (VillageId const village : people_->households.village.values()) {
      ++held[village];
    }
    for (VillageId const village : region_.villages.code.ids()) {
      auto const& recorded = region_.villages.households[village];
      if (recorded && held[village] > recorded->count()) {
        add("V508", Severity::warning, first_of(LayerRole::households), "",
            {{"code", region_.villages.code[village]},
             {"count", std::to_string(held[village])},
             {"of", std::to_string(recorded->count())}});
      }
    }
  }

  void check_twins() {
    Facilities const& facilities = region_.facilities;
    std::vector<FacilityId> ids;
    for (FacilityId const id : facilities.code.ids()) {
      if (facilities.kind[id] != FacilityKind::water_point &&
          facilities.kind[id] != FacilityKind::other) {
        ids.push_back(id);
      }
    }
    std::ranges::sort(ids, {}, [&](FacilityId id) {
      return std::tuple(facilities.kind[id], facilities.point[id].lat, id);
    });
    struct Twins {
      std::int64_t pairs = 0;
      std::string code;
      std::string other;
    };
    std::map<LayerId, Twins> found;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      GeoPoint const point = facilities.point[ids[i]];
      auto const reach =
          static_cast<std::int64_t>(std::ceil(1000.0 * kTwinMetres / scale_at(point.lat).north));
      for (std::size_t j = i + 1;
           j < ids.size() && facilities.kind[ids[j]] == facilities.kind[ids[i]] &&
           std::int64_t{facilities.point[ids[j]].lat} - point.lat <= reach;
           ++j) {
        if (distance_mm(point, facilities.point[ids[j]]) > 1000.0 * kTwinMetres) {
          continue;
        }
        auto const [a, b] = std::minmax(ids[i], ids[j]);
        Twins& twins = found[facilities.layer[a]];
        if (twins.pairs++ == 0 || facilities.code[a] < twins.code) {
          twins.code = facilities.code[a];
          twins.other = facilities.code[b];
        }
      }
    }
    for (auto const& [layer, twins] : found) {
      add("V807", Severity::warning, &region_.layers[layer], "",
          {{"count", std::to_string(twins.pairs)},
           {"metres", std::to_string(static_cast<int>(kTwinMetres))},
           {"code", twins.code},
           {"other", twins.other}});
    }
  }

  void check_surfaces() {
    struct Count {
      std::int64_t of = 0;
      std::int64_t unknown = 0;
    };
    std::map<LayerId, Count> counts;
    for (RoadId const road : region_.roads.code.ids()) {
      Count& count = counts[region_.roads.layer[road]];
      ++count.of;
      count.unknown += region_.roads.traits[road].surface == RoadSurface::unknown ? 1 : 0;
    }
    for (auto const& [layer, count] : counts) {
      if (count.unknown > 0) {
        add("V839", Severity::warning, &region_.layers[layer], "surface",
            {{"count", std::to_string(count.unknown)}, {"of", std::to_string(count.of)}});
      }
    }
  }

  void check_year() {
    auto const states = [](auto const& column) {
      return std::ranges::count_if(column.values(),
                                   [](auto const& one) { return one.has_value(); });
    };
    std::int64_t const count =
        std::max(states(region_.villages.persons), states(region_.villages.households));
    if (!year_ && count > 0) {
      add("V846", Severity::information, first_of(LayerRole::villages), "persons",
          {{"count", std::to_string(count)}});
    }
  }

  void check_overlaps() {
    std::vector<AreaOverlap> const found = overlaps(region_.villages.area.values(), kLeastOverlap);
    if (found.empty()) {
      return;
    }
    auto const largest = std::ranges::max_element(found, {}, &AreaOverlap::square_metres);
    double total = 0.0;
    for (AreaOverlap const& overlap : found) {
      total += overlap.square_metres;
    }
    auto const code = [&](std::size_t position) {
      return region_.villages.code[VillageId(static_cast<std::uint32_t>(position))];
    };
    auto const square_metres = [](double area) {
      return std::to_string(static_cast<std::int64_t>(std::floor(area + 0.5)));
    };
    add("V866", Severity::warning, first_of(LayerRole::villages), "",
        {{"count", std::to_string(found.size())},
         {"total_area", square_metres(total)},
         {"code", code(largest->first)},
         {"other", code(largest->second)},
         {"largest_area", square_metres(largest->square_metres)}});
  }

  Region const& region_;
  HouseholdRegister const* people_;
  std::optional<int> year_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_places(Region const& region, HouseholdRegister const* people,
                                  std::optional<int> year) {
  return PlaceChecks(region, people, year).check();
}

}  // namespace tongcun
