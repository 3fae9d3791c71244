// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"

namespace tongcun {

int completion_command(Options const& options) {
  print_text(Stream::answer, options.completion);
  return status_of(ExitCode::done);
}

}  // namespace tongcun
