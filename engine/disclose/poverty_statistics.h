// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/area_poverty.h"
#include "engine/poverty/poverty_line.h"
#include "engine/poverty/poverty_result.h"
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

// An index in one area; who is deprived without being poor is never counted. What is hidden is zero
// here and says so.
struct PublicDeprivation {
  AreaDeprivation counts;
  bool shows_index = true;                    // intensity and M0: where every indicator is shown
  std::vector<std::uint8_t> shows_indicator;  // 1 = shown
};

struct PovertyAreaRow {
  Area area;
  std::vector<PublicAreaPoverty> lines;  // by line
  std::optional<double> gini;            // none: hidden, or nothing to divide
  // By breakdown, then part.
  std::vector<std::optional<std::vector<StatusCount>>> status;
  // By warning, index and card of the statistics; the last by band, then "unknown".
  std::vector<std::optional<PushedHouseholds>> warnings;
  std::vector<std::optional<PublicDeprivation>> indices;
  std::vector<std::optional<std::vector<StatusCount>>> score_cards;
};

// A blow and the line that it is measured by, whether or not there is one.
struct PublicWarning {
  WarningOption option;
  PovertyLine line;
  ResolvedLine resolved;
};

// What of a register's incomes and of measures by rules is public. Areas without households in the
// register are left out.
struct PovertyStatistics {
  bool invented = false;    // no household is real: said wherever it appears
  bool suppressed = false;  // something was taken out
  // Who has exactly a line's income, or none of which a logarithm can be taken, is counted. Of real
  // registers these are single households, whatever stands beside them: not told, and zero here.
  bool tells_points = true;
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
  std::vector<PublicWarning> warnings;
  std::vector<DeprivationRules> indices;
  struct Card {
    std::string key;
    Text name;
    std::string source;
    std::vector<StatusPart> bands;  // then "unknown"
  };
  std::vector<Card> score_cards;
  std::optional<CountyExit> county_exit;  // of the user's own sample
  std::vector<PovertyAreaRow> areas;      // in the order of the area tree, all first
};

// What the measures of a result are called and how they are defined; no counts.
void tell_measures(PovertyResult const& result, PovertyStatistics& statistics);

}  // namespace tongcun
