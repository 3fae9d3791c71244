// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/trace_rivers.h"

#include "engine/run/parallel.h"
#include "engine/synthetic/make_names.h"
#include "engine/synthetic/map_line.h"
#include "engine/synthetic/number_text.h"
#include "engine/synthetic/planning_ground.h"

#include <algorithm>

namespace tongcun {
namespace {

constexpr int kSmoothPasses = 4;
constexpr double kToleranceCells = 0.35;
constexpr std::uint32_t kNoRiver = 0xffffffffU;
constexpr double kSquareMetresPerHectare = 10000.0;

// What is known of the cells of streams; other cells keep the first values.
struct StreamCells {
  std::vector<std::uint8_t> order;     // Strahler, 0 = no stream
  std::vector<std::uint8_t> inflows;   // stream cells that drain into it
  std::vector<std::uint32_t> river;    // number of the river: the largest branch keeps it upstream
  std::vector<double> mouth_hectares;  // per river
};

bool is_stream(Terrain const& terrain, std::uint32_t cell) {
  return terrain.catchment_square_metres(cell) >= kBrookSquareKilometres * 1.0e6;
}

// From the sources down: the order rises where two streams of the highest order so far meet.
void order_streams(Terrain const& terrain, StreamCells& streams) {
  std::vector<std::uint8_t> meets_equal(terrain.raster.size(), 0);
  for (std::size_t i = terrain.water.order.size(); i-- > 0;) {
    std::uint32_t const cell = terrain.water.order[i];
    if (!is_stream(terrain, cell)) {
      continue;
    }
    std::uint8_t const order = std::max<std::uint8_t>(
        1, static_cast<std::uint8_t>(streams.order[cell] + meets_equal[cell]));
    streams.order[cell] = order;
    if (terrain.water.downstream[cell] == WaterRoutes::kOutlet) {
      continue;
    }
    std::uint32_t const next = terrain.water.next(terrain.raster, cell);
    ++streams.inflows[next];
    if (order == streams.order[next]) {
      meets_equal[next] = 1;
    } else if (order > streams.order[next]) {
      streams.order[next] = order;
      meets_equal[next] = 0;
    }
  }
}

// From the mouths up: the branch with the larger catchment is the same river, others begin anew.
void number_rivers(Terrain const& terrain, StreamCells& streams) {
  Raster const& raster = terrain.raster;
  std::vector<std::uint32_t> main_branch(raster.size(), kNoRiver);
  for (std::uint32_t const cell : terrain.water.order) {
    if (!is_stream(terrain, cell) || terrain.water.downstream[cell] == WaterRoutes::kOutlet) {
      continue;
    }
    std::uint32_t& branch = main_branch[terrain.water.next(raster, cell)];
    if (branch == kNoRiver || terrain.water.catchment[cell] > terrain.water.catchment[branch]) {
      branch = cell;
    }
  }
  for (std::uint32_t const cell : terrain.water.order) {
    if (!is_stream(terrain, cell)) {
      continue;
    }
    bool const is_outlet = terrain.water.downstream[cell] == WaterRoutes::kOutlet;
    if (!is_outlet && main_branch[terrain.water.next(raster, cell)] == cell) {
      streams.river[cell] = streams.river[terrain.water.next(raster, cell)];
    } else {
      streams.river[cell] = static_cast<std::uint32_t>(streams.mouth_hectares.size());
      streams.mouth_hectares.push_back(terrain.catchment_square_metres(cell) /
                                       kSquareMetresPerHectare);
    }
  }
}

SyntheticRiver draw(Terrain const& terrain, MapFrame const& frame, StreamCells const& streams,
                    std::span<std::int16_t const> decimetres, std::uint32_t first) {
  Raster const& raster = terrain.raster;
  std::vector<std::uint32_t> cells{first};
  do {
    cells.push_back(terrain.water.next(raster, cells.back()));
  } while (streams.inflows[cells.back()] == 1 &&
           terrain.water.downstream[cells.back()] != WaterRoutes::kOutlet);
  MapLine line;
  for (std::uint32_t const cell : cells) {
    line.push_back(
        {static_cast<double>(raster.column_of(cell)), static_cast<double>(raster.row_of(cell))});
  }
  smooth_line(line, LineShape::open, kSmoothPasses);
  SyntheticRiver river;
  river.order = streams.order[first];
  std::uint32_t const last = cells[cells.size() - 2];  // the cell before the confluence
  river.hectares = static_cast<std::int32_t>(
      std::min(terrain.catchment_square_metres(last) / kSquareMetresPerHectare, 2.0e9));
  for (std::size_t const kept : simplified_line(line, LineShape::open, kToleranceCells)) {
    river.line.push_back(frame.point(line[kept].column, line[kept].row));
    river.bed.push_back(decimetres[cells[kept]]);
  }
  return river;
}

}  // namespace

std::vector<SyntheticRiver> trace_rivers(RunSettings const& run, std::uint64_t seed,
                                         Terrain const& terrain, MapFrame const& frame,
                                         std::span<std::int16_t const> decimetres) {
  StreamCells streams;
  streams.order.assign(terrain.raster.size(), 0);
  streams.inflows.assign(terrain.raster.size(), 0);
  streams.river.assign(terrain.raster.size(), kNoRiver);
  order_streams(terrain, streams);
  run.check_stop();
  number_rivers(terrain, streams);
  std::vector<std::uint32_t> heads;
  for (std::uint32_t cell = 0; cell < terrain.raster.size(); ++cell) {
    if (is_stream(terrain, cell) && streams.inflows[cell] != 1 &&
        terrain.water.downstream[cell] != WaterRoutes::kOutlet) {
      heads.push_back(cell);
    }
  }
  std::vector<SyntheticRiver> rivers(heads.size());
  for_each_block(run, "rivers", heads.size(), 128, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      std::uint32_t const number = streams.river[heads[i]];
      rivers[i] = draw(terrain, frame, streams, decimetres, heads[i]);
      rivers[i].code = number_text("W", static_cast<std::int64_t>(i) + 1, 6);
      rivers[i].name = river_name(seed, number, streams.mouth_hectares[number]);
    }
  });
  return rivers;
}

}  // namespace tongcun
