// SPDX-License-Identifier: Apache-2.0
#include "engine/region/build_hazards.h"
#include "engine/region/build_sites.h"
#include "engine/region/row_ledger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// One layer whose rows are built into sites and zones.
class Layers {
 public:
  explicit Layers(std::size_t rows) : ledger_(layers_) {
    Layer layer;
    layer.key = "tested";
    layer.counts.read = static_cast<std::int64_t>(rows);
    layer.counts.accepted = layer.counts.read;
    layers_.push_back(layer);
  }
  Layers(Layers const&) = delete;
  Layers& operator=(Layers const&) = delete;

  Sites sites(std::vector<SiteRow> const& rows, HazardZones const& hazards = {}) {
    return build_sites(placed(rows), hazards, ledger_);
  }
  HazardZones hazards(std::vector<HazardRow> const& rows) {
    return build_hazards(placed(rows), ledger_);
  }
  [[nodiscard]] std::vector<Finding> of(std::string const& rule) const {
    std::vector<Finding> found;
    std::ranges::copy_if(ledger_.findings(), std::back_inserter(found),
                         [&](Finding const& finding) { return finding.rule == rule; });
    return found;
  }
  [[nodiscard]] std::size_t findings() const { return ledger_.findings().size(); }
  [[nodiscard]] LayerCounts const& counts() const { return layers_[LayerId(0)].counts; }

 private:
  template <class Row>
  static std::vector<Placed<Row>> placed(std::vector<Row> const& rows) {
    std::vector<Placed<Row>> all;
    for (Row const& row : rows) {
      all.push_back({LayerId(0), row});
    }
    return all;
  }

  IdVector<LayerId, Layer> layers_;
  RowLedger ledger_;
};

SiteRow site(std::int64_t row, std::string code, std::int32_t phase = 1, GeoPoint point = {5, 5}) {
  SiteRow made;
  made.row = row;
  made.code = std::move(code);
  made.point = point;
  made.record.phases.emplace_back();
  made.record.phases.back().number = phase;
  made.record.phases.back().persons_capacity = 100 * phase;
  return made;
}

MultiPolygon square(std::int32_t lon, std::int32_t lat, std::int32_t size) {
  return {{{{{{lon, lat},
              {lon + size, lat},
              {lon + size, lat + size},
              {lon, lat + size},
              {lon, lat}}}}}};
}

HazardRow hazard(std::int64_t row, std::string code, MultiPolygon area) {
  HazardRow made;
  made.row = row;
  made.code = std::move(code);
  made.area = std::move(area);
  return made;
}

TEST(BuildSites, RowsOfACodeArePhases) {
  std::vector<SiteRow> rows{site(1, "b", 2), site(2, "a"), site(3, "b", 1), site(4, "b", 3)};
  rows[0].record.jobs = 40;  // one phase says it for all
  rows[2].name = "Newtown";
  rows[3].record.lived_in.moved = 7;
  Layers layers(4);
  Sites const sites = layers.sites(rows);
  ASSERT_EQ(sites.size(), 2U);
  EXPECT_EQ(sites.code[SiteId(1)], "b");
  EXPECT_EQ(sites.name[SiteId(1)], "Newtown");
  SiteRecord const& record = sites.record[SiteId(1)];
  ASSERT_EQ(record.phases.size(), 3U);
  for (std::int32_t number = 1; number <= 3; ++number) {
    SitePhase const& phase = record.phases[static_cast<std::size_t>(number) - 1];
    EXPECT_EQ(phase.number, number);
    EXPECT_EQ(phase.persons_capacity, 100 * number);
  }
  EXPECT_EQ(record.jobs, 40);
  EXPECT_EQ(record.lived_in.moved, 7);
  EXPECT_EQ(layers.findings(), 0U);
  EXPECT_EQ(layers.counts().accepted, 4);
}

// What phases say differently is said, and nothing is chosen but what a site cannot do without.
TEST(BuildSites, PhasesThatDiffer) {
  std::vector<SiteRow> rows{site(1, "a"), site(2, "a", 2), site(3, "a", 3)};
  rows[0].record.jobs = 40;
  rows[1].record.jobs = 41;
  rows[2].record.jobs = 40;
  rows[1].record.lived_in.moved = 1;
  rows[2].record.lived_in.moved = 2;
  rows[0].name = "one";
  rows[2].name = "three";
  rows[1].point = {6, 5};
  Layers layers(3);
  Sites const sites = layers.sites(rows);
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_EQ(sites.record[SiteId(0)].jobs, std::nullopt);
  EXPECT_EQ(sites.record[SiteId(0)].lived_in.moved, std::nullopt);
  EXPECT_EQ(sites.name[SiteId(0)], "one");
  EXPECT_EQ(sites.point[SiteId(0)], (GeoPoint{5, 5}));
  std::multiset<std::string> fields;
  for (Finding const& finding : layers.of("V405")) {
    fields.insert(finding.field);
    EXPECT_EQ(finding.treatment, Treatment::noted);
  }
  EXPECT_EQ(fields, (std::multiset<std::string>{"", "jobs", "moved_households", "name"}));
}

