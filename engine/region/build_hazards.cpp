// SPDX-License-Identifier: Apache-2.0
#include "engine/region/build_hazards.h"

#include "engine/region/number_codes.h"
#include "engine/region/valid_area.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

auto content_of(Placed<HazardRow> const& placed) {
  HazardRow const& row = placed.row;
  return std::tie(row.code, row.area, row.name, row.kind, row.level);
}

}  // namespace

HazardZones build_hazards(std::vector<Placed<HazardRow>> rows, RowLedger& ledger) {
  std::erase_if(rows, [&](Placed<HazardRow>& placed) {
    auto& [layer, row] = placed;
    ValidArea made = valid_area(std::move(row.area));
    if (!made.area) {
      Finding& finding = ledger.quarantine("V801", layer, row.row);
      finding.values = {{"code", row.code}, {"apart", "yes"}};
      return true;
    }
    if (made.is_mended) {
      ledger.repair("V817", layer, row.row).values = {{"code", row.code}};
    }
    row.area = std::move(*made.area);
    return false;
  });
  std::ranges::sort(rows,
                    [](auto const& a, auto const& b) { return content_of(a) < content_of(b); });
  Placed<HazardRow> const* kept = nullptr;
  std::vector<Placed<HazardRow>> different;
  different.reserve(rows.size());  // so that `kept` stays where it is
  for (Placed<HazardRow>& placed : rows) {
    if (kept != nullptr && content_of(*kept) == content_of(placed)) {
      ledger.quarantine("V112", placed.layer, placed.row.row).values = {{"code", placed.row.code}};
      continue;
    }
    different.push_back(std::move(placed));
    kept = &different.back();
  }
  number_codes(different, "z", kNoPrefix, ledger);
  HazardZones zones;
  for (auto& [layer, row] : different) {
    zones.code.push_back(std::move(row.code));
    zones.name.push_back(std::move(row.name));
    zones.kind.push_back(row.kind);
    zones.level.push_back(row.level);
    zones.area.push_back(std::move(row.area));
  }
  return zones;
}

}  // namespace tongcun
