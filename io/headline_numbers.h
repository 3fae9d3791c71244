// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A number of a run's summary with where it stands in it: "relocation.cost",
// "poverty.headcount[2027].mc_low".
struct HeadlineNumber {
  std::string key;
  std::string unit;   // "" = none is stated
  std::string base;   // likewise
  std::string value;  // as printed
};

// Every number of a summary.json, in its order, each key once. Elements of lists are told by what
// they say of themselves (year, id, mode …) or by the years beside the list, else by their place.
// None if the text is no summary.
[[nodiscard]] std::optional<std::vector<HeadlineNumber>> headline_numbers(std::string_view summary);

// Every value below a part of a run record ("parameters"), by its place, as printed.
[[nodiscard]] std::map<std::string, std::string> recorded_values(std::string_view record,
                                                                 std::string_view part);

}  // namespace tongcun
