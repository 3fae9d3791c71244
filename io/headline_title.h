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
  // `words`: the profile's own, by the column that lists them and their id ("guarantee.housing"):
  // names of guarantees, services, classes. Must outlive it.
  explicit HeadlineTitles(std::map<std::string, Text, std::less<>> const& words) : words_(words) {}

  // Of a number of a summary (headline_numbers.h).
  [[nodiscard]] Text of_number(std::string_view key);

  // Of a parameter (recorded_values): what keys.toml says of it, of which part of the record it is.
  [[nodiscard]] Text of_parameter(std::string_view key);

 private:
  // What a list of the profile calls an id; null: nothing. `holder`: the name that it stands below
  // or in the brackets of.
  [[nodiscard]] Text const* listed(std::string_view holder, std::string_view id) const;
  // The name in the list that `holder` names comes first, then words of the glossary, then any
  // list.
  [[nodiscard]] Text word(std::string const& name, std::string_view holder);
  [[nodiscard]] Text words_of(std::string_view bracket, std::string_view holder);
  [[nodiscard]] Text layer_words(std::string_view layer);

  std::map<std::string, Text, std::less<>> const& words_;
  std::map<std::string, Text, std::less<>> known_;  // of the glossary
};

// A unit or a base as summaries state it, in English, in both languages: by the groups
// "stated_unit" and "stated_base" of the glossary, where {number} stands for any whole number and
// {currency} for the code of one. What they do not have (of a profile) stands for itself.
[[nodiscard]] Text stated_unit(std::string_view english);
[[nodiscard]] Text stated_base(std::string_view english);

}  // namespace tongcun
