// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/match_programmes.h"

namespace tongcun {
namespace {

// Bit p: programme p names the cause.
std::uint32_t programmes_for(PovertyStudy const& study, PovertyCause cause) {
  std::uint32_t bits = 0;
  for (std::size_t p = 0; p < study.options.programmes.size(); ++p) {
    bits |= study.options.programmes[p].causes.contains(cause) ? 1U << p : 0U;
  }
  return bits;
}

void count_causes(PovertyStudy const& study, ProgrammeMatch& match) {
  match.causes.resize(study.tree.areas.size());
  for (HouseholdId const id : study.households.village.ids()) {
    KindSet<PovertyCause> const causes = causes_of(study.grounds, id);
    for (std::size_t c = 0; c < kPovertyCauses; ++c) {
      auto const cause = static_cast<PovertyCause>(c);
      if (!causes.contains(cause)) {
        continue;
      }
      auto const state = static_cast<std::size_t>(match.state_of(study, id, cause));
      Stated<PovertyCause> const& main = study.grounds.cause_main[id];
      for (AreaId area = study.tree.of_village[study.households.village[id]]; !area.is_none();
           area = study.tree.areas[area].parent) {
        CauseCount& count = match.causes[area][c];
        count.persons += study.households.persons[id];
        count.main += main.has_value() && main.value() == cause ? 1 : 0;
        ++count.households[state];
      }
    }
  }
}

}  // namespace

CauseState ProgrammeMatch::state_of(PovertyStudy const& study, HouseholdId id,
                                    PovertyCause cause) const {
  std::uint32_t const are_for_it = programmes_for(study, cause);
  if ((are_for_it & study.households.programmes[id]) != 0) {
    return CauseState::receiving;
  }
  if ((are_for_it & eligible[id]) != 0) {
    return CauseState::waiting;
  }
  return (are_for_it & undecided[id]) != 0 ? CauseState::undecided : CauseState::open;
}

ProgrammeMatch match_programmes(PovertyStudy const& study,
                                std::vector<Beneficiaries> const& beneficiaries) {
  ProgrammeMatch match;
  match.eligible.resize(study.households.size(), 0);
  match.undecided.resize(study.households.size(), 0);
  for (std::size_t p = 0; p < beneficiaries.size(); ++p) {
    for (HouseholdId const id : beneficiaries[p].eligible) {
      match.eligible[id] |= 1U << p;
    }
    for (HouseholdId const id : beneficiaries[p].undecided) {
      match.undecided[id] |= 1U << p;
    }
  }
  if (study.grounds.cause_main.size() == study.households.size()) {
    count_causes(study, match);
  }
  return match;
}

}  // namespace tongcun
