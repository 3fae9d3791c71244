// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/parallel.h"
#include "engine/run/run_settings.h"
#include "engine/synthetic/raster.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tongcun {

// Calls body(column, row) for every cell of the raster, rows in blocks of sixteen on several
// threads. The body writes to its own cell only.
template <class Body>
void for_each_cell(RunSettings const& run, std::string_view stage, Raster const& raster,
                   Body const& body) {
  constexpr std::size_t kRowsPerBlock = 16;
  for_each_block(run, stage, static_cast<std::size_t>(raster.rows), kRowsPerBlock,
                 [&](std::size_t begin, std::size_t end) {
                   for (std::size_t row = begin; row < end; ++row) {
                     for (std::int32_t column = 0; column < raster.columns; ++column) {
                       body(column, static_cast<std::int32_t>(row));
                     }
                   }
                 });
}

}  // namespace tongcun
