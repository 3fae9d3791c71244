// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "io/draft_scenario.h"
#include "io/output_error.h"
#include "io/pseudonyms.h"
#include "io/survey_layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace tongcun {
namespace {

void write_key(std::string const& file, bool zh) {
  write_pseudonym_key(file);
  print_text(
      Stream::answer,
      fmt::format(
          fmt::runtime(zh ? "密钥已写入 {}；请留在单位内部并妥善备份：没有它，结果无法对应到农户\n"
                          : "the key is in {}; keep it at the office and keep a copy: without "
                            "it results lead back to no household\n"),
          file));
}

// Never over a file that is there.
void write_new(std::filesystem::path const& path, std::string const& text) {
  struct Closer {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };
  std::string const name = path.string();
  if (std::filesystem::exists(path)) {
    throw OutputError(Text{fmt::format("{} exists and is not replaced", name),
                           fmt::format("{} 已存在，不予替换", name)});
  }
  std::unique_ptr<std::FILE, Closer> file(std::fopen(name.c_str(), "wx"));
  bool const is_written = file &&
                          std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
                          std::fflush(file.get()) == 0;
  if (!is_written) {
    throw OutputError(
        Text{fmt::format("{} could not be written", name), fmt::format("无法写出 {}", name)});
  }
}

void write_project(Options const& options, Language language) {
  bool const zh = language == Language::zh;
  std::error_code error;
  std::filesystem::path const project = std::filesystem::absolute(options.project, error);
  std::filesystem::path const data =
      options.data.empty() ? project : std::filesystem::absolute(options.data, error);
  std::vector<SurveyedLayer> const layers = survey_layers(data);
  if (layers.empty()) {
    throw OutputError(Text{fmt::format("{} holds no layer that can be read", data.string()),
                           fmt::format("{} 中没有可读取的图层", data.string())});
  }
  std::filesystem::create_directories(project, error);
  std::filesystem::path const whole = project.lexically_normal();
  ScenarioDraft draft;
  draft.name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
  draft.profile = options.profile.empty() ? "cn-2026" : options.profile;
  draft.input_folder = data.lexically_normal().lexically_relative(whole).string();
  draft.language = language;
  std::filesystem::path const file = project / "scenario.toml";
  write_new(file, draft_scenario(draft, layers));
  auto const recognised = std::ranges::count_if(
      layers, [](SurveyedLayer const& layer) { return layer.role.has_value(); });
  print_text(
      Stream::answer,
      fmt::format(fmt::runtime(zh ? "图层 {} 个，识别 {} 个；方案已写入 {}\n"
                                    "请按其中注释核对，然后：tongcun run {} --dry-run --lang zh\n"
                                  : "layers {}, recognised {}; the scenario is in {}\n"
                                    "check what its comments ask, then: tongcun run {} "
                                    "--dry-run\n"),
                  layers.size(), recognised, file.string(), file.string()));
}

}  // namespace

int init_command(Options const& options) {
  Language const language = options.language.value_or(Language::en);
  if (!options.key_file.empty()) {
    write_key(options.key_file, language == Language::zh);
  }
  if (!options.project.empty()) {
    write_project(options, language);
  }
  return status_of(ExitCode::done);
}

}  // namespace tongcun
