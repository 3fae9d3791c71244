// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/name_roads.h"

#include "engine/synthetic/number_text.h"

#include <array>
#include <string_view>

namespace tongcun {
namespace {

constexpr std::int64_t kNationalRoute = 991;
constexpr std::int64_t kFirstProvincialRoute = 901;

// The place that a route was laid for.
struct Purposed {
  std::uint32_t county;
  std::string const& name;
};

Purposed place_of(Route const& route, Settlement const& settlement, PlaceNames const& names,
                  std::span<Hamlet const> hamlets) {
  switch (route.task) {
    case RouteTask::trunk:
      return {route.place, names.counties[route.place].name};
    case RouteTask::hamlet:
      return {settlement.villages[hamlets[route.place].village].county,
              names.hamlets[route.place].name};
    case RouteTask::township:
      return {settlement.townships[route.place].county, names.townships[route.place].name};
    default:
      break;
  }
  if (route.road_class == RoadClass::county) {  // a loop between township seats
    return {settlement.townships[route.place].county, names.townships[route.place].name};
  }
  return {settlement.villages[route.place].county, names.villages[route.place].name};
}

std::string ending(Route const& route) {
  if (route.road_class == RoadClass::field_track) {
    return "机耕道";
  }
  if (route.road_class == RoadClass::path) {
    return "步道";
  }
  if (route.task == RouteTask::loop) {
    return "联络线";
  }
  return route.task == RouteTask::hamlet ? "通组路" : "公路";
}

class RouteCodes {
 public:
  explicit RouteCodes(PlaceNames const& names) : names_(names), used_(names.counties.size()) {}

  std::string next(RoadClass road_class, std::uint32_t county) {
    switch (road_class) {
      case RoadClass::national:
        return number_text("G", kNationalRoute, 3);
      case RoadClass::provincial:
        return number_text("S", kFirstProvincialRoute + provincial_++, 3);
      case RoadClass::county:
        return local("X", 0, county);
      case RoadClass::township:
        return local("Y", 1, county);
      case RoadClass::village:
        return local("C", 2, county);
      default:
        return "";
    }
  }

 private:
  std::string local(std::string_view letter, std::size_t kind, std::uint32_t county) {
    return number_text(letter, ++used_[county][kind], 3) + names_.counties[county].code;
  }

  PlaceNames const& names_;
  std::vector<std::array<std::int64_t, 3>> used_;
  std::int64_t provincial_ = 0;
};

}  // namespace

std::vector<RoadName> name_roads(RouteNet const& net, Settlement const& settlement,
                                 PlaceNames const& names, std::span<Hamlet const> hamlets) {
  RouteCodes codes(names);
  std::vector<RoadName> list;
  list.reserve(net.routes().size());
  for (std::size_t i = 0; i < net.routes().size(); ++i) {
    Route const& route = net.routes()[i];
    if (i > 0 && route.journey == net.routes()[i - 1].journey) {
      list.push_back(list.back());
      continue;
    }
    Purposed const place = place_of(route, settlement, names, hamlets);
    std::string code = codes.next(route.road_class, place.county);
    bool const is_numbered = route.task == RouteTask::trunk;
    std::string name = is_numbered ? code + "线" : place.name + ending(route);
    list.push_back({std::move(code), std::move(name)});
  }
  return list;
}

}  // namespace tongcun
