// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/explanation.h"

#include <string_view>
#include <vector>

namespace tongcun {

// All that `asked` means, in an order that does not change: tables of results, words of the
// glossary, columns of services, parts of messages, names of shipped profiles, then what files call
// so (vocabulary.toml). They are asked for by key, by alias, or by name in either language as
// sheets and maps show it; a rule by its id in any case stands alone. Keys of scenarios, profiles
// and files of statements of that name (keys.toml) stand with the first meaning, or as meanings of
// their own where there is none or `asked` has a point in it. Where nothing is called so: names
// made of known ones ("jobs_used", "hospital: name"), a word that a key may have, names that begin
// with it or have it as a part, at most 20. "" asks for everything there is.
[[nodiscard]] std::vector<Explanation> explain(std::string_view asked);

}  // namespace tongcun
