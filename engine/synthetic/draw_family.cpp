// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_family.h"

#include <algorithm>

namespace tongcun {
namespace {

constexpr std::uint32_t kSpousePercent = 80;
constexpr std::uint32_t kParentPercent = 12;
constexpr std::int32_t kGeneration = 18;
constexpr std::int32_t kLongestChildhood = 30;  // older children have their own household
constexpr std::int32_t kOldest = 95;

std::int32_t below(RandomStream& random, std::int32_t bound) {
  return static_cast<std::int32_t>(random.next_below(static_cast<std::uint32_t>(bound)));
}

bool chance(RandomStream& random, std::uint32_t percent) {
  return random.next_below(100) < percent;
}

Sex any_sex(RandomStream& random) {
  return chance(random, 50) ? Sex::m : Sex::f;
}

FamilyMember younger_member(std::int32_t head_age, RandomStream& random) {
  FamilyMember member;
  member.sex = any_sex(random);
  member.age = below(random, std::min(head_age - kGeneration, kLongestChildhood) + 1);
  member.relation =
      head_age - member.age >= 2 * kGeneration + 4 ? Relation::grandchild : Relation::child;
  return member;
}

}  // namespace

std::vector<FamilyMember> draw_family(std::int32_t size, RandomStream& random) {
  std::vector<FamilyMember> family;
  family.reserve(static_cast<std::size_t>(size));
  // Large families need the years to have come about.
  std::int32_t const youngest_head = std::min(22 + 2 * std::max(0, size - 3), 40);
  FamilyMember head;
  head.sex = chance(random, 70) ? Sex::m : Sex::f;
  head.age = youngest_head + below(random, 76 - youngest_head);
  family.push_back(head);
  if (size >= 2 && chance(random, kSpousePercent)) {
    FamilyMember spouse;
    spouse.sex = head.sex == Sex::m ? Sex::f : Sex::m;
    spouse.age = std::max(head.age - 4 + below(random, 8), kGeneration);
    spouse.relation = Relation::spouse;
    family.push_back(spouse);
  }
  int parents = 0;
  while (family.size() < static_cast<std::size_t>(size)) {
    std::int32_t const parent_age = head.age + kGeneration + below(random, 14);
    bool const is_parent = chance(random, kParentPercent) && parents < 2 && parent_age <= kOldest;
    if (is_parent) {
      family.push_back({parents == 0 ? Sex::f : Sex::m, parent_age, Relation::parent});
      ++parents;
    } else {
      family.push_back(younger_member(head.age, random));
    }
  }
  return family;
}

}  // namespace tongcun
