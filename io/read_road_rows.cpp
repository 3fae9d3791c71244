// SPDX-License-Identifier: Apache-2.0
#include "io/read_road_rows.h"

#include "io/enum_names.h"
#include "io/parse_value.h"
#include "io/vocabulary.h"

#include <set>
#include <utility>

namespace tongcun {
namespace {

// Technical grades (技术等级) say how a road is built, not whose it is; the vocabulary takes them
// for the class that is usually built so, and that is said.
bool is_technical_grade(std::string const& word) {
  static std::set<std::string, std::less<>> const grades{
      "一级",     "二级",     "三级", "四级", "等外", "一级公路", "二级公路", "三级公路",
      "四级公路", "等外公路", "11",   "12",   "13",   "14",       "30"};
  return grades.contains(word);
}

}  // namespace

std::vector<RoadRow> RoadRowReader::read() {
  if (!places_.has_lines()) {
    return {};
  }
  static_cast<void>(cells_.has_ruined_code("code", Need::optional));
  RoadRow row;
  row.row = cells_.row();
  row.code = cells_.text("code");
  row.name = cells_.text("name");
  row.recorded_class = cells_.text("class");
  row.recorded_surface = cells_.text("surface");
  row.traits = traits();
  std::vector<std::vector<GeoPoint>> const& lines = cells_.shape().lines;
  std::vector<RoadRow> pieces(lines.size(), row);
  for (std::size_t part = 0; part < lines.size(); ++part) {
    pieces[part].line = lines[part];
    if (lines.size() > 1 && !row.code.empty()) {
      pieces[part].code += "/" + std::to_string(part + 1);
    }
  }
  return pieces;
}

RoadTraits RoadRowReader::traits() {
  RoadTraits traits;
  traits.road_class = road_class();
  traits.surface =
      cells_.choice<RoadSurface>("surface", kRoadSurfaceNames).value_or(RoadSurface::unknown);
  traits.one_way = cells_.choice<OneWay>("one_way", kOneWayNames).value_or(OneWay::both);
  traits.ford = cells_.flag("ford").value_or(false);
  traits.level = level();
  traits.passable_months = passable_months();
  bool const may_enter = cells_.flag("motor_access").value_or(true);
  bool const is_barred = cells_.flag("barrier").value_or(false);
  if (!may_enter || is_barred) {
    traits.motor = MotorAccess::closed;
  }
  return traits;
}

RoadClass RoadRowReader::road_class() {
  std::optional<RoadClass> const found = cells_.choice<RoadClass>("class", kRoadClassNames);
  std::string const word = cells_.text("class");
  auto const own = cells_.source().values.find("class");
  bool const is_own =
      own != cells_.source().values.end() && own->second.contains(normalised_word(word));
  if (found && !is_own && is_technical_grade(normalised_word(word))) {
    ++technical_grades_[word];
  }
  return found.value_or(RoadClass::unknown);
}

// Roads of another level meet others only at their ends: the layer number, else 1 on a bridge and
// -1 in a tunnel.
std::int8_t RoadRowReader::level() {
  std::string const content = cells_.text("layer");
  std::optional<std::int64_t> const layer = parse_whole(content);
  if (layer && *layer >= -5 && *layer <= 5) {
    return static_cast<std::int8_t>(*layer);
  }
  if (!content.empty()) {
    cells_.count_strange_word("layer");
  }
  // Files name the kind of bridge or tunnel ("viaduct"); whatever is not "no" is one.
  auto const is = [&](std::string const& field) {
    std::string const word = normalised_word(cells_.text(field));
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
std::optional<MonthSet> RoadRowReader::passable_months() {
  if (!cells_.is_unknown("passable_months")) {
    return cells_.months("passable_months", Need::optional);
  }
  std::optional<bool> const all_weather = cells_.flag("all_weather");
  if (!all_weather) {
    return std::nullopt;
  }
  return *all_weather ? MonthSet::all() : MonthSet::all().without(wet_months_);
}

void RoadRowReader::finish() {
  for (auto const& [word, times] : technical_grades_) {
    cells_.note_layer("V214", Severity::information, "class").values = {
        {"word", word}, {"count", std::to_string(times)}};
  }
}

}  // namespace tongcun
