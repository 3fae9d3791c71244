// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/register_treatment.h"
#include "io/enum_names.h"
#include "io/guarantee_json.h"
#include "io/output_tables.h"
#include "io/poverty_json.h"
#include "io/relocation_json.h"
#include "io/simulation_json.h"
#include "io/study_guarantee_json.h"
#include "io/write_run.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

Json number(std::int64_t value, std::string const& unit, std::string const& base) {
  return {{"value", value}, {"unit", unit}, {"base", base}};
}

Json count(std::size_t value, std::string const& unit, std::string const& base) {
  return number(static_cast<std::int64_t>(value), unit, base);
}

// Hundredths as a decimal number: exact in print.
Json hundredths(std::int64_t value) {
  return static_cast<double>(value) / 100.0;
}

Json share(std::int64_t part, std::int64_t base, std::string const& unit,
           std::string const& base_text) {
  return {{"value", part}, {"of", base}, {"unit", unit}, {"base", base_text}};
}

class SummaryWriter {
 public:
  SummaryWriter(Scenario const& scenario, PlaceFacts const& places,
                HouseholdStatistics const* households, RelocationStatistics const* relocation,
                PovertyStatistics const* poverty, PathStatistics const* path,
                StudyGuaranteeStatistics const* study_guarantees, FindingSummary const& findings)
      : scenario_(scenario),
        places_(places),
        households_(households),
        relocation_(relocation),
        poverty_(poverty),
        path_(path),
        study_guarantees_(study_guarantees),
        findings_(findings) {}

  Json write() {
    Json summary;
    summary["schema"] = 1;
    summary["kind"] = "summary";
    summary["scenario"] = scenario_.name;
    summary["title"] = scenario_.title;
    summary["profile"] = scenario_.profile.id;
    summary["year"] = scenario_.year ? Json(*scenario_.year) : Json();
    summary["invented"] = scenario_.invented;
    if (households_ != nullptr) {
      bool const is_real =
          register_treatment(scenario_, households_->invented) == RegisterTreatment::real;
      summary["register"] = {{"invented", households_->invented},
                             {"treated_as", is_real ? "real" : "invented"},
                             {"suppressed", households_->suppressed}};
    }
    summary["region"] = region();
    summary["quality"] = quality();
    summary["access"] = access();
    if (!scenario_.profile.guarantees.guarantees.empty()) {
      summary["guarantees"] = guarantees_json(scenario_, places_, households_);
    }
    if (relocation_ != nullptr) {
      summary["relocation"] = relocation_json(scenario_, *relocation_);
    }
    if (poverty_ != nullptr) {
      summary["poverty"] = poverty_json(scenario_, *poverty_);
    }
    if (path_ != nullptr) {
      add_simulation(summary["poverty"], *path_, scenario_.profile);
    }
    if (study_guarantees_ != nullptr) {
      summary["poverty"]["ahead"]["guarantees"] =
          study_guarantees_json(*study_guarantees_, scenario_.profile.guarantees);
    }
    return summary;
  }

 private:
  Json region() const {
    Villages const& villages = places_.region.villages;
    KnownTotal const persons = known_persons(villages);
    KnownTotal const households = known_households(villages);
    std::map<std::string_view, std::int64_t> sources;
    for (PointSource const source : villages.point_source.values()) {
      ++sources[name_of(source, kPointSourceNames)];
    }
    auto const all = static_cast<std::int64_t>(villages.size());
    auto const known = [&](std::int64_t of) {
      return fmt::format("registered; known for {} of {} villages", of, all);
    };
    Json region;
    region["villages"] = number(all, "village", "village layer");
    region["persons"] = number(persons.total, "person", known(persons.known_villages));
    region["households"] = number(households.total, "household", known(households.known_villages));
    region["village_points"] = Json::object();
    for (auto const& [source, times] : sources) {
      region["village_points"][std::string(source)] = share(times, all, "village", "all villages");
    }
    region["facilities"] = facilities();
    region["sites"] =
        number(static_cast<std::int64_t>(places_.region.sites.size()), "site", "site layer");
    region["layers"] = layers();
    return region;
  }

  Json facilities() const {
    Json table = Json::object();
    for (LayerId const layer : places_.region.layers.ids()) {
      if (places_.region.layers[layer].role != LayerRole::facilities) {
        continue;
      }
      std::map<std::string_view, std::int64_t> uses;
      for (FacilityId const facility : places_.region.facilities.code.ids()) {
        if (places_.region.facilities.layer[facility] == layer) {
          ++uses[name_of(places_.uses.use[facility], kFacilityUseNames)];
        }
      }
      Json entry = Json::object();
      for (std::string_view const use : kFacilityUseNames) {
        entry[std::string(use)] = number(uses[use], "facility", "accepted rows of the layer");
      }
      table[places_.region.layers[layer].key] = entry;
    }
    return table;
  }

