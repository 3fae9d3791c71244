// SPDX-License-Identifier: Apache-2.0
#include "io/stated_cells.h"

#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int32_t kFirstYear = 1949;
constexpr std::int32_t kLastYear = 2200;

}  // namespace

bool StatedCells::does_not_apply(std::string_view field) const {
  return cells_.does_not_apply(field);
}

Stated<YesNo> StatedCells::yes_no(std::string_view field) {
  if (does_not_apply(field)) {
    return Stated<YesNo>::not_applicable();
  }
  std::optional<bool> const flag = cells_.flag(field);
  return flag ? Stated(*flag ? YesNo::yes : YesNo::no) : Stated<YesNo>();
}

Stated<std::int32_t> StatedCells::whole(std::string_view field, std::int32_t low,
                                        std::int32_t high) {
  if (does_not_apply(field)) {
    return Stated<std::int32_t>::not_applicable();
  }
  std::optional<std::int64_t> const number = cells_.whole(field, low, high, Need::optional);
  return number ? Stated(static_cast<std::int32_t>(*number)) : Stated<std::int32_t>();
}

Stated<std::int64_t> StatedCells::scaled(std::string_view field, NumberRange const& range) {
  if (does_not_apply(field)) {
    return Stated<std::int64_t>::not_applicable();
  }
  std::optional<std::int64_t> const number = cells_.scaled(field, range, Need::optional);
  return number ? Stated(*number) : Stated<std::int64_t>();
}

Stated<std::int32_t> StatedCells::year(std::string_view field) {
  if (does_not_apply(field)) {
    return Stated<std::int32_t>::not_applicable();
  }
  std::optional<std::int64_t> const year =
      cells_.year(field, kFirstYear, kLastYear, Need::optional);
  return year ? Stated(static_cast<std::int32_t>(*year)) : Stated<std::int32_t>();
}

std::vector<std::string> StatedCells::parts(std::string_view field, std::size_t most) {
  if (does_not_apply(field)) {
    return {};
  }
  std::vector<std::string> found = split_list(cells_.text(field));
  if (found.size() > most) {
    note_too_many(field, most).values.emplace_back("kept", "yes");
    found.resize(most);
  }
  return found;
}

bool StatedCells::has_strange_word(std::string_view field, std::string_view list) const {
  std::vector<std::string> const parts = split_list(cells_.text(field));
  return !does_not_apply(field) && std::ranges::any_of(parts, [&](std::string const& part) {
    return !cells_.word_of_list(part, list);
  });
}

std::vector<std::string> StatedCells::words_of(std::string_view field, std::string_view list) {
  std::vector<std::string> words;
  for (std::string const& part : split_list(cells_.text(field))) {
    if (std::optional<std::string> word = cells_.word_of_list(part, list)) {
      words.push_back(std::move(*word));
    } else {
      cells_.count_strange_word(field);
    }
  }
  return words;
}

Finding& StatedCells::note_too_many(std::string_view field, std::size_t most) {
  Finding& finding = cells_.note("V220", Severity::warning, std::string(field));
  finding.values = {{"most", std::to_string(most)}};
  return finding;
}

void StatedCells::refuse_too_many(std::string_view field, std::size_t most) {
  note_too_many(field, most).values.emplace_back("unknown", "yes");
}

}  // namespace tongcun
