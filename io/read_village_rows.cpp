// SPDX-License-Identifier: Apache-2.0
#include "io/read_village_rows.h"

#include "io/parse_value.h"
#include "io/shown_text.h"

#include <cmath>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kLongestCode = 64;

}  // namespace

VillageRowReader::VillageRowReader(RowCells& cells, RowPlaces& places, std::string code_pattern)
    : cells_(cells),
      places_(places),
      code_pattern_(std::move(code_pattern)),
      code_form_(code_pattern_) {}

std::optional<VillageRow> VillageRowReader::read() {
  if (cells_.has_ruined_code("code", Need::required)) {
    return std::nullopt;
  }
  VillageRow row;
  row.row = cells_.row();
  row.code = code();
  row.name = cells_.text("name");
  row.township_name = cells_.text("township_name");
  row.county_name = cells_.text("county_name");
  if (std::optional<std::int64_t> const persons = cells_.count("persons_registered")) {
    row.persons = Persons(*persons);
  } else {
    row.persons_refused = !cells_.is_unknown("persons_registered");
  }
  if (std::optional<std::int64_t> const households = cells_.count("households_registered")) {
    row.households = Households(*households);
  }
  row.record = record();
  read_place(row);
  return row;
}

std::string VillageRowReader::code() {
  std::string code = cells_.text("code");
  if (code.empty()) {
    cells_.reject("V101", "code");
  } else if (code.size() > kLongestCode || !std::regex_match(code, code_form_)) {
    TextForm const form = form_of(code);  // not the value: it may be an identity number
    cells_.reject("V208", "code").values = {{"characters", std::to_string(form.characters)},
                                            {"digits", std::to_string(form.digits)},
                                            {"pattern", code_pattern_}};
  }
  return code;
}

void VillageRowReader::read_place(VillageRow& row) {
  row.committee = committee();
  Shape const& shape = cells_.shape();
  if (shape.kind == Shape::Kind::area) {
    row.area = shape.area;
  } else if (shape.kind == Shape::Kind::points && shape.points.size() == 1) {
    row.layer_point = shape.points.front();
  } else if (shape.kind == Shape::Kind::bad_coordinates) {
    cells_.reject("V842").values = {{"code", row.code}};
  } else if (shape.kind != Shape::Kind::none || !row.committee) {
    cells_.reject("V840").values = {{"code", row.code}};
  }
  if (!places_.contains(row.area) || (row.layer_point && !places_.contains(*row.layer_point))) {
    cells_.reject("V842").values = {{"code", row.code}};
  }
}

// What the village form says; columns that are absent stay unknown.
VillageRecord VillageRowReader::record() {
  VillageRecord record;
  record.village_class = cells_.choice<VillageClass>("village_class", kVillageClassNames);
  record.served_by = cells_.choice<ServiceArrangement>("served_by", kServiceArrangementNames);
  record.served_days =
      cells_.scaled("served_days", {.high = 7.0, .per_unit = 1000}, Need::optional);
  record.poverty_incidence = cells_.share("poverty_incidence", Need::optional);
  record.electricity_rate = cells_.share("electricity_rate", Need::optional);
  record.tap_water_rate = cells_.share("tap_water_rate", Need::optional);
  record.water_litres =
      cells_.scaled("water_litres", {.high = 1000.0, .per_unit = 1000}, Need::optional);
  record.water_reliability = cells_.share("water_reliability", Need::optional);
  record.water_source = cells_.choice<DrinkingSource>("water_source", kDrinkingSourceNames);
  record.water_region = cells_.choice<WaterRegion>("water_region", kWaterRegionNames);
  record.water_tier = cells_.choice<WaterTier>("water_tier", kWaterTierNames);
  record.water_report = cells_.choice<WaterReport>("water_report", kWaterReportNames);
  record.water_report_date = cells_.day("water_report_date", Need::optional);
  record.water_inspection = cells_.flag("water_inspection");
  return record;
}

// The seat from columns of the village layer, longitude and latitude in degrees.
std::optional<GeoPoint> VillageRowReader::committee() {
  std::string const x = cells_.text("committee_longitude");
  std::string const y = cells_.text("committee_latitude");
  if (x.empty() && y.empty()) {
    return std::nullopt;
  }
  std::optional<double> const lon = parse_coordinate(x);
  std::optional<double> const lat = parse_coordinate(y);
  if (!lon || !lat || std::abs(*lon) > 180.0 || std::abs(*lat) > 90.0) {
    cells_.reject("V201", "committee_longitude").values = {{"@expected", "expected.degrees"}};
    return std::nullopt;
  }
  GeoPoint const point{static_cast<std::int32_t>(std::floor(*lon * kUnitsPerDegree + 0.5)),
                       static_cast<std::int32_t>(std::floor(*lat * kUnitsPerDegree + 0.5))};
  if (!places_.contains(point)) {
    cells_.reject("V842", "committee_longitude").values = {{"code", cells_.text("code")}};
    return std::nullopt;
  }
  return point;
}

}  // namespace tongcun
