// SPDX-License-Identifier: Apache-2.0
#include "engine/history/compare_registers.h"

#include "engine/history/count_changes.h"
#include "tests/worlds/two_registers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Words = std::vector<std::string>;
using enum RecordStatus;

constexpr std::int64_t kSince2021 = 20210601;

CrosswalkRow change(char const* from, char const* to,
                    std::optional<std::int64_t> share = std::nullopt,
                    std::int64_t date = kSince2021) {
  return {2, from, to, std::nullopt, date, share};
}

// Domain reference 3.10: A and B merged into C in 2021, and nobody has moved.
TEST(CompareRegistersTest, AMergerIsNoMove) {
  TwoRegisters world{.villages = {"C", "Z"}, .crosswalk = {change("A", "C"), change("B", "C")}};
  for (int at = 0; at < 160; ++at) {
    std::string const code = "h" + std::to_string(at);
    world.before.push_back({code, at < 100 ? "A" : "B"});
    world.now.push_back({code, "C"});
  }
  ComparedRegisters const compared(world);
  ChangeCounts const counts = count_changes(compared.history())[AreaId(0)];
  EXPECT_EQ(counts.move[static_cast<std::size_t>(Move::no)], 160);
  EXPECT_EQ(counts.move[static_cast<std::size_t>(Move::yes)], 0);
  EXPECT_EQ(counts.to_revisit, 0);
  EXPECT_EQ(compared.field("village_code").same, 160);
  std::vector<VillageSuccession> const& successions = compared.history().successions;
  ASSERT_EQ(successions.size(), 2U);
  EXPECT_EQ(successions[0].stated, 100);
  EXPECT_EQ(successions[1].stated, 60);
  EXPECT_EQ(successions[0].imputed, 0);
}

// Domain reference 3.10: D (90) split into E 0.6 and F 0.4. Who states a village has it; the rest
// is spread, and counted apart.
TEST(CompareRegistersTest, ASplitKeepsWhatIsStatedAndSpreadsTheRest) {
  TwoRegisters world{.villages = {"E", "F", "Z"},
                     .crosswalk = {change("D", "E", 600'000), change("D", "F", 400'000)}};
  for (int at = 0; at < 90; ++at) {
    world.before.push_back({"h" + std::to_string(100 + at), "D"});
  }
  ComparedRegisters const none_stated(world);
  ASSERT_EQ(none_stated.history().successions.size(), 2U);
  EXPECT_EQ(none_stated.history().successions[0].imputed, 54);
  EXPECT_EQ(none_stated.history().successions[1].imputed, 36);

  for (int at = 0; at < 80; ++at) {  // the first 45 in F, 30 in E, 5 in Z, 10 are gone
    world.now.push_back({"h" + std::to_string(100 + at), at < 45 ? "F" : at < 75 ? "E" : "Z"});
  }
  ComparedRegisters const some(world);
  std::vector<VillageSuccession> const& successions = some.history().successions;
  ASSERT_EQ(successions.size(), 2U);
  EXPECT_EQ(successions[0].stated, 30);
  EXPECT_EQ(successions[1].stated, 45);
  EXPECT_EQ(successions[0].imputed, 6);
  EXPECT_EQ(successions[1].imputed, 4);
  EXPECT_EQ(some.of("h100").move, Move::no);
  EXPECT_EQ(some.of("h145").move, Move::no);
  EXPECT_EQ(some.of("h175").move, Move::yes);
  EXPECT_EQ(some.reasons("h175"), Words{"moved"});
  EXPECT_EQ(some.reasons("h189"), Words{"gone"});
}

// E and F lie in different townships: nobody knows in which one who is gone was, but the county.
TEST(CompareRegistersTest, WhoIsGoneIsCountedWhereItSurelyWas) {
  TwoRegisters const world{.villages = {"E1", "E2", "F1"},
                           .crosswalk = {change("D", "E1"), change("D", "F1"), change("B", "E1"),
                                         change("B", "E2"), change("A", "E1")},
                           .before = {{"d", "D"}, {"b", "B"}, {"a", "A"}}};
  ComparedRegisters const compared(world);
  EXPECT_EQ(compared.area("d").level, AreaLevel::county);
  EXPECT_EQ(compared.area("b").level, AreaLevel::township);
  EXPECT_EQ(compared.area("b").code, "E");
  EXPECT_EQ(compared.area("a").level, AreaLevel::village);
  IdVector<AreaId, ChangeCounts> const counts = count_changes(compared.history());
  EXPECT_EQ(counts[AreaId(0)].presence[static_cast<std::size_t>(Presence::gone)], 3);
  EXPECT_EQ(counts[compared.of("b").area].households, 2);  // a lies in the township too
}

