// SPDX-License-Identifier: Apache-2.0
#include "io/read_register_rows.h"

#include "io/read_standing.h"
#include "io/shown_text.h"

#include <array>
#include <cstddef>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int32_t kOldestAge = 120;  // domain reference 3.4
constexpr std::int32_t kLongestFetch = 1440;
constexpr std::size_t kDigitsOfPersons = 7;  // of telephone, account and identity numbers
constexpr NumberRange kLitres{0.0, 1000.0, 1000};

std::array<std::string, kMpiIndicators> deprivation_fields() {
  std::array<std::string, kMpiIndicators> fields;
  for (std::size_t at = 0; at < kMpiIndicators; ++at) {
    fields[at].append("deprived_").append(kMpiIndicatorNames[at]);
  }
  return fields;
}

}  // namespace

RegisterRowReader::RegisterRowReader(RowCells& cells, RowPlaces& places,
                                     RegisterReading const& reading)
    : cells_(cells), stated_(cells), places_(places), reading_(reading) {}

std::optional<std::string> RegisterRowReader::household_code(std::string const& field,
                                                             bool is_invented) {
  std::string code = cells_.text(field);
  if (code.empty() || cells_.has_ruined_code(field, Need::required)) {
    Finding& found = cells_.quarantine("V101");
    found.field = field;
    found.values = {{"merged", "yes"}};  // workbooks say which; other formats lose it
    return std::nullopt;
  }
  if (is_invented) {
    return code;
  }
  if (reading_.pseudonyms != nullptr) {
    return reading_.pseudonyms->of(code);
  }
  if (!std::exchange(lacks_key_, true) && !reading_.key_refused) {
    cells_.reject_layer("V917").values = {{"missing", "yes"}};
  }
  return std::nullopt;  // the run stops; the code itself must not be seen
}

std::optional<HouseholdRow> RegisterRowReader::household() {
  HouseholdRow row;
  row.row = cells_.row();
  row.invented = cells_.flag("invented_row").value_or(false);
  std::optional<std::string> code = household_code("code", row.invented);
  if (!code) {
    return std::nullopt;
  }
  row.code = std::move(*code);
  row.village_code = cells_.text("village_code");
  row.group = group();
  Stated<std::int32_t> const persons = stated_.whole("persons", 0, 10'000);
  row.persons = persons.has_value() ? std::optional(persons.value()) : std::nullopt;
  row.point = places_.optional_point();
  if (row.point) {
    row.geocode_level = cells_.choice<GeocodeLevel>("geocode_level", kGeocodeLevelNames)
                            .value_or(GeocodeLevel::village);
  }
  row.house_grade = stated_.choice<HouseGrade>("house_grade", kHouseGradeNames);
  row.house_treatment_accepted = stated_.yes_no("house_treatment_accepted");
  row.food_and_clothing = stated_.yes_no("food_and_clothing");
  row.water_source = stated_.choice<DrinkingSource>("water_source", kDrinkingSourceNames);
  row.water_fetch_minutes = stated_.whole("water_fetch_minutes", 0, kLongestFetch);
  row.water_litres = stated_.scaled("water_litres", kLitres);
  row.deprivations = deprivations();
  row.standing = read_standing(cells_, reading_, row.invented);
  return row;
}

Deprivations RegisterRowReader::deprivations() {
  static std::array<std::string, kMpiIndicators> const fields = deprivation_fields();
  Deprivations read;
  for (std::size_t at = 0; at < kMpiIndicators; ++at) {
    Stated<YesNo> const is_deprived = stated_.yes_no(fields[at]);
    auto const indicator = static_cast<MpiIndicator>(at);
    if (is_deprived.state() != ValueState::unknown) {  // without children nobody misses school
      read.known.insert(indicator);
    }
    if (is_deprived == Stated(YesNo::yes)) {
      read.deprived.insert(indicator);
    }
  }
  return read;
}

// Groups have short names; a long number among them is somebody's.
std::string RegisterRowReader::group() {
  std::string name = cells_.text("group_name");
  if (longest_number(name) < kDigitsOfPersons) {
    return name;
  }
  cells_.note("V218", Severity::warning, "group_name");
  return "";
}

std::optional<PersonRow> RegisterRowReader::person() {
  PersonRow row;
  row.row = cells_.row();
  row.invented = cells_.flag("invented_row").value_or(false);
  std::optional<std::string> code = household_code("household_code", row.invented);
  if (!code) {
    return std::nullopt;
  }
  row.household_code = std::move(*code);
  row.sex = stated_.choice<Sex>("sex", kSexNames);
  row.age = age();
  row.relation = stated_.choice<Relation>("relation", kRelationNames);
  row.education = stated_.choice<Education>("education", kEducationNames);
  row.enrolled = stated_.yes_no("enrolled");
  row.taught_at_home = stated_.yes_no("taught_at_home");
  row.excused = stated_.yes_no("excused");
  row.boards = stated_.yes_no("boards");
  row.school_grade = stated_.whole("school_grade", 1, 12);
  row.medically_insured = stated_.yes_no("medically_insured");
  return row;
}

// As recorded, else completed years at the end of the year that the register describes. The day of
// birth itself is not kept.
Stated<std::int32_t> RegisterRowReader::age() {
  if (!cells_.is_unknown("age")) {
    return stated_.whole("age", 0, kOldestAge);
  }
  std::optional<std::int64_t> const born = cells_.day("birth_date", Need::optional);
  if (!born) {
    return {};
  }
  if (!reading_.year) {
    ++undated_;
    return {};
  }
  std::int64_t const years = *reading_.year - *born / 10'000;
  if (years < 0 || years > kOldestAge) {
    ++impossible_;
    return {};
  }
  return Stated(static_cast<std::int32_t>(years));
}

void RegisterRowReader::finish() {
  if (undated_ > 0) {
    cells_.note_layer("V219", Severity::warning, "birth_date").values = {
        {"missing", "yes"}, {"count", std::to_string(undated_)}};
  }
  if (impossible_ > 0) {
    cells_.note_layer("V219", Severity::warning, "birth_date").values = {
        {"bad", "yes"}, {"count", std::to_string(impossible_)}};
  }
}

}  // namespace tongcun
