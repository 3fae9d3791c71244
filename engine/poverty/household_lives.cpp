// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/household_lives.h"

#include "engine/run/random_stream.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <optional>

namespace tongcun {
namespace {

// Above those of a household's income, shocks and posts (UnitMaker).
constexpr std::uint32_t kDeathPurpose = 32;
constexpr std::uint32_t kBirthPurpose = 33;
constexpr std::uint32_t kLabourPurpose = 34;

constexpr std::uint32_t kNumbersADraw = 4;
constexpr std::uint32_t kYearBlocks = 16;  // of a member's births: enough for 64 years
constexpr std::int32_t kOldestAge = 150;   // whoever is older has the chances of that age

// A chance in 2^-32; what is certain is all of them.
std::uint64_t limit_of(double chance) {
  constexpr double kWhole = 4294967296.0;
  return static_cast<std::uint64_t>(std::floor(chance * kWhole));
}

}  // namespace

// One household, replicate after replicate.
class HouseholdLives::Life {
 public:
  Life(HouseholdLives const& lives, HouseholdId id)
      : lives_(lives),
        today_(lives.members_.of(id)),
        others_(lives.members_.others[id]),
        key_(lives.study_.households.key[id]),
        may_work_today_(may_work(lives.study_.households, id)) {
    if (is_labour_followed(lives.study_, id)) {
      labourers_ = lives.study_.households.labourers[id].value();
    }
  }

  void live(std::uint32_t replicate, std::span<LifeYear> years) {
    begin(replicate);
    for (std::uint32_t year = 0; year < years.size(); ++year) {
      LifeYear& told = years[year];
      told = {};
      told.persons = others_;
      for (std::int32_t i = 0; i < count_; ++i) {
        age(members_[static_cast<std::size_t>(i)], year, told);
      }
      if (!lives_.options_.births.empty()) {
        bear(year, told);
      }
      if (!labourers_) {
        told.able = may_work_today_ && told.persons > 0 ? 1 : 0;
      }
    }
  }

 private:
  enum class Labour : std::uint8_t {
    none,    // cannot work, or not yet
    until,   // until the working age ends
    always,  // works beyond it
  };
  struct Member {
    std::int32_t age = 0;    // at the end of the year before the first; below zero: not yet born
    std::uint32_t born = 0;  // year of which it is there at the end
    std::uint32_t dies = 0;  // year at whose end it is there no more
    Sex sex = Sex::m;
    Labour labour = Labour::none;
  };

  void begin(std::uint32_t replicate) {
    replicate_ = replicate;
    count_ = 0;
    drawn_purpose_ = 0;
    for (StudyMember const& member : today_) {
      add(member.age, member.sex, 0);
    }
    if (labourers_) {
      choose_labourers(*labourers_);
    }
  }

  [[nodiscard]] std::array<std::uint32_t, kNumbersADraw> draw(std::uint32_t purpose,
                                                              std::uint32_t index) const {
    constexpr unsigned kIndexBits = 16;
    std::uint64_t const seed = lives_.study_.seed;
    return philox_block(
        {static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32U), replicate_,
         (purpose << kIndexBits) | index},
        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
  }
  // Of a member, by its place among them.
  std::uint32_t number(std::uint32_t purpose, std::int32_t member) {
    auto const at = static_cast<std::uint32_t>(member);
    std::uint32_t const block = at / kNumbersADraw;
    if (drawn_purpose_ != purpose || drawn_block_ != block) {
      drawn_ = draw(purpose, block);
      drawn_purpose_ = purpose;
      drawn_block_ = block;
    }
    return drawn_[at % kNumbersADraw];
  }

  // 0 … bound - 1, with equal chances.
  std::int32_t below(std::int32_t member, std::int32_t bound) {
    std::uint64_t const wide = number(kLabourPurpose, member);
    return static_cast<std::int32_t>((wide * static_cast<std::uint64_t>(bound)) >> 32U);
  }

  // One draw says how long it lives: a number that is uniform on the chances to live so long.
  void add(std::int32_t age, Sex sex, std::uint32_t first_year) {
    auto const years = static_cast<std::uint32_t>(lives_.years_);
    Member& member = members_[static_cast<std::size_t>(count_)];
    member = {age, first_year, years, sex, Labour::none};
    if (!lives_.options_.deaths.empty()) {
      std::int32_t const begins = age + static_cast<std::int32_t>(first_year);
      auto const survival = lives_.survival(begins, sex);
      std::uint64_t const fate = number(kDeathPurpose, count_);
      std::uint32_t lived = 0;
      while (first_year + lived < years && fate < survival[lived]) {
        ++lived;
      }
      member.dies = first_year + lived;
    }
    ++count_;
  }

