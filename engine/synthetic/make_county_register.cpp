// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_county_register.h"

#include "engine/run/parallel.h"
#include "engine/synthetic/chance.h"
#include "engine/synthetic/draw_consent.h"
#include "engine/synthetic/draw_income_account.h"
#include "engine/synthetic/draw_standing.h"
#include "engine/synthetic/household_keys.h"
#include "engine/synthetic/look_around.h"
#include "engine/synthetic/place_houses.h"
#include "engine/synthetic/standing_shares.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kBlock = 4096;
constexpr std::int32_t kPerMille = 1000;  // millionths

// Who works: from sixteen (the Labour Law of China) to fifty-nine, most of them able to; at work
// are three of four [A].
constexpr std::int32_t kWorkingAgeFirst = 16;
constexpr std::int32_t kWorkingAgeLast = 59;
constexpr std::int32_t kAble = 940;
constexpr std::int32_t kAtWork = 750;
// Houses: so many square metres, and so many more for each person [A].
constexpr std::int32_t kLeastHouse = 30;
constexpr std::int32_t kLargestBase = 60;
constexpr std::int32_t kLeastPerPerson = 12;
constexpr std::int32_t kMostPerPerson = 26;
constexpr std::int64_t kSquareMetre = 100;  // square decimetres

// Of a thousand below the line: who was worried about food or clothing on the forms until 2020 [A].
constexpr std::int32_t kWorried = 60;

// Of a thousand that would move: who wants to move with the next such household of the hamlet [A].
constexpr std::int32_t kTied = 80;

// Hamlets in the place of villages, so that each gets exactly its own people.
Villages hamlets_as_villages(SyntheticCounty const& county) {
  Villages places;
  for (SyntheticHamlet const& hamlet : county.hamlets) {
    places.code.push_back(hamlet.code);
    places.name.push_back(hamlet.name);
    places.township_code.push_back("");
    places.township_name.push_back("");
    places.county_code.push_back("");
    places.county_name.push_back("");
    places.persons.push_back(hamlet.persons);
    places.households.push_back(hamlet.households);
    places.area.push_back({});
    places.point.push_back(hamlet.point);
    places.point_source.push_back(PointSource::point_layer);
    places.record.push_back({});
  }
  return places;
}

class CountyRegister {
 public:
  CountyRegister(SyntheticCounty const& county, IncomeCalibration const& income,
                 RunSettings const& run)
      : county_(county), income_(income), run_(run), shares_(shares_of(county.parameters.era)) {}

  MadeRegister make() {
    RegisterParameters parameters;
    parameters.seed = county_.parameters.seed;
    parameters.year = county_.parameters.year;
    parameters.headcount = shares_.deprived * kPerMille;
    parameters.intensity = shares_.intensity * kPerMille;
    parameters.insured = shares_.insured * kPerMille;
    parameters.income = income_;
    made_ = make_register(hamlets_as_villages(county_), parameters, run_);
    if (made_.status != RegisterStatus::made) {
      return std::move(made_);
    }
    hamlet_of_ = table().village;
    outlooks_ = look_around(county_);
    find_sites();
    for_each_block(run_, "standing", table().size(), kBlock,
                   [&](std::size_t begin, std::size_t end) {
                     for (std::size_t i = begin; i < end; ++i) {
                       describe(HouseholdId(static_cast<std::uint32_t>(i)));
                     }
                   });
    tie_groups();
    return std::move(made_);
  }

 private:
  HouseholdTable& table() { return made_.households.households; }
  HouseholdStanding& standing() { return table().standing; }
  PersonTable& persons() { return made_.households.persons; }

  // The candidates of its county that people of each hamlet think of.
  void find_sites() {
    struct Candidates {
      std::vector<SiteSpot> spots;
      std::vector<std::string> codes;
    };
    std::map<std::string_view, Candidates> counties;
    for (SyntheticSite const& site : county_.sites) {
      if (site.record.status == SiteStatus::candidate) {
        Candidates& county =
            counties[std::string_view(site.township_code).substr(0, county_digits())];
        county.spots.push_back({site.point, site.record.kind.value_or(SiteKind::market_town)});
        county.codes.push_back(site.code);
      }
    }
    in_mind_.resize(outlooks_.size());
    for (std::size_t i = 0; i < outlooks_.size(); ++i) {
      Candidates const& county = counties[county_.villages[outlooks_[i].village].county_code];
      for (std::uint32_t const at : sites_in_mind(county.spots, county_.hamlets[i].point)) {
        in_mind_[i].push_back(county.codes[at]);
      }
    }
  }

  [[nodiscard]] std::size_t county_digits() const {
    return county_.counties.empty() ? 0 : county_.counties.front().code.size();
  }

  void describe(HouseholdId id) {
    std::uint64_t const key = village_key(table().code[id]);
    std::uint64_t const seed = county_.parameters.seed;
    std::uint32_t const hamlet = hamlet_of_[id].value();
    std::uint32_t const village = outlooks_[hamlet].village;
    table().village[id] = VillageId(village);
    table().group[id] = county_.hamlets[hamlet].name;
    RandomStream place(seed, Purpose::synthetic_hamlet_house, key);
    table().point[id] =
        place_house(county_.hamlets[hamlet].point, county_.villages[village].area, place);
    table().geocode_level[id] = GeocodeLevel::house;

    RandomStream standing_stream(seed, Purpose::synthetic_standing, key);
    StandingFacts const facts = facts_of(id, outlooks_[hamlet].is_remote, standing_stream);
    if (county_.parameters.era == CountyEra::y2016) {
      bool const has_worry = happens(standing_stream, kWorried) && facts.income < facts.line;
      table().food_and_clothing[id] = Stated(has_worry ? YesNo::no : YesNo::yes);
    }
    draw_standing(county_.parameters, facts, id, standing(), standing_stream);
    RandomStream account(seed, Purpose::synthetic_income_account, key);
    describe_income(id, account);
    RandomStream wish(seed, Purpose::synthetic_relocation_wish, key);
    draw_consent(outlooks_[hamlet], in_mind_[hamlet], id, standing(), wish);
  }

