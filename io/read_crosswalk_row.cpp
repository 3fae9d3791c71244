// SPDX-License-Identifier: Apache-2.0
#include "io/read_crosswalk_row.h"

#include "io/parse_value.h"

#include <string>

namespace tongcun {
namespace {

// yyyymmdd, with zeros for what is not said.
std::optional<std::int64_t> date_of(std::string const& text) {
  if (std::optional<std::int64_t> const day = parse_day(text)) {
    return day;
  }
  if (std::optional<std::int64_t> const month = parse_month(text)) {
    return *month * 100;
  }
  if (std::optional<std::int32_t> const year = parse_year(text)) {
    return std::int64_t{*year} * 10'000;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CrosswalkRow> read_crosswalk_row(RowCells& cells) {
  for (char const* const field : {"old_code", "new_code"}) {
    bool const is_ruined = cells.has_ruined_code(field, Need::required);
    if (is_ruined || cells.text(field).empty()) {
      Finding& found = cells.quarantine("V101");
      found.field = field;
      found.values = {{"merged", "yes"}};  // workbooks say which; other formats lose it
      return std::nullopt;
    }
  }
  std::string const written = cells.text("valid_from");
  std::optional<std::int64_t> const date = date_of(written);
  if (!date) {
    if (!written.empty()) {
      cells.note_unreadable("valid_from", "expected.day");
    }
    cells.quarantine("V101").field = "valid_from";
    return std::nullopt;
  }
  CrosswalkRow row;
  row.row = cells.row();
  row.old_code = cells.text("old_code");
  row.new_code = cells.text("new_code");
  row.kind = cells.choice<VillageChangeKind>("village_change", kVillageChangeKindNames);
  row.date = *date;
  row.share = cells.share("household_share", Need::optional);
  return row;
}

}  // namespace tongcun
