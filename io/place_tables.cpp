// SPDX-License-Identifier: Apache-2.0
#include "io/place_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/output_tables.h"
#include "io/term_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <string>

namespace tongcun {
namespace {

OutputColumn text_column(std::string key, std::string_view term_key) {
  return term_column(std::move(key), term_key);
}
OutputColumn integer_column(std::string key, std::string_view term_key) {
  return term_column(std::move(key), term_key, ColumnType::integer);
}
OutputColumn minute_column(std::string key, Text title) {
  OutputColumn column = term_column(std::move(key), "minutes", ColumnType::decimal, 2);
  column.title = std::move(title);
  return column;
}

OutputCell minutes_cell(std::optional<Duration> const& time) {
  return time ? OutputCell(hundredths_of_minutes(*time)) : OutputCell();
}
OutputCell metres_cell(std::optional<Length> const& length) {
  return length ? OutputCell(whole_metres(*length)) : OutputCell();
}

// Degrees with seven decimals are the canonical units themselves.
void add_coordinates(OutputTable& table) {
  table.columns.push_back(term_column("longitude", "longitude", ColumnType::decimal, 7));
  table.columns.push_back(term_column("latitude", "latitude", ColumnType::decimal, 7));
}

// "clinic: by vehicle, driest months, low reading"
Text question_title(Text const& service, std::vector<std::string_view> const& parts) {
  Text title{service.en + ": ", service.zh + "："};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    title.en += (i > 0 ? ", " : "") + term(parts[i]).name.en;
    title.zh += (i > 0 ? "，" : "") + term(parts[i]).name.zh;
  }
  return title;
}

// What the parts of a question mean, one sentence after the other.
Text question_meaning(std::vector<std::string_view> const& parts) {
  Text meaning;
  for (std::string_view const part : parts) {
    Text const& definition = term(part).definition;
    meaning.en += (meaning.en.empty() || definition.en.empty() ? "" : " ") + definition.en;
    meaning.zh += definition.zh;
  }
  return meaning;
}

// Columns of one service for every place of origin, as pairs of a column and its cell.
class AccessColumns {
 public:
  explicit AccessColumns(PlaceFacts const& facts) : facts_(facts) {
    for (VillageYears const& years : facts.years) {
      add_question(years);
    }
    add_road_columns();
    for (VillageYears const& years : facts.hardened_years) {
      add_hardened_times(years);
    }
  }

  void add_to(OutputTable& table) const {
    for (Entry const& entry : entries_) {
      table.columns.push_back(entry.column);
    }
  }
  void append_cells(OriginId origin, std::vector<OutputCell>& row) const {
    for (Entry const& entry : entries_) {
      row.push_back(entry.cell(origin));
    }
  }

 private:
  struct Entry {
    OutputColumn column;
    std::function<OutputCell(OriginId)> cell;
  };

  void add(OutputColumn column, std::function<OutputCell(OriginId)> cell) {
    entries_.push_back({std::move(column), std::move(cell)});
  }

  // The low reading of the hardened road is what is known, the high one if all unrecorded were.
  void add_hardened_times(VillageYears const& years) {
    std::string_view const reading = name_of(years.reading, kReadingNames);
    Service road;
    road.key = "hardened_road";
    road.name = term("hardened_road").name;
    add_times(years, road, name_of(years.mode, kModeNames), {reading});
  }

  void add_question(VillageYears const& years) {
    Service const& service = facts_.services[years.service];
    if (years.round_trip) {
      add_times(years, service, "round_trip", {});
      add_nearest(years, service, "round_trip");
    } else if (years.mode == Mode::walk) {
      add_times(years, service, "walk", {});
      add_nearest(years, service, "walk");
    } else {
      std::string_view const reading = name_of(years.reading, kReadingNames);
      add_times(years, service, "ride", {reading});
      OutputColumn column = integer_column(
          fmt::format("{}_ride_{}_months_cut_off", service.key, reading), "months_cut_off");
      column.title = question_title(service.name, {"ride", reading, "months_cut_off"});
      column.meaning = question_meaning({"months_cut_off", reading});
      add(std::move(column), [&years](OriginId origin) {
        return OutputCell(std::int64_t{years.year[origin].months_cut_off});
      });
    }
  }

