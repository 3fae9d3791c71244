// SPDX-License-Identifier: Apache-2.0
#include "io/read_site_rows.h"

#include "io/parse_value.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// Sizes of dwellings in square metres: the columns of io/vocabulary.toml.
constexpr std::int64_t kSmallestDwelling = 25;
constexpr std::int64_t kLargestDwelling = 300;
constexpr std::int64_t kDecimetres = 100;  // square ones in a square metre

constexpr std::int64_t kMostOfAnything = 10'000'000;  // dwellings, people, posts, seats
constexpr double kMostCostOfArea = 1.0e6;             // major units a square metre
constexpr double kMostCost = 1.0e11;                  // major units
constexpr double kMostLitres = 1.0e10;
constexpr double kMostLand = 1.0e9;  // square metres
constexpr std::int64_t kMostPhases = 99;
constexpr std::int64_t kFirstYear = 1949;
constexpr std::int64_t kLastYear = 2200;

// "一期", "第2期", "2" as a number; none if it is neither.
std::optional<std::int64_t> number_of_phase(std::string_view text) {
  constexpr std::string_view kOrdinal = "第";
  constexpr std::string_view kPhase = "期";
  constexpr std::array<std::string_view, 10> kNumerals{"一", "二", "三", "四", "五",
                                                       "六", "七", "八", "九", "十"};
  if (text.starts_with(kOrdinal)) {
    text.remove_prefix(kOrdinal.size());
  }
  if (text.ends_with(kPhase)) {
    text.remove_suffix(kPhase.size());
  }
  auto const numeral = std::ranges::find(kNumerals, text);
  return numeral != kNumerals.end() ? std::optional(numeral - kNumerals.begin() + 1)
                                    : parse_whole(text);
}

}  // namespace

SiteRowReader::SiteRowReader(RowCells& cells, RowPlaces& places, std::int64_t minor_per_major)
    : cells_(cells), places_(places), minor_per_major_(minor_per_major) {
  for (std::int64_t size = kSmallestDwelling; size <= kLargestDwelling; ++size) {
    std::string name = "dwellings_" + std::to_string(size) + "_m2";
    if (cells.has(name)) {
      dwellings_.push_back({std::move(name), size});
    }
  }
}

std::optional<SiteRow> SiteRowReader::read() {
  if (cells_.has_ruined_code("code", Need::required)) {
    return std::nullopt;
  }
  std::optional<GeoPoint> const point = places_.point();
  if (!point) {
    return std::nullopt;
  }
  return SiteRow{cells_.row(), cells_.text("code"), cells_.text("name"), *point, record()};
}

std::optional<std::int32_t> SiteRowReader::number(std::string const& field) {
  std::optional<std::int64_t> const value = cells_.whole(field, 0, kMostOfAnything, Need::optional);
  return value ? std::optional(static_cast<std::int32_t>(*value)) : std::nullopt;
}

// Below nothing there is no room either: taken as not recorded, it would limit nothing.
bool SiteRowReader::is_negative(std::string const& field) {
  std::optional<double> const value = parse_decimal(cells_.text(field));
  if (!value || *value >= 0.0) {
    return false;
  }
  cells_.note("V932", Severity::warning, field);
  return true;
}

std::optional<std::int32_t> SiteRowReader::room(std::string const& field) {
  return is_negative(field) ? std::optional<std::int32_t>(0) : number(field);
}

std::optional<std::int64_t> SiteRowReader::room(std::string const& field, double most,
                                                Measure measure) {
  return is_negative(field)
             ? std::optional<std::int64_t>(0)
             : cells_.scaled(field,
                             {0.0, most, 1, unit_of_column(cells_.column_of(field), measure)},
                             Need::optional);
}

std::optional<std::int64_t> SiteRowReader::money(std::string const& field, double most) {
  return cells_.scaled(
      field, {0.0, most, minor_per_major_, unit_of_column(cells_.column_of(field), Measure::money)},
      Need::optional);
}

std::int32_t SiteRowReader::phase_number() {
  std::string const text = cells_.text("phase");
  std::optional<std::int64_t> const number = number_of_phase(text);
  if (number && *number >= 1 && *number <= kMostPhases) {
    return static_cast<std::int32_t>(*number);
  }
  if (!text.empty()) {
    cells_.note_unreadable("phase", "expected.phase");
  }
  return 1;
}

SitePhase SiteRowReader::phase() {
  SitePhase phase;
  phase.number = phase_number();
  if (std::optional<std::int64_t> const month = cells_.month("available_from", Need::optional)) {
    phase.available_from = static_cast<std::int32_t>(*month);
  }
  for (DwellingField const& field : dwellings_) {
    if (std::optional<std::int32_t> const count = room(field.name)) {
      phase.dwellings.push_back({field.square_metres * kDecimetres, *count});
    }
  }
  phase.persons_capacity = room("persons_capacity");
  phase.infrastructure_cost = money("infrastructure_cost", kMostCost);
  return phase;
}

SiteRecord SiteRowReader::record() {
  SiteRecord record;
  record.kind = cells_.choice<SiteKind>("site_type", kSiteKindNames);
  record.status = cells_.choice<SiteStatus>("site_status", kSiteStatusNames);
  record.mode = cells_.choice<ResettlementMode>("resettlement_mode", kResettlementModeNames);
  record.phases.push_back(phase());
  record.cost_per_area = money("unit_cost", kMostCostOfArea);
  record.jobs = room("jobs");
  record.primary_seats = room("primary_seats");
  record.junior_seats = room("junior_seats");
  record.clinic_persons = room("clinic_persons");
  record.water_litres = room("water_litres_a_day", kMostLitres, Measure::water);
  record.production_land = room("production_land", kMostLand, Measure::land);
  record.has_lift = cells_.flag("lift");
  record.ground_floor = room("ground_floor");
  record.hazard = cells_.choice<GroundState>("hazard", kGroundStateNames);
  record.slope = cells_.choice<GroundState>("steep_slope", kGroundStateNames);
  record.farmland = cells_.choice<GroundState>("basic_farmland", kGroundStateNames);
  record.red_line = cells_.choice<GroundState>("red_line", kGroundStateNames);
  record.lived_in = lived_in();
  return record;
}

SiteFollowUp SiteRowReader::lived_in() {
  SiteFollowUp people;
  if (std::optional<std::int64_t> const year =
          cells_.year("moved_in_year", kFirstYear, kLastYear, Need::optional)) {
    people.year = static_cast<std::int32_t>(*year);
  }
  people.moved = number("moved_households");
  people.moved_persons = number("moved_persons");
  people.occupied = number("occupied_households");
  people.certificates = number("certificates_issued");
  people.returned = number("returned_households");
  people.labourers = number("labourers");
  people.employed = number("labourers_employed");
  people.zero_job = number("zero_job_households");
  return people;
}

}  // namespace tongcun
