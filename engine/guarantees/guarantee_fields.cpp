// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/guarantee_fields.h"

#include "engine/region/household_register.h"
#include "engine/region/locate_hazards.h"
#include "engine/region/village_record.h"

#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kWhole = 1'000'000;     // a share of one
constexpr std::int64_t kFar = 1'000'000'000;   // 1,000 km in millimetres
constexpr std::int64_t kLong = 1'000'000'000;  // 11 days in milliseconds
constexpr std::array<Season, 3> kSeasons{Season::dry, Season::wet, Season::worst};

class FieldList {
 public:
  void number(std::string key, Dimension dimension, std::int64_t low, std::int64_t high) {
    Field field;
    field.key = std::move(key);
    field.dimension = dimension;
    field.low = low;
    field.high = high;
    fields_.push_back(std::move(field));
  }
  void truth(std::string key) {
    Field field;
    field.key = std::move(key);
    field.kind = FieldKind::truth;
    field.high = 1;
    fields_.push_back(std::move(field));
  }
  void word(std::string key, std::span<std::string_view const> words) {
    Field field;
    field.key = std::move(key);
    field.kind = FieldKind::word;
    field.words.assign(words.begin(), words.end());
    field.high = static_cast<std::int64_t>(words.size()) - 1;
    fields_.push_back(std::move(field));
  }
  // The last field comes from a layer, from another column, from a register.
  void from_layer(std::string source) {
    Field& field = fields_.values().back();
    field.lack = Lack::layer;
    field.source = std::move(source);
  }
  void by_house() { fields_.values().back().by_house = true; }
  void from_column(std::string column) { fields_.values().back().column = std::move(column); }
  void from_register(FieldLevel level) {
    Field& field = fields_.values().back();
    field.lack = Lack::registry;
    field.level = level;
    field.source = level == FieldLevel::person ? "persons" : "households";
  }
  Fields take() { return std::move(fields_); }

 private:
  Fields fields_;
};

void list_village_form(FieldList& list) {
  list.word("served_by", kServiceArrangementNames);
  list.number("served_days", Dimension::weekly_days, 0, 7000);
  list.number("poverty_incidence", Dimension::share, 0, kWhole);
  list.number("electricity_rate", Dimension::share, 0, kWhole);
  list.number("tap_water_rate", Dimension::share, 0, kWhole);
  list.truth(field_key::water_piped);
  list.from_column("tap_water_rate");
  list.by_house();
  list.number(field_key::water_litres, Dimension::daily_litres, 0, 1'000'000);
  list.number(field_key::water_reliability, Dimension::share, 0, kWhole);
  list.word(field_key::water_source, kDrinkingSourceNames);
  list.word("water_region", kWaterRegionNames);
  list.word(field_key::water_tier, kWaterTierNames);
  list.word(field_key::water_report, kWaterReportNames);
  list.number(field_key::water_report_date, Dimension::date, 19000101, 21001231);
  list.truth(field_key::water_inspection);
  list.word("village_class", kVillageClassNames);
}

void list_layers(FieldList& list, Services const& services) {
  list.number(field_key::settlement_radius, Dimension::length, 0, kFar);
  list.from_layer("villages");
  list.number(field_key::hardened_road, Dimension::length, 0, kFar);
  list.from_layer("roads");
  list.number(field_key::nearest_hardened_road, Dimension::length, 0, kFar);
  list.from_layer("roads");
  list.number(field_key::all_season_road, Dimension::length, 0, kFar);
  list.from_layer("roads");
  list.word(field_key::nearest_water_point_source, kDrinkingSourceNames);
  list.from_layer("facilities.water");
  list.from_column("water_source");
  list.number(field_key::water_fetch_time, Dimension::duration, 0, kLong);
  list.from_layer("facilities.water");
  list.number(field_key::water_fetch_distance, Dimension::length, 0, kFar);
  list.from_layer("facilities.water");
  list.number(field_key::water_fetch_height, Dimension::length, 0, 10'000'000);
  list.from_layer("elevation");
  for (Service const& service : services.values()) {
    for (Season const season : kSeasons) {
      for (Mode const mode : {Mode::walk, Mode::ride}) {
        list.number(time_field(service, false, mode, season), Dimension::duration, 0, kLong);
        list.from_layer("facilities." + service.key);
      }
      if (service.round_trip) {
        list.number(time_field(service, true, Mode::walk, season), Dimension::duration, 0, kLong);
        list.from_layer("facilities." + service.key);
      }
    }
  }
}

void list_register(FieldList& list) {
  list.number(field_key::age, Dimension::count, 0, 130);
  list.from_register(FieldLevel::person);
  list.word(field_key::enrolment, kEnrolmentNames);
  list.from_register(FieldLevel::person);
  list.from_column("enrolled");
  list.truth(field_key::boards);
  list.from_register(FieldLevel::person);
  list.number(field_key::school_grade, Dimension::count, 1, 12);
  list.from_register(FieldLevel::person);
  list.number(field_key::school_walk, Dimension::duration, 0, kLong);
  list.from_register(FieldLevel::person);
  list.truth(field_key::insured);
  list.from_register(FieldLevel::person);
  list.from_column("medically_insured");
  list.word(field_key::house_grade, kHouseGradeNames);
  list.from_register(FieldLevel::household);
  list.truth(field_key::house_treatment_accepted);
  list.from_register(FieldLevel::household);
  list.truth(field_key::food_and_clothing);
  list.from_register(FieldLevel::household);
  list.word(field_key::registered_class, kRegisteredClassNames);
  list.from_register(FieldLevel::household);
  list.word(field_key::urgency, kUrgencyNames);
  list.from_register(FieldLevel::household);
  list.word(field_key::hazard_exposure, kHazardExposureNames);
  list.from_register(FieldLevel::household);
  list.number("income_per_capita", Dimension::yearly_money, 0, 1'000'000'000'000);
  list.from_register(FieldLevel::household);
}

}  // namespace

std::string time_field(Service const& service, bool round_trip, Mode mode, Season season) {
  constexpr std::array<char const*, 3> kSeasonKeys{"_dry", "_wet", "_worst"};
  char const* const way = mode == Mode::walk ? "_walk" : "_ride";
  return service.key + (round_trip ? "_round_trip" : way) +
         kSeasonKeys[static_cast<std::size_t>(season)];
}

Fields guarantee_fields(Services const& services) {
  FieldList list;
  list_village_form(list);
  list_layers(list, services);
  list_register(list);
  return list.take();
}

}  // namespace tongcun
