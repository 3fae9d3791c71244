// SPDX-License-Identifier: Apache-2.0
#include "engine/region/build_register.h"

#include "engine/region/doubt_not_applicable.h"
#include "engine/region/house_places.h"
#include "engine/region/take_standing.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

std::optional<VillageId> village_of(Villages const& villages, std::string const& code) {
  auto const codes = villages.code.values();
  auto const found = std::ranges::lower_bound(codes, code);
  if (found == codes.end() || *found != code) {
    return std::nullopt;
  }
  return VillageId(static_cast<std::uint32_t>(found - codes.begin()));
}

// Of members without names: who is alike in all that is recorded may change places.
auto order_of(PersonRow const& row) {
  return std::tie(row.household_code, row.relation, row.age, row.sex, row.education, row.enrolled,
                  row.taught_at_home, row.excused, row.boards, row.school_grade,
                  row.medically_insured);
}

// Registers are mostly written in order, and to see that is cheaper than to sort.
template <class Rows, class Less>
void sort_unless_sorted(Rows& rows, Less const& less) {
  if (!std::ranges::is_sorted(rows, less)) {
    std::ranges::sort(rows, less);
  }
}

class RegisterBuilder {
 public:
  RegisterBuilder(RegisterRows rows, Villages const& villages, Length house_reach)
      : rows_(std::move(rows)), villages_(villages), places_(villages, house_reach) {}

  BuiltRegister build(std::optional<int> year) {
    built_.people.year = year;
    built_.problems = doubt_not_applicable(rows_);
    decide_invented();
    sort_households();
    sort_persons();
    find_members();
    fill();
    std::ranges::sort(built_.problems, [](auto const& a, auto const& b) {
      return std::tie(a.layer, a.row, a.rule, a.field) < std::tie(b.layer, b.row, b.rule, b.field);
    });
    return std::move(built_);
  }

 private:
  // A household with its village and its members among the rows of persons.
  struct Entry {
    HouseholdRow* row = nullptr;
    VillageId village;
    std::size_t first = 0;
    std::size_t members = 0;
    std::int32_t persons = 0;
  };

  RegisterProblem& problem(std::string rule, Treatment treatment, LayerId layer, std::int64_t row) {
    Severity const severity =
        treatment == Treatment::rejected ? Severity::error : Severity::warning;
    built_.problems.push_back({std::move(rule), severity, treatment, layer, row, "", {}});
    return built_.problems.back();
  }

  RegisterProblem& no_place(LayerId layer, std::int64_t row, char const* field) {
    RegisterProblem& found = problem("V401", Treatment::quarantined, layer, row);
    found.field = field;
    return found;
  }

  void decide_invented() {
    std::int64_t invented = 0;
    auto const count = [&](auto const& rows) {
      invented += std::ranges::count_if(rows, [](auto const& row) { return row.invented; });
    };
    count(rows_.households);
    count(rows_.persons);
    auto const all = static_cast<std::int64_t>(rows_.households.size() + rows_.persons.size());
    built_.people.invented = all > 0 && invented == all;
    if (invented > 0 && invented < all) {
      problem("V916", Treatment::rejected, LayerId::none(), 0).values = {
          {"count", std::to_string(invented)}, {"of", std::to_string(all)}};
    }
  }

  void sort_households() {
    for (HouseholdRow& row : rows_.households) {
      if (std::optional<VillageId> const village = village_of(villages_, row.village_code)) {
        entries_.push_back({&row, *village, 0, 0, 0});
      } else {
        no_place(row.layer, row.row, "village_code").values = {{"of_household", "yes"}};
        homeless_.push_back(row.code);
      }
    }
    std::ranges::sort(homeless_);
    sort_unless_sorted(entries_, [](Entry const& a, Entry const& b) {
      return std::tie(a.village, a.row->code) < std::tie(b.village, b.row->code);
    });
    std::vector<Entry const*> by_code;
    by_code.reserve(entries_.size());
    for (Entry const& entry : entries_) {
      by_code.push_back(&entry);
    }
    sort_unless_sorted(by_code,
                       [](Entry const* a, Entry const* b) { return a->row->code < b->row->code; });
    for (std::size_t i = 0; i < by_code.size(); ++i) {
      auto const equals = [&](std::size_t other) {
        return other < by_code.size() && by_code[other]->row->code == by_code[i]->row->code;
      };
      if (equals(i + 1) || (i > 0 && equals(i - 1))) {
        problem("V701", Treatment::rejected, by_code[i]->row->layer, by_code[i]->row->row).field =
            "code";
      }
    }
  }

