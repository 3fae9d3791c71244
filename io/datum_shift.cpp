// SPDX-License-Identifier: Apache-2.0
#include "io/datum_shift.h"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tongcun {
namespace {

struct DestroyContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyObject {
  void operator()(PJ* object) const { proj_destroy(object); }
};
struct DestroyList {
  void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
};
struct DestroyFactory {
  void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const {
    proj_operation_factory_context_destroy(factory);
  }
};
using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;
using Object = std::unique_ptr<PJ, DestroyObject>;

// A way from one system to another, axes in the order east, north.
struct Operation {
  Object object;
  std::string name;
  double accuracy = -1.0;  // metres; negative: not stated, as of a projection
  bool changes_datum = false;
  double west = -180.0;
  double south = -90.0;
  double east = 180.0;
  double north = 90.0;

  [[nodiscard]] bool is_made_for(DatumShift::Place degrees) const {
    bool const in_longitude = west <= east ? degrees.x >= west && degrees.x <= east
                                           : degrees.x >= west || degrees.x <= east;
    return in_longitude && degrees.y >= south && degrees.y <= north;
  }
};

Operation operation_of(PJ_CONTEXT* context, PJ const* listed) {
  Operation operation;
  operation.object.reset(proj_normalize_for_visualization(context, listed));
  char const* const name = proj_get_name(listed);
  operation.name = name != nullptr ? name : "";
  operation.accuracy = proj_coordoperation_get_accuracy(context, listed);
  // Between the forms of one datum the accuracy is zero.
  operation.changes_datum =
      proj_get_type(listed) != PJ_TYPE_CONVERSION && operation.accuracy != 0.0;
  double west = 0.0;
  double south = 0.0;
  double east = 0.0;
  double north = 0.0;
  bool const has_area =
      proj_get_area_of_use(context, listed, &west, &south, &east, &north, nullptr) != 0 &&
      west >= -180.0 && (west != east || south != north);
  if (operation.changes_datum && has_area) {
    operation.west = west;
    operation.south = south;
    operation.east = east;
    operation.north = north;
  }
  return operation;
}

// Every way that PROJ knows and can go, none of them a guess.
std::vector<Operation> operations_between(PJ_CONTEXT* context, PJ const* from, PJ const* to) {
  std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, DestroyFactory> const factory(
      proj_create_operation_factory_context(context, nullptr));
  proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), 0);
  proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                       PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  proj_operation_factory_context_set_grid_availability_use(
      context, factory.get(), PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
  std::unique_ptr<PJ_OBJ_LIST, DestroyList> const list(
      proj_create_operations(context, from, to, factory.get()));
  std::vector<Operation> operations;
  int const count = list ? proj_list_get_count(list.get()) : 0;
  for (int i = 0; i < count; ++i) {
    Object const listed(proj_list_get(context, list.get(), i));
    if (listed && proj_coordoperation_is_instantiable(context, listed.get()) != 0) {
      Operation operation = operation_of(context, listed.get());
      if (operation.object) {
        operations.push_back(std::move(operation));
      }
    }
  }
  return operations;
}

std::optional<DatumShift::Place> moved(PJ* object, PJ_DIRECTION direction,
                                       DatumShift::Place place) {
  if (!std::isfinite(place.x) || !std::isfinite(place.y)) {
    return std::nullopt;
  }
  PJ_COORD const result =
      proj_trans(object, direction, proj_coord(place.x, place.y, 0.0, HUGE_VAL));
  if (!std::isfinite(result.xy.x) || !std::isfinite(result.xy.y)) {
    return std::nullopt;
  }
  return DatumShift::Place{result.xy.x, result.xy.y};
}

}  // namespace

struct DatumShift::State {
  Context context;
  Object projection;              // null: degrees already, of its datum
  std::vector<Operation> shifts;  // the most accurate first, else as PROJ ranks them
  mutable std::vector<bool> used;
  mutable std::int64_t beyond = 0;

