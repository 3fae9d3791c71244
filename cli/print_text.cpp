// SPDX-License-Identifier: Apache-2.0
#include "cli/print_text.h"

#include <cstdio>
#include <iostream>

namespace tongcun {
namespace {

std::FILE* file_of(Stream stream) {
  return stream == Stream::answer ? stdout : stderr;
}

}  // namespace

void print_text(Stream stream, std::string_view text) noexcept {
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), file_of(stream)));
}

void flush_text(Stream stream) noexcept {
  static_cast<void>(std::fflush(file_of(stream)));
}

bool answer_arrived() noexcept {
  // Help and version come from the command line's library, by std::cout; it does not throw unless
  // it is told to.
  std::cout.flush();
  bool const is_flushed = std::fflush(stdout) == 0;
  return is_flushed && std::ferror(stdout) == 0 && !std::cout.bad();
}

}  // namespace tongcun
