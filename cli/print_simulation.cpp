// SPDX-License-Identifier: Apache-2.0
#include "cli/print_simulation.h"

#include "cli/print_change.h"
#include "cli/print_panel_fit.h"
#include "cli/print_sensitivity.h"
#include "cli/print_targets.h"
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
  SimulationText(PathStatistics const& statistics, StudyGuaranteeStatistics const* guarantees,
                 Profile const& profile, Language language)
      : statistics_(statistics),
        terms_(statistics.terms),
        guarantees_(guarantees),
        profile_(profile),
        rules_(profile.guarantees),
        status_(profile.status),
        language_(language) {}

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
    text_ += panel_fit_text(terms_, language_);
    write_headcounts(last);
    text_ += change_text(statistics_, language_);
    text_ += sensitivity_text(statistics_, language_);
    text_ += targets_text(statistics_, profile_.terms, language_);
    write_guarantees(last);
    write_monitoring(last);
    write_exits(last);
    write_not_set();
    write_people(last);
    say("  a probability is a ground for a visit, never for adding or removing anyone",
        "  概率仅作为走访依据，不作为纳入或清退任何人的依据");
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

  // Millionths as per cents with two decimals, halves away from zero.
  [[nodiscard]] std::string percent(PathShares::Share const& share) const {
    if (!share) {
      return language_ == Language::zh ? "已隐去" : "suppressed";
    }
    constexpr int kDecimals = 2;
    constexpr std::int64_t kHundred = 100;
    std::int64_t const half = *share < 0 ? -kHundred / 2 : kHundred / 2;
    return printed((*share + half) / kHundred, {"", {}, ColumnType::decimal, kDecimals});
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

  // Of all villages: who fails a guarantee today, and in the last year with measures.
  void write_guarantees(std::int32_t last) {
    bool const has_steps =
        guarantees_ != nullptr && !guarantees_->areas.empty() &&
        std::ranges::any_of(guarantees_->years, [](auto const& years) { return years.size() > 1; });
    if (!has_steps) {
      return;
    }
    say("  households for whom a guarantee fails, by the rules of {}: today, and in {} with "
        "measures",
        "  按 {} 年规则判定不合格的户数：当年，及采取措施后 {} 年", terms_.start_year, last);
    bool is_any_changed = false;
    std::int64_t moved = 0;
    for (GuaranteeId const id : rules_.guarantees.ids()) {
      is_any_changed = write_guarantee(id, moved) || is_any_changed;
    }
    if (!is_any_changed) {
      say("    no measure changes any of them", "    各项措施均不改变判定");
    }
    if (moved > 0) {
      say("    {} of them have moved to a site by then and are judged by it; what it does not "
          "record is unknown",
          "    其中 {} 户届时已搬至安置点，按安置点判定；安置点未记录的为未知", moved);
    }
  }

  // False if as many fail and are unknown as today, and then nothing is said.
  bool write_guarantee(GuaranteeId id, std::int64_t& moved) {
    auto const& by_scenario = guarantees_->areas.front().verdicts[id.value()];
    std::optional<StudyVerdicts> const& today = by_scenario.front().front();
    std::string with;
    bool is_changed = !today;
    for (std::size_t s = 1; s < by_scenario.size(); ++s) {
      std::optional<StudyVerdicts> const& then = by_scenario[s].back();
      with += language_ == Language::zh ? "；" : "; ";
      with += name_of_word("study_scenario",
                           name_of(guarantees_->scenarios[s], kStudyScenarioNames), language_);
      with += " " + failing(then);
      is_changed = is_changed || (then && differs(*today, *then));
      moved = then ? std::max(moved, then->moved.households) : moved;
    }
    if (is_changed) {
      line(named("    ", rules_.guarantees[id].name) + failing(today) + with);
    }
    return is_changed;
  }

  static bool differs(StudyVerdicts const& today, StudyVerdicts const& then) {
    auto const equal = [&](Verdict verdict) {
      auto const at = static_cast<std::size_t>(verdict);
      return today.verdicts[at].households == then.verdicts[at].households;
    };
    return !equal(Verdict::fail) || !equal(Verdict::unknown);
  }

  // What a number is of, before it.
  [[nodiscard]] std::string named(std::string_view indent, Text const& name) const {
    return fmt::format("{}{}{}", indent, name.in(language_),
                       language_ == Language::zh ? "：" : ": ");
  }

  // "310", "310 and 12 unknown".
  [[nodiscard]] std::string failing(std::optional<StudyVerdicts> const& told) const {
    if (!told) {
      return language_ == Language::zh ? "已隐去" : "suppressed";
    }
    auto const of = [&](Verdict verdict) {
      return told->verdicts[static_cast<std::size_t>(verdict)].households;
    };
    std::string text = std::to_string(of(Verdict::fail));
    if (of(Verdict::unknown) > 0) {
      text += fmt::format(
          fmt::runtime(language_ == Language::zh ? "（另 {} 户未知）" : " and {} unknown"),
          of(Verdict::unknown));
    }
    return text;
  }

  void write_monitoring(std::int32_t last) {
    PathArea const* const all = statistics_.areas.empty() ? nullptr : &statistics_.areas.front();
    if (all == nullptr || !all->monitoring) {
      return;
    }
    PathMonitoring const& monitoring = *all->monitoring;
    say("  households by class of monitoring, declared risks and expenses as today: {}, and in {}",
        "  各监测类别户数（申报的风险和支出按当前计）：{} 年，及 {} 年", terms_.start_year, last);
    for (std::size_t one = 0; one <= terms_.classes.size(); ++one) {
      std::string text;
      for (std::size_t s = 0; s < terms_.scenarios.size(); ++s) {
        text += language_ == Language::zh ? "；" : "; ";
        text += name_of_word("study_scenario", name_of(terms_.scenarios[s], kStudyScenarioNames),
                             language_);
        if (!monitoring.scenarios[s]) {
          text += language_ == Language::zh ? " 已隐去" : " suppressed";
          continue;
        }
        MonitoringCell const& cell = monitoring.scenarios[s]->back()[one];
        text += fmt::format(
            fmt::runtime(language_ == Language::zh ? " {}（{} 至 {}）" : " {} ({} to {})"),
            mean(cell.sum), cell.interval.low, cell.interval.high);
      }
      Text const& name = one < terms_.classes.size() ? status_.classes[terms_.classes[one]].name
                                                     : term("monitoring_class.unknown").name;
      line(named("    ", name) + std::to_string(monitoring.today[one]) + text);
    }
  }

  void write_exits(std::int32_t last) {
    if (!statistics_.exits) {
      return;
    }
    PathExits const& exits = *statistics_.exits;
    say("  villages that pass their exit in {}, of {}: the middle one of the replicates, whatever "
        "is "
        "unknown (and if that were in their favour)",
        "  {} 年达到退出条件的行政村（共 {} "
        "个）：重复模拟的中位数，不论未知情况（及未知均属有利时）",
        last, exits.villages);
    for (std::size_t s = 0; s < exits.surely.size(); ++s) {
      ExitCell const& surely = exits.surely[s].back();
      say("    {}: {}, {} to {} ({})", "    {}：{}，{} 至 {}（{}）",
          name_of_word("study_scenario", name_of(terms_.scenarios[s], kStudyScenarioNames),
                       language_),
          surely.median, surely.interval.low, surely.interval.high, exits.perhaps[s].back().median);
    }
  }

  void write_people(std::int32_t last) {
    if (!terms_.options.demography) {
      say("  births, deaths and ageing are not set: households stay as they are",
          "  出生、死亡和年龄变化未设定：农户人口保持现状");
      return;
    }
    PathArea const* const all = statistics_.areas.empty() ? nullptr : &statistics_.areas.front();
    if (all == nullptr || !all->people) {
      return;
    }
    PeopleCount const& today = all->people->today;
    PeopleCell const& then = all->people->years.back();
    say("  persons: {} today, {} in {} ({} to {}); of working age {}, then {}; of school age {}, "
        "then {}",
        "  人口：当年 {}，{} 人于 {} 年（{} 至 {}）；劳动年龄 {}，届时 {}；学龄 {}，届时 {}",
        today.persons, mean(then.sum.persons), last, then.persons.low, then.persons.high,
        today.working_age, mean(then.sum.working_age), today.school_age, mean(then.sum.school_age));
  }

  // Of replicates, to the nearest.
  [[nodiscard]] std::int64_t mean(std::int64_t sum) const {
    std::int64_t const of = terms_.options.replicates;
    return (2 * sum + of) / (2 * of);
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
    auto const has = [&](StudyScenario scenario) {
      return std::ranges::find(terms_.scenarios, scenario) != terms_.scenarios.end();
    };
    if (has(StudyScenario::relocation) && !terms_.options.move_effects) {
      say("  effects of a move on income: not set, so that it has none",
          "  搬迁对收入的影响：未设定，按无影响计");
    }
    bool const has_places = has(StudyScenario::roads) || has(StudyScenario::services);
    if (has_places && !terms_.options.road_effects && terms_.options.minute_effects.empty()) {
      say("  effects of roads and services on income: not set, so that they have none",
          "  道路和服务对收入的影响：未设定，按无影响计");
    }
  }

  PathStatistics const& statistics_;
  PathTerms const& terms_;
  StudyGuaranteeStatistics const* guarantees_;
  Profile const& profile_;
  GuaranteeRules const& rules_;
  StatusRules const& status_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string simulation_text(PathStatistics const& statistics,
                            StudyGuaranteeStatistics const* guarantees, Profile const& profile,
                            Language language) {
  return SimulationText(statistics, guarantees, profile, language).write();
}

}  // namespace tongcun
