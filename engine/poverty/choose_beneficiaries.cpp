// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/choose_beneficiaries.h"

#include "engine/poverty/judge_eligibility.h"
#include "engine/poverty/programme_account.h"

#include <algorithm>
#include <utility>

namespace tongcun {

Beneficiaries choose_beneficiaries(PovertyStudy const& study, ProgrammeOption const& programme) {
  StudyHouseholds const& households = study.households;
  Beneficiaries chosen;
  for (HouseholdId const id : households.village.ids()) {
    Verdict const verdict = judge_eligibility(study, programme, id);
    if (verdict == Verdict::pass) {
      chosen.eligible.push_back(id);
    } else if (verdict == Verdict::unknown) {
      chosen.undecided.push_back(id);
    }
  }
  std::vector<HouseholdId> in_turn = chosen.eligible;
  std::ranges::stable_sort(in_turn, {}, [&](HouseholdId id) {
    Stated<std::int64_t> const& income = households.income[id];
    return std::pair(!income.has_value(), income.has_value() ? income.value() : 0);
  });
  for (HouseholdId const id : in_turn) {
    std::int64_t const cost = programme_cost(programme, households.persons[id]);
    bool const has_place = !programme.places || std::ssize(chosen.households) < *programme.places;
    if (!has_place || (programme.budget && chosen.cost + cost > *programme.budget)) {
      break;
    }
    chosen.households.push_back(id);
    chosen.cost += cost;
  }
  std::ranges::sort(chosen.households);
  return chosen;
}

}  // namespace tongcun
