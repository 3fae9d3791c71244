// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// Somebody answers for a problem that stays: whom and until when it is accepted.
struct CheckWaiver {
  std::string rule;       // "V823"
  std::string place;      // code of the village, road …; "" = all
  std::string household;  // as results call it; "" = all
  std::string reason;
  std::string until;  // yyyy-mm-dd, the last day; "" = for good
};

// Who settles problems, and how soon. Each list that is not empty must fit.
struct CheckOffice {
  std::string name;
  std::vector<std::string> rules;   // ids, or what ids begin with: "V82"
  std::vector<std::string> layers;  // names of layers as findings tell them
  std::vector<std::string> places;  // what codes begin with: those of a township
  std::int32_t days = 0;            // from the check that found it first; 0 = no deadline
};

// What a scenario says of its checks.
struct CheckOptions {
  std::string date;  // of the check, yyyy-mm-dd; "" = not stated
  std::vector<CheckWaiver> waivers;
  std::vector<CheckOffice> offices;     // the first that fits has the problem
  std::vector<std::string> statements;  // files of them, relative to the input folder
  bool places = false;  // layers are compared with each other as well, which no result needs
};

}  // namespace tongcun
