// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/plant_household_defects.h"

#include <array>
#include <cstdlib>
#include <map>

namespace tongcun {
namespace {

// By how much an income is off its sum: this, and a tenth of it. Half a per cent is let pass
// (V301).
constexpr std::int64_t kOffSum = 123'400;            // minor units
constexpr std::int32_t kFarFromVillage = 3'000'000;  // canonical units of latitude: 33 km
constexpr std::int32_t kOtherGrade = 6;
constexpr std::size_t kAlike = 12;  // more than ten are remarkable (V603)
constexpr std::int64_t kWan = 10'000;
constexpr std::int64_t kLeastInWan = 100'000;  // minor units: what is left has two digits

// Columns of the account of a household.
constexpr std::array kAccount{
    &HouseholdStanding::income_wage,     &HouseholdStanding::income_business,
    &HouseholdStanding::income_property, &HouseholdStanding::income_transfer,
    &HouseholdStanding::business_cost,   &HouseholdStanding::income_net};

class HouseholdPlanter {
 public:
  HouseholdPlanter(HouseholdRegister& people, RowChooser& chooser,
                   std::vector<PlantedDefect>& planted)
      : people_(people), chooser_(chooser), planted_(planted) {}

  void plant() {
    plant_alike_incomes();  // first: they need a dozen of a kind
    plant_each(DefectKind::exit_before_entry, &HouseholdPlanter::leaves_before_entry);
    plant_each(DefectKind::business_without_cost, &HouseholdPlanter::earns_without_cost);
    plant_each(DefectKind::grade_of_another_age, &HouseholdPlanter::goes_to_another_grade);
    plant_each(DefectKind::income_off_sum, &HouseholdPlanter::has_another_sum);
    plant_each(DefectKind::more_at_work, &HouseholdPlanter::works_more);
    plant_each(DefectKind::reason_not_named, &HouseholdPlanter::names_no_reason);
    plant_each(DefectKind::house_far_away, &HouseholdPlanter::lives_elsewhere);
    plant_each(DefectKind::persons_miscounted, &HouseholdPlanter::counts_one_more);
    plant_each(DefectKind::amounts_in_wan, &HouseholdPlanter::counts_in_wan);
  }

 private:
  enum class Do : std::uint8_t { look, change };
  // Whether a household can bear a defect; it does from then on if asked to.
  using Bear = bool (HouseholdPlanter::*)(HouseholdId, Do);

  void plant_each(DefectKind kind, Bear bear) {
    HouseholdTable const& table = people_.households;
    std::vector<std::size_t> able;
    for (HouseholdId const id : table.code.ids()) {
      if ((this->*bear)(id, Do::look)) {
        able.push_back(id.value());
      }
    }
    auto const code_of = [&](std::size_t at) -> std::string const& {
      return table.code[HouseholdId(static_cast<std::uint32_t>(at))];
    };
    for (std::size_t const at : chooser_.choose(kind, std::move(able), table.size(), code_of)) {
      (this->*bear)(HouseholdId(static_cast<std::uint32_t>(at)), Do::change);
      planted_.push_back({kind, code_of(at), ""});
    }
  }

  bool leaves_before_entry(HouseholdId id, Do what) {
    HouseholdStanding& standing = people_.households.standing;
    bool const is_able =
        standing.year_registered[id].has_value() && standing.year_exited[id].has_value();
    if (is_able && what == Do::change) {
      standing.year_exited[id] = Stated(standing.year_registered[id].value() - 1);
    }
    return is_able;
  }

  // The cost is taken out of the earnings, so that the sum stays.
  bool earns_without_cost(HouseholdId id, Do what) {
    HouseholdStanding& standing = people_.households.standing;
    Stated<std::int64_t>& business = standing.income_business[id];
    Stated<std::int64_t>& cost = standing.business_cost[id];
    bool const is_able = business.has_value() && cost.has_value() && cost.value() > 0 &&
                         business.value() > cost.value();
    if (is_able && what == Do::change) {
      business = Stated(business.value() - cost.value());
      cost = Stated(std::int64_t{0});
    }
    return is_able;
  }

  bool goes_to_another_grade(HouseholdId id, Do what) {
    HouseholdTable const& table = people_.households;
    PersonTable& persons = people_.persons;
    for (std::int32_t member = 0; member < table.listed[id]; ++member) {
      PersonId const person(table.first_person[id].value() + static_cast<std::uint32_t>(member));
      Stated<std::int32_t>& grade = persons.school_grade[person];
      if (grade.has_value() && persons.age[person].has_value()) {
        if (what == Do::change) {
          std::int32_t const now = grade.value();
          grade = Stated(now > kOtherGrade ? now - kOtherGrade : now + kOtherGrade);
        }
        return true;
      }
    }
    return false;
  }

  bool has_another_sum(HouseholdId id, Do what) {
    Stated<std::int64_t>& net = people_.households.standing.income_net[id];
    bool const is_able = net.has_value();
    if (is_able && what == Do::change) {
      net = Stated(net.value() + std::abs(net.value()) / 10 + kOffSum);
    }
    return is_able;
  }