TEST(BuildSites, RepeatedPhases) {
  std::vector<SiteRow> rows{site(1, "a"),   site(2, "a", 2), site(3, "a"), site(4, "a", 1, {9, 9}),
                            site(5, "", 1), site(6, "", 1)};
  Layers layers(6);
  Sites const sites = layers.sites(rows);
  std::vector<std::string> const codes(sites.code.values().begin(), sites.code.values().end());
  // The same place is the same phase again, another place another site; no code is no code.
  EXPECT_EQ(codes, (std::vector<std::string>{"a", "a#2", "s0000001", "s0000002"}));
  EXPECT_EQ(sites.record[SiteId(0)].phases.size(), 2U);
  EXPECT_EQ(layers.of("V112").size(), 1U);
  EXPECT_EQ(layers.of("V111").size(), 1U);
  EXPECT_EQ(layers.counts().quarantined, 1);
  EXPECT_EQ(layers.counts().repaired, 1);
  EXPECT_TRUE(layers.counts().balanced());
}

TEST(BuildSites, DoNotDependOnTheOrderOfRows) {
  std::vector<SiteRow> rows{site(1, "a"), site(2, "a", 2),         site(3, "b"),
                            site(4, "a"), site(5, "a", 1, {9, 9}), site(6, "")};
  rows[0].record.jobs = 3;
  rows[1].record.jobs = 4;
  rows[3].record.red_line = GroundState::touched;
  Layers first_layers(6);
  Sites const first = first_layers.sites(rows);
  std::mt19937 shuffle(2);
  for (int i = 0; i < 20; ++i) {
    std::ranges::shuffle(rows, shuffle);
    Layers layers(6);
    EXPECT_EQ(layers.sites(rows), first);
    EXPECT_EQ(layers.counts(), first_layers.counts());
  }
}

// V913: part of a whole that is larger than it; equal is none, unknown is none.
TEST(BuildSites, DoNotAddUp) {
  auto const fields = [](SiteFollowUp const& people) {
    SiteRow row = site(1, "a");
    row.record.status = SiteStatus::occupied;
    row.record.lived_in = people;
    Layers layers(1);
    static_cast<void>(layers.sites({row}));
    std::set<std::string> found;
    for (Finding const& finding : layers.of("V913")) {
      found.insert(finding.field);
    }
    return found;
  };
  using Fields = std::set<std::string>;
  SiteFollowUp people;
  people.moved = 10;
  people.occupied = 10;
  people.certificates = 10;
  people.labourers = 20;
  people.employed = 20;
  EXPECT_EQ(fields(people), Fields());
  people.occupied = 11;
  people.certificates = 12;
  people.employed = 21;
  EXPECT_EQ(fields(people),
            (Fields{"occupied_households", "certificates_issued", "labourers_employed"}));
  people.moved.reset();
  people.labourers.reset();
  EXPECT_EQ(fields(people), Fields());
}

// V913: ground on which nobody is to be settled, as recorded or by the hazard layer; not said of a
// site that people live in.
TEST(BuildSites, GroundThatMustBeKeptFree) {
  HazardZones const zones =
      Layers(2).hazards({hazard(1, "Z2", square(0, 0, 10)), hazard(2, "Z1", square(4, 4, 2))});
  SiteRow row = site(1, "a");
  row.record.hazard = GroundState::touched;
  row.record.farmland = GroundState::touched;
  row.record.red_line = GroundState::touched;
  row.record.slope = GroundState::touched;  // is costly, not forbidden
  Layers layers(1);
  static_cast<void>(layers.sites({row}, zones));
  std::vector<Finding> const found = layers.of("V913");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].field, "hazard");
  EXPECT_EQ(found[1].field, "basic_farmland");
  EXPECT_EQ(found[2].field, "red_line");
  EXPECT_EQ(found[3].values.back(), (std::pair<std::string, std::string>("other", "Z1")));
  row.record.status = SiteStatus::occupied;
  Layers lived_in(1);
  static_cast<void>(lived_in.sites({row}, zones));
  EXPECT_EQ(lived_in.findings(), 0U);
  Layers elsewhere(1);
  static_cast<void>(elsewhere.sites({site(1, "a", 1, {11, 5})}, zones));
  EXPECT_EQ(elsewhere.findings(), 0U);
}

