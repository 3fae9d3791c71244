// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tongcun {

// The program's exit codes (design, section 3).
enum class ExitCode : int {
  done = 0,
  our_fault = 1,
  command_line = 2,
  input_rejected = 3,
  no_plan = 4,
  stopped = 5,
  not_written = 6,
};

[[nodiscard]] constexpr int status_of(ExitCode code) {
  return static_cast<int>(code);
}

}  // namespace tongcun
