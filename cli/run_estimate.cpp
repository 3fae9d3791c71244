// SPDX-License-Identifier: Apache-2.0
#include "cli/run_estimate.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMegabyte = 1e6;

std::int64_t rows_read(PlaceFacts const& places) {
  std::int64_t rows = 0;
  for (Layer const& layer : places.region.layers.values()) {
    rows += layer.counts.read;
  }
  return rows;
}

}  // namespace

void StageClock::note(std::string_view stage) {
  Clock::time_point const now = Clock::now();
  if (!stage_.empty()) {
    seconds_[stage_] += std::chrono::duration<double>(now - since_).count();
  }
  stage_ = stage;
  since_ = now;
}

double StageClock::seconds_of(std::string const& stage) const {
  auto const found = seconds_.find(stage);
  return found != seconds_.end() ? found->second : 0.0;
}

RunEstimate run_estimate(DryRun const& run) {
  RunEstimate estimate;
  estimate.files = static_cast<std::int64_t>(run.inputs.size());
  for (InputRecord const& input : run.inputs) {
    estimate.bytes += static_cast<std::int64_t>(input.bytes);
  }
  estimate.rows = rows_read(run.places);
  estimate.seconds_at_most =
      run.circumstances.seconds_reading + run.circumstances.seconds_computing;
  if (run.asked > run.tried && run.tried > 0) {
    double const times = static_cast<double>(run.asked) / static_cast<double>(run.tried);
    estimate.seconds_at_most += run.seconds_simulating * (times - 1.0);
  }
  return estimate;
}

std::string estimate_json(DryRun const& run) {
  RunEstimate const estimate = run_estimate(run);
  Region const& region = run.places.region;
  Json json{{"schema", 1},
            {"input_files", estimate.files},
            {"input_bytes", estimate.bytes},
            {"rows", estimate.rows},
            {"villages", region.villages.size()},
            {"roads", region.roads.size()},
            {"facilities", region.facilities.size()},
            {"sites", region.sites.size()},
            {"households", run.households},
            {"persons", run.persons},
            {"seconds_at_most", estimate.seconds_at_most},
            {"seconds_reading", run.circumstances.seconds_reading},
            {"seconds_computing", run.circumstances.seconds_computing},
            {"peak_memory_bytes", run.circumstances.peak_memory_bytes}};
  if (run.asked > 0) {
    json["seconds_simulating"] = run.seconds_simulating;
    json["replicates_tried"] = run.tried;
    json["replicates_asked"] = run.asked;
  }
  return json.dump();
}

std::string with_estimate(std::string const& document, std::string const& estimate) {
  Json json = Json::parse(document);
  json["estimate"] = Json::parse(estimate);
  return json.dump(1) + "\n";
}

std::string estimate_text(DryRun const& run, Language language) {
  bool const zh = language == Language::zh;
  RunEstimate const estimate = run_estimate(run);
  std::string text = fmt::format(
      fmt::runtime(zh ? "规模\n  输入文件 {} 个，{:.1f} MB；{} 行\n  行政村 {}，道路 {}，设施 {}，"
                        "安置点 {}，农户 {}，人口 {}\n"
                      : "size\n  input files {}, {:.1f} MB; rows {}\n  villages {}, roads {}, "
                        "facilities {}, resettlement sites {}, households {}, persons {}\n"),
      estimate.files, static_cast<double>(estimate.bytes) / kMegabyte, estimate.rows,
      run.places.region.villages.size(), run.places.region.roads.size(),
      run.places.region.facilities.size(), run.places.region.sites.size(), run.households,
      run.persons);
  RunCircumstances const& measured = run.circumstances;
  text += fmt::format(
      fmt::runtime(
          zh ? "完整运行的估计（本机、当前负荷）\n  时间：写出结果之前至多约 {:.0f} 秒：读取 "
               "{:.1f} 秒、计算 {:.1f} 秒，为本次实测\n"
             : "the whole run, on this machine as busy as it is now\n  time: at most about "
               "{:.0f} s before results are written: reading {:.1f} s and computing "
               "{:.1f} s, as measured now\n"),
      estimate.seconds_at_most, measured.seconds_reading, measured.seconds_computing);
  if (run.asked > run.tried) {
    text += fmt::format(
        fmt::runtime(
            zh ? "        逐年模拟本次只试 {} 次（{:.1f} 秒），按所要的 {} 次折算；其结果未列出\n"
               : "        years ahead were tried with {} replicates ({:.1f} s) and are "
                 "scaled to the {} asked for; their results are not shown\n"),
        run.tried, run.seconds_simulating, run.asked);
  }
  text += fmt::format(
      fmt::runtime(zh ? "  内存：本次峰值 {:.0f} MB；写出结果另需时间与内存，未估计\n"
                      : "  memory: {:.0f} MB at the peak of this dry run; what writing takes is "
                        "not estimated\n"),
      static_cast<double>(measured.peak_memory_bytes) / kMegabyte);
  return text;
}

}  // namespace tongcun