// A code that the crosswalk does not know: nobody says whether its households moved. One that was
// changed before the earlier register already is followed, and said.
TEST(CompareRegistersTest, CodesThatLeadNowhereSayNothingOfMoves) {
  TwoRegisters const world{.villages = {"C", "Z"},
                           .crosswalk = {change("A", "C", std::nullopt, 20180301),
                                         change("Q", "lost", std::nullopt, 20220101)},
                           .before = {{"1", "A"}, {"2", "X"}, {"3", "Q"}},
                           .now = {{"1", "C"}, {"2", "C"}, {"3", "Z"}}};
  ComparedRegisters const compared(world);
  EXPECT_EQ(compared.of("1").move, Move::no);
  EXPECT_EQ(compared.of("2").move, Move::unknown);
  EXPECT_EQ(compared.of("3").move, Move::unknown);
  EXPECT_EQ(compared.history().villages.late, Words{"A"});
  EXPECT_EQ(compared.history().villages.nowhere, (Words{"Q", "X"}));
  EXPECT_EQ(compared.field("village_code"), (FieldChanges{"village_code", 1, 0, 0, 0, 2}));
}

TEST(CompareRegistersTest, EventsAndReasonsOfTheRecord) {
  TwoRegisters const world{
      .villages = {"A"},
      .before = {{.code = "exits", .village = "A", .record = active},
                 {.code = "relapses", .village = "A", .record = exited, .year_exited = 2018},
                 {.code = "returns", .village = "A", .record = exited, .year_exited = 2018},
                 {.code = "struck", .village = "A", .record = active},
                 {.code = "double", .village = "A", .record = exited},
                 {.code = "closed", .village = "A", .record = cancelled},
                 {.code = "gone", .village = "A", .record = exited},
                 {.code = "apart", .village = "A", .record = active}},
      .now = {{.code = "exits", .village = "A", .record = exited, .year_exited = 2020},
              {.code = "relapses", .village = "A", .record = relapsed, .year_exited = 2018},
              {.code = "returns", .village = "A", .record = active},
              {.code = "struck", .village = "A", .record = wrong_entry},
              {.code = "double", .village = "A", .record = duplicate},
              {.code = "new", .village = "A", .record = new_poor},
              {.code = "dated", .village = "A", .record = active, .year_registered = 2020},
              {.code = "undated", .village = "A", .record = active},
              {.code = "late", .village = "A", .record = active, .year_registered = 2014},
              {.code = "hidden", .village = "A", .record = active}},
      .kept_apart_before = {"hidden"},
      .kept_apart_now = {"apart"}};
  ComparedRegisters const compared(world);
  auto const event = [&](char const* code) { return compared.of(code).record; };
  EXPECT_EQ(event("exits"), RecordEvent::exit);
  EXPECT_EQ(event("relapses"), RecordEvent::relapse);
  EXPECT_EQ(event("returns"), RecordEvent::unexplained);
  EXPECT_EQ(event("struck"), RecordEvent::wrong_entry);
  EXPECT_EQ(event("double"), RecordEvent::duplicate);
  EXPECT_EQ(event("new"), RecordEvent::new_poor);
  EXPECT_EQ(event("dated"), RecordEvent::entry);
  EXPECT_EQ(event("undated"), RecordEvent::unexplained);
  EXPECT_EQ(event("late"), RecordEvent::unexplained);
  EXPECT_EQ(event("gone"), RecordEvent::unexplained);
  EXPECT_EQ(event("closed"), RecordEvent::none);
  EXPECT_EQ(compared.of("hidden").presence, Presence::kept_apart_before);
  EXPECT_EQ(compared.of("apart").presence, Presence::kept_apart_now);
  EXPECT_EQ(event("hidden"), RecordEvent::not_recorded);
  EXPECT_EQ(event("apart"), RecordEvent::not_recorded);

  EXPECT_EQ(compared.reasons("exits"), Words{});
  EXPECT_EQ(compared.reasons("relapses"), Words{"relapse"});
  EXPECT_EQ(compared.reasons("returns"), Words{"record_unexplained"});
  EXPECT_EQ(compared.reasons("struck"), Words{"struck_off"});
  EXPECT_EQ(compared.reasons("double"), Words{"struck_off"});
  EXPECT_EQ(compared.reasons("gone"), Words{"gone"});
  EXPECT_EQ(compared.reasons("closed"), Words{});
  EXPECT_EQ(compared.reasons("hidden"), Words{});
  EXPECT_EQ(compared.reasons("apart"), Words{});
}