  // Counts who can work and measures the house on the way.
  StandingFacts facts_of(HouseholdId id, bool is_remote, RandomStream& random) {
    StandingFacts facts;
    facts.persons = table().persons[id];
    facts.is_remote = is_remote;
    facts.income = table().income_a_person[id].value();
    facts.line = income_.line;
    std::int32_t employed = 0;
    for (std::int32_t i = 0; i < table().listed[id]; ++i) {
      PersonId const person(table().first_person[id].value() + static_cast<std::uint32_t>(i));
      std::int32_t const age = persons().age[person].value();
      bool const is_able = happens(random, kAble);
      bool const is_at_work = happens(random, kAtWork);
      if (age >= kWorkingAgeFirst && age <= kWorkingAgeLast && is_able) {
        ++facts.labourers;
        employed += is_at_work ? 1 : 0;
      }
      bool const is_back = happens(random, shares_.back_at_school);
      if (is_back && persons().enrolled[person] == Stated(YesNo::no)) {
        take_back(person);
      }
      Stated<YesNo> const enrolled = persons().enrolled[person];
      facts.has_pupil = facts.has_pupil || enrolled.has_value();
      facts.is_out_of_school = facts.is_out_of_school || enrolled == Stated(YesNo::no);
    }
    mend(id, facts, random);
    standing().labourers[id] = Stated(facts.labourers);
    standing().labourers_employed[id] = Stated(employed);
    std::int32_t const metres = uniform(random, kLeastHouse, kLargestBase) +
                                facts.persons * uniform(random, kLeastPerPerson, kMostPerPerson);
    standing().house_area[id] = Stated(metres * kSquareMetre);
    return facts;
  }

  // Into the grade of the age, by day.
  void take_back(PersonId person) {
    constexpr std::int32_t kLastGrade = 9;
    std::int32_t const grade = persons().age[person].value() - kCompulsoryAgeFirst + 1;
    persons().enrolled[person] = Stated(YesNo::yes);
    persons().school_grade[person] = Stated(std::min(grade, kLastGrade));
    persons().boards[person] = Stated(YesNo::no);
  }

  // What programmes have mended by now; the indicators of the index stay as they were drawn.
  void mend(HouseholdId id, StandingFacts& facts, RandomStream& random) {
    IndicatorSet const deprived = table().deprivations[id].deprived;
    bool const is_house_mended = happens(random, shares_.mended_houses);
    bool const is_water_mended = happens(random, shares_.mended_water);
    bool const is_tapped = happens(random, shares_.tapped);
    if (deprived.contains(MpiIndicator::housing)) {
      facts.is_house_unsafe = !is_house_mended;
      table().house_treatment_accepted[id] = Stated(is_house_mended ? YesNo::yes : YesNo::no);
    }
    if (deprived.contains(MpiIndicator::drinking_water)) {
      facts.is_water_unsafe = !is_water_mended;
      if (is_water_mended) {
        lay_on_tap(id);
      }
    } else if (is_tapped) {
      lay_on_tap(id);
    }
  }

  void lay_on_tap(HouseholdId id) {
    table().water_source[id] = Stated(DrinkingSource::piped);
    table().water_fetch_minutes[id] = Stated<std::int32_t>::not_applicable();
  }

  void describe_income(HouseholdId id, RandomStream& random) {
    std::int64_t const net = table().income_a_person[id].value() * table().persons[id];
    IncomeAccount const account = draw_income_account(
        net, standing().labourers[id].value(), standing().labourers_employed[id].value(), random);
    standing().income_wage[id] = Stated(account.wage);
    standing().income_business[id] = Stated(account.business);
    standing().income_property[id] = Stated(account.property);
    standing().income_transfer[id] = Stated(account.transfer);
    standing().business_cost[id] = Stated(account.business_cost);
    standing().income_net[id] = Stated(account.net());
  }

  // Some households want to move with the next one of their hamlet that would move as well.
  void tie_groups() {
    HouseholdId last = HouseholdId::none();
    for (HouseholdId const id : table().code.ids()) {
      if (!would_move(standing(), id)) {
        continue;
      }
      RandomStream random(county_.parameters.seed, Purpose::synthetic_tied_group,
                          village_key(table().code[id]));
      bool const is_tied = happens(random, kTied);
      if (is_tied && !last.is_none() && hamlet_of_[last] == hamlet_of_[id]) {
        std::string& group = standing().tied_group[last];
        if (group.empty()) {
          group = "T-" + table().code[last];
        }
        standing().tied_group[id] = group;
      }
      last = id;
    }
  }

  SyntheticCounty const& county_;
  IncomeCalibration const& income_;
  RunSettings const& run_;
  StandingShares shares_;
  MadeRegister made_;
  IdVector<HouseholdId, VillageId> hamlet_of_;
  std::vector<HamletOutlook> outlooks_;            // of each hamlet
  std::vector<std::vector<std::string>> in_mind_;  // likewise: codes of sites
};

}  // namespace

IncomeCalibration county_income(CountyEra era, std::int64_t line, IncomeUnit unit) {
  return {line, PoorIf::below, shares_of(era).low_income * kPerMille, std::move(unit)};
}

MadeRegister make_county_register(SyntheticCounty const& county, IncomeCalibration const& income,
                                  RunSettings const& run) {
  return CountyRegister(county, income, run).make();
}

}  // namespace tongcun
