// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/options.h"

namespace tongcun {

// Each verb: read, compute, write, print; gives the exit status. What goes wrong is thrown
// (InputError, OutputError, Stopped) and caught in main.
[[nodiscard]] int init_command(Options const& options);
[[nodiscard]] int run_command(Options const& options);
[[nodiscard]] int check_command(Options const& options);
[[nodiscard]] int compare_command(Options const& options);
[[nodiscard]] int report_command(Options const& options);
[[nodiscard]] int relink_command(Options const& options);
[[nodiscard]] int template_command(Options const& options);
[[nodiscard]] int verify_command(Options const& options);
[[nodiscard]] int synth_county_command(Options const& options);
[[nodiscard]] int synth_households_command(Options const& options);
[[nodiscard]] int explain_command(Options const& options);
[[nodiscard]] int formats_command(Options const& options);
[[nodiscard]] int doctor_command(Options const& options);
[[nodiscard]] int completion_command(Options const& options);

}  // namespace tongcun
