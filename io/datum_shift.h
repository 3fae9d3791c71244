// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/quantity.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// How a reference system is brought to canonical degrees (WGS 84; CGCS2000 agrees with it to
// centimetres): its projection undone, then, where it rests on another datum, a published
// transformation whose stated accuracy is good enough, at places for which it was made. Where PROJ
// knows no such transformation there is no shift; a change of datum is never just left out (that is
// 100 m for the systems before CGCS2000).
class DatumShift {
 public:
  // From WKT; none if no transformation is known that is as accurate as `worst`.
  [[nodiscard]] static std::optional<DatumShift> from_wkt(std::string const& wkt, Length worst);

  DatumShift(DatumShift const&) = delete;
  DatumShift& operator=(DatumShift const&) = delete;
  DatumShift(DatumShift&&) noexcept;
  DatumShift& operator=(DatumShift&&) noexcept;
  ~DatumShift();

  struct Place {
    double x = 0.0;  // east or longitude
    double y = 0.0;
  };
  // None where the projection or every transformation ends.
  [[nodiscard]] std::optional<Place> to_degrees(Place place) const;
  [[nodiscard]] std::optional<Place> from_degrees(Place place) const;

  // What was done until now.
  struct Use {
    std::vector<std::string> operations;  // "Arc 1960 to WGS 84 (2), 6 m"; none: no other datum
    std::int64_t beyond = 0;              // places for which no transformation was made
  };
  [[nodiscard]] Use use() const;

 private:
  struct State;
  explicit DatumShift(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tongcun