  void add_times(VillageYears const& years, Service const& service, std::string_view how,
                 std::vector<std::string_view> const& reading) {
    struct Part {
      std::string_view season;
      std::optional<Duration> YearOfTimes::*time;
    };
    constexpr std::array<Part, 3> kParts{
        {{"dry", &YearOfTimes::dry}, {"wet", &YearOfTimes::wet}, {"worst", &YearOfTimes::worst}}};
    for (Part const& part : kParts) {
      std::string key = fmt::format("{}_{}_{}", service.key, how, part.season);
      std::vector<std::string_view> parts{how, part.season};
      for (std::string_view const word : reading) {
        key += fmt::format("_{}", word);
        parts.push_back(word);
      }
      Text title = question_title(service.name, parts);
      title.en += " (" + term("minutes").name.en + ")";
      title.zh += "（" + term("minutes").name.zh + "）";
      OutputColumn column = minute_column(key + "_min", std::move(title));
      column.meaning = question_meaning(parts);
      column.empty = term("not_reached").name;
      add(std::move(column), [&years, time = part.time](OriginId origin) {
        return minutes_cell(years.year[origin].*time);
      });
    }
  }

  void add_nearest(VillageYears const& years, Service const& service, std::string_view how) {
    OutputColumn column = text_column(fmt::format("{}_{}_nearest", service.key, how), "nearest");
    column.title = question_title(service.name, {how, "nearest"});
    add(std::move(column), [this, &years](OriginId origin) {
      FacilityId const facility = years.nearest_dry[origin];
      return facility.is_none() ? OutputCell()
                                : OutputCell(facts_.region.facilities.code[facility]);
    });
  }

  void add_road_columns() {
    constexpr std::array<std::string_view, 2> kHardened{"hardened_known_m", "hardened_if_all_m"};
    constexpr std::array<std::string_view, 2> kAllSeason{"all_season_low_m", "all_season_high_m"};
    for (std::size_t r = 0; r < kReadings.size(); ++r) {
      add(integer_column(std::string(kHardened[r]), kHardened[r]),
          [this, r](OriginId origin) { return metres_cell(facts_.roads.to_hardened[r][origin]); });
    }
    for (std::size_t r = 0; r < kReadings.size(); ++r) {
      add(integer_column(std::string(kAllSeason[r]), kAllSeason[r]), [this, r](OriginId origin) {
        return metres_cell(facts_.roads.to_all_season[r][origin]);
      });
    }
  }

  PlaceFacts const& facts_;
  std::vector<Entry> entries_;
};

void append_attachment(PlaceFacts const& facts, OriginId origin, std::vector<OutputCell>& row) {
  Attachment const& foot = facts.network.origins[origin];
  row.push_back(foot.road.is_none() ? OutputCell() : OutputCell(whole_metres(foot.off_road)));
  row.push_back(foot.node.is_none()
                    ? OutputCell()
                    : OutputCell(std::int64_t{facts.network.node_component[foot.node].value()}));
}

void add_attachment_columns(OutputTable& table) {
  table.columns.push_back(integer_column("off_road_m", "off_road_m"));
  table.columns.push_back(integer_column("network_component", "network_component"));
}

struct PlaceName {
  std::string_view kind;
  std::string const* code;
  std::string const* name;
};

PlaceName place_name(PlaceFacts const& facts, OriginId origin) {
  auto const villages = static_cast<std::uint32_t>(facts.network.village_count);
  if (origin.value() < villages) {
    VillageId const village(origin.value());
    return {"village", &facts.region.villages.code[village], &facts.region.villages.name[village]};
  }
  SiteId const site(origin.value() - villages);
  return {"site", &facts.region.sites.code[site], &facts.region.sites.name[site]};
}

}  // namespace

OutputCell class_cell(std::optional<VillageClass> village_class) {
  return village_class ? OutputCell(std::string(name_of(*village_class, kVillageClassNames)))
                       : OutputCell();
}

