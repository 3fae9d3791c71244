// SPDX-License-Identifier: Apache-2.0
#include "io/read_rows.h"

#include "io/enum_names.h"
#include "io/layer_coordinates.h"
#include "io/match_fields.h"
#include "io/parse_value.h"
#include "io/shown_text.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// A share of rows outside the profile's extent above which the whole layer is refused: then the
// reference system is wrong, not the rows.
constexpr std::int64_t kLargestShareOutside = 100;  // one in a hundred

constexpr std::size_t kShownWords = 20;  // of one field that are in no list

std::vector<std::string> required_fields(LayerRole role) {
  switch (role) {
    case LayerRole::villages:
      return {"code", "name"};
    case LayerRole::committees:
      return {"village_code"};
    case LayerRole::roads:
    case LayerRole::facilities:
    case LayerRole::sites:
    case LayerRole::elevation:
      return {};
  }
  return {};
}

// Technical grades (技术等级) say how a road is built, not whose it is; the vocabulary takes them
// for the class that is usually built so, and that is said.
bool is_technical_grade(std::string const& word) {
  static std::set<std::string, std::less<>> const grades{
      "一级",     "二级",     "三级", "四级", "等外", "一级公路", "二级公路", "三级公路",
      "四级公路", "等外公路", "11",   "12",   "13",   "14",       "30"};
  return grades.contains(word);
}

class RowReader {
 public:
  RowReader(LayerSource const& source, Profile const& profile, FeatureSource& features)
      : source_(source),
        profile_(profile),
        features_(features),
        code_pattern_(profile.code_pattern) {}

  LayerTable read() {
    Layer& layer = table_.layer;
    layer.key = source_.key;
    layer.role = source_.role;
    layer.file = source_.file;
    layer.layer = source_.layer;
    layer.crs = features_.crs();
    layer.licence = source_.licence;
    layer.attribution = source_.attribution;
    if (!select_columns()) {
      return std::move(table_);
    }
    RawFeature feature;
    while (features_.next(feature)) {
      ++layer.counts.read;
      drop_controls(feature);
      if (read_row(feature)) {
        ++layer.counts.accepted;
      } else {
        ++layer.counts.quarantined;
      }
    }
    std::ranges::move(features_.take_findings(), std::back_inserter(table_.findings));
    DatumShift::Use const datum = features_.datum_use();
    std::ranges::move(datum_findings(source_, layer.crs, datum),
                      std::back_inserter(table_.findings));
    if (!datum.operations.empty()) {
      layer.crs += " (" + joined(datum.operations) + ")";  // for the record and the layer table
    }
    finish();
    return std::move(table_);
  }

 private:
  // Characters that would steer a terminal or end a text early become blanks before anything else
  // sees them.
  void drop_controls(RawFeature& feature) {
    for (auto const& [field, position] : cell_of_) {
      std::string& content = feature.cells[position];
      if (has_controls(content)) {
        content = without_controls(content);
        ++cells_with_controls_[field];
      }
    }
  }

  bool select_columns() {
    std::vector<std::string> required = required_fields(source_.role);
    if (features_.geometry_in_columns()) {
      required.insert(required.end(), {"x", "y"});
    }
    FieldMatch match =
        match_fields(source_, features_.columns(), required, features_.column_cuts());
    std::ranges::move(match.findings, std::back_inserter(table_.findings));
    if (any_rejected(match.findings) || any_rejected(table_.findings)) {
      std::ranges::move(features_.take_findings(), std::back_inserter(table_.findings));
      return false;
    }
    std::vector<std::size_t> columns;
    for (auto const& [field, column] : match.column_of) {
      cell_of_[field] = columns.size();
      columns.push_back(column);
      column_name_[field] = features_.columns()[column];
    }
    if (features_.geometry_in_columns()) {
      features_.select_coordinates(match.column_of["x"], match.column_of["y"]);
    }
    features_.select(std::move(columns));
    if (!match.unmapped.empty()) {
      note("V003", 0).values = {{"columns", joined(match.unmapped)}};
    }
    return true;
  }

