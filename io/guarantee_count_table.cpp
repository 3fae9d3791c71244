// SPDX-License-Identifier: Apache-2.0
#include "io/guarantee_count_table.h"

#include "engine/guarantees/count_areas.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {
namespace {

constexpr std::array<Verdict, kVerdicts> kOrder{Verdict::pass, Verdict::fail, Verdict::unknown,
                                                Verdict::not_applicable};
constexpr std::array<char const*, 3> kCounted{"villages", "households", "persons"};

std::array<std::int64_t, 3> numbers(VillageCount const& count) {
  return {count.villages, count.households, count.persons};
}

OutputColumn integer(std::string const& key) {
  return term_column(key, key, ColumnType::integer);
}

// Tenths of a per cent, down for the least and up for the most.
struct Share {
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
};
Share share_of_households(VerdictCount const& count) {
  auto const of = [&](Verdict verdict) {
    return count[static_cast<std::size_t>(verdict)].households;
  };
  std::int64_t const base = of(Verdict::pass) + of(Verdict::fail) + of(Verdict::unknown);
  if (base == 0) {
    return {};
  }
  std::int64_t const possible = of(Verdict::pass) + of(Verdict::unknown);
  return {of(Verdict::pass) * 1000 / base, (possible * 1000 + base - 1) / base};
}

}  // namespace

OutputTable guarantee_count_table(PlaceFacts const& facts, GuaranteeRules const& rules) {
  OutputTable table;
  table.name = "guarantee_counts";
  table.title = term("guarantee_counts").name;
  for (char const* key : {"area_level", "area_code", "area_name", "guarantee", "family"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (Guarantee const& guarantee : rules.guarantees.values()) {
    table.columns[3].words.push_back({guarantee.key, guarantee.name});
  }
  for (std::string const counted : kCounted) {
    table.columns.push_back(integer(counted + "_judged"));
    for (Verdict const verdict : kOrder) {
      table.columns.push_back(
          integer(counted + "_" + std::string(name_of(verdict, kVerdictNames))));
    }
  }
  for (char const* bound : {"low", "high"}) {
    std::string const key = std::string("households_share_") + bound + "_pct";
    table.columns.push_back(term_column(key, key, ColumnType::decimal, 1));
  }
  for (AreaCount const& area : count_areas(rules, facts.guarantees, facts.region.villages)) {
    for (GuaranteeId const id : rules.guarantees.ids()) {
      VerdictCount const& count = area.verdicts[id];
      std::vector<OutputCell> row{std::string(name_of(area.level, kAreaLevelNames)),
                                  text_cell(area.code), text_cell(area.name),
                                  rules.guarantees[id].key,
                                  std::string(name_of(rules.guarantees[id].family, kFamilyNames))};
      for (std::size_t counted = 0; counted < kCounted.size(); ++counted) {
        row.emplace_back(numbers(area.base)[counted]);
        for (Verdict const verdict : kOrder) {
          row.emplace_back(numbers(count[static_cast<std::size_t>(verdict)])[counted]);
        }
      }
      Share const share = share_of_households(count);
      row.push_back(cell_of(share.low));
      row.push_back(cell_of(share.high));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace tongcun
