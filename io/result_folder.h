// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "engine/types/text.h"
#include "io/headline_numbers.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A table of a run as text.
struct ResultTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  [[nodiscard]] std::optional<std::size_t> position_of(std::string_view key) const;
};

// What a run has published, read again and found to be what its records say.
struct ResultFolder {
  std::string name;  // of the folder
  std::string version;
  bool is_check = false;  // made by `check`: nothing was planned or simulated
  bool was_stopped = false;
  std::optional<int> year;
  std::string profile;
  std::string shipped_profile;  // the nearest of its profiles that comes with the program
  std::string currency;
  std::map<std::string, std::string> asked;   // parameters by place, the seed among them
  std::map<std::string, std::string> inputs;  // digests by file; of registers where they are known
  bool is_of_people = false;                  // has a register
  bool is_invented = false;                   // and it is invented
  bool is_protected = false;                  // and it is published as that of real people
  bool has_invented_places = false;
  std::vector<HeadlineNumber> numbers;
  // What its profile and its tables call things, by list and id ("guarantee.water"): guarantees,
  // rules, services, classes. Empty where the folder has no data package.
  std::map<std::string, Text, std::less<>> words;
  std::map<std::string, std::string> units;         // display unit of a quantity, likewise
  std::map<std::string, ResultTable> tables;        // public, by name
  std::optional<ResultTable> places_of_households;  // none: no plan, or the part is not here
};

// Reads a run folder; every output that its records name must be there with the digest they state
// (files of restricted/ only where that folder is). Throws InputError: C001 no whole run, C002 an
// altered or missing file, C003 another version of the format, C008 a comparison or
// pages made again. Linear in the bytes.
[[nodiscard]] ResultFolder read_result_folder(std::filesystem::path const& folder);

}  // namespace tongcun