  Finding& note(std::string rule, std::int64_t row, Severity severity = Severity::information) {
    table_.findings.push_back(layer_finding(source_, std::move(rule), severity, Treatment::noted));
    table_.findings.back().row = row;
    return table_.findings.back();
  }
  Finding& reject(std::string rule, std::int64_t row, std::string field = "") {
    table_.findings.push_back(layer_rejection(source_, std::move(rule)));
    table_.findings.back().row = row;
    table_.findings.back().field = std::move(field);
    return table_.findings.back();
  }
  Finding& quarantine(std::string rule, std::int64_t row) {
    table_.findings.push_back(
        layer_finding(source_, std::move(rule), Severity::warning, Treatment::quarantined));
    table_.findings.back().row = row;
    return table_.findings.back();
  }

  // The cell of a field; "" if the layer has no such column.
  [[nodiscard]] std::string const& cell(RawFeature const& feature, std::string const& field) const {
    static std::string const nothing;
    auto const found = cell_of_.find(field);
    return found != cell_of_.end() ? feature.cells[found->second] : nothing;
  }

  // The cell as text; "" where it says "unknown".
  [[nodiscard]] std::string text(RawFeature const& feature, std::string const& field) const {
    std::string const& content = cell(feature, field);
    if (vocabulary().is_unknown(content)) {
      return "";
    }
    std::size_t const first = content.find_first_not_of(" \t\r\n");
    return content.substr(first, content.find_last_not_of(" \t\r\n") - first + 1);
  }

  // A count of people or households: unknown, or a whole number from 0 to 10 million.
  std::optional<std::int64_t> count(RawFeature const& feature, std::string const& field) {
    std::string const& content = cell(feature, field);
    if (vocabulary().is_unknown(content)) {
      return std::nullopt;
    }
    std::optional<std::int64_t> const value = parse_whole(content);
    if (!value) {
      reject("V201", feature.row, field).values = {{"@expected", "expected.count"}};
      return std::nullopt;
    }
    if (content.find_first_not_of("0123456789") != std::string::npos) {
      ++mended_numbers_[field];
    }
    if (*value < 0 || *value > 10000000) {
      reject("V202", feature.row, field).values = {{"low", "0"}, {"high", "10000000"}};
      return std::nullopt;
    }
    return value;
  }

  // What a word of a list stands for: the scenario's table, then the vocabulary's. An unknown
  // cell and a word in no list give none; the words in no list are counted for one finding each.
  std::optional<std::string> word(RawFeature const& feature, std::string const& field) {
    std::string const content = text(feature, field);
    if (content.empty()) {
      return std::nullopt;
    }
    std::string const key = normalised_word(content);
    if (auto const own = source_.values.find(field); own != source_.values.end()) {
      if (auto const found = own->second.find(key); found != own->second.end()) {
        return found->second;
      }
    }
    std::optional<std::string> value = vocabulary().value_of(field, key);
    if (!value) {
      ++words_in_no_list_[field][masked(content)];
    } else if (field == "class" && is_technical_grade(key)) {
      ++technical_grades_[content];
    }
    return value;
  }

  // What a spreadsheet or a library makes of a long code: "5.29901E+11", "530112345678E-2".
  static bool is_scientific(std::string const& code) {
    static std::regex const scientific("[0-9]+(\\.[0-9]*)?[eE][+-][0-9]{1,3}");
    return code.size() <= 32 && std::regex_match(code, scientific);
  }
  bool has_ruined_code(RawFeature const& feature, std::string const& field) {
    std::string code = text(feature, field);
    if (!is_scientific(code)) {
      return false;
    }
    RuinedCodes& ruined = ruined_codes_[field];
    if (++ruined.count == 1) {
      ruined.row = feature.row;
      ruined.code = std::move(code);
    }
    return true;
  }

  template <class Enum, std::size_t N>
  std::optional<Enum> choice(RawFeature const& feature, std::string const& field,
                             std::array<std::string_view, N> const& names) {
    std::optional<std::string> const value = word(feature, field);
    if (!value) {
      return std::nullopt;
    }
    auto const found = std::ranges::find(names, *value);
    return found != names.end() ? std::optional(static_cast<Enum>(found - names.begin()))
                                : std::nullopt;
  }

  std::optional<bool> flag(RawFeature const& feature, std::string const& field) {
    std::string const content = text(feature, field);
    if (content.empty()) {
      return std::nullopt;
    }
    std::optional<std::string> const value =
        vocabulary().value_of("boolean", normalised_word(content));
    if (!value) {
      ++words_in_no_list_[field][masked(content)];
      return std::nullopt;
    }
    return *value == "yes";
  }

