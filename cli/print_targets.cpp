// SPDX-License-Identifier: Apache-2.0
#include "cli/print_targets.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/target_table.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>

namespace tongcun {
namespace {

class TargetLines {
 public:
  TargetLines(ProfileTerms const& terms, Language language) : money_(terms), language_(language) {}

  // "headcount, 2030, 某县: target 2.0000 %; today 5.1200"
  [[nodiscard]] std::string heading(PathTarget const& target) const {
    std::string const unit =
        target.option.what == TargetKind::headcount
            ? "%"
            : name_of_word("unit", target_unit(target.option.what, money_), language_);
    std::string const area = target.area.name.empty() ? target.area.code : target.area.name;
    return fmt::format(
        fmt::runtime(is_chinese() ? "    {}，{} 年{}{}：目标 {} {}；当年 {}\n"
                                  : "    {}, {}{}{}: target {} {}; today {}\n"),
        name_of_word("target_what", name_of(target.option.what, kTargetKindNames), language_),
        target.option.year,
        area.empty()   ? ""
        : is_chinese() ? "，"
                       : ", ",
        area, target_value_text(target.option.what, target.option.value, money_), unit,
        value(target, target.result.today));
  }
  [[nodiscard]] std::string line(PathTarget const& target) const {
    std::string const scenario =
        name_of_word("study_scenario", name_of(target.scenario, kStudyScenarioNames), language_);
    std::string const state =
        name_of_word("target_state", name_of(target.result.state, kTargetStateNames), language_);
    if (!target.result.interval) {
      return fmt::format(fmt::runtime(is_chinese() ? "      {}：{}\n" : "      {}: {}\n"), scenario,
                         state);
    }
    return fmt::format(fmt::runtime(is_chinese() ? "      {}：{}（{} 至 {}），{}\n"
                                                 : "      {}: {} ({} to {}), {}\n"),
                       scenario, value(target, target.result.middle),
                       value(target, target.result.interval->low),
                       value(target, target.result.interval->high), state);
  }

 private:
  [[nodiscard]] bool is_chinese() const { return language_ == Language::zh; }
  [[nodiscard]] std::string value(PathTarget const& target,
                                  std::optional<std::int64_t> const& told) const {
    return told ? target_value_text(target.option.what, *told, money_) : "–";
  }

  Money money_;
  Language language_;
};

}  // namespace

std::string targets_text(PathStatistics const& statistics, ProfileTerms const& terms,
                         Language language) {
  bool const zh = language == Language::zh;
  if (statistics.terms.options.targets.empty()) {
    return "";
  }
  if (statistics.targets.empty()) {
    return zh ? "  目标对照不公布；见 restricted/internal/poverty_targets.csv\n"
              : "  targets beside results are not public; restricted/internal/poverty_targets.csv "
                "has them\n";
  }
  std::string text = zh ? "  目标与结果（是否达到只按区间判定）：\n"
                        : "  targets and results (reached or not only as the interval says):\n";
  TargetLines const lines(terms, language);
  std::optional<std::size_t> before;
  for (PathTarget const& target : statistics.targets) {
    if (before != target.result.target) {
      text += lines.heading(target);
      before = target.result.target;
    }
    text += lines.line(target);
  }
  return text;
}

}  // namespace tongcun
