// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/network_overlay.h"
#include "engine/region/new_facilities.h"
#include "io/config_reader.h"

namespace tongcun {

// One table [[upgrades]] of a scenario. Surfaces and classes by their names or by words of layers.
[[nodiscard]] UpgradeRequest read_upgrade(ConfigReader& row);

// One table [[new_facilities]]: it stands at its longitude and latitude (WGS 84 or CGCS2000,
// degrees), else at the village that it names.
[[nodiscard]] NewFacility read_new_facility(ConfigReader& row);

}  // namespace tongcun