  // Where the rows of a register come household by household, as most do, they are sorted household
  // by household.
  void sort_persons() {
    auto const in_order = [](PersonRow const& a, PersonRow const& b) {
      return order_of(a) < order_of(b);
    };
    std::vector<PersonRow>& persons = rows_.persons;
    if (!std::ranges::is_sorted(persons, {}, &PersonRow::household_code)) {
      std::ranges::sort(persons, in_order);
      return;
    }
    for (auto begin = persons.begin(); begin != persons.end();) {
      auto const end = std::find_if(begin, persons.end(), [&](PersonRow const& row) {
        return row.household_code != begin->household_code;
      });
      std::sort(begin, end, in_order);
      begin = end;
    }
  }

  // The members of a household, which mostly follow on those of the one before.
  [[nodiscard]] std::pair<std::size_t, std::size_t> members_of(std::string const& code,
                                                               std::size_t guess) const {
    std::vector<PersonRow> const& persons = rows_.persons;
    auto const household = [](PersonRow const& row) -> std::string const& {
      return row.household_code;
    };
    bool const is_first = guess < persons.size() && persons[guess].household_code == code &&
                          (guess == 0 || persons[guess - 1].household_code != code);
    if (!is_first) {
      auto const range = std::ranges::equal_range(persons, code, {}, household);
      return {static_cast<std::size_t>(range.begin() - persons.begin()), range.size()};
    }
    std::size_t end = guess;
    while (end < persons.size() && persons[end].household_code == code) {
      ++end;
    }
    return {guess, end - guess};
  }

  void find_members() {
    std::vector<PersonRow> const& persons = rows_.persons;
    std::vector<std::uint8_t> is_member(persons.size(), 0);
    std::size_t guess = 0;
    for (Entry& entry : entries_) {
      std::tie(entry.first, entry.members) = members_of(entry.row->code, guess);
      guess = entry.first + entry.members;
      std::fill_n(is_member.begin() + static_cast<std::ptrdiff_t>(entry.first), entry.members, 1);
    }
    for (std::size_t i = 0; i < persons.size(); ++i) {
      if (is_member[i] == 0) {
        // Members of a household without a village share its fate.
        if (std::ranges::binary_search(homeless_, persons[i].household_code)) {
          no_place(persons[i].layer, persons[i].row, "village_code").values = {
              {"of_member", "yes"}};
        } else {
          no_place(persons[i].layer, persons[i].row, "household_code").values = {
              {"of_person", "yes"}};
        }
      }
    }
    std::erase_if(entries_, [this](Entry& entry) { return !has_size(entry); });
    note_alike();
  }

  // Persons have no code. Two who are alike in all that is read may be twins; three, or two heads
  // or spouses, are more likely one person listed again. Our generator repeats nobody.
  void note_alike() {
    for (Entry const& entry : entries_) {
      std::size_t alike = 1;
      for (std::size_t i = entry.first + 1; i < entry.first + entry.members; ++i) {
        PersonRow const& row = rows_.persons[i];
        bool const is_alike =
            !row.invented && row.age.has_value() && order_of(row) == order_of(rows_.persons[i - 1]);
        alike = is_alike ? alike + 1 : 1;
        if (alike >= 3 || (alike == 2 && is_single(row.relation))) {
          problem("V402", Treatment::noted, row.layer, row.row).field = "household_code";
        }
      }
    }
  }
  static bool is_single(Stated<Relation> const& relation) {
    return relation == Stated(Relation::head) || relation == Stated(Relation::spouse);
  }

  // Decides how many persons live in a household; false, and quarantined, if nobody can tell.
  bool has_size(Entry& entry) {
    HouseholdRow const& row = *entry.row;
    auto const members = static_cast<std::int64_t>(entry.members);
    // Nobody lives in a household of none: a zero is no number, and its members count.
    bool const is_zero = row.persons == 0;
    std::int64_t const persons = row.persons && !is_zero ? std::int64_t{*row.persons} : members;
    if (persons < 1 || persons > kLargestHousehold || members > kLargestHousehold) {
      RegisterProblem& found = problem("V107", Treatment::quarantined, row.layer, row.row);
      found.field = "persons";
      found.values = {{"apart", "yes"}};
      for (std::size_t i = 0; i < entry.members; ++i) {
        PersonRow const& member = rows_.persons[entry.first + i];
        RegisterProblem& of_member =
            problem("V107", Treatment::quarantined, member.layer, member.row);
        of_member.field = "household_code";
        of_member.values = {{"apart", "yes"}};
      }
      return false;
    }
    if (is_zero) {
      RegisterProblem& found = problem("V107", Treatment::noted, row.layer, row.row);
      found.field = "persons";
      found.values = {{"zero", "yes"}};
    } else if (row.persons && members > 0 && members != persons) {
      problem("V404", Treatment::noted, row.layer, row.row).field = "persons";
    }
    entry.persons = static_cast<std::int32_t>(persons);
    return true;
  }