  Json layers() const {
    Json list = Json::array();
    for (Layer const& layer : places_.region.layers.values()) {
      bool const is_withheld = places_.registers_withheld && is_register(layer.role);
      auto const unless_withheld = [is_withheld](auto const& value) {
        return is_withheld ? Json() : Json(value);
      };
      list.push_back({{"layer", layer.key},
                      {"file", unless_withheld(layer.file)},
                      {"crs", layer.crs},
                      {"read", unless_withheld(layer.counts.read)},
                      {"accepted", unless_withheld(layer.counts.accepted)},
                      {"repaired", unless_withheld(layer.counts.repaired)},
                      {"quarantined", unless_withheld(layer.counts.quarantined)},
                      {"licence", layer.licence},
                      {"attribution", layer.attribution}});
    }
    return list;
  }

  Json quality() const {
    Json quality;
    quality["read"] = findings_.features.read;
    quality["accepted"] = findings_.features.accepted;
    quality["repaired"] = findings_.features.repaired;
    quality["quarantined"] = findings_.features.quarantined;
    quality["unit"] = places_.registers_withheld ? "row of an input layer, registers left out"
                                                 : "row of an input layer";
    quality["rules"] = Json::object();
    for (auto const& [rule, count] : findings_.by_rule) {
      quality["rules"][rule] = {
          {"noted", count.noted}, {"repaired", count.repaired}, {"quarantined", count.quarantined}};
    }
    return quality;
  }

  Json access() const {
    Json access;
    access["network"] = network();
    access["states"] = states();
    access["services"] = services();
    access["hardened_network"] = hardened();
    access["hardened_road"] = {{"times", hardened_times()}};
    access["rural_access_index"] = rural_access();
    return access;
  }

  Json network() const {
    RoadNetwork const& network = places_.network;
    Length total;
    for (Component const& component : network.components.values()) {
      total += component.length;
    }
    Length const main =
        network.components.empty() ? Length() : network.components[ComponentId(0)].length;
    Json json;
    json["roads"] = number(static_cast<std::int64_t>(places_.region.roads.size()), "road",
                           "road layers, accepted rows");
    json["length"] = number(whole_metres(total), "metre", "all roads, on the ellipsoid");
    json["nodes"] = count(network.node_point.size(), "node", "network after noding");
    json["links"] = count(network.links.size(), "link", "network after noding");
    json["components"] = count(network.components.size(), "component", "network after noding");
    json["main_component"] = share(whole_metres(main), whole_metres(total), "metre", "road length");
    json["joined"] = count(places_.network_report.noding.joins_to_vertices.size() +
                               places_.network_report.noding.joins_to_lines.size() +
                               places_.network_report.noding.joined_crossings.size(),
                           "contact", "made by the noding tolerance or at crossings");
    json["noding_tolerance"] = number(
        scenario_.network.noding.tolerance.count(), "millimetre",
        scenario_.given.contains("network.noding_tolerance_m") ? "set by the scenario" : "default");
    json["dangling_ends"] =
        count(places_.network_report.noding.dangles.size(), "road end", "within dangle_report_m");
    json["open_crossings"] =
        count(places_.network_report.noding.open_crossings.size(), "crossing", "not joined");
    json["surface_not_recorded"] = unknown_surfaces(total);
    json["elevation"] = places_.region.elevation.has_value();
    json["upgraded_roads"] =
        count(places_.overlay.changed.size(), "road", "named by the scenario's upgrades");
    return json;
  }

  Json unknown_surfaces(Length total) const {
    std::int64_t roads = 0;
    Length length;
    for (RoadId const road : places_.region.roads.code.ids()) {
      if (places_.region.roads.traits[road].surface == RoadSurface::unknown) {
        ++roads;
        length += places_.network.road_length[road];
      }
    }
    Json json;
    json["roads"] = share(roads, static_cast<std::int64_t>(places_.region.roads.size()), "road",
                          "accepted rows");
    json["length"] = share(whole_metres(length), whole_metres(total), "metre", "road length");
    json["read_as"] = "see tables/surfaces.csv";
    return json;
  }

  Json states() const {
    Json list = Json::array();
    for (StateId const state : places_.states.months.ids()) {
      Json months = Json::array();
      for (int month = 1; month <= 12; ++month) {
        if (places_.states.months[state].contains(Month(month))) {
          months.push_back(month);
        }
      }
      list.push_back({{"months", months},
                      {"dry", state == places_.states.dry},
                      {"wet", state == places_.states.wet},
                      {"open_length", number(whole_metres(places_.states.open_length[state]),
                                             "metre", "roads open to vehicles, low reading")}});
    }
    return list;
  }

