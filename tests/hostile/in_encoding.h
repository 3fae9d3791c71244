// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iconv.h>

#include <bit>
#include <cstdint>
#include <string>

namespace tongcun {

// A text of UTF-8 in another encoding; "" where this machine does not know it.
inline std::string in_encoding(std::string text, char const* encoding) {
  iconv_t const converter = iconv_open(encoding, "UTF-8");
  if (converter == std::bit_cast<iconv_t>(std::intptr_t{-1})) {
    return "";
  }
  std::string result(text.size() * 4 + 16, '\0');
  char* from = text.data();
  std::size_t left = text.size();
  char* to = result.data();
  std::size_t room = result.size();
  bool const is_done =
      iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1) &&
      iconv(converter, nullptr, nullptr, &to, &room) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  result.resize(result.size() - room);
  return is_done ? result : "";
}

}  // namespace tongcun
