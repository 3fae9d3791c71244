// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "io/examine_installation.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, 3> kVerdictNames{"good", "told", "failed"};

void print_json(std::vector<Examination> const& examinations, bool is_fit) {
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["kind"] = "doctor";
  json["fit"] = is_fit;
  json["examinations"] = nlohmann::ordered_json::array();
  for (Examination const& examination : examinations) {
    json["examinations"].push_back(
        {{"examination", examination.key},
         {"name_en", examination.name.en},
         {"name_zh", examination.name.zh},
         {"value", examination.value},
         {"verdict", kVerdictNames[static_cast<std::size_t>(examination.verdict)]},
         {"remedy_en", examination.remedy.en},
         {"remedy_zh", examination.remedy.zh}});
  }
  print_text(Stream::answer, fmt::format("{}\n", json.dump(1)));
}

}  // namespace

int doctor_command(Options const& options) {
  std::vector<Examination> const examinations =
      examine_installation(options.out.empty() ? "." : options.out);
  bool const is_fit = std::ranges::none_of(
      examinations, [](Examination const& e) { return e.verdict == ExaminationVerdict::failed; });
  int const status = status_of(is_fit ? ExitCode::done : ExitCode::input_rejected);
  if (options.json) {
    print_json(examinations, is_fit);
    return status;
  }
  Language const language = options.language.value_or(Language::en);
  bool const zh = language == Language::zh;
  for (Examination const& examination : examinations) {
    std::string_view const mark =
        examination.verdict == ExaminationVerdict::good     ? (zh ? "正常" : "good")
        : examination.verdict == ExaminationVerdict::failed ? (zh ? "不足" : "FAIL")
                                                            : "-   ";
    print_text(Stream::answer, fmt::format(fmt::runtime(zh ? "{}  {}：{}\n" : "{}  {}: {}\n"), mark,
                                           examination.name.in(language), examination.value));
    if (examination.verdict == ExaminationVerdict::failed) {
      print_text(
          Stream::answer,
          fmt::format("      {}{}\n", zh ? "处理：" : "remedy: ", examination.remedy.in(language)));
    }
  }
  print_text(Stream::answer,
             fmt::format("{}\n", is_fit ? (zh ? "本机可以运行" : "fit to run")
                                        : (zh ? "本机尚缺所需条件" : "not fit to run")));
  return status;
}

}  // namespace tongcun
