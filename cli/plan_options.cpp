// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_options.h"

#include "io/read_relocation_options.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <string>

namespace tongcun {
namespace {

constexpr double kMostSeconds = 7.0 * 86400.0;
constexpr double kMostPerCent = 100.0;

template <class Number>
CLI::Validator within_range(Number low, Number high, std::string const& complaint) {
  return CLI::Validator(
      [low, high, complaint](std::string const& word) {
        Number number{};
        auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        bool const is_legal = error == std::errc() && end == word.data() + word.size() &&
                              number >= low && number <= high;
        return is_legal ? std::string() : complaint;
      },
      "");
}

}  // namespace

void add_search_options(CLI::App& app, PlanOptions& options, Language language) {
  bool const zh = language == Language::zh;
  auto const whole = [zh](std::string const& word) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    bool const is_legal = error == std::errc() && end == word.data() + word.size() && number >= 1;
    return is_legal ? std::string() : zh ? "应为正整数" : "must be a whole number from 1 on";
  };
  app.add_option("--work-limit", options.work_limit,
                 zh ? "规划搜索的工作量上限；结果可重复"
                    : "units of work that planners may spend; the result can be repeated")
      ->check(CLI::Validator(whole, ""));
  auto const seconds = [zh](std::string const& word) {
    double number = 0.0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    bool const is_legal = error == std::errc() && end == word.data() + word.size() &&
                          number > 0.0 && number <= kMostSeconds;
    return is_legal ? std::string() : zh ? "应为正的秒数" : "must be a number of seconds above 0";
  };
  app.add_option("--time-limit", options.time_limit,
                 zh ? "从程序开始起的秒数，到时发布当前最好的规划；结果不可重复"
                    : "seconds from the start, then the best plan so far is published; the result "
                      "cannot be repeated")
      ->check(CLI::Validator(seconds, ""));
}

void add_plan_kind(CLI::App& app, PlanOptions& options, Language language) {
  bool const zh = language == Language::zh;
  app.add_option_function<std::string>(
         "--plan",
         [&options](std::string const& word) {
           options.kind = word == "potential" ? PlanKind::potential : PlanKind::committed;
         },
         zh ? "committed：只安排愿意和已签约的农户；potential：也安排未征询和有条件愿意的农户"
            : "committed: who is willing or has signed; potential: also who was not asked or has "
              "conditions")
      ->check(CLI::Validator(
          [zh](std::string const& word) {
            return word == "committed" || word == "potential" ? std::string()
                   : zh                                       ? "应为 committed 或 potential"
                                                              : "must be committed or potential";
          },
          ""));
}

void add_earlier_run(CLI::App& app, PlanOptions& options, Language language) {
  bool const zh = language == Language::zh;
  app.add_option("--from", options.from,
                 zh ? "以往运行的结果文件夹：新方案尽量不变动其安置，每变动一户按 "
                      "relocation.change_price 计价"
                    : "folder of an earlier run: its places are kept where that costs less than "
                      "relocation.change_price a household");
}

void add_other_plans(CLI::App& app, PlanOptions& options, Language language) {
  bool const zh = language == Language::zh;
  CLI::Option* const count =
      app.add_option("--alternatives", options.alternatives,
                     zh ? "另列类型不同、目标值相近的方案，至多若干个（1 至 20）"
                        : "look for at most so many plans that differ in kind (1 to 20)")
          ->check(within_range<std::int64_t>(
              1, kMostOtherPlans,
              zh ? "应为 1 至 20 的整数" : "must be a whole number from 1 to 20"));
  CLI::Option* const within =
      app.add_option("--within", options.within,
                     zh ? "其目标值至多比最好的方案高百分之几"
                        : "per cent that their objective may be above that of the best plan")
          ->check(within_range(0.0, kMostPerCent,
                               zh ? "应为 0 至 100 的百分数" : "must be per cent, from 0 to 100"));
  count->needs(within);
  within->needs(count);
}

}  // namespace tongcun
