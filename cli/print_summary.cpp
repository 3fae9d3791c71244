// SPDX-License-Identifier: Apache-2.0
#include "cli/print_summary.h"

#include "cli/print_guarantees.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/output_tables.h"
#include "io/shown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kShownNames = 20;

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3) {
    digits.insert(static_cast<std::size_t>(i), ",");
  }
  return digits;
}

std::string percent(std::int64_t part, std::int64_t of) {
  if (of == 0) {
    return "–";
  }
  std::int64_t const tenths = (part * 1000 + of / 2) / of;
  return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

std::string kilometres_text(Length length) {
  std::int64_t const tenths = (length.count() + 50000) / 100000;
  return fmt::format("{}.{}", grouped(tenths / 10), tenths % 10);
}

std::string minutes_text(std::optional<Duration> const& time) {
  if (!time) {
    return "–";
  }
  std::int64_t const tenths = (time->count() + 3000) / 6000;
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

// Columns that a text takes on a terminal: Chinese characters take two.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    bool const begins = (byte & 0xc0U) != 0x80;
    width += !begins ? 0 : byte >= 0xe3 ? 2 : 1;
  }
  return width;
}

std::string padded(std::string text, std::size_t width) {
  std::size_t const taken = width_of(text);
  text.append(taken < width ? width - taken : 0, ' ');
  return text;
}
std::string right(std::string text, std::size_t width) {
  std::size_t const taken = width_of(text);
  text.insert(0, taken < width ? width - taken : 0, ' ');
  return text;
}

