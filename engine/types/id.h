// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <limits>

namespace tongcun {

// A dense row number of one kind of thing. Ids of different kinds do not mix, compare or add.
// Values are 0 … n-1 in the order of the sorted external codes; `none()` is "no such row".
template <class Tag>
class Id {
 public:
  constexpr Id() = default;  // none
  constexpr explicit Id(std::uint32_t value) : value_(value) {}

  static constexpr Id none() { return Id(); }

  [[nodiscard]] constexpr bool is_none() const { return value_ == kNone; }
  [[nodiscard]] constexpr std::uint32_t value() const {
    assert(!is_none());
    return value_;
  }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value_ = kNone;
};

using VillageId = Id<struct VillageTag>;
using HouseholdId = Id<struct HouseholdTag>;
using PersonId = Id<struct PersonTag>;      // a member of a household
using RoadId = Id<struct RoadTag>;          // one feature of the road layer
using FacilityId = Id<struct FacilityTag>;  // clinic, school, water point …
using SiteId = Id<struct SiteTag>;          // resettlement site
using HazardId = Id<struct HazardTag>;      // a zone in which houses are in danger
using ServiceId = Id<struct ServiceTag>;    // a group of facility kinds that is asked for together
using LayerId = Id<struct LayerTag>;        // an input layer with its licence and counts
using NodeId = Id<struct NodeTag>;          // a junction, end or attachment point of the network
using LinkId = Id<struct LinkTag>;          // a stretch of one road between two nodes
using ComponentId = Id<struct ComponentTag>;  // a connected part of the network, largest first
using JunctionId = Id<struct JunctionTag>;    // a meeting point of roads while noding
using OriginId = Id<struct OriginTag>;        // a place one sets out from: villages, then sites
using StateId = Id<struct StateTag>;          // a set of months in which the network is the same

}  // namespace tongcun
