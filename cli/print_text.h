// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace tongcun {

// answer = stdout, what was asked for; message = stderr, everything else.
enum class Stream : std::uint8_t { answer, message };

// Prints; never throws. A message that nobody can read must not end the work that it is about, and
// whether the answer arrived is asked once, at the end.
void print_text(Stream stream, std::string_view text) noexcept;
// Makes what was printed visible at once.
void flush_text(Stream stream) noexcept;

// Whether everything printed on stdout until now reached its end (a full disk, a closed pipe).
[[nodiscard]] bool answer_arrived() noexcept;

}  // namespace tongcun