  void fill() {
    HouseholdTable& table = built_.people.households;
    table.resize(entries_.size());
    std::size_t next = 0;
    for (Entry const& entry : entries_) {
      next += entry.members;
    }
    built_.people.persons.resize(next);
    look_at_standings();
    bool has_income = false;
    next = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      HouseholdId const id(static_cast<std::uint32_t>(i));
      Entry const& entry = entries_[i];
      HouseholdRow& row = *entry.row;
      table.code[id] = std::move(row.code);
      table.village[id] = entry.village;
      place(entry, id);
      table.first_person[id] = PersonId(static_cast<std::uint32_t>(next));
      table.listed[id] = static_cast<std::int32_t>(entry.members);
      table.persons[id] = entry.persons;
      table.house_grade[id] = row.house_grade;
      table.water_source[id] = row.water_source;
      table.water_fetch_minutes[id] = row.water_fetch_minutes;
      table.water_litres[id] = row.water_litres;
      table.deprivations[id] = row.deprivations;
      table.house_treatment_accepted[id] = row.house_treatment_accepted;
      table.food_and_clothing[id] = row.food_and_clothing;
      table.group[id] = std::move(row.group);
      note_carried_tap_water(row);
      judge_standing(row, entry.persons);
      has_income = has_income || row.standing.income_a_person.has_value();
      take_standing(std::move(row.standing), id, table);
      for (std::size_t member = 0; member < entry.members; ++member, ++next) {
        fill_person(PersonId(static_cast<std::uint32_t>(next)), id,
                    rows_.persons[entry.first + member]);
      }
    }
    if (has_income) {
      built_.people.income_unit = std::move(rows_.income_unit);
    }
  }

  void look_at_standings() {
    standings_.year = built_.people.year;
    bool has_standing = false;
    for (Entry const& entry : entries_) {
      StandingRow const& row = entry.row->standing;
      standings_.knows_causes = standings_.knows_causes || row.cause_main.has_value();
      standings_.knows_risks = standings_.knows_risks || row.risk_kinds.has_value();
      has_standing =
          has_standing || row.registered_class.has_value() || row.monitor_class.has_value();
    }
    bool const is_asked = standings_.knows_causes || standings_.knows_risks;
    if (!standings_.year && has_standing && is_asked) {
      problem("V314", Treatment::noted, LayerId::none(), 0).severity = Severity::information;
    }
  }

  void note_carried_tap_water(HouseholdRow const& row) {
    bool const is_carried =
        row.water_fetch_minutes.has_value() && row.water_fetch_minutes.value() > 0;
    if (is_carried && row.water_source == Stated(DrinkingSource::piped)) {
      RegisterProblem& found = problem("V311", Treatment::noted, row.layer, row.row);
      found.field = "water_fetch_minutes";
      found.values = {{"piped", "yes"}};
    }
  }

  void judge_standing(HouseholdRow& row, std::int32_t persons) {
    derive_incomes(row.standing, persons);
    for (StandingDoubt& doubt : doubts_of(row.standing, persons, standings_)) {
      RegisterProblem& found = problem(std::move(doubt.rule), Treatment::noted, row.layer, row.row);
      found.field = std::move(doubt.field);
      found.values = std::move(doubt.values);
    }
  }

  // A house far from its village stands there by mistake: its place decides nothing.
  void place(Entry const& entry, HouseholdId id) {
    HouseholdTable& table = built_.people.households;
    HouseholdRow const& row = *entry.row;
    table.point[id] = row.point.value_or(GeoPoint{});
    table.geocode_level[id] = row.point ? row.geocode_level : GeocodeLevel::none;
    if (table.geocode_level[id] == GeocodeLevel::house &&
        places_.is_far(entry.village, table.point[id])) {
      table.point[id] = villages_.point[entry.village];
      table.geocode_level[id] = GeocodeLevel::village;
      problem("V808", Treatment::noted, row.layer, row.row).values = {
          {"metres", std::to_string(places_.reach().count() / metres(1).count())}};
    }
  }

  void fill_person(PersonId id, HouseholdId household, PersonRow const& row) {
    PersonTable& table = built_.people.persons;
    table.household[id] = household;
    table.sex[id] = row.sex;
    table.age[id] = row.age;
    table.relation[id] = row.relation;
    table.education[id] = row.education;
    table.enrolled[id] = row.enrolled;
    table.taught_at_home[id] = row.taught_at_home;
    table.excused[id] = row.excused;
    table.boards[id] = row.boards;
    table.school_grade[id] = row.school_grade;
    table.medically_insured[id] = row.medically_insured;
  }

  RegisterRows rows_;
  Villages const& villages_;
  HousePlaces places_;
  BuiltRegister built_;
  StandingContext standings_;
  std::vector<Entry> entries_;         // households of known villages
  std::vector<std::string> homeless_;  // codes of the others, ascending
};

}  // namespace

BuiltRegister build_register(RegisterRows rows, Villages const& villages, std::optional<int> year,
                             Length house_reach) {
  return RegisterBuilder(std::move(rows), villages, house_reach).build(year);
}

}  // namespace tongcun
