// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// What one text of a column says, as far as it was asked for: nothing, "not applicable", a word of
// a list, yes or no.
struct CellMeaning {
  enum class Asked : std::uint8_t { not_yet, none, found };

  std::string content;
  bool is_unknown = false;
  bool does_not_apply = false;
  Asked word_asked = Asked::not_yet;
  std::string word;  // canonical, if found
  Asked flag_asked = Asked::not_yet;
  bool flag = false;  // if found
};

// The texts that a column repeated of late, so that a column of words is looked up once a word and
// not once a row. A text always has the same meaning: what is kept changes no result. Holds at most
// sixteen short texts; the others are looked up each time.
class CellMeanings {
 public:
  // The meaning of a text by the built-in words for "unknown" and "not applicable"; valid until the
  // next call.
  [[nodiscard]] CellMeaning& of(std::string_view content);

 private:
  static constexpr std::size_t kPlaces = 16;
  std::array<std::optional<CellMeaning>, kPlaces> kept_;
  CellMeaning passing_;
};

}  // namespace tongcun
