// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/options.h"
#include "cli/print_findings.h"
#include "cli/print_text.h"
#include "engine/run/run_settings.h"
#include "engine/types/finding.h"
#include "io/gdal_session.h"
#include "io/read_scenario.h"
#include "io/run_folder.h"

#include <fmt/format.h>

#include <exception>
#include <optional>
#include <string_view>

namespace tongcun {
namespace {

int dispatch(Options const& options) {
  switch (options.command) {
    case Command::init:
      return init_command(options);
    case Command::check:
      return check_command(options);
    case Command::run:
    case Command::plan_relocation:
    case Command::simulate:
      return run_command(options);
    case Command::verify:
      return verify_command(options);
    case Command::make_template:
      return template_command(options);
    case Command::compare:
      return compare_command(options);
    case Command::report:
      return report_command(options);
    case Command::relink:
      return relink_command(options);
    case Command::synth_county:
      return synth_county_command(options);
    case Command::synth_households:
      return synth_households_command(options);
    case Command::explain:
      return explain_command(options);
    case Command::formats:
      return formats_command(options);
    case Command::doctor:
      return doctor_command(options);
    case Command::completion:
      return completion_command(options);
  }
  return status_of(ExitCode::our_fault);
}

void say(std::string_view what, std::string_view why) {
  print_text(Stream::message, fmt::format("{}: {}\n", what, why));
}

int run_options(Options const& options) {
  std::optional<Language> const from_scenario = language_of_scenario(options.scenario);
  Language const language = options.language.value_or(from_scenario.value_or(Language::en));
  bool const zh = language == Language::zh;
  try {
    start_gdal();
    return dispatch(options);
  } catch (InputError const& error) {
    print_text(
        Stream::message,
        fmt::format(
            "{}\n{}", zh ? "输入未通过，未发布任何结果" : "input rejected, nothing published",
            findings_text(error.findings(), language,
                          options.all_findings ? FindingsShown::all : FindingsShown::first_few)));
    if (options.json) {
      print_text(Stream::answer, findings_json(error.findings(), language));
    }
    return status_of(ExitCode::input_rejected);
  } catch (OutputError const& error) {
    say(zh ? "无法写出结果" : "output could not be written", error.text().in(language));
    return status_of(ExitCode::not_written);
  } catch (Stopped const&) {
    print_text(Stream::message, zh ? "已停止，未发布任何结果\n" : "stopped, nothing published\n");
    return status_of(ExitCode::stopped);
  }
}

int run_program(int argc, char const* const* argv) {
  try {
    ParsedOptions const parsed = parse_options(argc, argv);
    return parsed.options ? run_options(*parsed.options) : parsed.status;
  } catch (std::exception const& error) {
    print_text(Stream::message, "our fault / 程序错误: ");
    print_text(Stream::message, error.what());
  } catch (...) {
    print_text(Stream::message, "our fault / 程序错误");
  }
  print_text(Stream::message, "\n");
  return status_of(ExitCode::our_fault);
}

}  // namespace
}  // namespace tongcun

int main(int argc, char** argv) {
  using namespace tongcun;
  int const status = run_program(argc, argv);
  if (!answer_arrived() && status == status_of(ExitCode::done)) {
    print_text(Stream::message, "standard output could not be written / 标准输出无法写入\n");
    return status_of(ExitCode::not_written);
  }
  return status;
}
