// SPDX-License-Identifier: Apache-2.0
#include "io/read_targets.h"

#include "io/read_relocation_rules.h"

#include <cmath>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kFirstYear = 1900;
constexpr std::int64_t kLastYear = 2200;
constexpr std::int64_t kMostVillages = 10'000'000;

std::int64_t read_value(ConfigReader& row, TargetKind what, std::int64_t per_major) {
  if (!row.has("value")) {
    row.complain_missing("value");
    return 0;
  }
  if (what == TargetKind::headcount) {
    constexpr double kMillion = 1e6;
    return static_cast<std::int64_t>(
        std::floor(row.number("value", 0.0, 0.0, 1.0) * kMillion + 0.5));
  }
  if (what == TargetKind::villages_exited) {
    return row.integer("value", 0, 0, kMostVillages);
  }
  return read_money(row, "value", per_major).value_or(0);
}

}  // namespace

std::vector<TargetOption> read_targets(ConfigReader& simulate, std::int64_t minor_per_major) {
  std::vector<TargetOption> targets;
  for (ConfigReader& row : simulate.tables("targets")) {
    TargetOption target;
    if (!row.has("what")) {
      row.complain_missing("what");
    }
    target.what = static_cast<TargetKind>(row.choice("what", kTargetKindNames).value_or(0));
    if (!row.has("year")) {
      row.complain_missing("year");
    }
    target.year = static_cast<std::int32_t>(row.integer("year", kFirstYear, kFirstYear, kLastYear));
    target.area = row.text("area", "");
    if (target.what == TargetKind::villages_exited && row.has("area")) {
      row.complain("area", LegalPart{"absent_where", {{"name", "villages_exited"}}});
    }
    target.value = read_value(row, target.what, minor_per_major);
    target.source = row.required_text("source");
    row.finish();
    targets.push_back(std::move(target));
  }
  return targets;
}

}  // namespace tongcun
