// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/register_history.h"

#include <string>
#include <vector>

namespace tongcun {

// The years that two registers describe, each at its end.
struct HistoryYears {
  int before = 0;
  int now = 0;  // not before the other
};

// The villages of an earlier register, of whose rows `codes` are the village codes, and what became
// of them by the crosswalk between the two years. A code that is no village of today and that the
// crosswalk changed before the earlier year already is followed all the same, and listed as late: a
// register is not always recoded when villages are. O((villages + codes) log changes).
[[nodiscard]] EarlierVillages find_earlier_villages(Villages const& today,
                                                    VillageCrosswalk const& crosswalk,
                                                    std::vector<std::string> codes,
                                                    HistoryYears years);

}  // namespace tongcun
