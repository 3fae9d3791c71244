// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_checks.h"
#include "engine/rules/ids.h"
#include "engine/types/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Why a household may be offered a move. A reason makes an offer, never an order.
struct RelocationReason {
  std::string key;  // "geo_hazard"
  Text name;
  ConditionId condition;  // of the profile's book, judged for each household
  bool urgent = false;
};

// How many posts a household with labourers takes of those at its site.
enum class JobRule : std::uint8_t { none, one_a_household, each_labourer };

// Who pays what for a household's dwelling. Money in minor units; absent = not known.
struct PaymentRules {
  std::optional<std::int64_t> subsidy_a_person;  // public money; with the next: the sum
  std::optional<std::int64_t> subsidy_a_household;
  std::optional<std::int64_t> self_payment_a_person;  // what a household is asked for
  std::optional<std::int64_t> most_self_payment;      // of a household
  std::optional<std::int64_t> most_loan;              // of a household; 0 = no debt is wanted
  friend bool operator==(PaymentRules const&, PaymentRules const&) = default;
};

// Households that move with those that a programme is for (同步搬迁户), under rules of their own.
struct AccompanyingRules {
  ConditionId principal;  // of those it is for: for whom it fails for certain is accompanying
  bool with_whole_groups = false;       // come along where groups move as a whole (take_along)
  std::optional<PaymentRules> payment;  // their own; none: nothing of it is stated
};

// The part of a profile that says who may be offered a move and what the move may cost. Money in
// minor units of the profile's currency, areas in square decimetres. What is absent is not known
// and limits nothing: it is said to be unknown.
struct RelocationRules {
  std::vector<RelocationReason> reasons;  // any one of them makes a household eligible; none
                                          // listed: every household that consents is
  // Upper limit of the floor area a person, for households of which the condition holds
  // (人均面积红线); none: no limit.
  std::optional<std::int64_t> most_area_a_person;
  ConditionId area_limited;
  // Least floor area by number of persons (1, 2, …), and a head of every household larger than the
  // list (13 m2 a head: 65 for five); empty = no minimum.
  std::vector<std::int64_t> least_area;
  std::int64_t least_area_beyond = 0;

  std::optional<std::int64_t> cost_a_person;     // of a dwelling, where the site states none
  std::optional<std::int64_t> subsidy_a_person;  // public money; with the next: the sum
  std::optional<std::int64_t> subsidy_a_household;
  std::optional<std::int64_t> self_payment_a_person;  // what a household is asked for
  std::optional<std::int64_t> most_self_payment;      // of a household
  std::optional<std::int64_t> most_loan;              // of a household; 0 = no debt is wanted
  std::optional<AccompanyingRules> accompanying;      // none: the profile does not tell them apart
  JobRule jobs = JobRule::one_a_household;
  std::optional<std::int64_t> water_a_person;  // litres a day
  std::optional<std::int64_t> land_a_person;   // square metres to farm
  std::optional<std::int32_t>
      ground_floor_age;                 // from here on: ground floor or lift; none: no rule
  std::vector<RelocationCheck> checks;  // of planned relocation, answered by the office
};

// What holds for a household: its own rules where it is accompanying and they are stated.
[[nodiscard]] inline PaymentRules payment_rules(RelocationRules const& rules,
                                                bool is_accompanying) {
  if (is_accompanying && rules.accompanying && rules.accompanying->payment) {
    return *rules.accompanying->payment;
  }
  return {rules.subsidy_a_person, rules.subsidy_a_household, rules.self_payment_a_person,
          rules.most_self_payment, rules.most_loan};
}

}  // namespace tongcun