TEST(CompareRegistersTest, EventsAndReasonsOfMonitoring) {
  TwoRegisters const world{
      .villages = {"A"},
      .before = {{.code = "clears", .village = "A", .monitor = MonitorClass::unstable},
                 {.code = "drops", .village = "A", .monitor = MonitorClass::marginal},
                 {.code = "back",
                  .village = "A",
                  .monitor = MonitorClass::sudden,
                  .cleared = RiskCleared::stable},
                 {.code = "found", .village = "A", .monitor = MonitorClass::none},
                 {.code = "gone", .village = "A", .monitor = MonitorClass::sudden}},
      .now = {{.code = "clears",
               .village = "A",
               .monitor = MonitorClass::unstable,
               .cleared = RiskCleared::stable},
              {.code = "drops", .village = "A", .monitor = MonitorClass::none},
              {.code = "back",
               .village = "A",
               .monitor = MonitorClass::sudden,
               .cleared = RiskCleared::no},
              {.code = "found", .village = "A", .monitor = MonitorClass::monitored}}};
  ComparedRegisters const compared(world);
  auto const event = [&](char const* code) { return compared.of(code).monitor; };
  EXPECT_EQ(event("clears"), MonitorEvent::cleared);
  EXPECT_EQ(event("drops"), MonitorEvent::dropped);
  EXPECT_EQ(event("back"), MonitorEvent::returned);
  EXPECT_EQ(event("found"), MonitorEvent::identified);
  EXPECT_EQ(event("gone"), MonitorEvent::dropped);
  EXPECT_EQ(compared.reasons("clears"), Words{});
  EXPECT_EQ(compared.reasons("drops"), Words{"monitoring_dropped"});
  EXPECT_EQ(compared.reasons("back"), Words{"risk_returned"});
  EXPECT_EQ(compared.reasons("found"), Words{});
  EXPECT_EQ(compared.reasons("gone"), Words{"gone"});
}

// Exactly three times is no jump; an event explains one; the line of the year tells who exited and
// is below it.
TEST(CompareRegistersTest, IncomesSpeakAgainstTheRecord) {
  TwoRegisters const world{
      .villages = {"A"},
      .before = {{.code = "triple", .village = "A", .income = 100},
                 {.code = "more", .village = "A", .income = 100},
                 {.code = "less", .village = "A", .income = 301},
                 {.code = "exits", .village = "A", .record = active, .income = 100},
                 {.code = "rewritten", .village = "A", .record = exited, .year_exited = 2017},
                 {.code = "poor", .village = "A", .record = exited, .year_exited = 2018},
                 {.code = "at", .village = "A", .record = exited, .year_exited = 2018}},
      .now =
          {{.code = "triple", .village = "A", .income = 300},
           {.code = "more", .village = "A", .income = 301},
           {.code = "less", .village = "A", .income = 100},
           {.code = "exits", .village = "A", .record = exited, .income = 1000},
           {.code = "rewritten", .village = "A", .record = exited, .year_exited = 2018},
           {.code = "poor", .village = "A", .record = exited, .year_exited = 2018, .income = 499},
           {.code = "at", .village = "A", .record = exited, .year_exited = 2018, .income = 500}},
      .line = IncomeLine{500, PoorIf::below}};
  ComparedRegisters const compared(world);
  EXPECT_EQ(compared.reasons("triple"), Words{});
  EXPECT_EQ(compared.reasons("more"), Words{"income_jump"});
  EXPECT_EQ(compared.reasons("less"), Words{"income_jump"});
  EXPECT_EQ(compared.reasons("exits"), Words{});
  EXPECT_EQ(compared.reasons("rewritten"), Words{"past_rewritten"});
  EXPECT_EQ(compared.reasons("poor"), Words{"exited_below_line"});
  EXPECT_EQ(compared.reasons("at"), Words{});
  EXPECT_EQ(compared.field("income_a_person"), (FieldChanges{"income_a_person", 0, 4, 2, 0, 1}));
  EXPECT_EQ(compared.field("record_status"), (FieldChanges{"record_status", 3, 1, 0, 0, 3}));
  EXPECT_EQ(compared.of("exits").changed_fields, 2);
}

