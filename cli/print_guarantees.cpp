// SPDX-License-Identifier: Apache-2.0
#include "cli/print_guarantees.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/guarantee_texts.h"
#include "io/output_tables.h"
#include "io/rule_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace tongcun {
namespace {

constexpr std::size_t kShownMissing = 2;  // of each guarantee
constexpr std::size_t kShownClasses = 5;

class GuaranteesText {
 public:
  GuaranteesText(Scenario const& scenario, PlaceFacts const& places, Language language)
      : rules_(scenario.profile.guarantees),
        judged_(places.guarantees),
        texts_{scenario.profile.guarantees, scenario.profile.services, language},
        language_(language),
        year_(scenario.year) {}

  std::string write(std::string const& profile) {
    say("\nwhat holds by profile {}{}: villages (registered households, where known) that pass, "
        "fail, are unknown; of {} villages, {} households\n",
        "\n按规则档 {}{} 判定：合格、不合格、未知的行政村（户籍户数，已知部分）；基数 {} 个村、{} "
        "户\n",
        profile, year_text(), judged_.base.villages, judged_.base.households);
    for (Family const family : {Family::official, Family::access}) {
      write_family(family);
    }
    write_waiting_for_register();
    write_surfaces();
    return std::move(text_);
  }

 private:
  template <class... Args>
  void say(char const* en, char const* zh, Args const&... args) {
    text_ += fmt::format(fmt::runtime(language_ == Language::zh ? zh : en), args...);
  }

  // That the layers describe and rules of which judge them.
  [[nodiscard]] std::string year_text() const {
    if (!year_) {
      return "";
    }
    return language_ == Language::zh ? fmt::format("、{} 年", *year_) : fmt::format(", {}", *year_);
  }

  void write_family(Family family) {
    bool is_titled = false;
    for (GuaranteeId const id : rules_.guarantees.ids()) {
      if (rules_.guarantees[id].family != family || waits_for_register(id)) {
        continue;
      }
      if (!is_titled) {
        text_ += " " +
                 term(fmt::format("family.{}", name_of(family, kFamilyNames))).name.in(language_) +
                 "\n";
        is_titled = true;
      }
      write_guarantee(id);
    }
  }

  // Nothing but the register is missing, everywhere. Where there is one, what holds is said by
  // household.
  [[nodiscard]] bool waits_for_register(GuaranteeId id) const {
    Verdict const unknown = Verdict::unknown;
    std::int64_t const all = judged_.base.villages;
    if (judged_.by_household) {
      return rules_.guarantees[id].about == About::household &&
             judged_.counts[id].whole[static_cast<std::size_t>(unknown)].villages == all;
    }
    return std::ranges::any_of(judged_.missing, [&](MissingWorth const& worth) {
      return worth.guarantee == id && worth.missing.kind == Missing::Kind::registry &&
             worth.alone.villages == all;
    });
  }

  void write_waiting_for_register() {
    std::string list;
    for (GuaranteeId const id : rules_.guarantees.ids()) {
      if (waits_for_register(id)) {
        list += list.empty() ? "" : language_ == Language::zh ? "、" : ", ";
        list += rules_.guarantees[id].name.in(language_);
      }
    }
    if (list.empty()) {
      return;
    }
    if (judged_.by_household) {
      say(" judged by household, see below and table household_guarantees: {}\n",
          " 按户判定，见下文及表 household_guarantees：{}\n", list);
    } else {
      say(" unknown without a household register: {}\n", " 没有农户台账而未知：{}\n", list);
    }
  }

  void write_guarantee(GuaranteeId id) {
    Guarantee const& guarantee = rules_.guarantees[id];
    VerdictCount const& count = judged_.counts[id].whole;
    auto const of = [&](Verdict verdict) { return count[static_cast<std::size_t>(verdict)]; };
    auto const numbers = [&](Verdict verdict) {
      return fmt::format("{} ({})", of(verdict).villages, of(verdict).households);
    };
    say("  {}: pass {}, fail {}, unknown {}\n", "  {}：合格 {}，不合格 {}，未知 {}\n",
        guarantee.name.in(language_), numbers(Verdict::pass), numbers(Verdict::fail),
        numbers(Verdict::unknown));
    if (of(Verdict::not_applicable).villages > 0) {
      say("      not applicable {}\n", "      不适用 {}\n", numbers(Verdict::not_applicable));
    }
    if (judged_.by_season[id]) {
      write_season("driest", "最干月份", judged_.by_season[id]->dry);
      write_season("wettest", "最湿月份", judged_.by_season[id]->wet);
    }
    write_rungs(guarantee, judged_.counts[id]);
    write_missing(id);
  }

