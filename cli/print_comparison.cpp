// SPDX-License-Identifier: Apache-2.0
#include "cli/print_comparison.h"

#include "io/comparison_words.h"
#include "io/glossary.h"
#include "io/public_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kMostLines = 12;

class ComparisonPrinter {
 public:
  ComparisonPrinter(RunComparison const& comparison, Language language)
      : comparison_(public_comparison(comparison)),
        has_more_(tells_less(comparison_, comparison)),
        zh_(language == Language::zh),
        language_(language) {}

  std::string text() {
    title(zh_ ? "对比的运行" : "runs");
    for (std::size_t i = 0; i < comparison_.names.size(); ++i) {
      text_ += fmt::format("  {} {}\n", i + 1, comparison_.names[i]);
    }
    title(comparison_.asked.title.in(language_));
    add_lines(lines_of(asked_in(comparison_, language_, KeyColumn::kept), false), {});
    title(zh_ ? "主要数值（不同者）" : "numbers of the summaries that differ");
    std::vector<Line> const differing =
        lines_of(headline_in(comparison_, language_, KeyColumn::kept), true);
    add_lines(differing, {"relocation", "poverty", "guarantees", "region", "access"});
    text_ += fmt::format(fmt::runtime(zh_ ? "  相同的 {} 项\n" : "  the same: {}\n"),
                         comparison_.headline.rows.size() - differing.size());
    add_poverty();
    if (has_more_) {
      text_ +=
          zh_ ? "真实台账的农户和人员数值有差异的，不在此列出；加 --out 时写入 "
                "restricted/internal/\n"
              : "numbers of a protected register that differ are not told here; with --out they "
                "stand in restricted/internal/\n";
    }
    add_counts();
    return text_;
  }

 private:
  void title(std::string const& words) { text_ += words + "\n"; }

  [[nodiscard]] static std::string cell(OutputTable const& table, std::size_t row,
                                        std::size_t column) {
    std::string const text = printed(table.rows[row][column], table.columns[column]);
    return text.empty() ? "-" : text;
  }

  struct Line {
    std::string group;  // what the key begins with
    std::string text;
  };