  // The best transformation for a place; the first of all tells roughly where the place is.
  [[nodiscard]] std::optional<std::size_t> shift_for(std::optional<Place> rough) const {
    for (std::size_t i = 0; rough && i < shifts.size(); ++i) {
      if (shifts[i].is_made_for(*rough)) {
        used[i] = true;
        return i;
      }
    }
    beyond += rough ? 1 : 0;
    return std::nullopt;
  }
};

DatumShift::DatumShift(std::unique_ptr<State> state) : state_(std::move(state)) {}
DatumShift::DatumShift(DatumShift&&) noexcept = default;
DatumShift& DatumShift::operator=(DatumShift&&) noexcept = default;
DatumShift::~DatumShift() = default;

std::optional<DatumShift> DatumShift::from_wkt(std::string const& wkt, Length worst) {
  auto state = std::make_unique<State>();
  state->context.reset(proj_context_create());
  PJ_CONTEXT* const context = state->context.get();
  proj_log_level(context, PJ_LOG_NONE);  // no way is an answer, not an error
  Object system(proj_create(context, wkt.c_str()));
  if (!system) {
    return std::nullopt;
  }
  // A system that brings its own transformation (TOWGS84) is taken as a whole.
  if (proj_get_type(system.get()) == PJ_TYPE_PROJECTED_CRS) {
    Object base(proj_crs_get_geodetic_crs(context, system.get()));
    std::vector<Operation> ways =
        base ? operations_between(context, system.get(), base.get()) : std::vector<Operation>();
    if (ways.empty()) {
      return std::nullopt;
    }
    state->projection = std::move(ways.front().object);
    system = std::move(base);
  }
  // PROJ knows no way between WGS 84 and CGCS2000, which need none.
  for (char const* canonical : {"EPSG:4326", "EPSG:4490"}) {
    Object const target(proj_create(context, canonical));
    std::vector<Operation> ways = operations_between(context, system.get(), target.get());
    double const metres = static_cast<double>(worst.count()) / 1000.0;
    std::erase_if(ways, [&](Operation const& way) { return way.accuracy > metres; });
    if (!ways.empty()) {
      std::ranges::stable_sort(ways, {}, &Operation::accuracy);
      state->shifts = std::move(ways);
      break;
    }
  }
  if (state->shifts.empty()) {
    return std::nullopt;
  }
  state->used.assign(state->shifts.size(), false);
  return DatumShift(std::move(state));
}

std::optional<DatumShift::Place> DatumShift::to_degrees(Place place) const {
  std::optional<Place> degrees = place;
  if (state_->projection) {
    degrees = moved(state_->projection.get(), PJ_FWD, place);
  }
  std::optional<Place> const rough =
      degrees ? moved(state_->shifts.front().object.get(), PJ_FWD, *degrees) : std::nullopt;
  std::optional<std::size_t> const shift = state_->shift_for(rough);
  if (!shift || *shift == 0) {
    return shift ? rough : std::nullopt;
  }
  return moved(state_->shifts[*shift].object.get(), PJ_FWD, *degrees);
}

std::optional<DatumShift::Place> DatumShift::from_degrees(Place place) const {
  std::optional<std::size_t> const shift = state_->shift_for(place);
  std::optional<Place> const degrees =
      shift ? moved(state_->shifts[*shift].object.get(), PJ_INV, place) : std::nullopt;
  return degrees && state_->projection ? moved(state_->projection.get(), PJ_INV, *degrees)
                                       : degrees;
}

DatumShift::Use DatumShift::use() const {
  Use use;
  for (std::size_t i = 0; i < state_->shifts.size(); ++i) {
    Operation const& shift = state_->shifts[i];
    if (state_->used[i] && shift.changes_datum) {
      use.operations.push_back(
          shift.accuracy > 0.0 ? fmt::format("{}, {} m", shift.name, shift.accuracy) : shift.name);
    }
  }
  use.beyond = state_->beyond;
  return use;
}

}  // namespace tongcun
