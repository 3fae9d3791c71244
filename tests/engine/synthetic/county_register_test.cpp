// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_county_register.h"

#include "engine/geometry/metric.h"
#include "engine/synthetic/place_houses.h"
#include "engine/synthetic/standing_shares.h"
#include "tests/engine/synthetic/small_county.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

namespace tongcun {
namespace {

constexpr std::int64_t kLine = 295200;

// The small county, asked in another year.
SyntheticCounty county_of(CountyEra era, std::int32_t year) {
  SyntheticCounty county = small_county();
  county.parameters.era = era;
  county.parameters.year = year;
  return county;
}

MadeRegister make(SyntheticCounty const& county, int threads) {
  RunSettings run;
  run.threads = threads;
  return make_county_register(
      county, county_income(county.parameters.era, kLine, {"CNY", "person/year", "net"}), run);
}

HouseholdRegister const& people_of(CountyEra era) {
  static HouseholdRegister const early = make(county_of(CountyEra::y2016, 2016), 2).households;
  static HouseholdRegister const late = make(small_county(), 2).households;
  return era == CountyEra::y2016 ? early : late;
}

class CountyRegister : public testing::TestWithParam<CountyEra> {
 protected:
  HouseholdRegister const& people = people_of(GetParam());
  HouseholdTable const& table = people.households;
  HouseholdStanding const& standing = table.standing;
};

TEST_P(CountyRegister, HamletsHaveExactlyTheirPeople) {
  EXPECT_TRUE(people.invented);
  using Key = std::pair<std::string, std::string>;  // village, group
  std::map<Key, std::pair<std::int64_t, std::int64_t>> found;
  for (HouseholdId const id : table.code.ids()) {
    auto& counts =
        found[{small_county().villages[table.village[id].value()].code, table.group[id]}];
    ++counts.first;
    counts.second += table.persons[id];
  }
  std::map<Key, std::pair<std::int64_t, std::int64_t>> wanted;
  for (SyntheticHamlet const& hamlet : small_county().hamlets) {
    if (hamlet.households.count() > 0) {
      wanted[{hamlet.village_code, hamlet.name}] = {hamlet.households.count(),
                                                    hamlet.persons.count()};
    }
  }
  EXPECT_EQ(found, wanted);
}

TEST_P(CountyRegister, RowsAreInTheOrderOfVillagesAndCodes) {
  for (std::uint32_t i = 1; i < table.size(); ++i) {
    HouseholdId const before(i - 1);
    HouseholdId const id(i);
    ASSERT_LE(table.village[before], table.village[id]);
    ASSERT_LT(table.code[before], table.code[id]);
  }
}

TEST_P(CountyRegister, HousesStandByTheirHamlet) {
  std::map<std::string, GeoPoint> hamlets;
  for (SyntheticHamlet const& hamlet : small_county().hamlets) {
    hamlets[hamlet.code] = hamlet.point;
  }
  for (HouseholdId const id : table.code.ids()) {
    std::string const hamlet = table.code[id].substr(0, table.code[id].rfind('-'));
    ASSERT_LE(distance_mm(table.point[id], hamlets.at(hamlet)),
              1000.0 * kHamletRadiusMetres + 20.0);
    ASSERT_EQ(table.geocode_level[id], GeocodeLevel::house);
  }
}

TEST_P(CountyRegister, ComponentsAddUpToTheNetIncome) {
  for (HouseholdId const id : table.code.ids()) {
    std::int64_t const net = standing.income_net[id].value();
    ASSERT_EQ(standing.income_wage[id].value() + standing.income_business[id].value() +
                  standing.income_property[id].value() + standing.income_transfer[id].value() -
                  standing.business_cost[id].value(),
              net);
    ASSERT_EQ(net, table.income_a_person[id].value() * table.persons[id]);
    bool const has_business = standing.income_business[id].value() > 0;
    ASSERT_EQ(has_business, standing.business_cost[id].value() > 0);
    if (standing.labourers_employed[id].value() == 0) {
      ASSERT_EQ(standing.income_wage[id].value(), 0);
    }
  }
}

TEST_P(CountyRegister, IncomesMeetTheDeclaredHeadcount) {
  std::int64_t low = 0;
  std::int64_t all = 0;
  for (HouseholdId const id : table.code.ids()) {
    all += table.persons[id];
    low += table.income_a_person[id].value() < kLine ? table.persons[id] : 0;
  }
  EXPECT_LE(std::abs(1000000 * low / all - 1000 * shares_of(GetParam()).low_income),
            kCalibrationTolerance);
}

TEST_P(CountyRegister, LabourFitsTheHousehold) {
  std::int64_t destitute = 0;
  for (HouseholdId const id : table.code.ids()) {
    ASSERT_LE(standing.labourers_employed[id].value(), standing.labourers[id].value());
    ASSERT_LE(standing.labourers[id].value(), table.persons[id]);
    bool const is_tekun = standing.registered_class[id] == Stated(RegisteredClass::tekun) ||
                          standing.assist_class[id] == Stated(AssistClass::tekun);
    if (is_tekun) {
      ++destitute;
      ASSERT_EQ(standing.labourers[id].value(), 0);
    }
  }
  EXPECT_GT(destitute, 0);
}

// site_room_permille of those who may be placed, who are drawn one by one only now.
TEST_P(CountyRegister, CandidatesHaveRoomForThoseWhoWouldMove) {
  std::int64_t room = 0;
  for (SyntheticSite const& site : small_county().sites) {
    for (SitePhase const& phase : site.record.phases) {
      room += site.record.status == SiteStatus::candidate ? *phase.persons_capacity : 0;
    }
  }
  std::int64_t movers = 0;
  for (HouseholdId const id : table.code.ids()) {
    Consent const consent = standing.consent[id].value();
    bool const is_sure = consent == Consent::willing || consent == Consent::signed_up;
    movers += is_sure && standing.urgency[id].has_value() ? table.persons[id] : 0;
  }
  ASSERT_GT(movers, 500);
  EXPECT_NEAR(static_cast<double>(room) / static_cast<double>(movers), 1.2, 0.1);
}

TEST_P(CountyRegister, ConsentIsDrawnAndNeverCompelled) {
  std::set<std::string> sites;
  for (SyntheticSite const& site : small_county().sites) {
    if (site.record.status == SiteStatus::candidate) {
      sites.insert(site.code);  // nobody is asked to move to where others live already
    }
  }
  std::map<Consent, std::int64_t> offered;
  for (HouseholdId const id : table.code.ids()) {
    Consent const consent = standing.consent[id].value();
    bool const would_move = consent != Consent::not_asked && consent != Consent::unwilling;
    ASSERT_EQ(standing.site_wishes[id].empty(), !would_move);
    ASSERT_LE(standing.site_wishes[id].size(), kMostSiteWishes);
    std::set<std::string> const wishes(standing.site_wishes[id].begin(),
                                       standing.site_wishes[id].end());
    ASSERT_EQ(wishes.size(), standing.site_wishes[id].size());
    ASSERT_TRUE(std::ranges::includes(sites, wishes));
    ASSERT_TRUE(standing.tied_group[id].empty() || would_move);
    if (standing.urgency[id].has_value()) {
      ++offered[consent];
    }
  }
  std::int64_t const asked = offered[Consent::willing] + offered[Consent::conditional] +
                             offered[Consent::unwilling] + offered[Consent::signed_up];
  ASSERT_GT(asked, 100);
  EXPECT_GT(offered[Consent::not_asked], 0);
  EXPECT_GT(offered[Consent::unwilling], 0);
  // 124 of 166, give or take what the number of draws allows.
  EXPECT_NEAR(static_cast<double>(offered[Consent::willing] + offered[Consent::signed_up]) /
                  static_cast<double>(asked),
              0.747, 0.06);
}

TEST_P(CountyRegister, SomebodyWantsToMoveWithSomebodyElse) {
  std::map<std::string, int> groups;
  for (HouseholdId const id : table.code.ids()) {
    if (!standing.tied_group[id].empty()) {
      ++groups[standing.tied_group[id]];
    }
  }
  ASSERT_FALSE(groups.empty());
  for (auto const& [group, households] : groups) {
    EXPECT_GE(households, 2) << group;
  }
}

TEST_P(CountyRegister, ThreadsDoNotMatter) {
  SyntheticCounty const county = county_of(GetParam(), people.year.value_or(0));
  EXPECT_EQ(make(county, 1).households, people);
}

INSTANTIATE_TEST_SUITE_P(Eras, CountyRegister, testing::Values(CountyEra::y2016, CountyEra::y2026),
                         [](auto const& era) {
                           return era.param == CountyEra::y2016 ? "y2016" : "y2026";
                         });

TEST(CountyRegisterOf2016, RegisteredHouseholdsHaveACauseAndYearsInOrder) {
  HouseholdTable const& table = people_of(CountyEra::y2016).households;
  HouseholdStanding const& standing = table.standing;
  std::map<RecordStatus, std::int64_t> by_status;
  std::int64_t missed = 0;
  std::int64_t low = 0;
  for (HouseholdId const id : table.code.ids()) {
    bool const is_low = table.income_a_person[id].value() < kLine;
    low += is_low ? 1 : 0;
    ASSERT_EQ(standing.assist_class[id], Stated<AssistClass>());
    ASSERT_EQ(standing.monitor_class[id], Stated<MonitorClass>());
    if (standing.registered_class[id].value() == RegisteredClass::none) {
      missed += is_low ? 1 : 0;
      ASSERT_EQ(standing.cause_main[id], Stated<PovertyCause>::not_applicable());
      continue;
    }
    ASSERT_TRUE(standing.cause_main[id].has_value());
    if (standing.cause_other[id].has_value()) {
      KindSet<PovertyCause> const others = standing.cause_other[id].value();
      ASSERT_LE(others.size(), kMostOtherCauses);
      ASSERT_FALSE(others.empty());
      ASSERT_FALSE(others.contains(standing.cause_main[id].value()));
    }
    RecordStatus const status = standing.record_status[id].value();
    ++by_status[status];
    ASSERT_EQ(status == RecordStatus::exited, !is_low);
    bool const has_exited = status == RecordStatus::exited || status == RecordStatus::relapsed;
    ASSERT_EQ(standing.year_exited[id].has_value(), has_exited);
    ASSERT_EQ(standing.year_relapsed[id].has_value(), status == RecordStatus::relapsed);
    if (has_exited) {
      ASSERT_LT(standing.year_registered[id].value(), standing.year_exited[id].value());
      ASSERT_LE(standing.year_exited[id].value(), 2016);
    }
    if (status == RecordStatus::relapsed) {
      ASSERT_LT(standing.year_exited[id].value(), standing.year_relapsed[id].value());
    }
  }
  for (RecordStatus const status : {RecordStatus::active, RecordStatus::exited,
                                    RecordStatus::relapsed, RecordStatus::new_poor}) {
    EXPECT_GT(by_status[status], 0);
  }
  EXPECT_LT(missed * 100, low * 3);  // the exit of a county wanted less than 2 %
}

// Two counties report 35 % and 64 % [S 004-4, S 002-7].
TEST(CountyRegisterOf2016, IllnessAndDisabilityLead) {
  HouseholdStanding const& standing = people_of(CountyEra::y2016).households.standing;
  std::int64_t ill = 0;
  std::int64_t registered = 0;
  for (Stated<PovertyCause> const& cause : standing.cause_main.values()) {
    registered += cause.has_value() ? 1 : 0;
    ill += cause == Stated(PovertyCause::illness) || cause == Stated(PovertyCause::disability);
  }
  EXPECT_GT(ill * 100, registered * 35);
  EXPECT_LT(ill * 100, registered * 64);
}

TEST(CountyRegisterOf2026, MonitoredHouseholdsHaveARiskAndACause) {
  HouseholdTable const& table = people_of(CountyEra::y2026).households;
  HouseholdStanding const& standing = table.standing;
  std::int64_t monitored = 0;
  std::int64_t struck = 0;
  for (HouseholdId const id : table.code.ids()) {
    if (standing.registered_class[id].value() != RegisteredClass::none) {
      ASSERT_EQ(standing.record_status[id], Stated(RecordStatus::exited));
      ASSERT_LE(standing.year_exited[id].value(), 2020);
    }
    if (standing.monitor_class[id].value() == MonitorClass::none) {
      ASSERT_EQ(standing.risk_kinds[id], Stated<KindSet<RiskKind>>::not_applicable());
      continue;
    }
    ++monitored;
    ASSERT_EQ(standing.monitor_class[id].value(), MonitorClass::monitored);
    ASSERT_FALSE(standing.risk_kinds[id].value().empty());
    ASSERT_TRUE(standing.cause_main[id].has_value());
    bool const is_low = table.income_a_person[id].value() < kLine;
    struck += is_low ? 0 : 1;
    if (standing.risk_cleared[id].value() != RiskCleared::no) {
      ASSERT_FALSE(is_low);
      ASSERT_GT(standing.labourers[id].value(), 0);
    }
  }
  auto const households = static_cast<std::int64_t>(table.size());
  EXPECT_GT(monitored * 100, households * 2);
  EXPECT_LT(monitored * 100, households * 6);
  EXPECT_GT(struck, 0);  // by a shock: the income may be above any line
}

TEST(CountyRegisterOf2026, EveryKindOfAssistanceOccurs) {
  HouseholdStanding const& standing = people_of(CountyEra::y2026).households.standing;
  std::map<AssistClass, std::int64_t> counts;
  for (Stated<AssistClass> const& assist : standing.assist_class.values()) {
    ++counts[assist.value()];
  }
  EXPECT_EQ(counts.size(), kAssistClassNames.size());
}

TEST(CountyRegisterOf2026, UntilThenThereAreThreeClasses) {
  HouseholdRegister const people = make(county_of(CountyEra::y2026, 2023), 2).households;
  HouseholdStanding const& standing = people.households.standing;
  std::set<MonitorClass> classes;
  for (HouseholdId const id : people.households.code.ids()) {
    MonitorClass const found = standing.monitor_class[id].value();
    classes.insert(found);
    bool const is_former = standing.registered_class[id].value() != RegisteredClass::none;
    ASSERT_TRUE(found != MonitorClass::unstable || is_former);
    ASSERT_TRUE(found != MonitorClass::marginal || !is_former);
  }
  EXPECT_EQ(classes, (std::set{MonitorClass::none, MonitorClass::unstable, MonitorClass::marginal,
                               MonitorClass::sudden}));
}

// Most unsafe houses were mended before 2026.
TEST(CountyRegisterEras, HousesAreSaferLater) {
  auto const unsafe = [](CountyEra era) {
    HouseholdTable const& table = people_of(era).households;
    return std::ranges::count(table.house_treatment_accepted.values(), Stated(YesNo::no));
  };
  EXPECT_LT(unsafe(CountyEra::y2026) * 5, unsafe(CountyEra::y2016));
}

}  // namespace
}  // namespace tongcun
