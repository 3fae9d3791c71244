// SPDX-License-Identifier: Apache-2.0
#include "engine/region/area_tree.h"

#include <map>
#include <utility>

namespace tongcun {
namespace {

// A code names its area whatever is written beside it; only without one the name does.
using Key = std::pair<std::string, std::string>;
Key key_of(std::string const& code, std::string const& name) {
  return code.empty() ? Key("", name) : Key(code, "");
}

void name_first(std::string& name, std::string const& recorded) {
  if (name.empty()) {
    name = recorded;
  }
}

}  // namespace

AreaTree build_area_tree(Villages const& villages) {
  struct Township {
    std::string name;
    AreaId area;
  };
  struct County {
    std::string name;
    AreaId area;
    std::map<Key, Township> townships;
  };
  std::map<Key, County> counties;
  auto const county_of = [&](VillageId village) {
    return key_of(villages.county_code[village], villages.county_name[village]);
  };
  auto const township_of = [&](VillageId village) {
    return key_of(villages.township_code[village], villages.township_name[village]);
  };
  for (VillageId const village : villages.code.ids()) {
    County& county = counties[county_of(village)];
    name_first(county.name, villages.county_name[village]);
    name_first(county.townships[township_of(village)].name, villages.township_name[village]);
  }
  AreaTree tree;
  AreaId const all = tree.areas.push_back({AreaLevel::all, "", "", AreaId::none()});
  for (auto& [key, county] : counties) {
    county.area = tree.areas.push_back({AreaLevel::county, key.first, county.name, all});
  }
  for (auto& [county_key, county] : counties) {
    for (auto& [key, township] : county.townships) {
      township.area =
          tree.areas.push_back({AreaLevel::township, key.first, township.name, county.area});
    }
  }
  for (VillageId const village : villages.code.ids()) {
    AreaId const township = counties[county_of(village)].townships[township_of(village)].area;
    tree.of_village.push_back(tree.areas.push_back(
        {AreaLevel::village, villages.code[village], villages.name[village], township}));
  }
  return tree;
}

}  // namespace tongcun