  bool works_more(HouseholdId id, Do what) {
    HouseholdStanding& standing = people_.households.standing;
    bool const is_able =
        standing.labourers[id].has_value() && standing.labourers_employed[id].has_value();
    if (is_able && what == Do::change) {
      standing.labourers_employed[id] = Stated(standing.labourers[id].value() + 1);
    }
    return is_able;
  }

  // Monitored and not cleared, or registered and not exited.
  bool names_no_reason(HouseholdId id, Do what) {
    HouseholdStanding& standing = people_.households.standing;
    bool const is_monitored = standing.monitor_class[id].has_value() &&
                              standing.monitor_class[id].value() != MonitorClass::none &&
                              standing.risk_kinds[id].has_value() &&
                              !standing.risk_kinds[id].value().empty() &&
                              standing.risk_cleared[id] == Stated(RiskCleared::no);
    bool const is_registered = standing.record_status[id] == Stated(RecordStatus::active) &&
                               standing.cause_main[id].has_value();
    bool const is_old = people_.year && *people_.year <= kLastYearOfCauses;
    bool const is_able = is_old ? is_registered : is_monitored;
    if (is_able && what == Do::change) {
      if (is_old) {
        standing.cause_main[id] = {};
      } else {
        standing.risk_kinds[id] = {};
      }
    }
    return is_able;
  }
  static constexpr int kLastYearOfCauses = 2020;

  bool lives_elsewhere(HouseholdId id, Do what) {
    HouseholdTable& table = people_.households;
    bool const is_able = table.geocode_level[id] == GeocodeLevel::house;
    if (is_able && what == Do::change) {
      table.point[id].lat += kFarFromVillage;
    }
    return is_able;
  }

  // The income of a person is left out: with one more of them it would be another mistake.
  bool counts_one_more(HouseholdId id, Do what) {
    HouseholdTable& table = people_.households;
    bool const is_able = table.listed[id] == table.persons[id] &&
                         table.persons[id] < kLargestHousehold && table.listed[id] > 0;
    if (is_able && what == Do::change) {
      ++table.persons[id];
      table.income_a_person[id] = {};
    }
    return is_able;
  }

  // Every amount of the account, to the nearest hundredth of a yuan, as whoever fills in a form of
  // another unit does.
  bool counts_in_wan(HouseholdId id, Do what) {
    HouseholdTable& table = people_.households;
    Stated<std::int64_t> const& income = table.income_a_person[id];
    bool const is_able = income.has_value() && income.value() >= kLeastInWan;
    if (is_able && what == Do::change) {
      auto const convert = [](Stated<std::int64_t>& amount) {
        if (amount.has_value()) {
          amount = Stated((amount.value() + kWan / 2) / kWan);
        }
      };
      convert(table.income_a_person[id]);
      for (auto const column : kAccount) {
        convert((table.standing.*column)[id]);
      }
    }
    return is_able;
  }

  // Households of one village and one size, all with the accounts of the first of them.
  void plant_alike_incomes() {
    HouseholdTable const& table = people_.households;
    std::map<std::pair<VillageId, std::int32_t>, std::vector<HouseholdId>> alike;
    for (HouseholdId const id : table.code.ids()) {
      Stated<std::int64_t> const& income = table.income_a_person[id];
      if (income.has_value() && income.value() > 0) {
        alike[{table.village[id], table.persons[id]}].push_back(id);
      }
    }
    std::vector<std::size_t> able;
    std::map<std::size_t, std::vector<HouseholdId> const*> groups;
    for (auto const& [key, households] : alike) {
      if (households.size() >= kAlike) {
        able.push_back(households.front().value());
        groups[households.front().value()] = &households;
      }
    }
    constexpr DefectKind kKind = DefectKind::alike_incomes;
    // Villages are counted, not households: a dozen of each.
    std::size_t const villages = able.size();
    auto const code_of = [&](std::size_t at) -> std::string const& {
      return table.code[HouseholdId(static_cast<std::uint32_t>(at))];
    };
    for (std::size_t const at : chooser_.choose(kKind, std::move(able), villages, code_of)) {
      std::vector<HouseholdId> const& group = *groups[at];
      for (std::size_t i = 0; i < kAlike; ++i) {
        static_cast<void>(chooser_.take(kKind, group[i].value()));
        copy_account(group.front(), group[i]);
        planted_.push_back({kKind, table.code[group[i]], ""});
      }
    }
  }

  void copy_account(HouseholdId from, HouseholdId to) {
    HouseholdTable& table = people_.households;
    HouseholdStanding& standing = table.standing;
    table.income_a_person[to] = table.income_a_person[from];
    for (auto const column : kAccount) {
      (standing.*column)[to] = (standing.*column)[from];
    }
  }

  HouseholdRegister& people_;
  RowChooser& chooser_;
  std::vector<PlantedDefect>& planted_;
};

}  // namespace

void plant_household_defects(HouseholdRegister& people, RowChooser& chooser,
                             std::vector<PlantedDefect>& planted) {
  HouseholdPlanter(people, chooser, planted).plant();
}

}  // namespace tongcun
