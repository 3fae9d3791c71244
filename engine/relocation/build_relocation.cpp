// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/build_relocation.h"

#include "engine/relocation/take_groups.h"
#include "engine/relocation/take_modes.h"
#include "engine/relocation/take_movers.h"
#include "engine/relocation/take_shares.h"
#include "engine/relocation/take_sites.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// The scenario's figures for accompanying households over the profile's. Where neither states any,
// they are counted as the others, which is said.
void take_payment(RelocationOptions const& options, BuiltRelocation& built) {
  if (!built.problem.rules.accompanying) {
    return;
  }
  std::optional<PaymentRules>& payment = built.problem.rules.accompanying->payment;
  PaymentRules stated = payment.value_or(PaymentRules{});
  for (auto const figure : {&PaymentRules::subsidy_a_person, &PaymentRules::subsidy_a_household,
                            &PaymentRules::self_payment_a_person, &PaymentRules::most_self_payment,
                            &PaymentRules::most_loan}) {
    if (options.accompanying.*figure) {
      stated.*figure = options.accompanying.*figure;
    }
  }
  payment = stated == PaymentRules{} ? std::nullopt : std::optional(stated);
}

void warn_of_payment(RelocationProblem const& problem, std::vector<Finding>& findings) {
  std::int64_t const accompanying =
      std::ranges::count(problem.movers.accompanying.values(), std::uint8_t{1});
  if (accompanying == 0 || problem.rules.accompanying->payment) {
    return;
  }
  Finding finding;
  finding.rule = "P035";
  finding.severity = Severity::warning;
  finding.treatment = Treatment::noted;
  finding.field = "relocation.accompanying";
  finding.values = {{"count", std::to_string(accompanying)}};
  findings.push_back(std::move(finding));
}

}  // namespace

BuiltRelocation build_relocation(RelocationInput const& input, RelocationRules const& rules,
                                 RelocationOptions const& options) {
  BuiltRelocation built;
  built.problem.rules = rules;
  built.problem.options = options;
  if (options.cost_a_person) {
    built.problem.rules.cost_a_person = options.cost_a_person;
  }
  take_payment(options, built);
  take_sites(input, built.problem, built.findings);
  take_modes(input, built.problem, built.findings);
  take_movers(input, built.problem, built.findings);
  warn_of_modes(built.problem, built.findings);
  warn_of_payment(built.problem, built.findings);
  if (options.groups != GroupRule::free) {
    built.problem.groups = take_groups(built.problem, input.people.households);
  }
  if (options.fairness.is_asked()) {
    built.problem.shares = take_shares(built.problem, input.region.villages);
  }
  if (options.objective == ObjectiveRule::ordered) {
    assert(input.guarantees != nullptr);
    built.problem.guarantees = *input.guarantees;
    // Whoever stays on the spot loses nothing; what there is elsewhere without a site, nobody
    // knows.
    built.problem.guarantees->lacking.resize(built.problem.sites.size());
  }
  return built;
}

}  // namespace tongcun
