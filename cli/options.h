// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/household_options.h"
#include "cli/plan_options.h"
#include "engine/synthetic/county_parameters.h"
#include "engine/types/text.h"
#include "io/check_output_target.h"
#include "io/export_layers.h"
#include "io/relink.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

enum class Command : std::uint8_t {
  init,
  make_template,
  check,
  run,
  plan_relocation,
  simulate,
  compare,
  report,
  relink,
  verify,
  synth_county,
  synth_households,
  explain,
  formats,
  doctor,
  completion,
};

// The command line as plain values.
struct Options {
  Command command = Command::run;
  std::optional<Language> language;
  bool json = false;
  bool quiet = false;
  Overwrite overwrite = Overwrite::no;
  bool dry_run = false;
  bool all_findings = false;  // check, run, synth households
  int threads = 0;
  std::string out;
  std::string key_file;               // init, relink
  RelinkRequest relink;               // but for the key
  std::string scenario;               // check, run, plan, verify
  std::vector<std::string> settings;  // likewise: "key=value" over the scenario's
  std::string verified_run;           // verify: folder of a run
  std::vector<std::string> compared;  // compare: folders of runs, the first is the base
  std::string reported_run;           // report: folder of a run
  std::vector<ExportFormat> formats;  // report: of maps, each once
  std::string project;                // init: folder for a scenario of the user's own layers
  std::string data;                   // init: where the layers lie; "" = in the project
  std::string profile;                // init: a shipped one
  std::vector<std::string> layers;    // template: roles of layers; none = all
  bool as_csv = false;                // template
  std::string since;                  // check: folder of an earlier check
  std::string parameters;             // synth county
  std::optional<std::uint64_t> seed;
  std::optional<int> villages;
  std::optional<CountyEra> era;             // synth county
  std::optional<Language> headers;          // synth county: of layers
  bool without_households = false;          // synth county
  bool with_earlier = false;                // synth county: the register of the year before too
  std::optional<std::int32_t> messy;        // synth county: defects in a thousand rows
  HouseholdOptions households;              // synth households
  PlanOptions plan;                         // run, plan, simulate
  std::optional<std::uint32_t> replicates;  // simulate: over the scenario's
  std::string key;                          // explain
  std::string completion;                   // completion: the script
  std::vector<std::string> words;           // as typed
};

struct ParsedOptions {
  std::optional<Options> options;  // none: nothing to run, leave with `status`
  int status = 0;
};

// Parses the command line; prints help, version and complaints itself. Wrong use is status 2, with
// the nearest verb where one was mistyped.
[[nodiscard]] ParsedOptions parse_options(int argc, char const* const* argv);

}  // namespace tongcun