  [[nodiscard]] bool inside(std::vector<GeoPoint> const& points) const {
    return std::ranges::all_of(points, [&](GeoPoint p) { return profile_.extent.contains(p); });
  }
  [[nodiscard]] bool inside(MultiPolygon const& area) const {
    return std::ranges::all_of(area.polygons, [&](Polygon const& polygon) {
      return std::ranges::all_of(polygon.rings, [&](Ring const& ring) { return inside(ring); });
    });
  }

  bool read_row(RawFeature const& feature) {
    switch (source_.role) {
      case LayerRole::villages:
        return read_village(feature);
      case LayerRole::committees:
        return read_committee(feature);
      case LayerRole::roads:
        return read_road(feature);
      case LayerRole::facilities:
        return read_facility(feature);
      case LayerRole::sites:
        return read_site(feature);
      case LayerRole::elevation:
        return false;
    }
    return false;
  }

  bool read_village(RawFeature const& feature) {
    VillageRow row;
    row.row = feature.row;
    if (has_ruined_code(feature, "code")) {
      return false;
    }
    row.code = text(feature, "code");
    row.name = text(feature, "name");
    if (row.code.empty()) {
      reject("V101", feature.row, "code");
    } else if (row.code.size() > 64 || !std::regex_match(row.code, code_pattern_)) {
      TextForm const form = form_of(row.code);  // not the value: it may be an identity number
      reject("V208", feature.row, "code").values = {{"characters", std::to_string(form.characters)},
                                                    {"digits", std::to_string(form.digits)},
                                                    {"pattern", profile_.code_pattern}};
    }
    row.township_name = text(feature, "township_name");
    row.county_name = text(feature, "county_name");
    if (std::optional<std::int64_t> const persons = count(feature, "persons_registered")) {
      row.persons = Persons(*persons);
    } else {
      row.persons_refused = !vocabulary().is_unknown(cell(feature, "persons_registered"));
    }
    if (std::optional<std::int64_t> const households = count(feature, "households_registered")) {
      row.households = Households(*households);
    }
    row.committee = committee_of(feature);
    row.record = record_of(feature);
    bool const is_point =
        feature.shape.kind == Shape::Kind::points && feature.shape.points.size() == 1;
    if (feature.shape.kind == Shape::Kind::area) {
      row.area = feature.shape.area;
    } else if (is_point) {
      row.layer_point = feature.shape.points.front();
    } else if (feature.shape.kind == Shape::Kind::bad_coordinates) {
      reject("V842", feature.row).values = {{"code", row.code}};
    } else if (feature.shape.kind != Shape::Kind::none || !row.committee) {
      reject("V840", feature.row).values = {{"code", row.code}};
    }
    if (!inside(row.area) || (row.layer_point && !profile_.extent.contains(*row.layer_point))) {
      reject("V842", feature.row).values = {{"code", row.code}};
    }
    table_.villages.push_back(std::move(row));
    return true;
  }

  // A service column says something impossible: the value is unknown, the row is used.
  void out_of_range(RawFeature const& feature, std::string const& field, std::string high) {
    Finding& finding = note("V202", feature.row, Severity::warning);
    finding.field = field;
    finding.values = {{"low", "0"}, {"high", std::move(high)}};
  }

  // A number from 0 to `high`, in thousandths.
  std::optional<std::int64_t> thousandths(RawFeature const& feature, std::string const& field,
                                          double high) {
    std::string const content = text(feature, field);
    if (content.empty()) {
      return std::nullopt;
    }
    std::optional<double> const value = parse_decimal(content);
    if (!value) {
      reject("V201", feature.row, field);
      return std::nullopt;
    }
    if (*value < 0.0 || *value > high) {
      out_of_range(feature, field, std::to_string(static_cast<int>(high)));
      return std::nullopt;
    }
    return static_cast<std::int64_t>(std::floor(*value * 1000.0 + 0.5));
  }

  // A share of 0 to 1, or of 0 % to 100 % with the sign, in millionths.
  std::optional<std::int64_t> share(RawFeature const& feature, std::string const& field) {
    std::string content = text(feature, field);
    if (content.empty()) {
      return std::nullopt;
    }
    bool is_per_cent = false;
    for (std::string_view const sign : {"%", "％"}) {
      if (content.ends_with(sign)) {
        content.resize(content.size() - sign.size());
        is_per_cent = true;
      }
    }
    std::optional<double> const value = parse_decimal(content);
    if (!value) {
      reject("V201", feature.row, field);
      return std::nullopt;
    }
    double const whole = is_per_cent ? 100.0 : 1.0;
    if (*value < 0.0 || *value > whole) {
      out_of_range(feature, field, "1 (100%)");
      return std::nullopt;
    }
    return static_cast<std::int64_t>(std::floor(*value / whole * 1e6 + 0.5));
  }