OutputTable village_table(PlaceFacts const& facts) {
  Villages const& villages = facts.region.villages;
  OutputTable table;
  table.name = "villages";
  table.title = term("villages").name;
  for (std::string_view const key : {"village_code", "village_name", "township_code",
                                     "township_name", "county_code", "county_name"}) {
    table.columns.push_back(text_column(std::string(key), key));
  }
  table.columns.push_back(integer_column("persons_registered", "persons_registered"));
  table.columns.push_back(integer_column("households_registered", "households_registered"));
  table.columns.push_back(text_column("village_class", "village_class"));
  table.columns.push_back(text_column("point_source", "point_source"));
  add_coordinates(table);
  add_attachment_columns(table);
  AccessColumns const access(facts);
  access.add_to(table);
  bool const has_areas = std::ranges::any_of(
      villages.area.values(), [](MultiPolygon const& area) { return !area.empty(); });
  table.geometry = has_areas ? GeometryType::area : GeometryType::point;
  for (VillageId const village : villages.code.ids()) {
    std::vector<OutputCell> row{
        villages.code[village],
        text_cell(villages.name[village]),
        text_cell(villages.township_code[village]),
        text_cell(villages.township_name[village]),
        text_cell(villages.county_code[village]),
        text_cell(villages.county_name[village]),
        villages.persons[village] ? OutputCell(villages.persons[village]->count()) : OutputCell(),
        villages.households[village] ? OutputCell(villages.households[village]->count())
                                     : OutputCell(),
        class_cell(villages.record[village].village_class),
        std::string(name_of(villages.point_source[village], kPointSourceNames)),
        std::int64_t{villages.point[village].lon},
        std::int64_t{villages.point[village].lat}};
    OriginId const origin = facts.network.origin_of(village);
    append_attachment(facts, origin, row);
    access.append_cells(origin, row);
    table.rows.push_back(std::move(row));
    table.areas.push_back(villages.area[village]);
    table.points.push_back(villages.point[village]);
  }
  return table;
}

OutputTable site_table(PlaceFacts const& facts) {
  Sites const& sites = facts.region.sites;
  OutputTable table;
  table.name = "sites";
  table.title = term("sites").name;
  table.columns.push_back(text_column("site_code", "site_code"));
  table.columns.push_back(text_column("site_name", "site_name"));
  add_coordinates(table);
  add_attachment_columns(table);
  AccessColumns const access(facts);
  access.add_to(table);
  table.geometry = GeometryType::point;
  for (SiteId const site : sites.code.ids()) {
    std::vector<OutputCell> row{sites.code[site], text_cell(sites.name[site]),
                                std::int64_t{sites.point[site].lon},
                                std::int64_t{sites.point[site].lat}};
    OriginId const origin = facts.network.origin_of(site);
    append_attachment(facts, origin, row);
    access.append_cells(origin, row);
    table.rows.push_back(std::move(row));
    table.points.push_back(sites.point[site]);
  }
  return table;
}

OutputTable access_link_table(PlaceFacts const& facts) {
  OutputTable table;
  table.name = "access_links";
  table.title = term("access_links").name;
  table.columns = {text_column("place_kind", "place_kind"), text_column("place_code", "place_code"),
                   text_column("place_name", "place_name"), text_column("road_code", "road_code"),
                   integer_column("off_road_m", "off_road_m")};
  table.geometry = GeometryType::line;
  auto const add = [&](std::string kind, std::string const& code, std::string const& name,
                       GeoPoint place, Attachment const& foot) {
    if (foot.node.is_none() || place == foot.road_point) {
      return;
    }
    table.rows.push_back({std::move(kind), code, text_cell(name),
                          facts.region.roads.code[foot.road], whole_metres(foot.off_road)});
    table.lines.push_back({place, foot.road_point});
  };
  Region const& region = facts.region;
  for (VillageId const village : region.villages.code.ids()) {
    add("village", region.villages.code[village], region.villages.name[village],
        region.villages.point[village], facts.network.origins[facts.network.origin_of(village)]);
  }
  for (SiteId const site : region.sites.code.ids()) {
    add("site", region.sites.code[site], region.sites.name[site], region.sites.point[site],
        facts.network.origins[facts.network.origin_of(site)]);
  }
  for (FacilityId const facility : region.facilities.code.ids()) {
    if (facts.uses.use[facility] == FacilityUse::used) {
      add("facility", region.facilities.code[facility], region.facilities.name[facility],
          region.facilities.point[facility], facts.network.facilities[facility]);
    }
  }
  return table;
}

namespace {

// Its words are the profile's services.
OutputColumn service_column(PlaceFacts const& facts) {
  OutputColumn column = text_column("service", "service");
  for (Service const& service : facts.services.values()) {
    column.words.push_back({service.key, service.name});
  }
  return column;
}

void add_question_columns(PlaceFacts const& facts, OutputTable& table) {
  table.columns = {text_column("place_kind", "place_kind"),
                   text_column("place_code", "place_code"),
                   service_column(facts),
                   text_column("mode", "mode"),
                   text_column("reading", "reading"),
                   integer_column("state", "state")};
}

std::vector<OutputCell> question_cells(PlaceFacts const& facts, OriginId origin, TimeKey const& key,
                                       std::string mode) {
  PlaceName const place = place_name(facts, origin);
  return {std::string(place.kind),
          *place.code,
          facts.services[key.service].key,
          std::move(mode),
          key.mode == Mode::walk ? OutputCell()
                                 : OutputCell(std::string(name_of(key.reading, kReadingNames))),
          std::int64_t{key.state.value()}};
}

}  // namespace

