// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/count_areas.h"

#include <map>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

// Level, code, name, and the county's code and name.
using Key = std::tuple<AreaLevel, std::string, std::string, std::string, std::string>;

// A code names its area whatever is written beside it; only without one the name does, and names
// of townships repeat from county to county.
Key key_of(Villages const& villages, VillageId village, AreaLevel level, std::string const& code,
           std::string const& name) {
  if (!code.empty()) {
    return {level, code, "", "", ""};
  }
  if (level != AreaLevel::township) {
    return {level, "", name, "", ""};
  }
  return {level, "", name, villages.county_code[village], villages.county_name[village]};
}

}  // namespace

std::vector<AreaCount> count_areas(GuaranteeRules const& rules, VillageGuarantees const& judged,
                                   Villages const& villages) {
  std::map<Key, AreaCount> areas;
  auto const add = [&](VillageId village, AreaLevel level, std::string const& code,
                       std::string const& name) {
    AreaCount& area = areas[key_of(villages, village, level, code, name)];
    if (area.verdicts.empty()) {
      area.level = level;
      area.code = code;
      area.verdicts.resize(rules.guarantees.size());
    }
    if (area.name.empty()) {
      area.name = name;
    }
    area.base.add(villages, village);
    for (GuaranteeId const id : rules.guarantees.ids()) {
      Verdict const verdict = judged.verdict(rules, id, village);
      area.verdicts[id][static_cast<std::size_t>(verdict)].add(villages, village);
    }
  };
  for (VillageId const village : villages.code.ids()) {
    add(village, AreaLevel::all, "", "");
    add(village, AreaLevel::county, villages.county_code[village], villages.county_name[village]);
    add(village, AreaLevel::township, villages.township_code[village],
        villages.township_name[village]);
  }
  std::vector<AreaCount> list;
  list.reserve(areas.size());
  for (auto& [key, area] : areas) {
    list.push_back(std::move(area));
  }
  return list;
}

}  // namespace tongcun
