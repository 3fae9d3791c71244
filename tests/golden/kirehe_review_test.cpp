// SPDX-License-Identifier: Apache-2.0
// An invented register of the real villages of a district against an earlier one of villages that
// were merged, split and recoded since.
#include "engine/history/compare_registers.h"
#include "engine/history/count_changes.h"
#include "engine/synthetic/make_register.h"
#include "io/gdal_session.h"
#include "io/read_villages.h"
#include "tests/cli/program.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kDate = 20210701;

// What a village was before: of every ten one was two villages, one was recoded twice, and two were
// one village together; the others were what they are.
struct Earlier {
  std::vector<CrosswalkRow> changes;
  std::vector<std::vector<std::string>> codes;  // by village
};

Earlier earlier_villages(Villages const& villages) {
  Earlier earlier;
  for (VillageId const id : villages.code.ids()) {
    std::string const& code = villages.code[id];
    std::uint32_t const at = id.value();
    auto const change = [&](std::string from, std::string to, std::int64_t date,
                            std::optional<std::int64_t> share) {
      earlier.changes.push_back(
          {at + 2, std::move(from), std::move(to), std::nullopt, date, share});
    };
    switch (at % 10) {
      case 0:
        change(code + "a", code, kDate, std::nullopt);
        change(code + "b", code, kDate, std::nullopt);
        earlier.codes.push_back({code + "a", code + "b"});
        break;
      case 1:
        change(code + "c", code + "d", 20200000, std::nullopt);
        change(code + "d", code, 20220000, std::nullopt);
        earlier.codes.push_back({code + "c"});
        break;
      case 2:
        change(code + "e", code, kDate, 500'000);
        earlier.codes.push_back({code + "e"});
        break;
      case 3: {
        std::string const joint = villages.code[VillageId(at - 1)] + "e";
        change(joint, code, kDate, 500'000);
        earlier.codes.push_back({joint});
        break;
      }
      default:
        earlier.codes.push_back({code});
    }
  }
  return earlier;
}

TEST(KireheReview, PlantedChangesOfTheDistrictAreFound) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  start_gdal();
  ReadVillages const read = read_villages(
      {shared_data("rwanda_kirehe") / "villages.geojson", "", "", ""}, "rwanda", quiet_run(2));
  MadeRegister const made = make_register(read.villages, RegisterParameters{}, quiet_run(2));
  ASSERT_EQ(made.status, RegisterStatus::made);
  HouseholdRegister const& now = made.households;
  Earlier const earlier = earlier_villages(read.villages);
  BuiltCrosswalk const crosswalk = build_crosswalk(earlier.changes);
  // The last village would share its past with one that is not there: 612 = 61 * 10 + 2.
  ASSERT_TRUE(crosswalk.findings.empty());
  EarlierVillages villages =
      find_earlier_villages(read.villages, crosswalk.crosswalk, {}, {2019, 2023});

  HouseholdRegister before = now;
  HouseholdTable& table = before.households;
  std::int64_t moved = 0;
  std::int64_t replaced = 0;
  auto const village_of = [&](std::string const& code) {
    auto const codes = villages.villages.code.values();
    auto const found = std::ranges::lower_bound(codes, code);
    return VillageId(static_cast<std::uint32_t>(found - codes.begin()));
  };
  for (HouseholdId const id : table.code.ids()) {
    std::uint32_t const at = id.value();
    std::uint32_t home = now.households.village[id].value();
    if (at % 101 == 7) {  // lived five villages on, which never was one with this one
      home = (home + 5) % static_cast<std::uint32_t>(read.villages.size());
      ++moved;
    } else if (at % 97 == 3) {  // another household lived there
      table.code[id] = "z" + table.code[id];
      ++replaced;
    }
    std::vector<std::string> const& codes = earlier.codes[home];
    table.village[id] = village_of(codes[at % codes.size()]);
  }

  PresentRegister const present{now, read.villages, {}, std::nullopt};
  RegisterHistory const history =
      compare_registers(std::move(before), std::move(villages), {}, present, {2019, 2023});
  ChangeCounts const counts = count_changes(history)[AreaId(0)];
  auto const households = static_cast<std::int64_t>(now.households.size());
  EXPECT_EQ(households, 68909);
  EXPECT_EQ(counts.presence[static_cast<std::size_t>(Presence::both)], households - replaced);
  EXPECT_EQ(counts.presence[static_cast<std::size_t>(Presence::came)], replaced);
  EXPECT_EQ(counts.presence[static_cast<std::size_t>(Presence::gone)], replaced);
  EXPECT_EQ(counts.move[static_cast<std::size_t>(Move::yes)], moved);
  EXPECT_EQ(counts.move[static_cast<std::size_t>(Move::unknown)], 0);
  EXPECT_EQ(counts.reasons[static_cast<std::size_t>(RevisitReason::moved)], moved);
  EXPECT_EQ(counts.reasons[static_cast<std::size_t>(RevisitReason::gone)], replaced);
  EXPECT_GT(moved, 600);
  EXPECT_GT(replaced, 600);
  for (FieldChanges const& field : history.fields) {
    EXPECT_EQ(field.changed, field.field == "village_code" ? moved : 0) << field.field;
  }
}

}  // namespace
}  // namespace tongcun