  // A day as yyyymmdd.
  std::optional<std::int64_t> day(RawFeature const& feature, std::string const& field) {
    std::string const content = text(feature, field);
    if (content.empty()) {
      return std::nullopt;
    }
    std::optional<std::int64_t> const parsed = parse_day(content);
    if (parsed) {
      return parsed;
    }
    reject("V201", feature.row, field);
    return std::nullopt;
  }

  // What the village form says about services; columns that are absent stay unknown.
  VillageRecord record_of(RawFeature const& feature) {
    VillageRecord record;
    record.served_by = choice<ServiceArrangement>(feature, "served_by", kServiceArrangementNames);
    record.served_days = thousandths(feature, "served_days", 7.0);
    record.poverty_incidence = share(feature, "poverty_incidence");
    record.electricity_rate = share(feature, "electricity_rate");
    record.tap_water_rate = share(feature, "tap_water_rate");
    record.water_litres = thousandths(feature, "water_litres", 1000.0);
    record.water_reliability = share(feature, "water_reliability");
    record.water_source = choice<DrinkingSource>(feature, "water_source", kDrinkingSourceNames);
    record.water_region = choice<WaterRegion>(feature, "water_region", kWaterRegionNames);
    record.water_tier = choice<WaterTier>(feature, "water_tier", kWaterTierNames);
    record.water_report = choice<WaterReport>(feature, "water_report", kWaterReportNames);
    record.water_report_date = day(feature, "water_report_date");
    record.water_inspection = flag(feature, "water_inspection");
    return record;
  }

  // The seat from columns of the village layer, longitude and latitude in degrees.
  std::optional<GeoPoint> committee_of(RawFeature const& feature) {
    std::string const x = text(feature, "committee_longitude");
    std::string const y = text(feature, "committee_latitude");
    if (x.empty() && y.empty()) {
      return std::nullopt;
    }
    std::optional<double> const lon = parse_coordinate(x);
    std::optional<double> const lat = parse_coordinate(y);
    if (!lon || !lat || std::abs(*lon) > 180.0 || std::abs(*lat) > 90.0) {
      reject("V201", feature.row, "committee_longitude").values = {
          {"@expected", "expected.degrees"}};
      return std::nullopt;
    }
    GeoPoint const point{static_cast<std::int32_t>(std::floor(*lon * kUnitsPerDegree + 0.5)),
                         static_cast<std::int32_t>(std::floor(*lat * kUnitsPerDegree + 0.5))};
    if (!profile_.extent.contains(point)) {
      reject("V842", feature.row, "committee_longitude").values = {{"code", text(feature, "code")}};
      return std::nullopt;
    }
    return point;
  }

  // A row whose coordinates are nowhere (metres read as degrees) counts as outside the extent.
  void quarantine_outside(RawFeature const& feature) {
    ++outside_;
    quarantine("V841", feature.row);
  }

  // The one point of a row; none, and quarantined, if it has none or lies outside the extent.
  std::optional<GeoPoint> point_of(RawFeature const& feature) {
    if (feature.shape.kind == Shape::Kind::bad_coordinates) {
      quarantine_outside(feature);
      return std::nullopt;
    }
    if (feature.shape.kind != Shape::Kind::points || feature.shape.points.size() != 1) {
      quarantine("V840", feature.row).values = {{"apart", "yes"}};
      return std::nullopt;
    }
    if (!profile_.extent.contains(feature.shape.points.front())) {
      quarantine_outside(feature);
      return std::nullopt;
    }
    return feature.shape.points.front();
  }

  bool read_committee(RawFeature const& feature) {
    if (has_ruined_code(feature, "village_code")) {
      return false;
    }
    std::optional<GeoPoint> const point = point_of(feature);
    if (point) {
      table_.committees.push_back({feature.row, text(feature, "village_code"), *point});
    }
    return point.has_value();
  }

