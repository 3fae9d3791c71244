// SPDX-License-Identifier: Apache-2.0
#include "io/cell_meanings.h"

#include "io/vocabulary.h"

namespace tongcun {
namespace {

constexpr std::size_t kLongestKept = 48;  // bytes: sixteen Chinese characters

CellMeaning meaning_of(std::string_view content) {
  CellMeaning meaning;
  meaning.content = content;
  meaning.is_unknown = vocabulary().is_unknown(content);
  std::string const word = normalised_word(content);
  meaning.does_not_apply = word == "notapplicable" || word == "不适用";
  return meaning;
}

// Sums of bytes part the few words of a column well enough.
std::size_t place_of(std::string_view content) {
  std::size_t sum = content.size();
  for (char const c : content) {
    sum = sum * 31 + static_cast<unsigned char>(c);
  }
  return sum ^ (sum >> 7U);
}

}  // namespace

CellMeaning& CellMeanings::of(std::string_view content) {
  if (content.size() > kLongestKept) {
    return passing_ = meaning_of(content);
  }
  std::optional<CellMeaning>& place = kept_[place_of(content) % kPlaces];
  if (!place || place->content != content) {
    place = meaning_of(content);
  }
  return *place;
}

}  // namespace tongcun