OutputTable access_table(PlaceFacts const& facts) {
  OutputTable table;
  table.name = "access";
  table.title = term("access").name;
  add_question_columns(facts, table);
  table.columns.push_back(integer_column("rank", "rank"));
  table.columns.push_back(text_column("facility_code", "facility_code"));
  table.columns.push_back(minute_column("minutes", term("minutes").name));
  for (NearestTimes const& times : facts.times.nearest) {
    for (OriginId const origin : times.nearest.ids()) {
      std::int64_t rank = 0;
      for (Reach const& reach : times.nearest[origin]) {
        std::vector<OutputCell> row = question_cells(
            facts, origin, times.key, std::string(name_of(times.key.mode, kModeNames)));
        row.emplace_back(++rank);
        row.emplace_back(facts.region.facilities.code[reach.facility]);
        row.emplace_back(hundredths_of_minutes(reach.time));
        table.rows.push_back(std::move(row));
      }
    }
  }
  for (RoundTrips const& trips : facts.times.round_trips) {
    for (OriginId const origin : trips.trip.ids()) {
      if (std::optional<Reach> const& reach = trips.trip[origin]) {
        std::vector<OutputCell> row = question_cells(
            facts, origin, {trips.service, Mode::walk, trips.state, Reading::low}, "round_trip");
        row.emplace_back(std::int64_t{1});
        row.emplace_back(facts.region.facilities.code[reach->facility]);
        row.emplace_back(hundredths_of_minutes(reach->time));
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

OutputTable origin_destination_table(PlaceFacts const& facts) {
  OutputTable table;
  table.name = "origin_destination";
  table.title = term("origin_destination").name;
  add_question_columns(facts, table);
  table.columns.push_back(text_column("facility_code", "facility_code"));
  table.columns.push_back(minute_column("minutes", term("minutes").name));
  for (OriginDestinationTimes const& times : facts.times.origin_destination) {
    for (OriginId const origin : times.times.ids()) {
      for (Reach const& reach : times.times[origin]) {
        std::vector<OutputCell> row = question_cells(
            facts, origin, times.key, std::string(name_of(times.key.mode, kModeNames)));
        row.emplace_back(facts.region.facilities.code[reach.facility]);
        row.emplace_back(hundredths_of_minutes(reach.time));
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

OutputTable access_count_table(PlaceFacts const& facts, std::vector<Duration> const& thresholds) {
  OutputTable table;
  table.name = "access_counts";
  table.title = term("access_counts").name;
  table.columns = {service_column(facts),
                   text_column("mode", "mode"),
                   text_column("reading", "reading"),
                   text_column("season", "season"),
                   integer_column("villages_reached", "villages_reached"),
                   integer_column("villages_not_reached", "villages_not_reached"),
                   integer_column("persons_base", "persons_base"),
                   integer_column("persons_reached", "persons_reached"),
                   term_column("median_min", "median_minutes", ColumnType::decimal, 2)};
  table.columns.front().words.push_back({"hardened_road", term("hardened_road").name});
  for (Duration const threshold : thresholds) {
    std::int64_t const minutes = threshold.count() / 60000;
    OutputColumn column =
        integer_column(fmt::format("persons_within_{}_min", minutes), "persons_within");
    column.title.en += fmt::format(" {} min", minutes);
    column.title.zh += fmt::format(" {} 分钟", minutes);
    table.columns.push_back(std::move(column));
  }
  std::vector<AccessCount> counts = facts.counts;
  std::ranges::copy(facts.hardened_counts, std::back_inserter(counts));
  for (AccessCount const& count : counts) {
    std::string_view const mode = count.round_trip ? "round_trip" : name_of(count.mode, kModeNames);
    std::vector<OutputCell> row{
        count.service.is_none() ? "hardened_road" : facts.services[count.service].key,
        std::string(mode),
        count.mode == Mode::walk && !count.service.is_none()
            ? OutputCell()
            : OutputCell(std::string(name_of(count.reading, kReadingNames))),
        std::string(name_of(count.season, kSeasonNames)),
        count.villages_reached,
        count.villages_not_reached,
        count.persons_base,
        count.persons_reached,
        minutes_cell(count.median)};
    for (std::int64_t const persons : count.persons_within) {
      row.emplace_back(persons);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tongcun
