// SPDX-License-Identifier: Apache-2.0
#include "cli/print_summary.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/output_tables.h"
#include "io/shown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
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
    say("{} villages, {} registered persons in {} households (where known)",
        "{} 个行政村，户籍人口 {} 人、{} 户（已知部分）",
        grouped(static_cast<std::int64_t>(villages.size())), grouped(known_persons(villages).total),
        grouped(known_households(villages).total));
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
    say("network: {} roads, {} km, {} nodes, {} components, {} of the length in the main one",
        "路网：{} 条道路，{} 公里，{} 个节点，{} 个连通分量，主路网占里程 {}",
        grouped(static_cast<std::int64_t>(places_.region.roads.size())), kilometres_text(total),
        grouped(static_cast<std::int64_t>(network.node_point.size())), network.components.size(),
        percent(main.count(), total.count()));
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
      say("months {}: {} km open to vehicles (low reading) {}",
          "{} 月：通车 {} 公里（低估读法） {}", months,
          kilometres_text(places_.states.open_length[state]), season);
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
      say("  {:<12} {:<8} {:>6} roads {:>10} km: low as {}, high as {}",
          "  {:<12} {:<8} {:>6} 条 {:>10} 公里：低估视为 {}，高估视为 {}",
          name_of(key.first, kRoadClassNames), name_of(key.second, kRoadSurfaceNames),
          grouped(sum.first), kilometres_text(sum.second), name_of(reading.low, kRoadSurfaceNames),
          name_of(reading.high, kRoadSurfaceNames));
    }
  }

  void write_facilities() {
    line("");
    say("facilities: used, or why not", "设施：使用情况及原因");
    for (LayerId const layer : places_.region.layers.ids()) {
      if (places_.region.layers[layer].role != LayerRole::facilities) {
        continue;
      }
      std::array<std::int64_t, 4> uses{};
      for (FacilityId const facility : places_.region.facilities.code.ids()) {
        if (places_.region.facilities.layer[facility] == layer) {
          ++uses[static_cast<std::size_t>(places_.uses.use[facility])];
        }
      }
      say("  {:<28} used {}, closed {}, kind not counted {}, beyond the roads' area {}",
          "  {:<28} 使用 {}，停用 {}，类别不计 {}，超出道路范围 {}",
          places_.region.layers[layer].key, uses[0], uses[1], uses[2], uses[3]);
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

  // One line a question: median minutes over the villages and persons within 30 and 60 minutes or
  // the scenario's second and third thresholds.
  void write_times() {
    line("");
    std::size_t const first = std::min<std::size_t>(1, scenario_.thresholds.size() - 1);
    std::size_t const second = std::min<std::size_t>(2, scenario_.thresholds.size() - 1);
    std::int64_t const low = scenario_.thresholds[first].count() / 60000;
    std::int64_t const high = scenario_.thresholds[second].count() / 60000;
    say("minutes, median over villages; share of persons within {} and {} min; villages not "
        "reached",
        "分钟（行政村中位数）；{} 与 {} 分钟内人口占比；未通达村数", low, high);
    AccessCount const* wet = nullptr;
    for (AccessCount const& count : places_.counts) {
      // The worst month is said where it is not simply the wettest.
      if (count.season == Season::worst && wet != nullptr && wet->median == count.median &&
          wet->persons_within == count.persons_within &&
          wet->villages_not_reached == count.villages_not_reached) {
        continue;
      }
      wet = &count;
      Service const& service = places_.services[count.service];
      std::string how =
          count.round_trip ? word("round_trip") : word(name_of(count.mode, kModeNames));
      if (count.mode == Mode::ride) {
        how += ", " + word(name_of(count.reading, kReadingNames));
      }
      line(fmt::format(
          "  {:<24} {:<26} {:<16} {:>7}  {:>7} {:>7}  {:>5}", service.name.in(language_), how,
          word(name_of(count.season, kSeasonNames)), minutes_text(count.median),
          percent(count.persons_within[first], count.persons_base),
          percent(count.persons_within[second], count.persons_base), count.villages_not_reached));
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
