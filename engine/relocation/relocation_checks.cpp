// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/relocation_checks.h"

namespace tongcun {

std::vector<CheckAnswer> answered_checks(std::vector<RelocationCheck> const& checks,
                                         std::vector<CheckAnswer> const& answers) {
  std::vector<CheckAnswer> all(checks.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].check = i;
  }
  for (CheckAnswer const& answer : answers) {
    all[answer.check] = answer;
  }
  return all;
}

}  // namespace tongcun