// "1 road", "2 roads"
std::string several(std::int64_t count, std::string_view one) {
  return grouped(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string share_text(std::int64_t part, std::int64_t of) {
  if (of == 0) {
    return "–";
  }
  std::int64_t const tenths = (part * 1000 + of / 2) / of;
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

class SummaryText {
 public:
  SummaryText(Scenario const& scenario, PlaceFacts const& places, Language language)
      : scenario_(scenario), places_(places), language_(language) {}

  std::string write() {
    line(printable(scenario_.title));
    if (scenario_.invented) {
      line(term("invented").name.in(language_));
    }
    write_region();
    write_layers();
    write_network();
    write_surfaces();
    write_facilities();
    write_not_reached();
    write_times();
    write_roads();
    text_ += guarantees_text(scenario_, places_, language_);
    return std::move(text_);
  }

 private:
  // Both languages of one sentence, with the same arguments.
  template <class... Args>
  void say(char const* en, char const* zh, Args const&... args) {
    line(fmt::format(fmt::runtime(language_ == Language::zh ? zh : en), args...));
  }
  void line(std::string const& content) { text_ += content + "\n"; }
  [[nodiscard]] std::string word(std::string_view key) const {
    return term(key).name.in(language_);
  }

  void write_region() {
    Villages const& villages = places_.region.villages;
    std::array<std::int64_t, 3> sources{};
    for (PointSource const source : villages.point_source.values()) {
      ++sources[static_cast<std::size_t>(source)];
    }
    auto const count = static_cast<std::int64_t>(villages.size());
    say("{0}, {1} in {2} (where known)", "{3} 个行政村，户籍人口 {4} 人、{5} 户（已知部分）",
        several(count, "village"), several(known_persons(villages).total, "registered person"),
        several(known_households(villages).total, "household"), grouped(count),
        grouped(known_persons(villages).total), grouped(known_households(villages).total));
    say("village points: {} committee, {} point layer, {} point on surface",
        "村点位：村委会 {} 个，点图层 {} 个，面内点 {} 个", sources[0], sources[1], sources[2]);
  }

  void write_layers() {
    line("");
    say("layers (read = accepted + repaired + kept apart)", "图层（读入＝采用＋修复＋单列）");
    for (Layer const& layer : places_.region.layers.values()) {
      line(fmt::format("  {:<28} {:>8} = {} + {} + {}  {}", layer.key, grouped(layer.counts.read),
                       layer.counts.accepted, layer.counts.repaired, layer.counts.quarantined,
                       layer.crs));
    }
  }

  void write_network() {
    RoadNetwork const& network = places_.network;
    Length total;
    for (Component const& component : network.components.values()) {
      total += component.length;
    }
    Length const main =
        network.components.empty() ? Length() : network.components[ComponentId(0)].length;
    NodingReport const& noding = places_.network_report.noding;
    line("");
    auto const roads = static_cast<std::int64_t>(places_.region.roads.size());
    auto const nodes = static_cast<std::int64_t>(network.node_point.size());
    auto const components = static_cast<std::int64_t>(network.components.size());
    say("network: {0}, {1} km, {2}, {3}, {4} of the length in the main one",
        "路网：{5} 条道路，{1} 公里，{6} 个节点，{7} 个连通分量，主路网占里程 {4}",
        several(roads, "road"), kilometres_text(total), several(nodes, "node"),
        several(components, "component"), percent(main.count(), total.count()), grouped(roads),
        grouped(nodes), grouped(components));
    std::int64_t longest = 0;
    for (auto const* joins : {&noding.joins_to_vertices, &noding.joins_to_lines}) {
      for (RoadContact const& join : *joins) {
        longest = std::max(longest, join.gap.count());
      }
    }
    say("noding tolerance {} mm: {} ends or vertices joined to vertices, {} into lines (longest "
        "gap "
        "{} mm), {} crossings joined; {} open crossings and {} dangling ends left",
        "接边容差 {} 毫米：连接到节点 {} 处，接入线段 {} 处（最大间隙 {} 毫米），交叉连接 {} 处；"
        "未连接的交叉 {} 处，悬挂端点 {} 处",
        scenario_.network.noding.tolerance.count(), noding.joins_to_vertices.size(),
        noding.joins_to_lines.size(), longest, noding.joined_crossings.size(),
        noding.open_crossings.size(), noding.dangles.size());
    for (StateId const state : places_.states.months.ids()) {
      std::string months;
      for (int month = 1; month <= 12; ++month) {
        months += places_.states.months[state].contains(Month(month))
                      ? (months.empty() ? "" : " ") + std::to_string(month)
                      : "";
      }
      std::string season;
      season += state == places_.states.dry ? word("dry") : "";
      season += state == places_.states.wet ? (season.empty() ? "" : ", ") + word("wet") : "";
      if (!season.empty()) {
        season = fmt::format(fmt::runtime(language_ == Language::zh ? "（{}）" : " ({})"), season);
      }
      bool const is_one = months.find(' ') == std::string::npos;
      say("{3} {0}: {1} km open to vehicles in the low reading{2}",
          "{0} 月：低估读法下通车 {1} 公里{2}", months,
          kilometres_text(places_.states.open_length[state]), season, is_one ? "month" : "months");
    }
    if (!places_.region.elevation) {
      say("no elevation: everything is flat", "没有高程：全部按平地计算");
    }
  }

  void write_surfaces() {
    std::map<std::pair<RoadClass, RoadSurface>, std::pair<std::int64_t, Length>> unclear;
    std::int64_t unknown = 0;
    Length unknown_length;
    Length total;
    Roads const& roads = places_.region.roads;
    for (RoadId const road : roads.code.ids()) {
      RoadTraits const& traits = roads.traits[road];
      Length const length = places_.network.road_length[road];
      total += length;
      if (traits.surface == RoadSurface::unknown || traits.surface == RoadSurface::unpaved) {
        auto& [count, sum] = unclear[{traits.road_class, traits.surface}];
        ++count;
        sum += length;
      }
      if (traits.surface == RoadSurface::unknown) {
        ++unknown;
        unknown_length += length;
      }
    }
    line("");
    auto const count = static_cast<std::int64_t>(roads.size());
    say("surface not recorded: {} of {} roads ({}), {} km ({}); both readings are computed:",
        "未记录路面：{} / {} 条道路（{}），{} 公里（{}）；两种读法均已计算：", grouped(unknown),
        grouped(count), percent(unknown, count), kilometres_text(unknown_length),
        percent(unknown_length.count(), total.count()));
    for (auto const& [key, sum] : unclear) {
      SurfaceReading const& reading =
          scenario_.profile.road_rules
              .reading[static_cast<std::size_t>(key.first)][static_cast<std::size_t>(key.second)];
      line(fmt::format("  {} {} {}",
                       padded(named("road_class", name_of(key.first, kRoadClassNames)), 20),
                       padded(named("road_surface", name_of(key.second, kRoadSurfaceNames)), 26),
                       road_count(sum.first, sum.second) + read_as(reading)));
    }
  }

  [[nodiscard]] std::string named(std::string_view column, std::string_view value) const {
    return name_of_word(column, value, language_);
  }
  [[nodiscard]] std::string road_count(std::int64_t count, Length length) const {
    return language_ == Language::zh
               ? fmt::format("{:>6} 条 {:>9} 公里", grouped(count), kilometres_text(length))
               : fmt::format("{:>6} {} {:>9} km", grouped(count), count == 1 ? "road " : "roads",
                             kilometres_text(length));
  }
  [[nodiscard]] std::string read_as(SurfaceReading const& reading) const {
    return fmt::format(fmt::runtime(language_ == Language::zh ? "：低估视为{}，高估视为{}"
                                                              : ": low as {}, high as {}"),
                       named("road_surface", name_of(reading.low, kRoadSurfaceNames)),
                       named("road_surface", name_of(reading.high, kRoadSurfaceNames)));
  }

  void write_facilities() {
    line("");
    say("facilities: used, or why not", "设施：使用情况及原因");
    for (LayerId const layer : places_.region.layers.ids()) {
      if (places_.region.layers[layer].role != LayerRole::facilities) {
        continue;
      }
      std::array<std::int64_t, kFacilityUseNames.size()> uses{};
      for (FacilityId const facility : places_.region.facilities.code.ids()) {
        if (places_.region.facilities.layer[facility] == layer) {
          ++uses[static_cast<std::size_t>(places_.uses.use[facility])];
        }
      }
      auto const of = [&](FacilityUse use) { return uses[static_cast<std::size_t>(use)]; };
      say("  {:<28} used {}, closed {}, planned {}, kind not counted {}, beyond the roads' area {}",
          "  {:<28} 使用 {}，停用 {}，规划 {}，类别不计 {}，超出道路范围 {}",
          places_.region.layers[layer].key, of(FacilityUse::used), of(FacilityUse::closed),
          of(FacilityUse::planned), of(FacilityUse::kind_not_counted),
          of(FacilityUse::far_from_roads));
    }
  }

  void write_not_reached() {
    std::vector<std::string> names;
    RoadNetwork const& network = places_.network;
    for (VillageId const village : places_.region.villages.code.ids()) {
      Attachment const& foot = network.origins[network.origin_of(village)];
      std::string const name = printable(places_.region.villages.code[village] + " " +
                                         places_.region.villages.name[village]);
      if (foot.node.is_none()) {
        names.push_back(fmt::format("{} ({} m)", name, whole_metres(foot.off_road)));
      } else if (network.node_component[foot.node] != ComponentId(0)) {
        names.push_back(fmt::format("{} ({})", name,
                                    language_ == Language::zh ? "孤立路网" : "island network"));
      }
    }
    line("");
    if (names.empty()) {
      say("every village hangs on the main network", "所有行政村均接入主路网");
      return;
    }
    say("villages not on the main network: {}", "未接入主路网的行政村：{} 个", names.size());
    for (std::size_t i = 0; i < std::min(names.size(), kShownNames); ++i) {
      line("  " + names[i]);
    }
    if (names.size() > kShownNames) {
      say("  … and {} more, see tables/villages.csv", "  …… 另有 {} 个，见 tables/villages.csv",
          names.size() - kShownNames);
    }
  }

  struct Question {
    ServiceId service;
    bool round_trip = false;
    Mode mode = Mode::walk;
    Reading reading = Reading::low;
    friend auto operator<=>(Question const&, Question const&) = default;
  };
  struct Seasons {
    AccessCount const* dry = nullptr;
    AccessCount const* wet = nullptr;
    AccessCount const* worst = nullptr;
  };

  // One line a question, dry months and wet ones side by side.
  void write_times() {
    std::map<Question, Seasons> lines;  // the hardened road, of no service, comes last
    for (std::vector<AccessCount> const* counts : {&places_.counts, &places_.hardened_counts}) {
      for (AccessCount const& count : *counts) {
        Seasons& seasons = lines[{count.service, count.round_trip, count.mode, count.reading}];
        (count.season == Season::dry   ? seasons.dry
         : count.season == Season::wet ? seasons.wet
                                       : seasons.worst) = &count;
      }
    }
    std::size_t const first = std::min<std::size_t>(1, scenario_.thresholds.size() - 1);
    std::size_t const second = std::min<std::size_t>(2, scenario_.thresholds.size() - 1);
    std::int64_t const low = scenario_.thresholds[first].count() / 60000;
    std::int64_t const high = scenario_.thresholds[second].count() / 60000;
    line("");
    say("access in the {} and the {} (median minutes over all villages; % of persons)",
        "可达性：{}与{}（全部行政村的分钟中位数；人口占比 %）", word("dry"), word("wet"));
    bool const zh = language_ == Language::zh;
    std::string const within = zh ? "{} 分钟内" : "in {} min";
    line(padded("", 51) + right(zh ? "中位数" : "median", 14) +
         right(fmt::format(fmt::runtime(within), low), 13) +
         right(fmt::format(fmt::runtime(within), high), 13) +
         right(zh ? "未通达" : "not reached", 13));
    std::string heads = padded("", 51);
    bool is_dry = false;
    for (std::size_t const width : std::array<std::size_t, 8>{6, 6, 6, 5, 6, 5, 6, 5}) {
      is_dry = !is_dry;
      heads += " " + right(zh ? (is_dry ? "干" : "湿") : (is_dry ? "dry" : "wet"), width);
    }
    line(heads);
    std::optional<ServiceId> last;
    for (auto const& [question, seasons] : lines) {
      if (seasons.dry != nullptr && seasons.wet != nullptr) {
        write_question(question, seasons, {first, second}, question.service != last);
        last = question.service;
      }
    }
  }

  void write_question(Question const& question, Seasons const& seasons,
                      std::array<std::size_t, 2> const& thresholds, bool names_service) {
    std::string how =
        question.round_trip ? word("round_trip") : word(name_of(question.mode, kModeNames));
    bool const is_road = question.service.is_none();
    if (question.mode == Mode::ride || is_road) {
      how += (language_ == Language::zh ? "，" : ", ") +
             word(name_of(question.reading, kReadingNames));
    }
    std::string const service = !names_service ? ""
                                : is_road      ? word("hardened_road")
                                          : places_.services[question.service].name.in(language_);
    AccessCount const& dry = *seasons.dry;
    AccessCount const& wet = *seasons.wet;
    std::string text = "  " + padded(service, 24) + " " + padded(how, 24) + " " +
                       right(minutes_text(dry.median), 6) + " " +
                       right(minutes_text(wet.median), 6);
    for (std::size_t const threshold : thresholds) {
      text += " " + right(share_text(dry.persons_within[threshold], dry.persons_base), 6) + " " +
              right(share_text(wet.persons_within[threshold], wet.persons_base), 5);
    }
    text += " " + right(share_text(dry.persons_base - dry.persons_reached, dry.persons_base), 6) +
            " " + right(share_text(wet.persons_base - wet.persons_reached, wet.persons_base), 5);
    line(text);
    // The worst month is said where it is not simply the wettest.
    if (seasons.worst != nullptr && (seasons.worst->median != wet.median ||
                                     seasons.worst->persons_reached != wet.persons_reached)) {
      line(padded("", 27) + padded(word("worst"), 31) +
           right(minutes_text(seasons.worst->median), 7) + padded("", 31) +
           right(share_text(wet.persons_base - seasons.worst->persons_reached, wet.persons_base),
                 6));
    }
  }

  void write_roads() {
    line("");
    std::size_t const villages = places_.region.villages.size();
    for (Reading const reading : kReadings) {
      auto const r = static_cast<std::size_t>(reading);
      HardenedNetwork const& hardened = places_.roads.hardened[r];
      PersonShare const index = rural_access_index(
          places_.region.villages.persons.values(),
          places_.roads.to_all_season[r].values().first(villages), kilometres(2));
      say("{}: hardened network {} km (isolated {} km); rural access index {}",
          "{}：硬化路网 {} 公里（孤立 {} 公里）；农村通达指数 {}",
          word(name_of(reading, kReadingNames)), kilometres_text(hardened.length),
          kilometres_text(hardened.isolated_length), percent(index.persons, index.base));
      if (hardened.unclassed_length.count() > 0) {
        say("  hardened, connected only to roads whose class is not recorded: {} km",
            "  已硬化、仅与未记录等级的道路相连：{} 公里",
            kilometres_text(hardened.unclassed_length));
      }
    }
  }

  Scenario const& scenario_;
  PlaceFacts const& places_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string summary_text(Scenario const& scenario, PlaceFacts const& places, Language language) {
  return SummaryText(scenario, places, language).write();
}

}  // namespace tongcun
