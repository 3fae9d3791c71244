// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tongcun {

// Who is poor and who was selected, with weights (persons or households).
struct TargetingCounts {
  std::int64_t poor_selected = 0;
  std::int64_t poor_left_out = 0;
  std::int64_t other_selected = 0;
  std::int64_t other_left_out = 0;
  friend bool operator==(TargetingCounts const&, TargetingCounts const&) = default;
};

// One entry a household in each; poor and selected are 0 or 1.
[[nodiscard]] TargetingCounts count_targeting(std::span<std::uint8_t const> poor,
                                              std::span<std::uint8_t const> selected,
                                              std::span<std::int64_t const> weight);

// Shares of one; none where the base is empty. Literature gives one name to several of them: each
// is printed with its definition (domain reference 2.11.2).
struct TargetingErrors {
  std::optional<double> leakage;    // selected who are not poor, of the selected
  std::optional<double> inclusion;  // selected who are not poor, of those not poor (Alatas 2012)
  std::optional<double> under_coverage;  // poor who are left out, of the poor
  std::optional<double> mistargeting;    // both errors, of all
  // Share of the poor among the selected over their share among all; 1 = as by lot (Coady, Grosh
  // and Hoddinott 2004).
  std::optional<double> cgh_index;
};
[[nodiscard]] TargetingErrors targeting_errors(TargetingCounts const& counts);

// A score ranks the poor before the others: the probability that a poor one scores lower than one
// who is not poor, ties half (Mann-Whitney; the area under the ROC curve). None where there are
// none of either. `score` low = poor. O(n log n), exact but for one division.
[[nodiscard]] std::optional<double> ranking_quality(std::span<double const> score,
                                                    std::span<std::uint8_t const> poor,
                                                    std::span<std::int64_t const> weight);

}  // namespace tongcun