  bool read_road(RawFeature const& feature) {
    if (feature.shape.kind == Shape::Kind::bad_coordinates) {
      quarantine_outside(feature);
      return false;
    }
    if (feature.shape.kind != Shape::Kind::lines) {
      quarantine("V840", feature.row).values = {{"apart", "yes"}};
      return false;
    }
    bool const is_inside = std::ranges::all_of(
        feature.shape.lines, [&](std::vector<GeoPoint> const& line) { return inside(line); });
    if (!is_inside) {
      quarantine_outside(feature);
      return false;
    }
    static_cast<void>(has_ruined_code(feature, "code"));
    RoadRow row;
    row.row = feature.row;
    row.code = text(feature, "code");
    row.name = text(feature, "name");
    row.recorded_class = text(feature, "class");
    row.recorded_surface = text(feature, "surface");
    row.traits.road_class =
        choice<RoadClass>(feature, "class", kRoadClassNames).value_or(RoadClass::unknown);
    row.traits.surface =
        choice<RoadSurface>(feature, "surface", kRoadSurfaceNames).value_or(RoadSurface::unknown);
    row.traits.one_way = choice<OneWay>(feature, "one_way", kOneWayNames).value_or(OneWay::both);
    row.traits.ford = flag(feature, "ford").value_or(false);
    row.traits.level = level_of(feature);
    row.traits.passable_months = passable_months(feature);
    bool const may_enter = flag(feature, "motor_access").value_or(true);
    bool const is_barred = flag(feature, "barrier").value_or(false);
    if (!may_enter || is_barred) {
      row.traits.motor = MotorAccess::closed;
    }
    std::vector<std::vector<GeoPoint>> const& lines = feature.shape.lines;
    for (std::size_t part = 0; part < lines.size(); ++part) {
      RoadRow piece = row;
      piece.line = lines[part];
      if (lines.size() > 1 && !piece.code.empty()) {
        piece.code += "/" + std::to_string(part + 1);
      }
      table_.roads.push_back(std::move(piece));
    }
    return true;
  }

  // Roads of another level meet others only at their ends: the layer number, else 1 on a bridge and
  // -1 in a tunnel.
  std::int8_t level_of(RawFeature const& feature) {
    std::string const content = text(feature, "layer");
    std::optional<std::int64_t> const layer = parse_whole(content);
    if (layer && *layer >= -5 && *layer <= 5) {
      return static_cast<std::int8_t>(*layer);
    }
    if (!content.empty()) {
      ++words_in_no_list_["layer"][masked(content)];
    }
    // Files name the kind of bridge or tunnel ("viaduct"); whatever is not "no" is one.
    auto const is = [&](std::string const& field) {
      std::string const word = normalised_word(text(feature, field));
      return !word.empty() &&
             vocabulary().value_of("boolean", word) != std::optional<std::string>("no");
    };
    if (is("bridge")) {
      return 1;
    }
    return is("tunnel") ? -1 : 0;
  }

  // Twelve flags ("111100001111"), months ("1-4,9-12", "全年"), or one flag for the whole year
  // ("晴雨通车": yes = all months, no = the dry ones).
  std::optional<MonthSet> passable_months(RawFeature const& feature) {
    std::string const flags = text(feature, "passable_months");
    if (!flags.empty()) {
      std::optional<MonthSet> const months = parse_months(flags);
      if (!months) {
        reject("V201", feature.row, "passable_months").values = {{"@expected", "expected.months"}};
      }
      return months;
    }
    std::optional<bool> const all_weather = flag(feature, "all_weather");
    if (!all_weather) {
      return std::nullopt;
    }
    return *all_weather ? MonthSet::all() : MonthSet::all().without(profile_.road_rules.wet_months);
  }

  bool read_facility(RawFeature const& feature) {
    std::optional<GeoPoint> const point = point_of(feature);
    if (!point) {
      return false;
    }
    static_cast<void>(has_ruined_code(feature, "code"));
    FacilityRow row;
    row.row = feature.row;
    row.code = text(feature, "code");
    row.name = text(feature, "name");
    row.recorded_kind = text(feature, "kind");
    row.recorded_status = text(feature, "status");
    row.kind = source_.kind ? *source_.kind
                            : choice<FacilityKind>(feature, "kind", kFacilityKindNames)
                                  .value_or(FacilityKind::other);
    row.status = choice<FacilityStatus>(feature, "status", kFacilityStatusNames)
                     .value_or(FacilityStatus::unknown);
    row.village_code = text(feature, "village_code");
    row.water_source = choice<DrinkingSource>(feature, "water_source", kDrinkingSourceNames);
    row.point = *point;
    table_.facilities.push_back(std::move(row));
    return true;
  }