  void choose_labourers(std::int32_t labourers) {
    LifeAges const& ages = lives_.options_.ages;
    std::int32_t left = 0;
    for (std::int32_t i = 0; i < count_; ++i) {
      std::int32_t const age = members_[static_cast<std::size_t>(i)].age;
      left += ages.working_from <= age && age <= ages.working_until ? 1 : 0;
    }
    std::int32_t beyond = std::max(labourers - left, 0);  // no member of working age can be
    std::int32_t wanted = labourers - beyond;
    for (std::int32_t i = 0; i < count_; ++i) {
      Member& member = members_[static_cast<std::size_t>(i)];
      if (member.age < ages.working_from) {
        member.labour = Labour::until;  // once it has grown up
      } else if (member.age <= ages.working_until) {
        bool const is_chosen = wanted == left || (wanted > 0 && below(i, left) < wanted);
        member.labour = is_chosen ? Labour::until : Labour::none;
        wanted -= is_chosen ? 1 : 0;
        --left;
      }
    }
    // Members stand in the order of their ages, the oldest first.
    for (std::int32_t i = count_ - 1; i >= 0 && beyond > 0; --i) {
      Member& member = members_[static_cast<std::size_t>(i)];
      if (member.age > ages.working_until) {
        member.labour = Labour::always;
        --beyond;
      }
    }
  }

  void age(Member const& member, std::uint32_t year, LifeYear& told) const {
    if (year < member.born) {
      return;
    }
    if (year >= member.dies) {
      told.died += year == member.dies ? 1 : 0;
      return;
    }
    LifeAges const& ages = lives_.options_.ages;
    std::int32_t const age = age_at_end(member, year);
    bool const is_of_working_age = ages.working_from <= age && age <= ages.working_until;
    bool const works =
        member.labour == Labour::always || (member.labour == Labour::until && is_of_working_age);
    ++told.persons;
    told.able += works ? 1 : 0;
    told.working_age += is_of_working_age ? 1 : 0;
    told.school_age += ages.school_from <= age && age <= ages.school_until ? 1 : 0;
  }

  void bear(std::uint32_t year, LifeYear& told) {
    std::int32_t const before = count_;
    for (std::int32_t i = 0; i < before && count_ < kMostMembers; ++i) {
      Member const& mother = members_[static_cast<std::size_t>(i)];
      bool const lives = mother.born <= year && year < mother.dies;
      if (mother.sex != Sex::f || !lives) {
        continue;
      }
      BirthLimits const limits = lives_.births_at(age_at_end(mother, year));
      if (limits.any == 0) {
        continue;
      }
      std::uint32_t const index =
          static_cast<std::uint32_t>(i) * kYearBlocks + year / kNumbersADraw;
      std::uint64_t const fate = draw(kBirthPurpose, index)[year % kNumbersADraw];
      if (fate < limits.any) {
        // It is 0 at the end of this year.
        add(-1 - static_cast<std::int32_t>(year), fate < limits.boy ? Sex::m : Sex::f, year + 1);
        members_[static_cast<std::size_t>(count_ - 1)].labour = Labour::until;
        ++told.persons;
        ++told.born;
      }
    }
  }

  [[nodiscard]] static std::int32_t age_at_end(Member const& member, std::uint32_t year) {
    return member.age + static_cast<std::int32_t>(year) + 1;
  }

  HouseholdLives const& lives_;
  std::span<StudyMember const> today_;
  std::int32_t others_;
  std::uint64_t key_;
  bool may_work_today_;
  std::optional<std::int32_t> labourers_;  // none: labour is not followed
  // Of the replicate.
  std::uint32_t replicate_ = 0;
  std::array<Member, kMostMembers> members_;
  std::int32_t count_ = 0;
  std::array<std::uint32_t, kNumbersADraw> drawn_{};
  std::uint32_t drawn_purpose_ = 0;  // none yet
  std::uint32_t drawn_block_ = 0;
};

HouseholdLives::HouseholdLives(PovertyStudy const& study)
    : study_(study),
      members_(*study.members),
      options_(*study.options.demography),
      years_(study.years()) {
  if (!options_.deaths.empty()) {
    survival_.reserve(2 * static_cast<std::size_t>(kOldestAge + 1) * years_);
    for (Sex const sex : {Sex::m, Sex::f}) {
      for (std::int32_t age = 0; age <= kOldestAge; ++age) {
        double lives = 1.0;
        for (std::size_t year = 0; year < years_; ++year) {
          std::int32_t const then = age + static_cast<std::int32_t>(year);
          lives *= 1.0 - options_.death_chance(then, sex);
          survival_.push_back(limit_of(lives));
        }
      }
    }
  }
  for (std::int32_t age = 0; age <= kOldestAge; ++age) {
    double const chance = options_.birth_chance(age);
    births_.push_back({limit_of(chance * options_.share_of_boys.value_or(0.0)), limit_of(chance)});
  }
}

std::span<std::uint64_t const> HouseholdLives::survival(std::int32_t age, Sex sex) const {
  auto const of_sex = static_cast<std::size_t>(sex) * (kOldestAge + 1);
  auto const at = of_sex + static_cast<std::size_t>(std::min(age, kOldestAge));
  return std::span(survival_).subspan(at * years_, years_);
}

HouseholdLives::BirthLimits HouseholdLives::births_at(std::int32_t age) const {
  return births_[static_cast<std::size_t>(std::min(age, kOldestAge))];
}

void HouseholdLives::live(HouseholdId id, std::uint32_t first, std::span<LifeYear> years) const {
  assert(years.size() % years_ == 0);
  Life life(*this, id);
  for (std::size_t begin = 0; begin < years.size(); begin += years_) {
    life.live(first + static_cast<std::uint32_t>(begin / years_), years.subspan(begin, years_));
  }
}

}  // namespace tongcun
