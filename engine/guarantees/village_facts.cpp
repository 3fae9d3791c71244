// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/village_facts.h"

#include "engine/access/hardened_reach.h"
#include "engine/geometry/polygon.h"
#include "engine/guarantees/guarantee_fields.h"
#include "engine/guarantees/water_reach.h"
#include "engine/guarantees/way_facts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kAllHouseholds = 1'000'000;  // a share of one

template <class Number>
RuleValue recorded(std::optional<Number> const& value) {
  return value ? RuleValue::known(static_cast<std::int64_t>(*value))
               : RuleValue::unknown(Lack::column);
}

Magnitude magnitude(std::optional<Length> const& length) {
  return length ? Magnitude(length->count()) : Magnitude::beyond();
}

struct Served {
  std::optional<ServiceArrangement> by;
  bool is_new = false;  // by what is planned and taken as open: the village form is older
  std::optional<std::int64_t> days;  // of that, the most
};

// An open clinic or hospital serves the village whose code it records, else those in whose area it
// stands.
IdVector<VillageId, Served> served_by_own_facility(Region const& region, FacilityUses const& uses) {
  Villages const& villages = region.villages;
  IdVector<VillageId, Served> served(villages.size());
  IdVector<VillageId, std::optional<GeoBox>> boxes;
  for (MultiPolygon const& area : villages.area.values()) {
    boxes.push_back(area.empty() ? std::nullopt : std::optional(box_of(area)));
  }
  Facilities const& facilities = region.facilities;
  for (FacilityId const facility : facilities.kind.ids()) {
    bool const is_clinic = facilities.kind[facility] == FacilityKind::village_clinic;
    bool const is_hospital = facilities.kind[facility] == FacilityKind::township_hospital;
    FacilityStatus const status = facilities.status[facility];
    bool const is_opened =
        status == FacilityStatus::planned && uses.use[facility] != FacilityUse::planned;
    bool const is_shut =
        status == FacilityStatus::closed || (status == FacilityStatus::planned && !is_opened);
    if ((!is_clinic && !is_hospital) || is_shut) {
      continue;
    }
    auto const serve = [&](VillageId village) {
      if (is_opened && facilities.served_days[facility]) {
        served[village].days =
            std::max(served[village].days.value_or(0), *facilities.served_days[facility]);
      }
      // A clinic of its own is named before a hospital that happens to stand there.
      Served& one = served[village];
      if (is_clinic || !one.by) {
        one.by = is_clinic ? ServiceArrangement::own : ServiceArrangement::township_hospital;
        one.is_new = one.is_new || is_opened;
      }
    };
    if (std::string const& code = facilities.village_code[facility]; !code.empty()) {
      auto const codes = villages.code.values();
      auto const found = std::ranges::lower_bound(codes, code);
      if (found != codes.end() && *found == code) {
        serve(VillageId(static_cast<std::uint32_t>(found - codes.begin())));
      }
      continue;
    }
    GeoPoint const point = facilities.point[facility];
    for (VillageId const village : villages.code.ids()) {
      if (boxes[village] && boxes[village]->contains(point) &&
          covers(villages.area[village], point)) {
        serve(village);
      }
    }
  }
  return served;
}

// Writes values by the key of their field.
class FactRow {
 public:
  FactRow(Fields const& fields, IdVector<FieldId, RuleValue>& row) : fields_(fields), row_(row) {}
  void set(std::string_view key, RuleValue const& value) {
    row_[*find_field(fields_, key)] = value;
  }
  [[nodiscard]] RuleValue const& operator[](std::string_view key) const {
    return row_[*find_field(fields_, key)];
  }

 private:
  Fields const& fields_;
  IdVector<FieldId, RuleValue>& row_;
};

void set_record(FactRow& row, VillageRecord const& record) {
  row.set("served_by", recorded(record.served_by));
  row.set("served_days", recorded(record.served_days));
  row.set("poverty_incidence", recorded(record.poverty_incidence));
  row.set("electricity_rate", recorded(record.electricity_rate));
  row.set("tap_water_rate", recorded(record.tap_water_rate));
  row.set("water_litres", recorded(record.water_litres));
  row.set("water_reliability", recorded(record.water_reliability));
  row.set("water_source", recorded(record.water_source));
  row.set("water_region", recorded(record.water_region));
  row.set("water_tier", recorded(record.water_tier));
  row.set("water_report", recorded(record.water_report));
  row.set("water_report_date", recorded(record.water_report_date));
  row.set("water_inspection", recorded(record.water_inspection));
  row.set("village_class", recorded(record.village_class));
}