  bool read_site(RawFeature const& feature) {
    if (has_ruined_code(feature, "code")) {
      return false;
    }
    std::optional<GeoPoint> const point = point_of(feature);
    if (point) {
      table_.sites.push_back({feature.row, text(feature, "code"), text(feature, "name"), *point});
    }
    return point.has_value();
  }

  // The most frequent words, and how many more there are: a column of free text, or one that was
  // taken for another, has as many words as rows.
  void note_words(std::string const& field, std::map<std::string, std::int64_t> const& words) {
    std::vector<std::pair<std::int64_t, std::string>> ranked;
    ranked.reserve(words.size());
    for (auto const& [word, times] : words) {
      ranked.emplace_back(-times, word);
    }
    std::ranges::sort(ranked);
    std::int64_t more_rows = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      if (i >= kShownWords) {
        more_rows -= ranked[i].first;
        continue;
      }
      // A status that nobody understands counts as open, which changes results.
      Finding& finding = field == "status" ? note("V213", 0, Severity::warning)
                                           : note("V209", 0, Severity::warning);
      finding.field = field;
      finding.values = {{"word", ranked[i].second}, {"count", std::to_string(-ranked[i].first)}};
    }
    if (ranked.size() > kShownWords) {
      Finding& finding = note("V211", 0, Severity::warning);
      finding.field = field;
      finding.values = {{"words", std::to_string(ranked.size() - kShownWords)},
                        {"count", std::to_string(more_rows)}};
    }
  }

  void finish() {
    for (auto const& [field, words] : words_in_no_list_) {
      note_words(field, words);
    }
    for (auto const& [field, times] : cells_with_controls_) {
      Finding& finding = note("V210", 0, Severity::warning);
      finding.field = field;
      finding.values = {{"count", std::to_string(times)}};
    }
    for (auto const& [field, times] : mended_numbers_) {
      Finding& finding = note("V215", 0);
      finding.field = field;
      finding.values = {{"count", std::to_string(times)}};
    }
    for (auto const& [field, ruined] : ruined_codes_) {
      bool const is_needed = source_.role == LayerRole::villages ||
                             source_.role == LayerRole::committees ||
                             source_.role == LayerRole::sites;
      Finding& finding = is_needed ? reject("V216", ruined.row, field)
                                   : note("V216", ruined.row, Severity::warning);
      finding.field = field;
      finding.values = {{"code", ruined.code}, {"count", std::to_string(ruined.count)}};
    }
    for (auto const& [word, times] : technical_grades_) {
      Finding& finding = note("V214", 0);
      finding.field = "class";
      finding.values = {{"word", word}, {"count", std::to_string(times)}};
    }
    if (outside_ * kLargestShareOutside > table_.layer.counts.read) {
      reject("V843", 0).values = {{"count", std::to_string(outside_)},
                                  {"of", std::to_string(table_.layer.counts.read)}};
    }
    if (table_.layer.counts.read == 0) {
      note("V019", 0, Severity::warning);
    }
    // People look for the column as it stands in the file.
    for (Finding& finding : table_.findings) {
      if (auto const column = column_name_.find(finding.field); column != column_name_.end()) {
        finding.values.emplace_back("source_column", column->second);
      }
    }
  }

  struct RuinedCodes {
    std::int64_t row = 0;  // the first
    std::string code;
    std::int64_t count = 0;
  };

  LayerSource const& source_;
  Profile const& profile_;
  FeatureSource& features_;
  std::regex code_pattern_;
  LayerTable table_;
  std::map<std::string, std::size_t> cell_of_;      // field -> position among the selected cells
  std::map<std::string, std::string> column_name_;  // field -> its column in the file
  std::map<std::string, std::int64_t> mended_numbers_;
  std::map<std::string, RuinedCodes> ruined_codes_;
  std::map<std::string, std::int64_t> technical_grades_;
  std::map<std::string, std::map<std::string, std::int64_t>> words_in_no_list_;  // field -> masked
  std::map<std::string, std::int64_t> cells_with_controls_;                      // by field
  std::int64_t outside_ = 0;
};

}  // namespace

LayerTable read_rows(LayerSource const& source, Profile const& profile, FeatureSource& features) {
  return RowReader(source, profile, features).read();
}

}  // namespace tongcun
