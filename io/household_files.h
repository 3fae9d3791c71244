// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/household_list.h"
#include "io/run_folder.h"

#include <vector>

namespace tongcun {

// The lists of restricted/households/, each a CSV file for its owner only.
class HouseholdFiles {
 public:
  explicit HouseholdFiles(RunFolder& out) : out_(out) {}

  void write(HouseholdList list);
  // What was written so far, for the office's page, without the texts.
  [[nodiscard]] std::vector<HouseholdList> const& lists() const { return lists_; }

 private:
  RunFolder& out_;
  std::vector<HouseholdList> lists_;
};

}  // namespace tongcun
