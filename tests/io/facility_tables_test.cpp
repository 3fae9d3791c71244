// SPDX-License-Identifier: Apache-2.0
#include "io/glossary.h"
#include "io/network_tables.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

class FacilityTables : public testing::Test {
 protected:
  void layer(std::string const& key, std::vector<FacilityKind> const& kinds) {
    Layer of;
    of.key = "facilities." + key;
    of.role = LayerRole::facilities;
    facts_.region.layers.push_back(of);
    LayerId const id(static_cast<std::uint32_t>(facts_.region.layers.size() - 1));
    Facilities& facilities = facts_.region.facilities;
    for (FacilityKind const kind : kinds) {
      facilities.code.push_back(key + std::to_string(facilities.code.size()));
      facilities.name.push_back("");
      facilities.kind.push_back(kind);
      facilities.status.push_back(FacilityStatus::open);
      facilities.recorded_kind.push_back("");
      facilities.layer.push_back(id);
      facilities.point.push_back({});
      facts_.network.facilities.push_back({});
      facts_.uses.use.push_back({});
    }
  }
  [[nodiscard]] std::vector<std::string> titles(Language language) const {
    std::vector<std::string> list;
    for (OutputTable const& table : facility_tables(facts_)) {
      list.push_back(table.title.in(language));
    }
    return list;
  }

  PlaceFacts facts_;
};

using Titles = std::vector<std::string>;

TEST_F(FacilityTables, OneLayerIsThatOfTheFacilities) {
  layer("all", {FacilityKind::village_clinic, FacilityKind::water_point});
  EXPECT_EQ(titles(Language::zh), Titles{"公共设施"});
}

// Maps and workbooks tell layers apart by their titles.
TEST_F(FacilityTables, SeveralLayersAreNamedByWhatTheyHold) {
  layer("clinics", {FacilityKind::village_clinic});
  layer("water", {FacilityKind::waterworks, FacilityKind::water_point, FacilityKind::water_point});
  layer("schools", {FacilityKind::primary, FacilityKind::junior, FacilityKind::junior,
                    FacilityKind::kindergarten});
  layer("more", {FacilityKind::kindergarten});
  layer("others", {FacilityKind::kindergarten});
  layer("none", {});
  auto const name = [](char const* kind) {
    return term(std::string("facility_kind.") + kind).name.zh;
  };
  std::string const clinics = name("village_clinic");
  EXPECT_EQ(titles(Language::zh),
            (Titles{"公共设施：" + clinics,
                    "公共设施：" + name("water_point") + "、" + name("waterworks"),
                    "公共设施：" + name("junior") + "、" + name("kindergarten") + "等",
                    "公共设施：" + name("kindergarten") + "（more）",
                    "公共设施：" + name("kindergarten") + "（others）", "公共设施：none"}));
  EXPECT_EQ(titles(Language::en).at(0),
            "facilities: " + term("facility_kind.village_clinic").name.en);
}

}  // namespace
}  // namespace tongcun
