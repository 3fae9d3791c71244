// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/edge_gates.h"

#include "engine/run/random_stream.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

// Kilometres of the map's edge per gate [A].
constexpr double kOutletKilometres = 80.0;
constexpr double kInletKilometres = 220.0;

// Once around the map: 0 in the north-west corner, 1/4 in the north-east one …
EdgeGate gate_at(double turn) {
  double const place = 4.0 * (turn - std::floor(turn));
  double const side = std::floor(place);
  double const along = place - side;
  if (side < 1.0) {
    return {along, 0.0, 0.0, 0.0};
  }
  if (side < 2.0) {
    return {1.0, along, 0.0, 0.0};
  }
  if (side < 3.0) {
    return {1.0 - along, 1.0, 0.0, 0.0};
  }
  return {0.0, 1.0 - along, 0.0, 0.0};
}

}  // namespace

std::uint32_t EdgeGate::cell_on(Raster const& raster) const {
  auto const on = [](double share, std::int32_t count) {
    return std::clamp(static_cast<std::int32_t>(share * count), 0, count - 1);
  };
  return raster.cell(on(x, raster.columns), on(y, raster.rows));
}

std::vector<EdgeGate> place_edge_gates(std::uint64_t seed, Raster const& raster,
                                       double base_metres) {
  RandomStream random(seed, Purpose::synthetic_terrain, 2000);
  double const edge = 2.0 * (raster.columns + raster.rows) * raster.cell_metres / 1000.0;
  auto const outlets = 1 + static_cast<int>(edge / kOutletKilometres);
  auto const inlets = 1 + static_cast<int>(edge / kInletKilometres);
  double const start = random.next_unit();
  std::vector<EdgeGate> gates;
  for (int i = 0; i < outlets; ++i) {
    double const shift = i == 0 ? 0.0 : 0.6 * (random.next_unit() - 0.5);
    EdgeGate gate = gate_at(start + (i + shift) / outlets);
    gate.height = base_metres + (i == 0 ? 0.0 : 60.0 + 240.0 * random.next_unit());
    gates.push_back(gate);
  }
  for (int i = 0; i < inlets; ++i) {
    double const shift = 0.3 * (random.next_unit() - 0.5);
    EdgeGate gate = gate_at(start + 0.5 + (i + shift) / inlets);
    gate.catchment_share = (i == 0 ? 1.2 : 0.2 + 0.5 * random.next_unit()) / inlets;
    gates.push_back(gate);
  }
  return gates;
}

}  // namespace tongcun