TEST(BuildSites, ThatTakeNobody) {
  std::vector<SiteRow> rows{site(1, "a"), site(2, "b"), site(3, "c"), site(4, "d")};
  for (SiteRow& row : rows) {
    row.record.phases[0].persons_capacity.reset();
  }
  rows[1].record.phases[0].dwellings = {{7500, 0}};  // none left is known
  rows[2].record.status = SiteStatus::occupied;
  Layers layers(4);
  EXPECT_EQ(layers.sites(rows).size(), 4U);
  std::vector<Finding> const found = layers.of("V113");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::information);
  EXPECT_EQ(found[0].values.front().second, "2");
}

TEST(BuildHazards, SortedByCode) {
  HazardRow first = hazard(1, "b", square(0, 0, 100));
  first.kind = HazardKind::landslide;
  first.level = HazardLevel::high;
  MultiPolygon ring = square(0, 0, 1000);
  ring.polygons[0].rings.push_back({{200, 200}, {200, 400}, {400, 400}, {400, 200}, {200, 200}});
  Layers layers(2);
  HazardZones const zones = layers.hazards({first, hazard(2, "a", ring)});
  ASSERT_EQ(zones.size(), 2U);
  EXPECT_EQ(zones.code[HazardId(0)], "a");
  EXPECT_EQ(zones.area[HazardId(0)], ring);
  EXPECT_FALSE(covers(zones.area[HazardId(0)], {300, 300}));  // a hole is no danger
  EXPECT_EQ(zones.kind[HazardId(1)], HazardKind::landslide);
  EXPECT_EQ(zones.level[HazardId(1)], HazardLevel::high);
  EXPECT_EQ(layers.findings(), 0U);
}

// A spike is mended; a bow tie cannot be without changing it.
TEST(BuildHazards, AreasThatCrossThemselves) {
  MultiPolygon const spike{{{{{{0, 0},
                               {1000, 0},
                               {1000, 500},
                               {1200, 500},
                               {1000, 500},
                               {1000, 1000},
                               {0, 1000},
                               {0, 0}}}}}};
  MultiPolygon const bow_tie{{{{{{0, 0}, {100, 100}, {100, 0}, {0, 100}, {0, 0}}}}}};
  Layers layers(2);
  HazardZones const zones = layers.hazards({hazard(1, "a", spike), hazard(2, "b", bow_tie)});
  ASSERT_EQ(zones.size(), 1U);
  EXPECT_TRUE(is_valid(zones.area[HazardId(0)]));
  EXPECT_TRUE(covers(zones.area[HazardId(0)], {500, 500}));
  EXPECT_EQ(layers.of("V817").size(), 1U);
  std::vector<Finding> const apart = layers.of("V801");
  ASSERT_EQ(apart.size(), 1U);
  EXPECT_EQ(apart[0].treatment, Treatment::quarantined);
  EXPECT_EQ(layers.counts().repaired, 1);
  EXPECT_EQ(layers.counts().quarantined, 1);
  EXPECT_TRUE(layers.counts().balanced());
}

TEST(BuildHazards, RepeatedRows) {
  std::vector<HazardRow> rows{hazard(1, "a", square(0, 0, 10)), hazard(2, "a", square(0, 0, 10)),
                              hazard(3, "a", square(9, 0, 10)), hazard(4, "", square(0, 9, 10))};
  Layers first(4);
  HazardZones const zones = first.hazards(rows);
  std::vector<std::string> const codes(zones.code.values().begin(), zones.code.values().end());
  EXPECT_EQ(codes, (std::vector<std::string>{"a", "a#2", "z0000001"}));
  EXPECT_EQ(first.of("V112").size(), 1U);
  EXPECT_EQ(first.of("V111").size(), 1U);
  EXPECT_TRUE(first.counts().balanced());
  std::mt19937 shuffle(5);
  for (int i = 0; i < 10; ++i) {
    std::ranges::shuffle(rows, shuffle);
    Layers layers(4);
    EXPECT_EQ(layers.hazards(rows), zones);
  }
}

}  // namespace
}  // namespace tongcun
