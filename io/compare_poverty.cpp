// SPDX-License-Identifier: Apache-2.0
#include "io/compare_poverty.h"

#include "io/exact_decimal.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::string_view kBaseline = "baseline";

std::string asked(ResultFolder const& run, char const* key) {
  auto const found = run.asked.find(key);
  return found != run.asked.end() ? found->second : "";
}

// The cells of one row by their keys.
class PathRow {
 public:
  PathRow(ResultTable const& table, std::vector<std::string> const& row)
      : table_(&table), row_(&row) {}

  [[nodiscard]] std::string operator[](std::string_view key) const {
    auto const column = table_->position_of(key);
    return column ? (*row_)[*column] : "";
  }
  [[nodiscard]] std::optional<ExactDecimal> number(std::string_view key) const {
    return parse_exact((*this)[key]);
  }

 private:
  ResultTable const* table_;
  std::vector<std::string> const* row_;
};

using Place = std::vector<std::string>;

Place place_of(PathRow const& row) {
  return {row["area_level"], row["area_code"], row["study_scenario"], row["path_year"]};
}

// The same fates: what the baseline of every area and year says is the same to the digit.
bool are_paired(ResultFolder const& base, ResultFolder const& other,
                std::map<Place, PathRow> const& others, ResultTable const& table) {
  bool const same_draws =
      asked(base, "simulation.seed") == asked(other, "simulation.seed") &&
      asked(base, "simulation.replicates") == asked(other, "simulation.replicates") &&
      asked(base, "simulation.interval") == asked(other, "simulation.interval");
  bool has_baseline = false;
  for (auto const& cells : table.rows) {
    PathRow const row(table, cells);
    if (row["study_scenario"] != kBaseline) {
      continue;
    }
    has_baseline = true;
    auto const same = others.find(place_of(row));
    bool const is_same = same != others.end() &&
                         row["path_headcount_pct"] == same->second["path_headcount_pct"] &&
                         row["headcount_mc_low_pct"] == same->second["headcount_mc_low_pct"] &&
                         row["headcount_mc_high_pct"] == same->second["headcount_mc_high_pct"];
    if (!is_same) {
      return false;
    }
  }
  return same_draws && has_baseline;
}

void bound(PathRow const& base, PathRow const& other, std::pair<char const*, char const*> interval,
           HeadcountDifference& result) {
  auto const base_low = base.number(interval.first);
  auto const base_high = base.number(interval.second);
  auto const other_low = other.number(interval.first);
  auto const other_high = other.number(interval.second);
  if (!base_low || !base_high || !other_low || !other_high) {
    return;
  }
  auto const low = difference(*other_low, *base_high);
  auto const high = difference(*other_high, *base_low);
  if (low && high) {
    result.low = text_of(*low);
    result.high = text_of(*high);
  }
}

// 1 - 2a of 1 - a, in per cent.
std::string share_within(std::string const& interval) {
  std::optional<ExactDecimal> const one_less = parse_exact(interval);
  if (!one_less) {
    return "";
  }
  std::optional<ExactDecimal> const missed = difference({1, 0}, *one_less);
  std::optional<ExactDecimal> const once = missed ? difference({1, 0}, *missed) : std::nullopt;
  std::optional<ExactDecimal> const twice = once ? difference(*once, *missed) : std::nullopt;
  return twice && twice->value > 0 ? text_of({twice->value * 100, twice->decimals}) : "";
}

}  // namespace

std::vector<HeadcountDifference> compare_headcounts(ResultFolder const& base,
                                                    ResultFolder const& other) {
  auto const before = base.tables.find("poverty_path");
  auto const after = other.tables.find("poverty_path");
  if (before == base.tables.end() || after == other.tables.end()) {
    return {};
  }
  std::map<Place, PathRow> others;
  for (auto const& cells : after->second.rows) {
    PathRow const row(after->second, cells);
    others.emplace(place_of(row), row);
  }
  bool const paired = are_paired(base, other, others, before->second);
  std::string const within =
      asked(base, "simulation.interval") == asked(other, "simulation.interval")
          ? share_within(asked(base, "simulation.interval"))
          : "";
  std::vector<HeadcountDifference> list;
  for (auto const& cells : before->second.rows) {
    PathRow const row(before->second, cells);
    auto const same = others.find(place_of(row));
    std::optional<ExactDecimal> const a = row.number("path_headcount_pct");
    std::optional<ExactDecimal> const b =
        same != others.end() ? same->second.number("path_headcount_pct") : std::nullopt;
    std::optional<ExactDecimal> const exact = a && b ? difference(*b, *a) : std::nullopt;
    if (!exact) {
      continue;
    }
    HeadcountDifference result;
    result.area_level = row["area_level"];
    result.area_code = row["area_code"];
    result.scenario = row["study_scenario"];
    result.year = row["path_year"];
    result.base = row["path_headcount_pct"];
    result.other = same->second["path_headcount_pct"];
    result.difference = text_of(*exact);
    result.is_paired = paired;
    result.is_of_people = base.is_protected || other.is_protected;
    if (paired && result.scenario == kBaseline) {
      result.low = result.high = result.difference;  // the same fates, and nothing else
      result.share_within = "100";
    } else {
      bound(row, same->second,
            result.is_paired ? std::pair{"headcount_change_low_pct", "headcount_change_high_pct"}
                             : std::pair{"headcount_mc_low_pct", "headcount_mc_high_pct"},
            result);
      result.share_within = result.low.empty() ? "" : within;
    }
    list.push_back(std::move(result));
  }
  return list;
}

}  // namespace tongcun
