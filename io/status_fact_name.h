// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/profile.h"
#include "engine/types/text.h"

#include <functional>
#include <optional>
#include <string_view>

namespace tongcun {

// What a fact about a line or a guarantee is called ("below_monitoring"), by what `name_of` calls
// those; nothing if it is about none that has a name.
[[nodiscard]] std::optional<Text> fact_about(
    std::string_view key, std::function<std::optional<Text>(std::string_view)> const& name_of);

// What a fact that rules of status ask for (status_fields) is called, with the names that the
// profile gives its lines and guarantees: "income below the monitoring line". One that nothing
// names stands for itself.
[[nodiscard]] Text status_fact_name(Profile const& profile, std::string_view key);

}  // namespace tongcun
