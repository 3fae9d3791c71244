// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// What the numbers of summaries and the parameters of runs are called, from their places
// ("access.services.clinic.times[walk dry].within[15]"), in the words of the glossary (group
// "headline") and of the rule profile. A word that neither has stands for itself.
class HeadlineTitles {
 public:
  // `words`: the profile's own, by id: names of guarantees, services, classes. Must outlive it.
  explicit HeadlineTitles(std::map<std::string, Text, std::less<>> const& words) : words_(words) {}

  // Of a number of a summary (headline_numbers.h).
  [[nodiscard]] Text of_number(std::string_view key);

  // Of a parameter (recorded_values): what keys.toml says of it, of which part of the record it is.
  [[nodiscard]] Text of_parameter(std::string_view key);

 private:
  // Names of the profile come first below what it names, else words of the glossary.
  [[nodiscard]] Text word(std::string const& name, bool is_of_profile);
  [[nodiscard]] Text words_of(std::string_view bracket);
  [[nodiscard]] Text layer_words(std::string_view layer);

  std::map<std::string, Text, std::less<>> const& words_;
  std::map<std::string, Text, std::less<>> known_;  // of the glossary
};

// A unit or a base as summaries state it, in English, in both languages: by the groups
// "stated_unit" and "stated_base" of the glossary, where {number} stands for any whole number. What
// they do not have (of a profile, a currency) stands for itself.
[[nodiscard]] Text stated_unit(std::string_view english);
[[nodiscard]] Text stated_base(std::string_view english);

}  // namespace tongcun