// The parents of 2019, four years older, live on without their son, and a household of a man of his
// age has come.
TEST(CompareRegistersTest, MembersOfAnotherHouseholdAreASplit) {
  using enum Sex;
  std::vector<std::pair<Sex, int>> const family{{m, 60}, {f, 58}, {m, 30}};
  std::vector<std::pair<Sex, int>> const parents{{m, 64}, {f, 62}};
  TwoRegisters world{.villages = {"A", "B"},
                     .before = {{"old", "A", family}},
                     .now = {{"old", "A", parents}, {"son", "A", {{m, 34}}}}};
  EXPECT_EQ(ComparedRegisters(world).reasons("son"), Words{"split"});
  ComparedRegisters const split(world);
  EXPECT_EQ(split.now().code[split.of("son").split_from], "old");

  // The joint income is above the line, his own is below it.
  world.line = IncomeLine{500, PoorIf::below};
  world.now[0].income = 650;
  world.now[1].income = 300;
  EXPECT_EQ(ComparedRegisters(world).reasons("son"), (Words{"split", "split_poor_alone"}));
  world.now[0].income = 599;  // 599 * 2 + 300 < 500 * 3
  EXPECT_EQ(ComparedRegisters(world).reasons("son"), Words{"split"});

  // Who was born since left nobody: neither the son's child nor a sister of his hides the split.
  TwoRegisters with_children = world;
  with_children.now[0].members = {{m, 64}, {f, 62}, {f, 3}};
  with_children.now[1].members = {{m, 34}, {f, 2}};
  EXPECT_EQ(ComparedRegisters(with_children).reasons("son"), Words{"split"});
  with_children.now[1].members = {{f, 2}};
  EXPECT_EQ(ComparedRegisters(with_children).reasons("son"), Words{});
  with_children.now[1].members = {{m, 34}, {f, 4}};  // was there: of nobody
  EXPECT_EQ(ComparedRegisters(with_children).reasons("son"), Words{});

  // A man, his sister and the wife that he found elsewhere; with one of his family alone it would
  // be everyday life, and of two who are new nobody knows.
  TwoRegisters with_wife = world;
  with_wife.before[0].members = {{m, 60}, {f, 58}, {m, 30}, {f, 25}};
  with_wife.now[1].members = {{m, 34}, {f, 29}, {f, 33}};
  EXPECT_EQ(ComparedRegisters(with_wife).reasons("son"), Words{"split"});
  with_wife.now[1].members = {{m, 34}, {f, 33}};
  EXPECT_EQ(ComparedRegisters(with_wife).reasons("son"), Words{});
  with_wife.now[1].members = {{m, 34}, {f, 29}, {f, 33}, {m, 50}};
  EXPECT_EQ(ComparedRegisters(with_wife).reasons("son"), Words{});

  TwoRegisters another_village = world;
  another_village.now[1].village = "B";
  EXPECT_EQ(ComparedRegisters(another_village).reasons("son"), Words{});
  TwoRegisters another_age = world;
  another_age.now[1].members = {{m, 35}};
  EXPECT_EQ(ComparedRegisters(another_age).reasons("son"), Words{});
  // Two households lost such a member: nobody can tell which one he is of.
  TwoRegisters two_sources = world;
  two_sources.before.push_back({"other", "A", family});
  two_sources.now.push_back({"other", "A", parents});
  EXPECT_EQ(ComparedRegisters(two_sources).reasons("son"), Words{});
  // Two households want the one son.
  TwoRegisters two_sons = world;
  two_sons.now.push_back({"twin", "A", {{m, 34}}});
  EXPECT_EQ(ComparedRegisters(two_sons).reasons("son"), Words{});
  EXPECT_EQ(ComparedRegisters(two_sons).reasons("twin"), Words{});
  // The others have not left: nothing was split off.
  TwoRegisters nobody_left = world;
  nobody_left.now[0].members = {{m, 64}, {f, 62}, {m, 34}};
  EXPECT_EQ(ComparedRegisters(nobody_left).reasons("son"), Words{});
}