// Tap water in every house says that it is piped and what people drink, in none that it is not; in
// some of them it depends on the household.
void derive_water(FactRow& row) {
  RuleValue const rate = row["tap_water_rate"];
  if (rate.is_known() && row["water_piped"].is_unknown()) {
    row.set("water_piped",
            RuleValue::between(Magnitude(rate.low() >= Magnitude(kAllHouseholds) ? 1 : 0),
                               Magnitude(rate.high() > Magnitude(0) ? 1 : 0), Lack::registry)
                .made_from(rate));
  }
  RuleValue const piped = row["water_piped"];
  if (row["water_source"].is_unknown() && piped.is_known() && piped.low() == Magnitude(1)) {
    row.set("water_source", recorded(std::optional(DrinkingSource::piped)).made_from(piped));
  }
}

RuleValue value_of(HardenedReach const& reach) {
  Lack lack = reach.by_way ? Lack::way : Lack::surfaces;
  if (reach.by_classes) {
    lack = reach.by_surfaces ? Lack::surfaces_and_classes : Lack::classes;
  }
  return RuleValue::between(magnitude(reach.least), magnitude(reach.most), lack);
}

// To any hardened road, whether or not it leads on to a wider one.
IdVector<VillageId, HardenedReach> reach_of_any_hardened(VillageFactsInput const& input) {
  RoadRules rules = input.road_rules;
  rules.lowest_anchor_class = any_class_anchors();
  return find_hardened_reach(input.region, input.network, rules, input.overlay);
}

std::optional<Length> stated_radius(GuaranteeRules const& rules) {
  for (StatedFact const& stated : rules.stated) {
    if (rules.book.fields[stated.field].key == field_key::settlement_radius) {
      return Length(stated.value);
    }
  }
  return std::nullopt;
}

}  // namespace

VillageFacts collect_village_facts(VillageFactsInput const& input, GuaranteeRules const& rules) {
  Fields const& fields = rules.book.fields;
  Region const& region = input.region;
  IdVector<FieldId, RuleValue> nothing_known;
  for (Field const& field : fields.values()) {
    nothing_known.push_back(RuleValue::unknown(field.lack));
  }
  auto const served = served_by_own_facility(region, input.uses);
  auto const water = compute_water_reach(
      {region, input.services, input.uses, input.years, input.walk, stated_radius(rules)});
  auto const hardened = find_hardened_reach(region, input.network, input.road_rules, input.overlay);
  auto const any_hardened = reach_of_any_hardened(input);
  WayFacts const ways(input.services, input.roads, input.years, fields);

  VillageFacts facts;
  facts.reserve(region.villages.size());
  for (VillageId const village : region.villages.code.ids()) {
    facts.push_back(nothing_known);
    FactRow row(fields, facts[village]);
    OriginId const origin(village.value());
    set_record(row, region.villages.record[village]);
    derive_water(row);
    bool const is_silent = row["served_by"].is_unknown();
    if (served[village].by && (is_silent || served[village].is_new)) {
      row.set("served_by", recorded(served[village].by));
    }
    RuleValue const days = row["served_days"];
    if (served[village].days &&
        (days.is_unknown() || days.low() < Magnitude(*served[village].days))) {
      row.set("served_days", recorded(served[village].days));
    }
    WaterReach const& reach = water[village];
    row.set(field_key::nearest_water_point_source, reach.nearest_source);
    row.set(field_key::water_fetch_time, reach.fetch_time);
    row.set(field_key::water_fetch_distance, reach.distance);
    row.set(field_key::water_fetch_height, reach.height);
    if (auto const extent = extent_of(region.villages, village)) {
      row.set(field_key::settlement_radius, RuleValue::known(extent->radius.count()));
    }
    row.set(field_key::hardened_road, value_of(hardened[village]));
    row.set(field_key::nearest_hardened_road, value_of(any_hardened[village]));
    ways.add(origin, facts[village]);
    for (StatedFact const& stated : rules.stated) {
      if (facts[village][stated.field].is_unknown()) {
        facts[village][stated.field] = RuleValue::stated(stated.value, stated.field);
      }
    }
    derive_water(row);
  }
  return facts;
}

}  // namespace tongcun
