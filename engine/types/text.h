// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace tongcun {

enum class Language : std::uint8_t { en, zh };

// A text for people, in both languages.
struct Text {
  std::string en;
  std::string zh;

  [[nodiscard]] std::string const& in(Language language) const {
    return language == Language::zh ? zh : en;
  }
  friend bool operator==(Text const&, Text const&) = default;
};

}  // namespace tongcun
