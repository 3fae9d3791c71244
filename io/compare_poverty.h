// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/result_folder.h"

#include <string>
#include <vector>

namespace tongcun {

// The share below the line in a year of a scenario, in two runs, per cent.
struct HeadcountDifference {
  std::string area_level;
  std::string area_code;
  std::string scenario;
  std::string year;
  std::string base;
  std::string other;
  std::string difference;
  std::string low;            // of the difference; "" = no run states an interval
  std::string high;           // likewise
  std::string share_within;   // per cent of the fates that lie between both, at the least
  bool is_paired = false;     // by each run's own difference to the same baseline
  bool is_of_people = false;  // of a register that is published as that of real people
};

// Rows of poverty_path that both runs have. A run folder holds no single replicates, so the
// interval is bounded from those of the runs: if each holds for a share 1 - a of the fates, both
// hold for 1 - 2a of them at least (Bonferroni), and then the difference lies between low less high
// and high less low. Where both runs followed the same fates from the same baseline (equal seed,
// replicates and baseline rows), the runs' own differences to it are used, in which most of the
// chance is gone.
[[nodiscard]] std::vector<HeadcountDifference> compare_headcounts(ResultFolder const& base,
                                                                  ResultFolder const& other);

}  // namespace tongcun
