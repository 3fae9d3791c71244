// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace tongcun {

// Where an earlier plan of the same register put a household. Codes as that plan's outputs have
// them: of a real register pseudonyms.
struct EarlierPlace {
  std::string household;
  std::string site;  // "" = it stayed where it was
  friend auto operator<=>(EarlierPlace const&, EarlierPlace const&) = default;
};

// The plan that a new one stays near to, at a price for each household that it changes.
struct EarlierPlan {
  std::string run;                   // its folder's own name, for messages
  std::vector<EarlierPlace> places;  // by household, each once
};

}  // namespace tongcun
