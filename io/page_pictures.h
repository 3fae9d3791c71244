// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/map_picture.h"

#include <optional>
#include <string_view>

namespace tongcun {

// The pictures that a report's page shows.
struct PagePictures {
  std::optional<MapPicture> relief;
  std::optional<MapPicture> background;
};

// Reads them out of a page that filled_page made: they stand nowhere else in a run folder, and a
// page that is made anew shows the same, to the byte. None: this is no such page. O(bytes).
[[nodiscard]] std::optional<PagePictures> pictures_of_page(std::string_view page);

}  // namespace tongcun
