// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "io/parse_value.h"
#include "io/row_cells.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// The cells of a register's row as fields with three states: a value, unknown, or "not applicable"
// where the cell says so. What cannot be read is unknown, with a finding.
class StatedCells {
 public:
  explicit StatedCells(RowCells& cells) : cells_(cells) {}

  [[nodiscard]] bool does_not_apply(std::string_view field) const;
  [[nodiscard]] Stated<YesNo> yes_no(std::string_view field);
  [[nodiscard]] Stated<std::int32_t> whole(std::string_view field, std::int32_t low,
                                           std::int32_t high);
  [[nodiscard]] Stated<std::int64_t> scaled(std::string_view field, NumberRange const& range);
  // A year, also out of a month or a date; 1949 … 2200.
  [[nodiscard]] Stated<std::int32_t> year(std::string_view field);
  template <class Enum, std::size_t N>
  [[nodiscard]] Stated<Enum> choice(std::string_view field,
                                    std::array<std::string_view, N> const& names) {
    if (does_not_apply(field)) {
      return Stated<Enum>::not_applicable();
    }
    std::optional<Enum> const value = cells_.choice<Enum>(field, names);
    return value ? Stated(*value) : Stated<Enum>();
  }
  // Several words of `list` in one cell, at most `most`; more of them are unknown, V220.
  template <class Enum, std::size_t N>
  [[nodiscard]] Stated<KindSet<Enum>> kinds(std::string_view field, std::string_view list,
                                            std::array<std::string_view, N> const& names,
                                            std::size_t most) {
    if (does_not_apply(field)) {
      return Stated<KindSet<Enum>>::not_applicable();
    }
    KindSet<Enum> set;
    std::vector<std::string> const words = words_of(field, list);
    for (std::string const& word : words) {
      set.insert(static_cast<Enum>(std::ranges::find(names, word) - names.begin()));
    }
    if (set.size() > most) {
      refuse_too_many(field, most);
      return {};
    }
    return words.empty() ? Stated<KindSet<Enum>>() : Stated(set);
  }
  // Whether the cell has a word that is not of `list`; says nothing.
  [[nodiscard]] bool has_strange_word(std::string_view field, std::string_view list) const;
  // The parts of a cell in their order, at most `most`, said with V220 if there are more.
  [[nodiscard]] std::vector<std::string> parts(std::string_view field, std::size_t most);

 private:
  // Canonical words of a list; those in no list are counted as strange.
  [[nodiscard]] std::vector<std::string> words_of(std::string_view field, std::string_view list);
  Finding& note_too_many(std::string_view field, std::size_t most);
  void refuse_too_many(std::string_view field, std::size_t most);

  RowCells& cells_;
};

}  // namespace tongcun
