// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/household_water.h"

#include "engine/guarantees/guarantee_fields.h"
#include "engine/region/village_record.h"

#include <algorithm>
#include <cstdint>

namespace tongcun {
namespace {

constexpr std::int64_t kMinute = 60'000;  // milliseconds

// Known, and not within bounds only.
bool is_exactly(RuleValue const& value, std::int64_t number) {
  return value.is_known() && value.low() == Magnitude(number) && value.high() == Magnitude(number);
}

// Sources that may stand at the house itself. Nobody's house has a river, and what is sold in
// bottles is brought from somewhere.
bool may_be_at_house(DrinkingSource source) {
  return source == DrinkingSource::borehole || source == DrinkingSource::protected_well_spring ||
         source == DrinkingSource::rain || source == DrinkingSource::unprotected;
}

}  // namespace

HouseholdWater::HouseholdWater(HouseholdTable const& households, Fields const& fields,
                               WaterReachMaker const* reach)
    : households_(households),
      reach_(reach),
      piped_(*find_field(fields, field_key::water_piped)),
      source_(*find_field(fields, field_key::water_source)),
      time_(*find_field(fields, field_key::water_fetch_time)),
      distance_(*find_field(fields, field_key::water_fetch_distance)),
      height_(*find_field(fields, field_key::water_fetch_height)),
      litres_(*find_field(fields, field_key::water_litres)),
      works_{litres_} {
  for (char const* key :
       {field_key::water_reliability, field_key::water_tier, field_key::water_report,
        field_key::water_report_date, field_key::water_inspection}) {
    works_.push_back(*find_field(fields, key));
  }
  fields_ = {piped_, source_, time_, distance_, height_};
  fields_.insert(fields_.end(), works_.begin(), works_.end());
}

void HouseholdWater::write(HouseholdId household, IdVector<FieldId, RuleValue> const& village,
                           IdVector<FieldId, RuleValue>& facts) const {
  for (FieldId const field : fields_) {
    facts[field] = village[field];
  }
  if (!is_served_by_works(household, village)) {
    for (FieldId const field : works_) {
      facts[field] = RuleValue::unknown(Lack::own_water);
    }
  }
  if (households_.water_litres[household].has_value()) {
    facts[litres_] = RuleValue::known(households_.water_litres[household].value());
  }
  if (contradicts_itself(household)) {
    facts[piped_] = facts[source_] = facts[time_] = RuleValue::unknown(Lack::own_water);
    facts[distance_] = facts[height_] = RuleValue::not_applicable();
    return;
  }
  write_source(household, facts);
  write_way(household, facts);
}

// Whether the household states a way to water, so that it is not piped to the house.
bool HouseholdWater::has_own_way(HouseholdId household) const {
  Stated<std::int32_t> const& minutes = households_.water_fetch_minutes[household];
  return minutes.has_value() && minutes.value() > 0;
}

// What is carried did not come out of a tap of the house: one of the two is wrong, and nobody knows
// which.
bool HouseholdWater::contradicts_itself(HouseholdId household) const {
  return has_own_way(household) &&
         households_.water_source[household] == Stated(DrinkingSource::piped);
}

bool HouseholdWater::is_served_by_works(HouseholdId household,
                                        IdVector<FieldId, RuleValue> const& village) const {
  if (contradicts_itself(household)) {
    return false;
  }
  Stated<DrinkingSource> const& source = households_.water_source[household];
  bool const is_village_piped =
      is_exactly(village[source_], static_cast<std::int64_t>(DrinkingSource::piped)) ||
      (!village[source_].is_known() && !is_exactly(village[piped_], 0));
  if (!source.has_value()) {
    return !has_own_way(household) || !is_village_piped;
  }
  if (source.value() == DrinkingSource::piped) {
    return is_village_piped;
  }
  return is_exactly(village[source_], static_cast<std::int64_t>(source.value()));
}

void HouseholdWater::write_source(HouseholdId household,
                                  IdVector<FieldId, RuleValue>& facts) const {
  Stated<DrinkingSource> const& source = households_.water_source[household];
  if (source.has_value()) {
    bool const is_piped = source.value() == DrinkingSource::piped;
    facts[source_] = RuleValue::known(static_cast<std::int64_t>(source.value()));
    facts[piped_] = RuleValue::known(is_piped ? 1 : 0);
    return;
  }
  // In some houses of the village there is a tap: only the household itself can say.
  if (facts[piped_].lack() == Lack::registry) {
    facts[piped_] = RuleValue::between(facts[piped_].low(), facts[piped_].high(), Lack::own_water);
  }
  // What is carried did not come out of a tap of the house, whatever the village form says.
  bool const may_be_piped =
      !facts[source_].is_known() ||
      is_exactly(facts[source_], static_cast<std::int64_t>(DrinkingSource::piped));
  if (has_own_way(household) && !is_exactly(facts[piped_], 0)) {
    facts[piped_] = RuleValue::unknown(Lack::own_water);
    facts[source_] = may_be_piped ? facts[piped_] : facts[source_];
  }
}

void HouseholdWater::write_way(HouseholdId household, IdVector<FieldId, RuleValue>& facts) const {
  Stated<DrinkingSource> const& source = households_.water_source[household];
  Stated<std::int32_t> const& minutes = households_.water_fetch_minutes[household];
  bool const is_piped =
      source.has_value() ? source.value() == DrinkingSource::piped : is_exactly(facts[piped_], 1);
  bool const is_not_applicable = minutes.state() == ValueState::not_applicable;
  auto const apply_time = [&](RuleValue const& time) {
    facts[time_] = time;
    facts[distance_] = facts[height_] = RuleValue::not_applicable();
  };
  if (is_piped && (source.has_value() || is_not_applicable)) {
    apply_time(RuleValue::not_applicable());
  } else if (minutes.has_value()) {
    apply_time(RuleValue::known(minutes.value() * kMinute));
  } else if (is_not_applicable && source.has_value() && may_be_at_house(source.value())) {
    apply_time(RuleValue::known(0));
  } else if (is_not_applicable) {
    apply_time(RuleValue::unknown(Lack::own_water));
  } else if (reach_ != nullptr && households_.geocode_level[household] == GeocodeLevel::house) {
    WaterReach const reach =
        reach_->of_house(households_.village[household], households_.point[household]);
    facts[time_] = reach.fetch_time;
    facts[distance_] = reach.distance;
    facts[height_] = reach.height;
  }
}

}  // namespace tongcun
