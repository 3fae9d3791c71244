// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/place_hazards.h"

#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tongcun {
namespace {

constexpr double kReachMetres = 450.0;
constexpr double kFloodMetres = 8.0;  // houses so low above the stream can be flooded
constexpr double kGullySlope = 0.2;   // rise over run of a valley that sends debris
constexpr double kGullyLeast = 0.3;   // square kilometres drained
constexpr double kGullyMost = 12.0;
constexpr double kSlideSlope = 0.45;  // of slopes that slide
constexpr double kRockSlope = 0.62;   // of slopes that rocks fall from

// Share of threatened hamlets where the danger is on record, and size of the zone [A].
struct HazardRule {
  double share;
  double least_metres;  // radius
  double most_metres;
};
constexpr HazardRule kFlood{0.3, 120.0, 300.0};
constexpr HazardRule kDebris{0.22, 90.0, 240.0};
constexpr HazardRule kSlide{0.2, 70.0, 200.0};
constexpr HazardRule kRock{0.25, 60.0, 150.0};

HazardRule const& rule_of(HazardKind kind) {
  switch (kind) {
    case HazardKind::flash_flood:
      return kFlood;
    case HazardKind::debris_flow:
      return kDebris;
    case HazardKind::collapse:
      return kRock;
    case HazardKind::landslide:
      return kSlide;
    case HazardKind::subsidence:
    case HazardKind::other:
      break;  // never drawn
  }
  return kSlide;
}

struct Danger {
  HazardKind kind;
  std::uint32_t cell;  // where it comes from
};

// What the ground around a hamlet can do to it; the cell nearest to the houses of each kind.
class DangerSearch {
 public:
  DangerSearch(PlacingMap const& map, std::uint32_t houses) : ground_(map.ground), houses_(houses) {
    Raster const& raster = ground_.raster;
    auto const reach = static_cast<std::int32_t>(kReachMetres / raster.cell_metres);
    std::int32_t const column = raster.column_of(houses);
    std::int32_t const row = raster.row_of(houses);
    for (std::int32_t r = row - reach; r <= row + reach; ++r) {
      for (std::int32_t c = column - reach; c <= column + reach; ++c) {
        if (raster.holds(c, r)) {
          std::int32_t const steps = (c - column) * (c - column) + (r - row) * (r - row);
          look_at(raster.cell(c, r), steps);
        }
      }
    }
  }

  [[nodiscard]] std::optional<Danger> worst() const {
    for (HazardKind const kind : {HazardKind::debris_flow, HazardKind::flash_flood,
                                  HazardKind::collapse, HazardKind::landslide}) {
      Nearest const& nearest = nearest_[static_cast<std::size_t>(kind)];
      if (nearest.steps >= 0) {
        return Danger{kind, nearest.cell};
      }
    }
    return std::nullopt;
  }

 private:
  struct Nearest {
    std::int32_t steps = -1;  // square of the distance in cells
    std::uint32_t cell = 0;
  };

  void look_at(std::uint32_t cell, std::int32_t steps) {
    bool const is_above = ground_.height[cell] > ground_.height[houses_] + 10.0F;
    double const slope = static_cast<double>(ground_.slope[cell]);
    double const drained = static_cast<double>(ground_.catchment[cell]);
    if (ground_.stream[cell] >= StreamSize::stream &&
        static_cast<double>(ground_.above_stream[houses_]) < kFloodMetres) {
      note(HazardKind::flash_flood, cell, steps);
    }
    if (is_above && slope > kGullySlope && drained > kGullyLeast && drained < kGullyMost) {
      note(HazardKind::debris_flow, cell, steps);
    }
    if (is_above && slope > kRockSlope) {
      note(HazardKind::collapse, cell, steps);
    }
    if (is_above && slope > kSlideSlope) {
      note(HazardKind::landslide, cell, steps);
    }
  }
  void note(HazardKind kind, std::uint32_t cell, std::int32_t steps) {
    Nearest& nearest = nearest_[static_cast<std::size_t>(kind)];
    if (nearest.steps < 0 || steps < nearest.steps) {
      nearest = {steps, cell};
    }
  }

  PlanningGround const& ground_;
  std::uint32_t houses_;
  std::array<Nearest, 4> nearest_;
};

// Twelve directions, counter-clockwise from the east.
struct Direction {
  double east;
  double north;
};
constexpr double kHalf = 0.5;
constexpr double kRootThreeQuarters = 0.86602540378443864676;
constexpr std::array<Direction, 12> kDirections{{{1.0, 0.0},
                                                 {kRootThreeQuarters, kHalf},
                                                 {kHalf, kRootThreeQuarters},
                                                 {0.0, 1.0},
                                                 {-kHalf, kRootThreeQuarters},
                                                 {-kRootThreeQuarters, kHalf},
                                                 {-1.0, 0.0},
                                                 {-kRootThreeQuarters, -kHalf},
                                                 {-kHalf, -kRootThreeQuarters},
                                                 {0.0, -1.0},
                                                 {kHalf, -kRootThreeQuarters},
                                                 {kRootThreeQuarters, -kHalf}}};

// A ragged round around a point between the source of the danger and the houses. The corners lie in
// the order of their directions, so it never crosses itself.
Ring outline(PlacingMap const& map, std::uint32_t houses, Danger const& danger,
             RandomStream& random) {
  Raster const& raster = map.ground.raster;
  HazardRule const& rule = rule_of(danger.kind);
  double const radius =
      rule.least_metres + (rule.most_metres - rule.least_metres) * random.next_unit();
  double const towards_houses = 0.4 + 0.6 * random.next_unit();
  auto const between = [towards_houses](std::int32_t from, std::int32_t to) {
    return from + towards_houses * (to - from);
  };
  double const column = between(raster.column_of(danger.cell), raster.column_of(houses));
  double const row = between(raster.row_of(danger.cell), raster.row_of(houses));
  Ring ring;
  for (Direction const& direction : kDirections) {
    double const reach = radius * (0.65 + 0.35 * random.next_unit()) / raster.cell_metres;
    ring.push_back(map.frame.point(column + reach * direction.east, row - reach * direction.north));
  }
  ring.push_back(ring.front());
  return ring;
}

std::optional<HazardDraft> draw_hazard(PlacingMap const& map, std::span<Hamlet const> hamlets,
                                       std::size_t number) {
  std::uint32_t const houses = hamlets[number].cell;
  RandomStream random(map.seed, Purpose::synthetic_hazard, number);
  double const luck = random.next_unit();
  double const force = random.next_unit();
  std::optional<Danger> const danger = DangerSearch(map, houses).worst();
  if (!danger || luck >= rule_of(danger->kind).share) {
    return std::nullopt;
  }
  HazardDraft draft;
  draft.hamlet = static_cast<std::uint32_t>(number);
  draft.kind = danger->kind;
  draft.level = force < 0.2   ? HazardLevel::high
                : force < 0.6 ? HazardLevel::medium
                              : HazardLevel::low;
  draft.outline = outline(map, houses, *danger, random);
  return draft;
}

}  // namespace

std::vector<HazardDraft> place_hazards(RunSettings const& run, PlacingMap const& map,
                                       std::span<Hamlet const> hamlets) {
  std::vector<std::optional<HazardDraft>> drawn(hamlets.size());
  for_each_block(run, "hazards", hamlets.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      drawn[i] = draw_hazard(map, hamlets, i);
    }
  });
  std::vector<HazardDraft> hazards;
  for (std::optional<HazardDraft>& draft : drawn) {
    if (draft) {
      hazards.push_back(std::move(*draft));
    }
  }
  return hazards;
}

}  // namespace tongcun
