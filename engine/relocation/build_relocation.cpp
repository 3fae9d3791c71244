// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/build_relocation.h"

#include "engine/relocation/take_groups.h"
#include "engine/relocation/take_movers.h"
#include "engine/relocation/take_shares.h"
#include "engine/relocation/take_sites.h"

#include <cassert>

namespace tongcun {

BuiltRelocation build_relocation(RelocationInput const& input, RelocationRules const& rules,
                                 RelocationOptions const& options) {
  BuiltRelocation built;
  built.problem.rules = rules;
  built.problem.options = options;
  if (options.cost_a_person) {
    built.problem.rules.cost_a_person = options.cost_a_person;
  }
  take_sites(input, built.problem, built.findings);
  take_movers(input, built.problem, built.findings);
  if (options.groups != GroupRule::free) {
    built.problem.groups = take_groups(built.problem, input.people.households);
  }
  if (options.fairness.is_asked()) {
    built.problem.shares = take_shares(built.problem, input.region.villages);
  }
  if (options.objective == ObjectiveRule::ordered) {
    assert(input.guarantees != nullptr);
    built.problem.guarantees = *input.guarantees;
  }
  return built;
}

}  // namespace tongcun
