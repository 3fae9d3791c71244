// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_earlier_register.h"

#include "engine/synthetic/chance.h"
#include "engine/synthetic/household_keys.h"

#include <cassert>

namespace tongcun {
namespace {

// Ages of who dies, leaves and joins, in the earlier year [A].
constexpr std::int32_t kDiesFrom = 55;
constexpr std::int32_t kDiesTo = 94;
constexpr std::int32_t kLeavesFrom = 18;
constexpr std::int32_t kLeavesTo = 30;
constexpr std::int32_t kJoinsFrom = 20;
constexpr std::int32_t kJoinsTo = 35;
constexpr std::int32_t kWomen = 600;  // of a thousand that leave: marriages are patrilocal
constexpr int kOneClassFrom = 2026;   // of monitoring (domain reference 4.3)

class EarlierRegister {
 public:
  EarlierRegister(HouseholdRegister const& now, std::vector<HouseholdSplit> const& splits,
                  std::uint64_t seed, YearOfChange const& change)
      : now_(now), seed_(seed), change_(change), part_(now.households.size()) {
    joined_.resize(now.households.size());
    for (HouseholdSplit const& split : splits) {
      assert(now.households.persons[split.newcomer] + now.households.persons[split.source] <=
             kMostTogether);
      part_[split.newcomer] = Part::split_off;
      part_[split.source] = Part::source;
      joined_[split.source] = split.newcomer;
    }
  }

  HouseholdRegister make() {
    before_.invented = now_.invented;
    before_.year = now_.year.value() - 1;
    before_.households.resize(now_.households.size());
    for (HouseholdId const id : now_.households.code.ids()) {
      RandomStream random(seed_, Purpose::synthetic_earlier_year,
                          village_key(now_.households.code[id]));
      bool const came = happens(random, change_.came) && part_[id] == Part::whole &&
                        !now_.households.standing.record_status[id].has_value();
      if (!came && part_[id] != Part::split_off) {
        add_household(id, random);
      }
    }
    before_.households.resize(next_);
    return std::move(before_);
  }

 private:
  enum class Part : std::uint8_t { whole, source, split_off };

  void add_household(HouseholdId now, RandomStream& random) {
    HouseholdTable const& from = now_.households;
    HouseholdTable& to = before_.households;
    HouseholdId const then(next_++);
    to.code[then] = from.code[now];
    to.village[then] = from.village[now];
    to.point[then] = from.point[now];
    to.geocode_level[then] = from.geocode_level[now];
    to.group[then] = from.group[now];
    to.first_person[then] = PersonId(static_cast<std::uint32_t>(before_.persons.size()));
    add_members(now, then, random);
    if (!joined_[now].is_none()) {
      RandomStream of_newcomer(seed_, Purpose::synthetic_earlier_year,
                               village_key(from.code[joined_[now]]));
      static_cast<void>(happens(of_newcomer, change_.came));
      add_members(joined_[now], then, of_newcomer);
    }
    // Rows that the register of now miscounts are miscounted by as many then.
    to.persons[then] = to.listed[then] + from.persons[now] - from.listed[now];
    set_standing(now, then, random);
  }

  // Of a household, without who joined since and with who died or left.
  void add_members(HouseholdId now, HouseholdId then, RandomStream& random) {
    HouseholdTable const& table = now_.households;
    PersonTable const& persons = now_.persons;
    bool has_newcomer = happens(random, change_.joined);
    for (std::int32_t member = 0; member < table.listed[now]; ++member) {
      PersonId const person(table.first_person[now].value() + static_cast<std::uint32_t>(member));
      if (!persons.age[person].has_value()) {
        add_person(then, persons.sex[person], {}, persons.relation[person]);
        continue;
      }
      std::int32_t const age = persons.age[person].value() - 1;
      bool const joins = has_newcomer && member > 0 && age >= kJoinsFrom && age <= kJoinsTo;
      has_newcomer = has_newcomer && !joins;
      if (age >= 0 && !joins) {
        add_person(then, persons.sex[person], Stated(age), persons.relation[person]);
      }
    }
    if (happens(random, change_.died)) {
      bool const is_woman = happens(random, 500);
      add_lost(then, is_woman, uniform(random, kDiesFrom, kDiesTo));
    }
    if (happens(random, change_.left)) {
      bool const is_woman = happens(random, kWomen);
      add_lost(then, is_woman, uniform(random, kLeavesFrom, kLeavesTo));
    }
  }

