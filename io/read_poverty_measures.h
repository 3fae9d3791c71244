// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/poverty/poverty_measures.h"
#include "engine/scenario/profile_terms.h"
#include "io/config_reader.h"

namespace tongcun {

// The measures that the [poverty] table of a profile or a scenario asks for: [[poverty.warnings]],
// [[poverty.deprivations]], [[poverty.score_cards]] (read_warning, read_deprivation_rules,
// read_score_card), over those of `inherited`: a table replaces the one of the same id; one that is
// not active takes it away.
//
//   [poverty.county_exit]            # of a profile: what the exit of a county wants, per cent
//   comprehensive_below = 2
//   wrong_exit_below = 2
//   missed_below = 2
//   recognition_from = 90
//   source, mark
//   [poverty.county_sample]          # of a scenario: what the check counted
//   rural_persons, remaining_poor, exited, sampled_exited, wrongly_exited, sampled_others, missed;
//   surveyed_households and recognising together; source
//
// Does not finish the table.
[[nodiscard]] PovertyMeasures read_poverty_measures(ConfigReader& poverty,
                                                    ProfileTerms const& terms,
                                                    GuaranteeRules const& guarantees,
                                                    PovertyMeasures inherited);
void read_county_limits(ConfigReader& poverty, PovertyMeasures& measures);
void read_county_sample(ConfigReader& poverty, PovertyMeasures& measures);

// Keys of the official guarantees about households, or villages, in the order of the profile.
[[nodiscard]] std::vector<std::string> official_guarantees(GuaranteeRules const& rules,
                                                           About about);

}  // namespace tongcun
