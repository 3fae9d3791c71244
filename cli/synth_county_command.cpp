// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "cli/progress.h"
#include "cli/stop_signals.h"
#include "engine/synthetic/make_county.h"
#include "engine/synthetic/make_county_register.h"
#include "engine/synthetic/make_earlier_register.h"
#include "io/county_lines.h"
#include "io/read_county_parameters.h"
#include "io/write_synthetic_county.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// The county's register; none where it was not asked for, or where nobody could hold it.
std::optional<CountyPeople> people_of(SyntheticCounty const& county, Options const& options,
                                      RunSettings const& run) {
  if (options.without_households || county.villages.size() > kMostRegisterVillages) {
    return std::nullopt;
  }
  CountyPeople people;
  people.line = county_line(county.parameters);
  MadeRegister made = make_county_register(county, people.line.income, run);
  if (made.status != RegisterStatus::made) {
    throw InputError(std::move(made.reasons));
  }
  people.households = std::move(made.households);
  return people;
}

std::string people_text(std::optional<CountyPeople> const& people, Options const& options,
                        bool zh) {
  if (people) {
    return fmt::format(fmt::runtime(zh ? "农户台账（虚构）：{} 户，{} 人\n"
                                       : "register (invented): households {}, persons {}\n"),
                       people->households.households.size(), people->households.persons.size());
  }
  if (options.without_households) {
    return "";
  }
  return fmt::format(fmt::runtime(zh ? "超过 {} 个行政村，不生成农户台账\n"
                                     : "above {} villages: no register of households is made\n"),
                     kMostRegisterVillages);
}

}  // namespace

int synth_county_command(Options const& options) {
  Language const language = options.language.value_or(Language::en);
  CountyParameters parameters = read_county_parameters(options.parameters, options.era);
  parameters.seed = options.seed.value_or(parameters.seed);
  parameters.villages = options.villages.value_or(parameters.villages);
  std::vector<Finding> findings = check_county_parameters(parameters);
  if (any_rejected(findings)) {
    throw InputError(std::move(findings));
  }
  OutputTarget target{options.out, options.overwrite, {}};
  if (!options.parameters.empty()) {
    target.inputs.emplace_back(options.parameters);
  }
  check_output_target(target);  // before the work, not after

  ProgressDisplay display(language, options.quiet);
  RunSettings run;
  run.threads = options.threads;
  run.stop = &install_stop_signals();
  run.progress = [&](std::string_view stage, std::int64_t done, std::int64_t total) {
    display.show(stage, done, total);
  };
  SyntheticCounty county = make_county(parameters, run);
  std::optional<CountyPeople> people = people_of(county, options, run);
  std::optional<CountyDefects> defects;
  if (options.messy) {
    defects.emplace(*options.messy);
    defects->planted =
        plant_defects(county, people ? &people->households : nullptr, *options.messy);
  }
  if (people && (options.with_earlier || options.messy)) {
    people->earlier = make_earlier_register(
        people->households, defects ? defects->planted.splits : std::vector<HouseholdSplit>(),
        parameters.seed);
  }
  run.check_stop();
  run.report("writing", 0, 1);
  write_synthetic_county(target, county, people ? &*people : nullptr,
                         {language, options.headers.value_or(Language::zh)}, options.words,
                         defects ? &*defects : nullptr);

  bool const zh = language == Language::zh;
  Stream const to = options.json ? Stream::message : Stream::answer;
  print_text(
      to,
      fmt::format(
          fmt::runtime(zh ? "虚构数据：{} 个县，{} 个乡镇，{} 个行政村，{} 条道路，{} 处设施，{} "
                            "个安置点\n"
                          : "invented: counties {}, townships {}, villages {}, roads {}, "
                            "facilities {}, resettlement sites {}\n"),
          county.counties.size(), county.townships.size(), county.villages.size(),
          county.roads.size(), county.facilities.size(), county.sites.size()) +
          people_text(people, options, zh));
  if (defects) {
    print_text(to,
               fmt::format(fmt::runtime(zh ? "埋入错误 {} 处，答案在 {}/planted.csv\n"
                                           : "planted defects: {}; their key is {}/planted.csv\n"),
                           defects->planted.defects.size(), options.out));
  }
  std::string const program = options.words.empty() ? "tongcun" : options.words.front();
  print_text(
      to, fmt::format("{0} {1}\n{2} {3} run {1}/scenario.toml --out …\n", zh ? "位于" : "it is in",
                      options.out, zh ? "下一步：" : "next:", program));
  if (options.json) {
    nlohmann::ordered_json const json{
        {"schema", 1},
        {"kind", "synthetic_county"},
        {"folder", options.out},
        {"villages", county.villages.size()},
        {"townships", county.townships.size()},
        {"roads", county.roads.size()},
        {"facilities", county.facilities.size()},
        {"sites", county.sites.size()},
        {"households", people ? people->households.households.size() : 0},
        {"persons", people ? people->households.persons.size() : 0},
        {"planted", defects ? defects->planted.defects.size() : 0}};
    print_text(Stream::answer,
               json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
  }
  return status_of(ExitCode::done);
}

}  // namespace tongcun