  void add_lost(HouseholdId then, bool is_woman, std::int32_t age) {
    if (before_.households.listed[then] < kLargestHousehold) {
      add_person(then, Stated(is_woman ? Sex::f : Sex::m), Stated(age), Stated(Relation::other));
    }
  }

  void add_person(HouseholdId then, Stated<Sex> sex, Stated<std::int32_t> age,
                  Stated<Relation> relation) {
    PersonTable& persons = before_.persons;
    PersonId const person(static_cast<std::uint32_t>(persons.size()));
    persons.resize(persons.size() + 1);
    persons.household[person] = then;
    persons.sex[person] = sex;
    persons.age[person] = age;
    persons.relation[person] = relation;
    ++before_.households.listed[then];
  }

  void set_standing(HouseholdId now, HouseholdId then, RandomStream& random) {
    HouseholdStanding const& is = now_.households.standing;
    HouseholdStanding& was = before_.households.standing;
    was.registered_class[then] = is.registered_class[now];
    was.record_status[then] = is.record_status[now];
    was.year_registered[then] = is.year_registered[now];
    was.year_exited[then] = is.year_exited[now];
    was.year_relapsed[then] = is.year_relapsed[now];
    take_back_registration(then);
    was.assist_class[then] = is.assist_class[now];
    was.monitor_class[then] = is.monitor_class[now];
    was.risk_kinds[then] = is.risk_kinds[now];
    was.risk_cleared[then] = is.risk_cleared[now];
    take_back_monitoring(then, random);
  }

  [[nodiscard]] bool is_since(Stated<std::int32_t> const& year) const {
    return year.has_value() && year.value() > *before_.year;
  }

  void take_back_registration(HouseholdId then) {
    HouseholdStanding& was = before_.households.standing;
    if (is_since(was.year_registered[then])) {
      was.registered_class[then] = Stated(RegisteredClass::none);
      was.record_status[then] = Stated<RecordStatus>::not_applicable();
      for (auto* years : {&was.year_registered, &was.year_exited, &was.year_relapsed}) {
        (*years)[then] = Stated<std::int32_t>::not_applicable();
      }
      return;
    }
    if (is_since(was.year_relapsed[then])) {
      was.record_status[then] = Stated(RecordStatus::exited);
      was.year_relapsed[then] = Stated<std::int32_t>::not_applicable();
    }
    if (is_since(was.year_exited[then])) {
      was.record_status[then] = Stated(RecordStatus::active);
      was.year_exited[then] = Stated<std::int32_t>::not_applicable();
    }
  }

  // Cleared risks stood a year ago; some of those that stand did not yet.
  void take_back_monitoring(HouseholdId then, RandomStream& random) {
    HouseholdStanding& was = before_.households.standing;
    Stated<MonitorClass>& of_class = was.monitor_class[then];
    bool const is_new = happens(random, change_.watched);
    if (!of_class.has_value() || of_class.value() == MonitorClass::none) {
      return;
    }
    if (was.risk_cleared[then] == Stated(RiskCleared::no) && is_new) {
      of_class = Stated(MonitorClass::none);
      was.risk_kinds[then] = Stated<KindSet<RiskKind>>::not_applicable();
      was.risk_cleared[then] = Stated<RiskCleared>::not_applicable();
      return;
    }
    was.risk_cleared[then] = Stated(RiskCleared::no);
    if (of_class.value() == MonitorClass::monitored && *before_.year < kOneClassFrom) {
      bool const was_registered = was.registered_class[then].has_value() &&
                                  was.registered_class[then].value() != RegisteredClass::none;
      of_class = Stated(was_registered ? MonitorClass::unstable : MonitorClass::marginal);
    }
  }

  HouseholdRegister const& now_;
  std::uint64_t seed_;
  YearOfChange change_;
  IdVector<HouseholdId, Part> part_;
  IdVector<HouseholdId, HouseholdId> joined_;  // by source: who was split off it
  HouseholdRegister before_;
  std::uint32_t next_ = 0;  // household of before_
};

}  // namespace

HouseholdRegister make_earlier_register(HouseholdRegister const& now,
                                        std::vector<HouseholdSplit> const& splits,
                                        std::uint64_t seed, YearOfChange const& change) {
  return EarlierRegister(now, splits, seed, change).make();
}

}  // namespace tongcun