  // "what: a | b (+c) | d (+e) unit", of the rows where the runs differ. A table of keys, titles,
  // units and, with differences, bases before the columns of the runs.
  [[nodiscard]] std::vector<Line> lines_of(OutputTable const& table, bool has_differences) const {
    std::vector<Line> lines;
    std::size_t const first = *table.position_of("run_1");
    std::size_t const step = has_differences ? 2 : 1;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      std::string line = cell(table, row, first);
      bool differs = false;
      for (std::size_t column = first + 1; column < table.columns.size(); column += step) {
        std::string const value = cell(table, row, column);
        differs = differs || value != cell(table, row, first);
        line += " | " + value;
        if (has_differences && cell(table, row, column + 1) != "-") {
          std::string const difference = cell(table, row, column + 1);
          line += fmt::format(" ({}{})", difference.starts_with('-') ? "" : "+", difference);
        }
      }
      if (differs) {
        std::string const key = cell(table, row, 0);
        std::string const what = cell(table, row, 1);
        std::string const unit = cell(table, row, 2);
        lines.push_back({key.substr(0, key.find('.')),
                         fmt::format(fmt::runtime(zh_ ? "  {}：{}{}\n" : "  {}: {}{}\n"), what,
                                     line, unit == "-" ? "" : " " + unit)});
      }
    }
    return lines;
  }

  // The first few of each group, in the order in which a meeting asks for them; groups that it does
  // not ask for are one.
  void add_lines(std::vector<Line> const& lines, std::vector<std::string> const& order) {
    std::map<std::size_t, std::vector<Line const*>> groups;
    for (Line const& line : lines) {
      auto const place = std::ranges::find(order, line.group);
      groups[static_cast<std::size_t>(place - order.begin())].push_back(&line);
    }
    for (auto const& [place, group] : groups) {
      for (std::size_t i = 0; i < std::min(group.size(), kMostLines); ++i) {
        text_ += group[i]->text;
      }
      if (group.size() > kMostLines) {
        text_ += more_of(place < order.size() ? order[place] : "", group.size() - kMostLines);
      }
    }
    if (lines.empty()) {
      text_ += zh_ ? "  无\n" : "  none\n";
    }
  }

  // "" = of no group by itself.
  [[nodiscard]] std::string more_of(std::string const& group, std::size_t number) const {
    if (group.empty()) {
      return fmt::format(fmt::runtime(zh_ ? "  …… 另有 {} 项（--json 或 --out 给出全部）\n"
                                          : "  … {} more (--json or --out gives all)\n"),
                         number);
    }
    return fmt::format(fmt::runtime(zh_ ? "  …… {} 另有 {} 项（--json 或 --out 给出全部）\n"
                                        : "  … {}: {} more (--json or --out gives all)\n"),
                       name_of_word("headline", group, language_), number);
  }

  [[nodiscard]] static std::string named(OutputTable const& table, std::size_t row,
                                         char const* key) {
    return cell(table, row, *table.position_of(key));
  }

  void add_poverty() {
    OutputTable const& table = comparison_.poverty;
    std::map<std::pair<std::string, std::string>, std::size_t> last;  // of run and scenario
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (named(table, row, "area_level") == "all") {
        last[{named(table, row, "compared_run"), named(table, row, "study_scenario")}] = row;
      }
    }
    if (last.empty()) {
      return;
    }
    title(zh_ ? "低于标准的人口占比，最后一年（%）" : "persons below the line, last year (%)");
    for (auto const& [of, row] : last) {
      text_ += fmt::format(
          fmt::runtime(zh_ ? "  {}，{}，{}：{} | {}（{}）" : "  {}, {}, {}: {} | {} ({})"),
          of.first, name_of_word("study_scenario", of.second, language_),
          named(table, row, "path_year"), named(table, row, "value_in_base"),
          named(table, row, "value_in_run"), named(table, row, "value_difference"));
      if (named(table, row, "difference_low") != "-") {
        bool const is_paired = named(table, row, "difference_paired") == "yes";
        text_ +=
            fmt::format(fmt::runtime(zh_ ? "，至少 {}% 的际遇在 {} 至 {} 之间（{}）"
                                         : ", in {} % of the fates at least within {} to {} ({})"),
                        named(table, row, "difference_within_pct"),
                        named(table, row, "difference_low"), named(table, row, "difference_high"),
                        is_paired ? (zh_ ? "经同一基准" : "through the same baseline")
                                  : (zh_ ? "由各自区间推出" : "from the intervals of the runs"));
      }
      text_ += "\n";
    }
  }

  void add_counts() {
    std::map<std::string, std::size_t> cells;
    for (std::size_t row = 0; row < comparison_.differences.rows.size(); ++row) {
      ++cells[named(comparison_.differences, row, "compared_table")];
    }
    title(comparison_.differences.title.in(language_));
    for (auto const& [table, count] : cells) {
      std::string const name = has_term(table) ? term(table).name.in(language_) : table;
      text_ += fmt::format(fmt::runtime(zh_ ? "  {}：{} 处\n" : "  {}: {} cells\n"), name, count);
    }
    if (cells.empty()) {
      text_ += zh_ ? "  无\n" : "  none\n";
    }
    std::set<std::string> villages;
    for (std::size_t row = 0; row < comparison_.villages.rows.size(); ++row) {
      if (cell(comparison_.villages, row, comparison_.villages.columns.size() - 1) != "0") {
        villages.insert(cell(comparison_.villages, row, 1));
      }
    }
    text_ += fmt::format(fmt::runtime(zh_ ? "有变化的村 {} 个；安置去向不同的农户 {} 户\n"
                                          : "villages in which something differs: {}; households "
                                            "placed otherwise: {}\n"),
                         villages.size(), comparison_.moved.rows.size());
  }

  RunComparison comparison_;
  bool has_more_;
  bool zh_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string comparison_text(RunComparison const& comparison, Language language) {
  return ComparisonPrinter(comparison, language).text();
}

}  // namespace tongcun
