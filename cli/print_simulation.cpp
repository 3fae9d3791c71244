// SPDX-License-Identifier: Apache-2.0
#include "cli/print_simulation.h"

#include "engine/disclose/suppress_areas.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/output_table.h"
#include "io/path_shares.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

class SimulationText {
 public:
  SimulationText(PathStatistics const& statistics, Language language)
      : statistics_(statistics), terms_(statistics.terms), language_(language) {}

  std::string write() {
    text_ += "\n";
    if (statistics_.invented) {
      line(term("invented_households").name.in(language_));
    }
    std::int32_t const last =
        terms_.start_year + static_cast<std::int32_t>(terms_.lines.size()) - 1;
    say("years ahead, {} to {}: {} times over, {} % of them within the intervals",
        "今后模拟：{} 至 {} 年，重复 {} 次，区间含其中 {}%", terms_.start_year + 1, last,
        terms_.options.replicates, percent_of(terms_.options.interval));
    write_headcounts(last);
    write_not_set();
    say("  births, deaths, ageing, roads and services are not simulated; a probability is a ground "
        "for a visit, never for adding or removing anyone",
        "  "
        "不模拟出生、死亡、年龄变化及道路和服务的变化；概率仅作为走访依据，不作为纳入或清退任何人的"
        "依据");
    if (statistics_.suppressed) {
      say("  numbers that fewer than {} households can be told from are left out of public/; "
          "restricted/internal/ has them",
          "  可据以识别不足 {} 户的数据不在 public/ 公布；见 restricted/internal/",
          kLeastHouseholds);
    }
    return std::move(text_);
  }

 private:
  template <class... Args>
  void say(char const* en, char const* zh, Args const&... args) {
    line(fmt::format(fmt::runtime(language_ == Language::zh ? zh : en), args...));
  }
  void line(std::string const& content) { text_ += content + "\n"; }

  static std::string percent_of(double share) {
    constexpr double kHundred = 100.0;
    return fmt::format("{:.4g}", share * kHundred);
  }

  // Millionths as per cents with two decimals, cut off.
  [[nodiscard]] std::string percent(PathShares::Share const& share) const {
    if (!share) {
      return language_ == Language::zh ? "已隐去" : "suppressed";
    }
    constexpr int kDecimals = 2;
    constexpr std::int64_t kHundred = 100;
    return printed(*share / kHundred, {"", {}, ColumnType::decimal, kDecimals});
  }

  void write_headcounts(std::int32_t last) {
    PathArea const* const all = statistics_.areas.empty() ? nullptr : &statistics_.areas.front();
    bool const is_shown = all != nullptr && all->base && all->today;
    PathShares const today = is_shown ? shares_today(*all->today, *all->base) : PathShares{};
    say("  below the line \"{}\", per cent of persons of known income: today {} (of all persons {} "
        "to {}), gap {}",
        "  低于标准“{}”的人口占收入已知人口的百分比：当年 {}（占全部人口 {} 至 {}），深度 {}",
        terms_.options.line, percent(today.headcount), percent(today.known_low),
        percent(today.known_high), percent(today.gap));
    for (std::size_t s = 0; s < terms_.scenarios.size(); ++s) {
      std::string const name = name_of_word(
          "study_scenario", name_of(terms_.scenarios[s], kStudyScenarioNames), language_);
      bool const has_cells = is_shown && all->scenarios[s];
      PathShares const shares = has_cells ? shares_of(all->scenarios[s]->back(), *all->base,
                                                      terms_.options.replicates, s > 0)
                                          : PathShares{};
      say("    {} {}: {} ({} to {}), gap {}", "    {} {}：{}（{} 至 {}），深度 {}", last, name,
          percent(shares.headcount), percent(shares.mc_low), percent(shares.mc_high),
          percent(shares.gap));
      if (s > 0) {
        say("      against the baseline, the same fates: {} ({} to {}) points",
            "      与基准相比（际遇相同）：{}（{} 至 {}）个百分点", percent(shares.difference),
            percent(shares.difference_low), percent(shares.difference_high));
      }
    }
  }

  void write_not_set() {
    std::string shocks;
    for (std::size_t k = 0; k < kShockKinds; ++k) {
      bool const is_set = std::ranges::find(terms_.options.shocks, static_cast<ShockKind>(k),
                                            &ShockOption::kind) != terms_.options.shocks.end();
      if (!is_set) {
        shocks += shocks.empty() ? "" : language_ == Language::zh ? "、" : ", ";
        shocks += name_of_word("shock_kind", kShockKindNames[k], language_);
      }
    }
    if (!shocks.empty()) {
      say("  shocks that are not set, and so never happen here: {}",
          "  未设定、因而不发生的冲击：{}", shocks);
    }
    bool const moves = std::ranges::any_of(terms_.scenarios, has_relocation);
    if (moves && !terms_.options.move_effects) {
      say("  effects of a move on income: not set, so that it has none",
          "  搬迁对收入的影响：未设定，按无影响计");
    }
  }

  PathStatistics const& statistics_;
  PathTerms const& terms_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string simulation_text(PathStatistics const& statistics, Language language) {
  return SimulationText(statistics, language).write();
}

}  // namespace tongcun
