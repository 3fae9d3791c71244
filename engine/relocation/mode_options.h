// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/resettlement_mode.h"
#include "engine/relocation/relocation_rules.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tongcun {

// To whom places of a mode are offered.
enum class ModeOffer : std::uint8_t {
  all,    // whom anything may be offered
  named,  // who names the mode, or one of its sites, among its wishes
};

// A mode for which no site is needed: a sum of money, the house of relatives, a plot of one's own,
// works on the spot. It takes anybody that it is offered to, within the caps of its mode.
struct WithoutSite {
  // What it costs, whoever pays, minor units: the sum of the two, up to `most_cost`. Neither: not
  // known, and public money is the whole subsidy.
  std::optional<std::int64_t> cost_a_person;
  std::optional<std::int64_t> cost_a_household;
  std::optional<std::int64_t> most_cost;  // of a household
  // What the objective counts of a person's ways after the move, which nobody knows. There but in
  // situ, where the ways are those of today.
  std::optional<std::int32_t> minutes;
  std::optional<std::int32_t> available_from;  // yyyymm
  // In situ: offered to urgent households too, since works against the hazard are paid for.
  bool is_for_urgent = false;

  [[nodiscard]] bool is_cost_known() const {
    return cost_a_person.has_value() || cost_a_household.has_value();
  }
};

// What a scenario says of one mode; nothing: as the profile has it for all.
struct ModeOptions {
  PaymentRules payment;            // over the profile's (payment_at)
  std::optional<ModeOffer> offer;  // none: offer_of
  // The most households that it may settle, in all; both: the fewer.
  std::optional<std::int64_t> most_households;
  std::optional<std::int32_t> most_share;  // per mille of those that may be placed
  std::optional<WithoutSite> without_site;
};

struct ModesOptions {
  std::array<ModeOptions, kResettlementModes> of;  // by mode

  [[nodiscard]] ModeOptions const& operator[](ResettlementMode mode) const {
    return of[static_cast<std::size_t>(mode)];
  }
  [[nodiscard]] ModeOptions& operator[](ResettlementMode mode) {
    return of[static_cast<std::size_t>(mode)];
  }
};

// Unless the scenario says otherwise, money and works on the spot are for those who ask for them:
// who agrees to a dwelling at a site has not agreed to find one alone, or to stay.
[[nodiscard]] inline ModeOffer offer_of(ModesOptions const& modes, ResettlementMode mode) {
  bool const is_asked_for = mode == ResettlementMode::monetary || mode == ResettlementMode::in_situ;
  return modes[mode].offer.value_or(is_asked_for ? ModeOffer::named : ModeOffer::all);
}

}  // namespace tongcun
