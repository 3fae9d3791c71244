// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/compare_runs.h"

namespace tongcun {

// Where a register is to be protected, a comparison without its numbers (comparison_headline and
// comparison_poverty) that are not the same in all runs: two runs that differ in one assumption
// tell by their difference of single households, and a number that one run hides follows from the
// sums of another. Numbers of 1 to 9 are left out too, which runs of an invented register tell.
// Other comparisons are returned as they are.
[[nodiscard]] RunComparison public_comparison(RunComparison comparison);

// Whether numbers of the whole are the office's alone.
[[nodiscard]] bool tells_less(RunComparison const& told, RunComparison const& whole);

}  // namespace tongcun
