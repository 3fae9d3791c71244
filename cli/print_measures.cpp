// SPDX-License-Identifier: Apache-2.0
#include "cli/print_measures.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/poverty_names.h"
#include "io/rule_names.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr double kPercent = 100.0;

double percent(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? kPercent * static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

class MeasuresText {
 public:
  MeasuresText(PovertyStatistics const& statistics, Money const& money, Language language)
      : statistics_(statistics), money_(money), language_(language) {}

  std::string write() {
    if (!statistics_.areas.empty()) {
      PovertyAreaRow const& all = statistics_.areas.front();
      for (std::size_t at = 0; at < statistics_.warnings.size(); ++at) {
        write_warning(statistics_.warnings[at], all.warnings[at]);
      }
      for (std::size_t at = 0; at < statistics_.indices.size(); ++at) {
        write_index(statistics_.indices[at], all.indices[at]);
      }
      for (std::size_t at = 0; at < statistics_.score_cards.size(); ++at) {
        write_card(statistics_.score_cards[at], all.score_cards[at]);
      }
    }
    if (statistics_.county_exit) {
      write_county(*statistics_.county_exit);
    }
    return std::move(text_);
  }

 private:
  template <class... Args>
  void say(char const* en, char const* zh, Args const&... args) {
    text_ += fmt::format(fmt::runtime(language_ == Language::zh ? zh : en), args...);
  }

  void write_warning(PublicWarning const& warning, std::optional<PushedHouseholds> const& counted) {
    std::string const& name = warning.option.name.in(language_);
    if (!warning.resolved.line) {
      say("  warning, {}: not measured: {}\n", "  预警：{}：未测算：{}\n", name,
          name_of_word("line_lack", name_of(warning.resolved.lack, kLineLackNames), language_));
      return;
    }
    if (!counted) {
      say("  warning, {}: suppressed\n", "  预警：{}：已隐去\n", name);
      return;
    }
    say("  warning, {}: pushes {} of {} households below {} {}, {:.2f} %",
        "  预警：{}：使 {} 户（共 {} 户）跌至 {} {} 以下，{:.2f} %", name, counted->pushed,
        counted->households, money_.text(warning.resolved.line->line), money_.currency(),
        percent(counted->pushed, counted->households));
    if (counted->unknown > 0) {
      say("; {} more of whom too little is known: up to {:.2f} %",
          "；另有 {} 户资料不足：至多 {:.2f} %", counted->unknown,
          percent(counted->pushed + counted->unknown, counted->households));
    }
    say("; {} below it already\n", "；原已低于标准 {} 户\n", counted->already);
    write_reached(warning);
  }

  void write_reached(PublicWarning const& warning) {
    if (!warning.option.warn_from) {
      return;
    }
    std::int64_t villages = 0;
    std::int64_t perhaps = 0;
    std::int64_t hidden = 0;
    auto const at = static_cast<std::size_t>(&warning - statistics_.warnings.data());
    for (PovertyAreaRow const& area : statistics_.areas) {
      if (area.area.level != AreaLevel::village) {
        continue;
      }
      if (!area.warnings[at]) {
        ++hidden;
        continue;
      }
      Verdict const reached = reaches_threshold(warning.option, *area.warnings[at]);
      villages += reached == Verdict::pass ? 1 : 0;
      perhaps += reached == Verdict::unknown ? 1 : 0;
    }
    constexpr double kPartsOfPercent = 1e4;
    say("      villages at {:.2f} % or more: {}, perhaps {} more",
        "      达到 {:.2f} % 的行政村：{} 个，另有 {} 个可能达到",
        *warning.option.warn_from / kPartsOfPercent, villages, perhaps);
    if (hidden > 0) {
      say("; {} suppressed", "；{} 个已隐去", hidden);
    }
    text_ += "\n";
  }

  void write_index(DeprivationRules const& rules, std::optional<PublicDeprivation> const& told) {
    std::string const& name = rules.name.in(language_);
    if (!told) {
      say("  {}: suppressed\n", "  {}：已隐去\n", name);
      return;
    }
    AreaDeprivation const& counted = told->counts;
    DeprivationMeasure const& known = counted.complete;
    say("  {}: deprived in {} of {} or more\n", "  {}：缺失权重达到 {}（共 {}）即为多维贫困\n",
        name, rules.index.poor_from, rules.index.whole());
    if (known.persons == 0) {
      say("      of nobody are all indicators known", "      没有人的全部指标已知");
    } else {
      say("      of {} persons of whom all is known: H {:.2f} %",
          "      指标齐全的 {} 人中：H {:.2f} %", known.persons, kPercent * known.headcount());
    }
    if (known.persons > 0 && told->shows_index) {
      say(", A {:.2f} %, M0 {:.4f}", "，A {:.2f} %，M0 {:.4f}", kPercent * known.intensity(),
          known.index());
    }
    if (known.dropped > 0) {
      say("; of all {}: H {:.2f} to {:.2f} %", "；全部 {} 人：H {:.2f} 至 {:.2f} %",
          counted.least.persons, kPercent * counted.least.headcount(),
          kPercent * counted.most.headcount());
    }
    if (known.dropped > 0 && told->shows_index) {
      say(", M0 {:.4f} to {:.4f}", "，M0 {:.4f} 至 {:.4f}", counted.least.index(),
          counted.most.index());
    }
    if (!told->shows_index) {
      say("; A and M0 suppressed", "；A、M0 已隐去");
    }
    text_ += "\n";
    for (std::size_t j = 0; j < rules.index.weights.size(); ++j) {
      write_indicator(rules, *told, j);
    }
  }

  void write_indicator(DeprivationRules const& rules, PublicDeprivation const& told,
                       std::size_t j) {
    std::string const& name = rules.book.rules.values()[j].name.in(language_);
    AreaDeprivation const& counted = told.counts;
    if (told.shows_indicator[j] == 0) {
      say("      {}: suppressed\n", "      {}：已隐去\n", name);
      return;
    }
    say("      {}: poor and deprived {:.2f} to {:.2f} % of persons",
        "      {}：多维贫困且缺失的人口占 {:.2f} 至 {:.2f} %", name,
        percent(counted.least.censored[j], counted.least.persons),
        percent(counted.most.censored[j], counted.most.persons));
    if (told.shows_index && counted.complete.poor > 0) {
      say(", {:.1f} % of M0", "，占 M0 的 {:.1f} %",
          kPercent * counted.complete.contribution(rules.index, j));
    }
    if (counted.unknown[j] > 0) {
      say("; not known of {} persons", "；{} 人未知", counted.unknown[j]);
    }
    text_ += "\n";
  }

  void write_card(PovertyStatistics::Card const& card,
                  std::optional<std::vector<StatusCount>> const& counts) {
    if (!counts) {
      say("  {}: suppressed\n", "  {}：已隐去\n", card.name.in(language_));
      return;
    }
    say("  {}, households (persons):\n", "  {}，户数（人数）：\n", card.name.in(language_));
    for (std::size_t band = 0; band < card.bands.size(); ++band) {
      StatusPart const& part = card.bands[band];
      say("      {}: {} ({})\n", "      {}：{}（{}）\n",
          part.name.en.empty() ? name_of_word("score_band", part.key, language_)
                               : part.name.in(language_),
          (*counts)[band].households, (*counts)[band].persons);
    }
  }

  void write_county(CountyExit const& exit) {
    say("  exit of the county by its sample: {}\n", "  按抽样核查的县级退出条件：{}\n",
        name_of_word("verdict", name_of(exit.exits, kVerdictNames), language_));
    for (std::size_t at = 0; at < exit.items.size(); ++at) {
      CountyItemResult const& item = exit.items[at];
      std::string const name = name_of_word("county_item", kCountyItemNames[at], language_);
      std::string const verdict =
          name_of_word("verdict", name_of(item.verdict, kVerdictNames), language_);
      constexpr double kPartsOfPercent = 1e4;
      if (!item.share) {
        say("      {}: not sampled\n", "      {}：未抽样\n", name);
        continue;
      }
      say("      {}: {:.4f} % (sample: {:.4f} to {:.4f} %), limit {:.2f} %: {}",
          "      {}：{:.4f} %（抽样区间 {:.4f} 至 {:.4f} %），限值 {:.2f} %：{}", name,
          kPercent * item.share->value, kPercent * item.share->low, kPercent * item.share->high,
          item.limit / kPartsOfPercent, verdict);
      if (item.surely == Verdict::unknown) {
        say(", the sample alone leaves it open", "，仅凭抽样不能确定");
      }
      text_ += "\n";
    }
  }

  PovertyStatistics const& statistics_;
  Money const& money_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string measures_text(PovertyStatistics const& statistics, Money const& money,
                          Language language) {
  return MeasuresText(statistics, money, language).write();
}

}  // namespace tongcun
