// SPDX-License-Identifier: Apache-2.0
#include "cli/print_poverty.h"

#include "cli/print_measures.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/poverty_names.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr double kPercent = 100.0;

class PovertyText {
 public:
  PovertyText(Scenario const& scenario, PovertyStatistics const& statistics, Language language)
      : statistics_(statistics), money_(scenario.profile.terms), language_(language) {}

  std::string write() {
    std::string const year = statistics_.year ? std::to_string(*statistics_.year) + ", " : "";
    say("\nincomes of the register against lines, {}persons\n",
        "\n台账收入与标准线比较，{}按人口计\n",
        language_ == Language::zh && statistics_.year ? std::to_string(*statistics_.year) + " 年，"
                                                      : year);
    if (statistics_.headline) {
      write_line(*statistics_.headline);
    }
    for (std::size_t line = 0; line < statistics_.lines.size(); ++line) {
      if (line != statistics_.headline) {
        write_line(line);
      }
    }
    for (std::size_t at = 0; at < statistics_.breakdowns.size(); ++at) {
      write_breakdown(at);
    }
    text_ += measures_text(statistics_, money_, language_);
    bool const lists_households = !statistics_.breakdowns.empty() ||
                                  !statistics_.warnings.empty() || !statistics_.indices.empty() ||
                                  !statistics_.score_cards.empty();
    if (lists_households) {
      say("  {}\n", "  {}\n", term("use_of_list").definition.in(language_));
    }
    return std::move(text_);
  }

 private:
  template <class... Args>
  void say(char const* en, char const* zh, Args const&... args) {
    text_ += fmt::format(fmt::runtime(language_ == Language::zh ? zh : en), args...);
  }

  void write_line(std::size_t at) {
    PublicLine const& line = statistics_.lines[at];
    std::string const& name = line.line.name.in(language_);
    if (!line.resolved.line) {
      say("  {}: not measured: {}\n", "  {}：未测算：{}\n", name,
          name_of_word("line_lack", name_of(line.resolved.lack, kLineLackNames), language_));
      return;
    }
    say("  {}, {} {} ({})\n", "  {}，{} {}（{}）\n", name, money_.text(line.resolved.line->line),
        statistics_.unit->currency,
        name_of_word("income_concept", statistics_.unit->concept_of_income, language_));
    if (statistics_.areas.empty()) {
      return;
    }
    PublicAreaPoverty const& all = statistics_.areas.front().lines[at];
    write_share("below it", "低于", all.with_transfers);
    write_share("below it without transfers", "不含转移性收入低于", all.without_transfers);
  }

  void write_share(char const* en, char const* zh, std::optional<AreaPoverty> const& area) {
    char const* const what = language_ == Language::zh ? zh : en;
    if (!area) {
      say("      {}: suppressed\n", "      {}：已隐去\n", what);
      return;
    }
    IncomePoverty const& poverty = area->poverty;
    std::optional<double> const share = poverty.headcount();
    if (!share) {
      say("      {}: no income is known\n", "      {}：收入均未知\n", what);
      return;
    }
    say("      {}: {} of {}, {:.2f} %", "      {}：{} 人，共 {} 人，{:.2f} %", what, poverty.poor,
        poverty.persons - poverty.unknown, *share * kPercent);
    if (poverty.unknown > 0) {
      say("; {} of unknown income: {:.2f} to {:.2f} % of all",
          "；收入未知 {} 人：占全部 {:.2f} 至 {:.2f} %", poverty.unknown,
          poverty.least_headcount().value_or(0.0) * kPercent,
          poverty.most_headcount().value_or(0.0) * kPercent);
    }
    text_ += "\n";
  }

  void write_breakdown(std::size_t at) {
    PovertyStatistics::Breakdown const& breakdown = statistics_.breakdowns[at];
    std::string const name = name_of_word("status_breakdown", breakdown.key, language_);
    if (statistics_.areas.empty() || !statistics_.areas.front().status[at]) {
      say("  {}: suppressed\n", "  {}：已隐去\n", name);
      return;
    }
    say("  {}, households (persons):\n", "  {}，户数（人数）：\n", name);
    auto const& counts = *statistics_.areas.front().status[at];
    for (std::size_t part = 0; part < breakdown.parts.size(); ++part) {
      StatusPart const& one = breakdown.parts[part];
      if (counts[part].households == 0) {
        continue;
      }
      say("      {}: {} ({})\n", "      {}：{}（{}）\n",
          one.name.en.empty() ? name_of_word("status_part", one.key, language_)
                              : one.name.in(language_),
          counts[part].households, counts[part].persons);
    }
  }

  PovertyStatistics const& statistics_;
  Money money_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string poverty_text(Scenario const& scenario, PovertyStatistics const& statistics,
                         Language language) {
  return PovertyText(scenario, statistics, language).write();
}

}  // namespace tongcun