// Worlds with planted changes: what is found is what was planted, household by household, whatever
// the order of the rows; matrices add up to the households of either register in every area.
TEST(CompareRegistersTest, PlantedChangesAreFoundExactly) {
  std::mt19937 random(20231127);
  auto const draw = [&](std::size_t below) -> std::size_t { return random() % below; };
  Words const earlier_villages{"a1", "a2", "a3", "b1", "b2"};
  // a1 and a2 merge into c1, a3 is recoded d3 in 2020 and e3 in 2022, b1 is split into b1 and b7.
  std::vector<CrosswalkRow> const crosswalk{change("a1", "c1"),
                                            change("a2", "c1"),
                                            change("a3", "d3", std::nullopt, 20200301),
                                            change("d3", "e3", std::nullopt, 20220301),
                                            change("b1", "b1", 700'000),
                                            change("b1", "b7", 300'000)};
  std::map<std::string, Words> const became{
      {"a1", {"c1"}}, {"a2", {"c1"}}, {"a3", {"e3"}}, {"b1", {"b1", "b7"}}, {"b2", {"b2"}}};
  Words const villages{"b1", "b2", "b7", "c1", "e3"};
  for (int round = 0; round < 60; ++round) {
    TwoRegisters world{.villages = villages, .crosswalk = crosswalk};
    std::map<std::string, std::pair<Presence, Move>> planted;
    std::map<std::string, RecordEvent> events;
    for (int at = 0; at < 120; ++at) {
      std::string const code = "h" + std::to_string(at);
      std::string const& village = earlier_villages[draw(5)];
      SmallHousehold before{.code = code, .village = village, .record = draw(2) ? active : exited};
      SmallHousehold now = before;
      Words const& homes = became.at(village);
      now.village = homes[draw(homes.size())];
      switch (draw(6)) {
        case 0:  // moves
          do {
            now.village = villages[draw(5)];
          } while (std::ranges::count(homes, now.village) > 0);
          world.before.push_back(before);
          world.now.push_back(now);
          planted[code] = {Presence::both, Move::yes};
          events[code] = RecordEvent::none;
          break;
        case 1:  // comes
          now.record = new_poor;
          world.now.push_back(now);
          planted[code] = {Presence::came, Move::not_in_both};
          events[code] = RecordEvent::new_poor;
          break;
        case 2:  // is gone
          world.before.push_back(before);
          planted[code] = {Presence::gone, Move::not_in_both};
          events[code] = RecordEvent::unexplained;
          break;
        case 3:  // relapses, or exits
          now.record = before.record == exited ? relapsed : exited;
          world.before.push_back(before);
          world.now.push_back(now);
          planted[code] = {Presence::both, Move::no};
          events[code] = before.record == exited ? RecordEvent::relapse : RecordEvent::exit;
          break;
        default:
          world.before.push_back(before);
          world.now.push_back(now);
          planted[code] = {Presence::both, Move::no};
          events[code] = RecordEvent::none;
      }
    }
    std::ranges::shuffle(world.before, random);
    std::ranges::shuffle(world.now, random);
    ComparedRegisters const compared(world);
    ASSERT_EQ(compared.history().changes.size(), planted.size());
    for (auto const& [code, fate] : planted) {
      EXPECT_EQ(compared.of(code).presence, fate.first) << code;
      EXPECT_EQ(compared.of(code).move, fate.second) << code;
      EXPECT_EQ(compared.of(code).record, events[code]) << code;
    }
    std::map<std::pair<AreaId, StateKind>, std::int64_t> households;
    for (Transition const& one : count_transitions(compared.history(), compared.now())) {
      households[{one.area, one.kind}] += one.households;
    }
    IdVector<AreaId, ChangeCounts> const counts = count_changes(compared.history());
    EXPECT_EQ(counts[AreaId(0)].households, static_cast<std::int64_t>(planted.size()));
    for (AreaId const area : counts.ids()) {
      for (StateKind const kind : {StateKind::record, StateKind::monitoring}) {
        EXPECT_EQ((households[{area, kind}]), counts[area].households);
      }
    }
    // Every earlier household is stated in a successor, moved away, or imputed.
    std::map<VillageId, std::int64_t> followed;
    for (VillageSuccession const& one : compared.history().successions) {
      followed[one.before] += one.stated + one.imputed.value_or(0);
    }
    for (auto const& [village, count] : followed) {
      std::int64_t expected = 0;
      for (HouseholdChange const& one : compared.history().changes) {
        expected += !one.before.is_none() && one.move != Move::yes &&
                            compared.history().before.households.village[one.before] == village
                        ? 1
                        : 0;
      }
      EXPECT_EQ(count, expected);
    }
  }
}

}  // namespace
}  // namespace tongcun