  Json services() const {
    Json services = Json::object();
    for (ServiceId const service : places_.services.ids()) {
      services[places_.services[service].key] = {
          {"facilities",
           count(places_.uses.of_service[service].size(), "facility", "used for the service")},
          {"times", Json::array()}};
    }
    for (AccessCount const& counted : places_.counts) {
      services[places_.services[counted.service].key]["times"].push_back(times(counted));
    }
    return services;
  }

  // Of one service, mode, reading and season; of no service: the hardened road.
  Json times(AccessCount const& counted) const {
    Json entry;
    entry["mode"] =
        counted.round_trip ? "round_trip" : std::string(name_of(counted.mode, kModeNames));
    if (counted.mode == Mode::ride || counted.service.is_none()) {
      entry["reading"] = name_of(counted.reading, kReadingNames);
    }
    entry["season"] = name_of(counted.season, kSeasonNames);
    auto const villages = static_cast<std::int64_t>(places_.region.villages.size());
    entry["villages_reached"] =
        share(counted.villages_reached, villages, "village", "all villages");
    entry["persons_reached"] =
        share(counted.persons_reached, counted.persons_base, "person", "registered, where known");
    entry["median"] = {
        {"value", counted.median ? hundredths(hundredths_of_minutes(*counted.median)) : Json()},
        {"unit", "minute"},
        {"base", "all villages, not reached counted as longest; lower median"}};
    Json within = Json::array();
    for (std::size_t i = 0; i < scenario_.thresholds.size(); ++i) {
      Json threshold = share(counted.persons_within[i], counted.persons_base, "person",
                             "registered, where known");
      threshold["minutes"] = scenario_.thresholds[i].count() / 60000;
      threshold["villages"] =
          share(counted.villages_within[i], villages, "village", "all villages");
      within.push_back(std::move(threshold));
    }
    entry["within"] = std::move(within);
    return entry;
  }

  Json hardened_times() const {
    Json list = Json::array();
    for (AccessCount const& counted : places_.hardened_counts) {
      list.push_back(times(counted));
    }
    return list;
  }

  Json hardened() const {
    Json json;
    for (Reading const reading : kReadings) {
      HardenedNetwork const& hardened = places_.roads.hardened[static_cast<std::size_t>(reading)];
      json[reading == Reading::low ? "known" : "if_all_unknown_were_hardened"] = {
          {"length", number(whole_metres(hardened.length), "metre",
                            "connected to a hardened road of the anchor class")},
          {"class_unknown",
           number(whole_metres(hardened.unclassed_length), "metre",
                  "hardened, connected only to roads whose class is not recorded")},
          {"isolated", number(whole_metres(hardened.isolated_length), "metre",
                              "hardened, not connected to one")}};
    }
    return json;
  }

  Json rural_access() const {
    Json json;
    for (Reading const reading : kReadings) {
      std::size_t const villages = places_.region.villages.size();
      PersonShare const index = rural_access_index(
          places_.region.villages.persons.values(),
          places_.roads.to_all_season[static_cast<std::size_t>(reading)].values().first(villages),
          kilometres(2));
      json[std::string(name_of(reading, kReadingNames))] =
          share(index.persons, index.base, "person",
                "within 2 km of a road open all year; registered, where known");
    }
    return json;
  }

  Scenario const& scenario_;
  PlaceFacts const& places_;
  HouseholdStatistics const* households_;             // null: no register
  RelocationStatistics const* relocation_;            // null: no relocation was planned
  PovertyStatistics const* poverty_;                  // null: no register was given
  PathStatistics const* path_;                        // null: no years ahead were simulated
  StudyGuaranteeStatistics const* study_guarantees_;  // likewise
  FindingSummary const& findings_;
};

}  // namespace

std::string summary_json(Scenario const& scenario, RunResult const& result) {
  HouseholdStatistics const* const households =
      result.household_statistics ? &result.household_statistics->value() : nullptr;
  RelocationStatistics const* const relocation =
      result.relocation_statistics ? &result.relocation_statistics->value() : nullptr;
  PovertyStatistics const* const poverty =
      result.poverty_statistics ? &result.poverty_statistics->value() : nullptr;
  PathStatistics const* const path =
      result.path_statistics ? &result.path_statistics->value() : nullptr;
  StudyGuaranteeStatistics const* const study_guarantees =
      result.study_guarantee_statistics ? &result.study_guarantee_statistics->value() : nullptr;
  return SummaryWriter(scenario, result.places.value(), households, relocation, poverty, path,
                       study_guarantees, result.finding_summary.value())
             .write()
             .dump(1) +
         "\n";
}

}  // namespace tongcun
