// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/types/id.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A household at the end of a year.
struct LifeYear {
  std::int32_t persons = 0;      // 0: its last member has died, it has left the register
  std::int32_t able = 0;         // who can work; of whose labour is not followed 1 if it may work
  std::int32_t working_age = 0;  // members of known age
  std::int32_t school_age = 0;
  std::int32_t born = 0;  // in the year, whether or not they live in the next
  std::int32_t died = 0;
  friend bool operator==(LifeYear const&, LifeYear const&) = default;
};

// Members that a household has over the years at most: who would be one more is not born.
inline constexpr std::int32_t kMostMembers = 60;

// HOW THE MEMBERS OF HOUSEHOLDS LIVE through the years of a study with demography (PovertyStudy).
// In a year everybody grows a year older, or dies with the chance of the age at its start; then the
// women who live bear, with the chance of their age at its end, at most one child each. Who is born
// is 0 at the end of the year and can die from the next one on.
//
// Who can work: of the members of working age as many as the register says, which of them where
// they are more, drawn with equal chances; where they are fewer, also the youngest beyond that age,
// who then work on while they live. They stop beyond the working age; children who reach it can
// work. Who cannot work today stays so. Where the labourers are not recorded, a member's age or sex
// is not, or the members of and beyond working age are fewer than the labourers, nobody knows who
// works, and labour stays as it is (is_labour_followed).
//
// Draws are functions of seed, household, member, replicate and, of births, year alone
// (Philox4x32-10): whoever is drawn first, the lives are the same under every scenario.
class HouseholdLives {
 public:
  explicit HouseholdLives(PovertyStudy const& study);

  // The years of a household in replicates first, first + 1, …: replicate after replicate, as many
  // years as the study has. O(replicates * members * years).
  void live(HouseholdId id, std::uint32_t first, std::span<LifeYear> years) const;

 private:
  class Life;

  struct BirthLimits {
    std::uint64_t boy = 0;  // a number below it: a boy is born
    std::uint64_t any = 0;  // below it: a child
  };

  // Chances to live until the end of the first, second … year from an age on, in 2^-32.
  [[nodiscard]] std::span<std::uint64_t const> survival(std::int32_t age, Sex sex) const;
  [[nodiscard]] BirthLimits births_at(std::int32_t age) const;

  PovertyStudy const& study_;
  StudyMembers const& members_;
  DemographyOptions const& options_;
  std::size_t years_;
  std::vector<std::uint64_t> survival_;  // by sex, age, year
  std::vector<BirthLimits> births_;      // by age
};

}  // namespace tongcun
