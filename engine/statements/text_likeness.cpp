// SPDX-License-Identifier: Apache-2.0
#include "engine/statements/text_likeness.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

bool goes_on(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool says_nothing(std::string_view character) {
  if (character.size() > 1) {
    return false;
  }
  char const byte = character.front();
  bool const is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  bool const is_digit = byte >= '0' && byte <= '9';
  return !is_letter && !is_digit;
}

// Neighbouring characters, sorted.
std::vector<std::pair<std::string_view, std::string_view>> pairs_of(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && goes_on(text[end])) {
      ++end;
    }
    std::string_view const character = text.substr(begin, end - begin);
    if (!says_nothing(character)) {
      characters.push_back(character);
    }
    begin = end;
  }
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  for (std::size_t at = 1; at < characters.size(); ++at) {
    pairs.emplace_back(characters[at - 1], characters[at]);
  }
  std::ranges::sort(pairs);
  return pairs;
}

}  // namespace

TextLikeness text_likeness(std::string_view a, std::string_view b) {
  auto const left = pairs_of(a);
  auto const right = pairs_of(b);
  std::vector<std::pair<std::string_view, std::string_view>> common;
  std::ranges::set_intersection(left, right, std::back_inserter(common));
  return {2 * static_cast<std::int64_t>(common.size()),
          static_cast<std::int64_t>(left.size() + right.size())};
}

bool is_copied(TextLikeness const& likeness) {
  return likeness.all > 0 && likeness.common * 100 >= likeness.all * kCopiedHundredths;
}

}  // namespace tongcun
