// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// For the terminal: what a panel says about the law of incomes, with errors, and whether it is
// used; "" where there is none.
[[nodiscard]] std::string panel_fit_text(PathTerms const& terms, Language language);

}  // namespace tongcun
