// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

namespace tongcun {

// What a published map must say of itself beside its data. "" = not stated.
struct ReportImprint {
  Text data_date;        // of what the layers describe
  Text map_maker;        // who answers for the map
  Text approval_number;  // of the map (审图号); not stated: the report says "internal use"
};

}  // namespace tongcun
