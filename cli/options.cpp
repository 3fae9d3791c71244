// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include "cli/exit_codes.h"
#include "io/config_reader.h"
#include "io/version.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <set>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

void add_common(CLI::App& app, Options& options, std::string& language) {
  app.add_option("--lang", language, "language of messages and files: zh or en / 语言")
      ->check(CLI::IsMember({"zh", "en"}));
  app.add_flag("--json", options.json, "print one JSON document on stdout, all else on stderr");
  app.add_flag("--quiet", options.quiet, "no progress");
}

void add_output(CLI::App& app, Options& options) {
  app.add_option("--out", options.out, "folder for the results; must not exist / 结果文件夹");
  app.add_flag("--overwrite", options.overwrite, "replace an earlier result in the same folder");
  app.add_option("--threads", options.threads, "0 = all processors; never changes a result")
      ->check(CLI::Range(0, 1024));
}

// CLI11 says only "A subcommand is required" when a verb is mistyped.
void suggest(std::string_view word) {
  std::set<std::string, std::less<>> const verbs{"run", "synth", "explain", "formats", "doctor"};
  if (auto const nearest = nearest_word(word, verbs)) {
    fmt::print(stderr, "tongcun: \"{}\" is no verb; did you mean \"{}\"?\n", word, *nearest);
  }
}

}  // namespace

ParsedOptions parse_options(int argc, char const* const* argv) {
  Options options;
  options.words.assign(argv, argv + argc);
  std::string language;
  CLI::App app{"tongcun (通村): who reaches what, and what a plan would change"};
  app.set_version_flag("--version", "tongcun " + program_version());
  app.require_subcommand(1);

  CLI::App* const run =
      app.add_subcommand("run", "run a scenario: layers in, travel times by month out / 运行方案");
  run->add_option("scenario", options.scenario, "scenario file (.toml)")->required();
  add_output(*run, options);
  run->add_flag("--dry-run", options.dry_run, "read and check everything, write nothing");
  add_common(*run, options, language);

  CLI::App* const synth = app.add_subcommand("synth", "make invented data / 生成虚构数据");
  synth->require_subcommand(1);
  CLI::App* const county =
      synth->add_subcommand("county", "an invented mountain county with a scenario to run on it");
  county->add_option("--parameters", options.parameters,
                     "parameter file; default: the built-in one");
  county->add_option("--villages", options.villages, "number of villages, 20 to 100,000");
  county->add_option("--seed", options.seed, "another seed, another county");
  add_output(*county, options);
  add_common(*county, options, language);

  CLI::App* const explain =
      app.add_subcommand("explain", "explain a rule (V005) or a word (hardened) / 解释规则或术语");
  explain->add_option("key", options.key, "rule id or word; without it, all are listed");
  add_common(*explain, options, language);

  CLI::App* const formats =
      app.add_subcommand("formats", "what this installation can read and write / 可读写的格式");
  add_common(*formats, options, language);

  CLI::App* const doctor = app.add_subcommand(
      "doctor", "what the machine and the installation have that runs need / 检查本机环境");
  doctor->add_option("--out", options.out,
                     "folder in which results are to lie; default: this one / 结果文件夹");
  add_common(*doctor, options, language);

  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    int const status = app.exit(error);
    if (status != 0 && argc > 1) {
      suggest(argv[1]);
    }
    return {std::nullopt, status == 0 ? 0 : status_of(ExitCode::command_line)};
  }
  if (!language.empty()) {
    options.language = language == "zh" ? Language::zh : Language::en;
  }
  for (auto const& [verb, command] : {std::pair{run, Command::run},
                                      {county, Command::synth_county},
                                      {explain, Command::explain},
                                      {formats, Command::formats},
                                      {doctor, Command::doctor}}) {
    options.command = verb->parsed() ? command : options.command;
  }
  bool const needs_folder = options.command == Command::synth_county ||
                            (options.command == Command::run && !options.dry_run);
  if (needs_folder && options.out.empty()) {
    fmt::print(stderr, "--out is required: the folder for the results / 需要 --out：结果文件夹\n");
    return {std::nullopt, status_of(ExitCode::command_line)};
  }
  return {std::move(options), 0};
}

}  // namespace tongcun
