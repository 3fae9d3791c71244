// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "engine/disclose/restricted.h"
#include "engine/scenario/profile.h"
#include "engine/types/text.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// What holds for each village, in this order:
//   guarantees        one row a village and guarantee: family, verdict, rung, why, what is missing
//   guarantee_parts   one row a village, guarantee and rule: value, operator, threshold, source,
//                     and where the profile states the value from what it does; none for rules
//                     about households and persons, as no register is read
//   guarantee_counts  verdicts by township and county: see guarantee_count_table
//   guarantee_missing what would settle how many households, ranked
//   guarantee_surfaces  what recording the surfaces of a class of road would decide
//   guarantee_of_<key> the verdict drawn, for every guarantee that is known anywhere
// `why` and `missing` are in the run's language. Rows come in id order.
[[nodiscard]] std::vector<OutputTable> guarantee_tables(Public<PlaceFacts> const& facts,
                                                        Profile const& profile, Language language);

// Whether the table is drawn only and repeats what the long tables say.
[[nodiscard]] bool is_drawn_guarantee(OutputTable const& table);

// What guarantee_of_<key> and its columns are called, without rows and shapes. `name` is that of
// the guarantee.
[[nodiscard]] OutputTable drawn_guarantee_form(std::string const& key, Text const& name);

}  // namespace tongcun
