// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "engine/scenario/scenario.h"
#include "engine/types/text.h"
#include "io/read_layers.h"
#include "io/write_run.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// How long the stages of a computation took, from what they report of their progress.
class StageClock {
 public:
  void note(std::string_view stage);
  [[nodiscard]] double seconds_of(std::string const& stage) const;

 private:
  using Clock = std::chrono::steady_clock;
  std::string stage_;
  Clock::time_point since_ = Clock::now();
  std::map<std::string, double> seconds_;
};

// Years ahead are tried with so many replicates by a dry run.
constexpr std::uint32_t kTriedReplicates = 10;

// What a dry run knows of the whole run: everything but writing was done, years ahead `tried` times
// over where `asked` is asked for.
struct DryRun {
  Scenario const& scenario;
  PlaceFacts const& places;
  std::vector<InputRecord> const& inputs;
  std::int64_t households = 0;
  std::int64_t persons = 0;
  RunCircumstances circumstances;
  double seconds_simulating = 0.0;
  std::uint32_t asked = 0;  // 0 = no years ahead
  std::uint32_t tried = 0;
};

// Size, time and memory of the whole run.
struct RunEstimate {
  std::int64_t files = 0;
  std::int64_t bytes = 0;  // of them
  std::int64_t rows = 0;
  double seconds_at_most = 0.0;  // before results are written
};
[[nodiscard]] RunEstimate run_estimate(DryRun const& run);

// The estimate as a JSON object (schema 1): sizes, what was measured, how many replicates were
// tried and are asked for, seconds at most before results are written.
[[nodiscard]] std::string estimate_json(DryRun const& run);

// A JSON document with it as the key "estimate".
[[nodiscard]] std::string with_estimate(std::string const& document, std::string const& estimate);

// The estimate for a terminal, and how that is estimated: measured where it was done,
// years ahead in proportion to the replicates, which is above the truth, for part of it is done
// once.
[[nodiscard]] std::string estimate_text(DryRun const& run, Language language);

}  // namespace tongcun
