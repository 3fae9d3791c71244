// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/options.h"
#include "cli/print_findings.h"
#include "engine/run/run_settings.h"
#include "engine/types/finding.h"
#include "io/gdal_session.h"
#include "io/read_scenario.h"
#include "io/run_folder.h"

#include <fmt/format.h>

#include <exception>
#include <optional>

namespace tongcun {
namespace {

int dispatch(Options const& options) {
  switch (options.command) {
    case Command::run:
      return run_command(options);
    case Command::synth_county:
      return synth_county_command(options);
    case Command::explain:
      return explain_command(options);
    case Command::formats:
      return formats_command(options);
    case Command::doctor:
      return doctor_command(options);
  }
  return status_of(ExitCode::our_fault);
}

int run_program(int argc, char const* const* argv) {
  ParsedOptions const parsed = parse_options(argc, argv);
  if (!parsed.options) {
    return parsed.status;
  }
  Options const& options = *parsed.options;
  std::optional<Language> const from_scenario = language_of_scenario(options.scenario);
  Language const language = options.language.value_or(from_scenario.value_or(Language::en));
  bool const zh = language == Language::zh;
  try {
    start_gdal();
    return dispatch(options);
  } catch (InputError const& error) {
    fmt::print(stderr, "{}\n{}",
               zh ? "输入未通过，未发布任何结果" : "input rejected, nothing published",
               findings_text(error.findings(), language));
    if (options.json) {
      fmt::print("{}", findings_json(error.findings(), language));
    }
    return status_of(ExitCode::input_rejected);
  } catch (OutputError const& error) {
    fmt::print(stderr, "{}: {}\n", zh ? "无法写出结果" : "output could not be written",
               error.what());
    return status_of(ExitCode::not_written);
  } catch (Stopped const&) {
    fmt::print(stderr, "{}\n", zh ? "已停止，未发布任何结果" : "stopped, nothing published");
    return status_of(ExitCode::stopped);
  } catch (std::exception const& error) {
    fmt::print(stderr, "{}: {}\n", zh ? "程序错误" : "our fault", error.what());
    return status_of(ExitCode::our_fault);
  }
}

}  // namespace
}  // namespace tongcun

int main(int argc, char** argv) {
  return tongcun::run_program(argc, argv);
}
