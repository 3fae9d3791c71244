// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

enum class ExaminationVerdict : std::uint8_t {
  good,
  told,    // nothing to judge, only to know
  failed,  // something that runs need is not there
};

// One thing that was looked at.
struct Examination {
  std::string key;  // "proj"
  Text name;
  std::string value;  // what was found, the same in both languages
  ExaminationVerdict verdict = ExaminationVerdict::told;
  Text remedy;  // of a failed one
};

// What this machine and installation have that runs need: libraries, the data of PROJ, drivers,
// encodings, the built-in files, numbers independent of the locale, room to write in `folder`,
// memory, processors. Changes nothing but a file of its own in `folder`, which it removes.
[[nodiscard]] std::vector<Examination> examine_installation(std::filesystem::path const& folder);

}  // namespace tongcun
