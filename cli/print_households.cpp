// SPDX-License-Identifier: Apache-2.0
#include "cli/print_households.h"

#include "engine/disclose/suppress_areas.h"
#include "io/glossary.h"
#include "io/guarantee_texts.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kShownMissing = 2;

class HouseholdsText {
 public:
  HouseholdsText(Scenario const& scenario, HouseholdStatistics const& statistics, Language language)
      : rules_(scenario.profile.guarantees),
        statistics_(statistics),
        texts_(scenario.profile.guarantees, scenario.profile.services, language),
        language_(language) {}

  std::string write() {
    if (statistics_.areas.empty()) {
      say("\nthe register holds no household of these villages\n",
          "\n台账中没有这些行政村的农户\n");
      return std::move(text_);
    }
    HouseholdAreaCount const& all = statistics_.areas.front();
    if (statistics_.invented) {
      text_ += "\n" + term("invented_households").name.in(language_);
    }
    say("\nhouseholds of the register (persons) that pass, fail, are unknown; ",
        "\n台账农户（人数）：合格、不合格、未知；");
    say("of {} households\n", "基数 {} 户\n", number(all.base));
    for (std::size_t i = 0; i < statistics_.guarantees.size(); ++i) {
      write_guarantee(statistics_.guarantees[i], all.verdicts[i]);
    }
    if (statistics_.suppressed) {
      say(" numbers that fewer than {} households can be told from, or that say the same of all, "
          "are "
          "left out of public/; restricted/internal/ has them\n",
          " 可据以识别不足 {} 户、或使全体情况一目了然的数据不在 public/ 公布；见 "
          "restricted/internal/\n",
          kLeastHouseholds);
    }
    return std::move(text_);
  }

 private:
  template <class... Args>
  void say(char const* en, char const* zh, Args const&... args) {
    text_ += fmt::format(fmt::runtime(language_ == Language::zh ? zh : en), args...);
  }

  [[nodiscard]] std::string suppressed() const {
    return language_ == Language::zh ? "已隐去" : "suppressed";
  }
  [[nodiscard]] std::string number(std::optional<HouseholdCount> const& count) const {
    return count ? fmt::format("{} ({})", count->households, count->persons) : suppressed();
  }

  void write_guarantee(GuaranteeId id, std::optional<HouseholdVerdictCount> const& verdicts) {
    std::string const& name = rules_.guarantees[id].name.in(language_);
    if (!verdicts) {
      say("  {}: {}\n", "  {}：{}\n", name, suppressed());
      return;
    }
    auto const of = [&](Verdict verdict) {
      return number((*verdicts)[static_cast<std::size_t>(verdict)]);
    };
    say("  {}: pass {}, fail {}, unknown {}\n", "  {}：合格 {}，不合格 {}，未知 {}\n", name,
        of(Verdict::pass), of(Verdict::fail), of(Verdict::unknown));
    if ((*verdicts)[static_cast<std::size_t>(Verdict::not_applicable)].households > 0) {
      say("      not applicable {}\n", "      不适用 {}\n", of(Verdict::not_applicable));
    }
    write_missing(id);
  }

  void write_missing(GuaranteeId id) {
    std::size_t shown = 0;
    std::size_t more = 0;
    for (HouseholdStatistics::Missing const& worth : statistics_.missing) {
      if (worth.guarantee != id) {
        continue;
      }
      if (shown == kShownMissing) {
        ++more;
        continue;
      }
      ++shown;
      say("      missing: {}", "      缺：{}", texts_.missing(worth.missing));
      if (worth.open && worth.alone) {
        say("; {} households wait for it, {} for nothing else",
            "；{} 户有赖于此，其中 {} 户仅缺此项", worth.open->households, worth.alone->households);
      }
      text_ += "\n";
    }
    if (more > 0) {
      say("      and {} more: household_missing.csv\n", "      另有 {} 项：household_missing.csv\n",
          more);
    }
  }

  GuaranteeRules const& rules_;
  HouseholdStatistics const& statistics_;
  GuaranteeTexts texts_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string households_text(Scenario const& scenario, HouseholdStatistics const& statistics,
                            Language language) {
  return HouseholdsText(scenario, statistics, language).write();
}

}  // namespace tongcun
