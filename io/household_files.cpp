// SPDX-License-Identifier: Apache-2.0
#include "io/household_files.h"

#include <string>
#include <utility>

namespace tongcun {

void HouseholdFiles::write(HouseholdList list) {
  out_.write("restricted/households/" + list.name + ".csv", list.csv);
  list.csv = std::string();  // gives its memory back
  lists_.push_back(std::move(list));
}

}  // namespace tongcun
