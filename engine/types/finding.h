// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

enum class Severity : std::uint8_t { information, warning, error };

// What was done with the row or layer: a rejected one stops the run, a repaired one is used after
// a reported change, a quarantined one is kept apart and counted, a noted one is used as it is.
enum class Treatment : std::uint8_t { noted, repaired, quarantined, rejected };

// One thing found in the input. Never holds a personal value: `values` are codes and names of
// places, numbers, field names and header texts only.
struct Finding {
  std::string rule;  // "V005"; text in the rule catalogue
  Severity severity = Severity::warning;
  Treatment treatment = Treatment::noted;
  std::string file;                                         // as named in the scenario
  std::string layer;                                        // "" = the file as a whole
  std::int64_t row = 0;                                     // as the user sees it, 0 = whole layer
  std::int64_t column = 0;                                  // position in a text file, 0 = none
  std::string field;                                        // "" = the row as a whole
  std::vector<std::pair<std::string, std::string>> values;  // named arguments of the message

  friend auto operator<=>(Finding const&, Finding const&) = default;
};

// How many rows of an input layer went where. Invariant: read = accepted + repaired + quarantined
// (rejected rows stop the run before anything is published).
struct LayerCounts {
  std::int64_t read = 0;
  std::int64_t accepted = 0;
  std::int64_t repaired = 0;
  std::int64_t quarantined = 0;

  [[nodiscard]] bool balanced() const {
    return accepted >= 0 && repaired >= 0 && quarantined >= 0 &&
           read == accepted + repaired + quarantined;
  }
  friend bool operator==(LayerCounts const&, LayerCounts const&) = default;
};

// The input cannot be used. Carries every finding made until then, not only the first.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Finding> findings)
      : std::runtime_error("input rejected"), findings_(std::move(findings)) {}
  [[nodiscard]] std::vector<Finding> const& findings() const { return findings_; }

 private:
  std::vector<Finding> findings_;
};

[[nodiscard]] inline bool any_rejected(std::vector<Finding> const& findings) {
  for (Finding const& finding : findings) {
    if (finding.treatment == Treatment::rejected) {
      return true;
    }
  }
  return false;
}

}  // namespace tongcun
