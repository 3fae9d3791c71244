// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/panel_fit.h"

namespace tongcun {

// The law of the simulation (domain reference 2.11.4), each household around a mean of its own that
// grows with all others, estimated by moments of yearly changes, in which that mean has gone:
//
//   d_t = ln y_t - ln y_(t-1) less the mean of all households in the two years
//   g0 = mean of d_t^2 = 2 s^2 (1 - rho),   g1 = mean of d_t d_(t-1) = -s^2 (1 - rho)^2
//   rho = 1 + 2 g1 / g0,   s = sqrt(-g0^2 / (4 g1)),   growth = exp(mean of ln y_t - ln y_(t-1)) -
//   1
//
// Consistent for any number of years, unlike a regression on lags with means of households (Nickell
// 1981). Deviations are taken to be as large in the first year as later (stationary). What a
// register measures wrongly is income that does not last: it lowers rho. Errors: by the delta
// method over households, as if they were drawn independently; of growth the larger of that and the
// one over years, for a year is good or bad for all. The same for any order of the households but
// for the last bits. O(rows log rows).
[[nodiscard]] PanelFit fit_income_panel(IncomePanel const& panel);

}  // namespace tongcun