  void write_season(char const* en, char const* zh, VerdictCount const& count) {
    auto const villages = [&](Verdict verdict) {
      return count[static_cast<std::size_t>(verdict)].villages;
    };
    say("      if all months were like the {}: pass {}, fail {}, unknown {}\n",
        "      若全年都如{}：合格 {}，不合格 {}，未知 {}\n", language_ == Language::zh ? zh : en,
        villages(Verdict::pass), villages(Verdict::fail), villages(Verdict::unknown));
  }

  // What settles something by itself, ranked; what is needed together on one line.
  void write_missing(GuaranteeId id) {
    std::size_t shown = 0;
    std::string together;
    std::int64_t open_households = 0;
    for (MissingWorth const& worth : judged_.missing) {
      if (worth.guarantee != id) {
        continue;
      }
      if (worth.alone.villages == 0) {
        together += (together.empty()            ? ""
                     : language_ == Language::zh ? "；"
                                                 : "; ") +
                    texts_.missing(worth.missing);
        open_households = std::max(open_households, worth.open.households);
      } else if (shown++ < kShownMissing) {
        say("      missing: {}; settles {} households alone, open for {}\n",
            "      缺：{}；单独可判定 {} 户，涉及 {} 户\n", texts_.missing(worth.missing),
            worth.alone.households, worth.open.households);
      }
    }
    if (shown > kShownMissing) {
      say("      missing: and {} more, in table guarantee_missing\n",
          "      缺：另有 {} 项，见表 guarantee_missing\n", shown - kShownMissing);
    }
    if (!together.empty()) {
      say("      missing, none settles a household alone, open for up to {}: {}\n",
          "      缺以下资料，单独均不能判定，涉及至多 {} 户：{}\n", open_households, together);
    }
  }

  void write_rungs(Guarantee const& guarantee, GuaranteeCount const& count) {
    for (std::size_t i = 0; i < guarantee.rungs.size(); ++i) {
      if (guarantee.rungs[i].condition == guarantee.condition) {
        continue;  // said above
      }
      auto const of = [&](Verdict verdict) {
        return count.rungs[i][static_cast<std::size_t>(verdict)].villages;
      };
      say("      at least {}: pass {}, fail {}, unknown {}\n",
          "      至少{}：合格 {}，不合格 {}，未知 {}\n", guarantee.rungs[i].name.in(language_),
          of(Verdict::pass), of(Verdict::fail), of(Verdict::unknown));
    }
  }

  void write_surfaces() {
    std::size_t const shown = std::min(kShownClasses, judged_.surfaces.size());
    if (shown > 0) {
      say("  surfaces that would decide most about the hardened road:\n",
          "  最能决定通硬化路判定的路面记录：\n");
    }
    for (std::size_t i = 0; i < shown; ++i) {
      SurfaceWorth const& worth = judged_.surfaces[i];
      say("      {}: {} roads, {:.1f} km; {} villages pass if hardened, {} fail if not\n",
          "      {}：{} 条道路，{:.1f} 公里；如已硬化则 {} 村合格，如未硬化则 {} 村不合格\n",
          name_of_word("road_class", name_of(worth.road_class, kRoadClassNames), language_),
          worth.roads, static_cast<double>(whole_metres(worth.length)) / 1000.0,
          worth.pass_if_hardened.villages, worth.fail_if_not.villages);
    }
  }

  GuaranteeRules const& rules_;
  VillageGuarantees const& judged_;
  GuaranteeTexts texts_;
  Language language_;
  std::optional<int> year_;
  std::string text_;
};

}  // namespace

std::string guarantees_text(Scenario const& scenario, PlaceFacts const& places, Language language) {
  if (scenario.profile.guarantees.guarantees.empty()) {
    return "";
  }
  return GuaranteesText(scenario, places, language).write(scenario.profile.name.in(language));
}

}  // namespace tongcun
