// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/region/region.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Typed rows as the readers deliver them: in file order, unchecked against each other. `row` is
// the number the user sees in the file.

struct VillageRow {
  std::int64_t row = 0;
  std::string code;
  std::string name;
  std::string township_name;
  std::string county_name;
  std::optional<Persons> persons;
  bool persons_refused = false;  // a finding says already that the cell cannot be used
  std::optional<Households> households;
  MultiPolygon area;                    // empty for a point layer
  std::optional<GeoPoint> layer_point;  // geometry of a point layer
  std::optional<GeoPoint> committee;    // from columns of the village layer
  VillageRecord record;
};

struct CommitteeRow {
  std::int64_t row = 0;
  std::string village_code;
  GeoPoint point;
};

struct RoadRow {
  std::int64_t row = 0;
  std::string code;  // "" = the layer has no id
  std::string name;
  RoadTraits traits;
  std::string recorded_surface;
  std::string recorded_class;
  std::vector<GeoPoint> line;
};

struct FacilityRow {
  std::int64_t row = 0;
  std::string code;  // "" = the layer has no id
  std::string name;
  FacilityKind kind = FacilityKind::other;
  std::string recorded_kind;
  FacilityStatus status = FacilityStatus::unknown;
  std::string recorded_status;
  std::string village_code;                    // "" = not recorded
  std::optional<DrinkingSource> water_source;  // of water points; none = not recorded
  std::optional<std::int64_t> served_days;     // thousandths of a day a week; none = not stated
  GeoPoint point;
  bool at_village = false;  // it stands at the point of the village whose code it names
};

struct SiteRow {
  std::int64_t row = 0;
  std::string code;  // "" = the layer has no id
  std::string name;
  GeoPoint point;
  SiteRecord record;  // with one phase, that of the row; rows of one code are phases of one site
};

struct HazardRow {
  std::int64_t row = 0;
  std::string code;  // "" = the layer has no id
  std::string name;
  std::optional<HazardKind> kind;
  std::optional<HazardLevel> level;
  MultiPolygon area;
};

// As HouseholdStanding, of one row.
struct StandingRow {
  Stated<RegisteredClass> registered_class;
  Stated<RecordStatus> record_status;
  Stated<std::int32_t> year_registered;
  Stated<std::int32_t> year_exited;
  Stated<std::int32_t> year_relapsed;
  Stated<AssistClass> assist_class;
  Stated<MonitorClass> monitor_class;
  Stated<KindSet<RiskKind>> risk_kinds;
  Stated<RiskCleared> risk_cleared;
  Stated<std::int64_t> rigid_expense;
  Stated<YesNo> severe_difficulty;
  Stated<std::int64_t> last_visit;
  Stated<PovertyCause> cause_main;
  Stated<KindSet<PovertyCause>> cause_other;
  Stated<Consent> consent;
  std::vector<std::string> site_wishes;
  ModeWishes mode_wishes;
  Stated<Urgency> urgency;
  Stated<std::int64_t> income_wage;
  Stated<std::int64_t> income_business;
  Stated<std::int64_t> income_property;
  Stated<std::int64_t> income_transfer;
  Stated<std::int64_t> business_cost;
  Stated<std::int64_t> income_net;
  Stated<std::int64_t> income_a_person;
  Stated<std::int32_t> labourers;
  Stated<std::int32_t> labourers_employed;
  Stated<std::int64_t> house_area;
  std::string tied_group;
};

// Rows of registers carry no names and no identity numbers, and their codes are pseudonyms already
// unless the register is invented.
struct HouseholdRow {
  LayerId layer;  // given by build_region: registers come in several files, one a township
  std::int64_t row = 0;
  std::string code;
  std::string village_code;
  std::string group;
  std::optional<GeoPoint> point;
  GeocodeLevel geocode_level = GeocodeLevel::none;
  std::optional<std::int32_t> persons;  // as recorded; none = count the rows of persons
  Stated<HouseGrade> house_grade;
  Stated<YesNo> house_treatment_accepted;
  Stated<YesNo> food_and_clothing;
  Stated<DrinkingSource> water_source;
  Stated<std::int32_t> water_fetch_minutes;
  Stated<std::int64_t> water_litres;
  Deprivations deprivations;  // of the global index, as recorded
  StandingRow standing;
  bool invented = false;  // the row itself says so
};

struct PersonRow {
  LayerId layer;
  std::int64_t row = 0;
  std::string household_code;
  Stated<Sex> sex;
  Stated<std::int32_t> age;
  Stated<Relation> relation;
  Stated<Education> education;
  Stated<YesNo> enrolled;
  Stated<YesNo> taught_at_home;
  Stated<YesNo> excused;
  Stated<YesNo> boards;
  Stated<std::int32_t> school_grade;
  Stated<YesNo> medically_insured;
  bool invented = false;  // the row itself says so
};

// What became of a village (区划变更).
enum class VillageChangeKind : std::uint8_t { merged, split, renamed, recoded, transferred };
inline constexpr std::array<std::string_view, 5> kVillageChangeKindNames{
    "merged", "split", "renamed", "recoded", "transferred"};

struct CrosswalkRow {
  std::int64_t row = 0;
  std::string old_code;
  std::string new_code;
  std::optional<VillageChangeKind> kind;
  std::int64_t date = 0;              // yyyymmdd from which it holds; yyyy0000 = the year alone
  std::optional<std::int64_t> share;  // of the old village's households, millionths
};

// One input layer as read: its record and the rows of its role (the other vectors are empty).
struct LayerTable {
  Layer layer;
  std::vector<VillageRow> villages;
  std::vector<CommitteeRow> committees;
  std::vector<RoadRow> roads;
  std::vector<FacilityRow> facilities;
  std::vector<SiteRow> sites;
  std::vector<HazardRow> hazards;
  std::vector<HouseholdRow> households;
  std::vector<PersonRow> persons;
  std::vector<CrosswalkRow> crosswalk;
  std::optional<IncomeUnit> income_unit;  // that a register's incomes are counted in
  std::optional<ElevationGrid> elevation;
  std::vector<Finding> findings;  // made while reading
};

// Digits of a village code that name its township and county; 0 = the code does not say.
struct CodeLevels {
  int township_digits = 0;
  int county_digits = 0;
};

}  // namespace tongcun
