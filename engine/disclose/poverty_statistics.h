// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/area_poverty.h"
#include "engine/poverty/poverty_line.h"
#include "engine/poverty/status_columns.h"
#include "engine/region/area_tree.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A line, whether or not there is anything to compare with it.
struct PublicLine {
  PovertyLine line;
  ResolvedLine resolved;
};

// One line in one area. None = suppressed, or no line.
struct PublicAreaPoverty {
  std::optional<AreaPoverty> with_transfers;
  std::optional<AreaPoverty> without_transfers;
};

struct PovertyAreaRow {
  Area area;
  std::vector<PublicAreaPoverty> lines;  // by line
  std::optional<double> gini;            // none: hidden, or nothing to divide
  // By breakdown, then part.
  std::vector<std::optional<std::vector<StatusCount>>> status;
};

// What of a register's incomes is public. Areas without households in the register are left out.
struct PovertyStatistics {
  bool invented = false;    // no household is real: said wherever it appears
  bool suppressed = false;  // something was taken out
  std::optional<int> year;
  std::optional<IncomeUnit> unit;
  std::vector<PublicLine> lines;  // in the order of the profile
  std::optional<std::size_t> headline;
  struct Breakdown {
    std::string key;
    std::vector<StatusPart> parts;
  };
  std::vector<Breakdown> breakdowns;  // of status
  // Villages by verdict of each class about villages (index = Verdict); of real registers none.
  struct VillageClass {
    std::string key;
    Text name;
    std::array<std::int64_t, kVerdicts> villages{};
  };
  std::vector<VillageClass> village_classes;
  std::vector<PovertyAreaRow> areas;  // in the order of the area tree, all first
};

}  // namespace tongcun
