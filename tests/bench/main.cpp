// SPDX-License-Identifier: Apache-2.0
#include "engine/types/finding.h"
#include "io/gdal_session.h"
#include "tests/bench/bench_options.h"
#include "tests/bench/run_placement.h"
#include "tests/bench/run_reading.h"
#include "tests/bench/run_routing.h"
#include "tests/bench/run_simulate.h"
#include "tests/bench/run_snapping.h"
#include "tests/bench/run_transport.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <exception>
#include <iostream>
#include <string_view>

namespace tongcun {
namespace {

using Run = nlohmann::ordered_json (*)(BenchOptions const&);

struct BenchClass {
  std::string_view name;
  Run run;  // null: not built yet
};

constexpr std::array<BenchClass, 14> kClasses{{{"gap", run_gap},
                                               {"pmedian", nullptr},
                                               {"pcenter", nullptr},
                                               {"cflp", run_multi_source_location},
                                               {"sscflp", run_single_source_location},
                                               {"cpmp", nullptr},
                                               {"mclp", nullptr},
                                               {"setcover", nullptr},
                                               {"pcstp", nullptr},
                                               {"transport", run_transport},
                                               {"routing", run_routing},
                                               {"snapping", run_snapping},
                                               {"reading", run_reading},
                                               {"simulate", run_simulate}}};

// The exit codes of tongcun itself.
constexpr int kDone = 0;
constexpr int kCommandLine = 2;
constexpr int kInputRejected = 3;

Run find_class(std::string_view name) {
  bool known = false;
  for (BenchClass const& bench_class : kClasses) {
    if (bench_class.name == name) {
      if (bench_class.run != nullptr) {
        return bench_class.run;
      }
      known = true;
    }
  }
  std::cerr << (known ? "class not built yet: " : "no such class: ") << name << "; built:";
  for (BenchClass const& bench_class : kClasses) {
    if (bench_class.run != nullptr) {
      std::cerr << ' ' << bench_class.name;
    }
  }
  std::cerr << '\n';
  return nullptr;
}

int run_program(int argc, char const* const* argv) {
  BenchOptions options;
  CLI::App app{"tongcun-bench: measures the engine on public instances, against its peers"};
  app.add_option("class", options.bench_class, "what is measured: routing, snapping …")->required();
  app.add_option(
         "file", options.file,
         "instance: .gr, .gr.xz, a scenario .toml, a file of a public set (gap, cflp, sscflp), "
         "grid:<side>, points:<n>, "
         "clusters:<units>x<sites>x<candidates>, incomes:<households>x<years>x<replicates>")
      ->required();
  app.add_option("--time-limit", options.time_limit, "seconds of measuring, about")
      ->check(CLI::Range(0.0, 86400.0));
  app.add_flag("--processor-time", options.processor_time,
               "the limit is of seconds of the processor, not of the clock (planning problems)");
  app.add_option("--threads", options.threads, "of the measurements on many threads")
      ->check(CLI::Range(1, 1024));
  app.add_option("--seed", options.seed, "of everything that is drawn");
  app.add_flag("--json", options.json, "the object on one line");
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    return app.exit(error) == 0 ? kDone : kCommandLine;
  }
  Run const run = find_class(options.bench_class);
  if (run == nullptr) {
    return kCommandLine;
  }
  try {
    start_gdal();
    std::cout << run(options).dump(options.json ? -1 : 2) << '\n';
    return kDone;
  } catch (InputError const& error) {
    std::cerr << "input rejected, see `tongcun run " << options.file << "`: " << error.what()
              << '\n';
  } catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
  }
  return kInputRejected;
}

}  // namespace
}  // namespace tongcun

int main(int argc, char** argv) {
  return tongcun::run_program(argc, argv);
}
