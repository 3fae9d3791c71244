// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A member whose age and sex are recorded: whose years can be followed.
struct StudyMember {
  std::int32_t age = 0;
  Sex sex = Sex::m;
  friend bool operator==(StudyMember const&, StudyMember const&) = default;
};

// The members of each household of a study, the oldest first and men before women of one age, so
// that they do not depend on the order of rows.
struct StudyMembers {
  std::vector<StudyMember> members;              // household after household
  IdVector<HouseholdId, std::uint32_t> first;    // in `members`
  IdVector<HouseholdId, std::int32_t> followed;  // how many of them
  // Persons of the household beside them, of whom age or sex is not recorded: they stay as they
  // are.
  IdVector<HouseholdId, std::int32_t> others;

  [[nodiscard]] std::span<StudyMember const> of(HouseholdId id) const {
    return {members.data() + first[id], static_cast<std::size_t>(followed[id])};
  }
};

// Of all households of a register. Where more members are listed than the household counts, nobody
// knows which of them live there, and none is followed. O(persons log persons).
[[nodiscard]] StudyMembers list_study_members(HouseholdRegister const& people);

}  // namespace tongcun
