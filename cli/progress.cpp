// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include "cli/print_text.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace tongcun {
namespace {

Text stage_text(std::string_view stage) {
  struct Stage {
    std::string_view key;
    std::string_view en;
    std::string_view zh;
  };
  constexpr std::array<Stage, 40> kStages{{
      {"reading", "reading layers", "读取图层"},
      {"noding", "noding roads", "道路打断与接边"},
      {"attaching", "attaching places", "地点接入路网"},
      {"measuring", "measuring roads", "量测道路"},
      {"direct walks", "direct walks", "直接步行"},
      {"nearest", "nearest facilities", "最近设施"},
      {"round trips", "round trips", "往返时间"},
      {"origin-destination", "origin-destination times", "起讫点时间"},
      {"writing", "writing results", "写出结果"},
      {"terrain", "terrain", "地形"},
      {"elevation", "elevation", "高程"},
      {"rivers", "rivers", "河流"},
      {"ground", "ground", "用地"},
      {"villages", "villages", "行政村"},
      {"paths", "paths between places", "地点间路径"},
      {"effort", "travel effort", "通行难易"},
      {"borders", "borders", "边界"},
      {"areas", "areas", "村域"},
      {"hamlets", "hamlets", "自然村"},
      {"roads", "roads", "道路"},
      {"facilities", "facilities", "设施"},
      {"water", "water points", "取水点"},
      {"hazards", "hazard zones", "灾害隐患点"},
      {"sites", "resettlement sites", "安置点"},
      {"households", "households", "农户"},
      {"families", "families", "家庭成员"},
      {"deprivations", "deprivations", "多维剥夺"},
      {"incomes", "incomes", "收入"},
      {"living conditions", "living conditions", "生活条件"},
      {"candidates", "who may be offered a move", "搬迁对象认定"},
      {"ways to sites", "ways to sites", "到安置点的路程"},
      {"placing", "planning", "规划"},
      {"score cards", "score cards", "评分"},
      {"guarantees of households", "guarantees of households", "农户保障判定"},
      {"standing", "standing of households", "农户登记情况"},
      {"placement", "planning", "规划"},
      {"placement prices", "prices of places", "安置计价"},
      {"status of households", "classes of households", "农户类别判定"},
      {"checks of the register", "checks of the register", "台账核查"},
      {"simulating", "simulating years ahead", "逐年模拟"},
  }};
  auto const found = std::ranges::find(kStages, stage, &Stage::key);
  if (found == kStages.end()) {
    return {std::string(stage), std::string(stage)};
  }
  return {std::string(found->en), std::string(found->zh)};
}

}  // namespace

ProgressDisplay::ProgressDisplay(Language language, bool is_quiet)
    : language_(language), is_quiet_(is_quiet), is_terminal_(isatty(STDERR_FILENO) != 0) {
  char const* const terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") {
    is_terminal_ = false;
  }
}

ProgressDisplay::~ProgressDisplay() {
  end_line();
}

void ProgressDisplay::end_line() {
  if (std::exchange(line_open_, false)) {
    print_text(Stream::message, "\r\033[K");
    flush_text(Stream::message);
  }
}

void ProgressDisplay::show(std::string_view stage, std::int64_t done, std::int64_t total) {
  if (is_quiet_) {
    return;
  }
  Clock::time_point const now = Clock::now();
  bool const is_new = stage != stage_;
  using namespace std::chrono_literals;
  if (!is_new && now - last_ < (is_terminal_ ? 100ms : Clock::duration(30s))) {
    return;
  }
  stage_ = stage;
  last_ = now;
  std::string const name = stage_text(stage).in(language_);
  if (!is_terminal_) {
    print_text(Stream::message, fmt::format("{} {}/{}\n", name, done, total));
    return;
  }
  constexpr std::int64_t kWidth = 30;
  std::int64_t const filled =
      total > 0 ? std::clamp<std::int64_t>(done * kWidth / total, 0, kWidth) : 0;
  print_text(Stream::message,
             fmt::format("\r\033[K{} [{}{}] {}/{}", name,
                         std::string(static_cast<std::size_t>(filled), '#'),
                         std::string(static_cast<std::size_t>(kWidth - filled), '.'), done, total));
  flush_text(Stream::message);
  line_open_ = true;
}

void ProgressDisplay::show_gap(std::int64_t objective, std::int64_t bound) {
  using namespace std::chrono_literals;
  Clock::time_point const now = Clock::now();
  if (is_quiet_ || objective <= 0 || now - last_gap_ < 1s) {
    return;
  }
  last_gap_ = now;
  double const gap = 100.0 * (static_cast<double>(objective) - static_cast<double>(bound)) /
                     static_cast<double>(objective);
  end_line();
  print_text(Stream::message,
             fmt::format(fmt::runtime(language_ == Language::zh
                                          ? "已有规划，与最优的差距至多 {:.3f}%\n"
                                          : "a plan within {:.3f} % of the best there is\n"),
                         gap));
}

}  // namespace tongcun
