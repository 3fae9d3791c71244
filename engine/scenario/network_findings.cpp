// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/network_findings.h"

#include "engine/geometry/metric.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace tongcun {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

std::string metres_text(Length length) {
  return std::to_string((length.count() + 500) / 1000);
}

std::string decimetres_text(Length length) {
  std::int64_t const decimetres = (length.count() + 50) / 100;
  return std::to_string(decimetres / 10) + "." + std::to_string(decimetres % 10);
}

// Between two ways to measure a gap of some metres.
constexpr Length kRounding(20);

class Writer {
 public:
  Writer(Region const& region, RoadNetwork const& network, NetworkReport const& report,
         Services const& services, FacilityUses const& uses, NetworkOptions const& options)
      : region_(region),
        network_(network),
        report_(report),
        services_(services),
        uses_(uses),
        options_(options) {}

  std::vector<Finding> write() {
    write_contacts("V822", Severity::information, report_.noding.joins_to_vertices);
    write_contacts("V822", Severity::information, report_.noding.joins_to_lines);
    write_contacts("V822", Severity::information, report_.noding.joined_crossings);
    write_open_ends();
    write_contacts("V824", Severity::warning, report_.noding.open_crossings);
    write_islands();
    for (VillageId const village : region_.villages.code.ids()) {
      write_place(LayerRole::villages, region_.villages.code[village],
                  region_.villages.name[village], network_.origins[network_.origin_of(village)]);
    }
    for (SiteId const site : region_.sites.code.ids()) {
      write_place(LayerRole::sites, region_.sites.code[site], region_.sites.name[site],
                  network_.origins[network_.origin_of(site)]);
    }
    write_facilities();
    write_elevation();
    return std::move(findings_);
  }

 private:
  void add(std::string rule, Severity severity, LayerId layer, Values values) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    if (!layer.is_none()) {
      finding.file = region_.layers[layer].file;
      finding.layer = region_.layers[layer].layer;
    }
    finding.values = std::move(values);
    findings_.push_back(std::move(finding));
  }

  [[nodiscard]] LayerId first_layer(LayerRole role) const {
    for (LayerId const layer : region_.layers.ids()) {
      if (region_.layers[layer].role == role) {
        return layer;
      }
    }
    return LayerId::none();
  }

  void write_contacts(std::string const& rule, Severity severity,
                      std::vector<RoadContact> const& contacts) {
    for (RoadContact const& contact : contacts) {
      add(rule, severity, region_.roads.layer[contact.road],
          {{"code", region_.roads.code[contact.road]},
           {"other", region_.roads.code[contact.other]},
           {"metres", decimetres_text(contact.gap)}});
    }
  }

  // The open ends, those that face each other once: it is one gap.
  [[nodiscard]] std::vector<RoadContact> gaps() const {
    std::vector<RoadContact> gaps;
    std::map<std::pair<RoadId, RoadId>, std::vector<GeoPoint>> seen;
    for (RoadContact const& end : report_.noding.dangles) {
      std::vector<GeoPoint> const& facing = seen[{end.other, end.road}];
      bool const is_seen = std::ranges::any_of(facing, [&](GeoPoint point) {
        Length const apart = distance(point, end.point);
        return apart <= end.gap + kRounding && end.gap <= apart + kRounding;
      });
      if (!is_seen) {
        seen[{end.road, end.other}].push_back(end.point);
        gaps.push_back(end);
      }
    }
    return gaps;
  }

  // The roads of an island whose end lies near a larger component are cut off by that gap: one
  // cause, one finding, of the narrowest gap. Component 0 is the largest.
  void write_open_ends() {
    std::vector<RoadContact> const ends = gaps();
    IdVector<ComponentId, std::size_t> narrowest(network_.components.size(), ends.size());
    for (std::size_t i = 0; i < ends.size(); ++i) {
      ComponentId const one = network_.road_component[ends[i].road];
      ComponentId const two = network_.road_component[ends[i].other];
      if (one == two) {
        continue;
      }
      std::size_t& best = narrowest[std::max(one, two)];
      best = best == ends.size() || ends[i].gap < ends[best].gap ? i : best;
    }
    explained_.resize(network_.components.size(), 0);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      RoadContact const& end = ends[i];
      Values values{{"code", region_.roads.code[end.road]},
                    {"other", region_.roads.code[end.other]},
                    {"metres", decimetres_text(end.gap)}};
      ComponentId const island =
          std::max(network_.road_component[end.road], network_.road_component[end.other]);
      if (narrowest[island] == i) {
        explained_[island] = 1;
        values.emplace_back("roads", std::to_string(network_.components[island].roads));
        values.emplace_back("length", metres_text(network_.components[island].length));
      }
      add("V823", Severity::warning, region_.roads.layer[end.road], std::move(values));
    }
  }

  void write_islands() {
    IdVector<ComponentId, RoadId> first_road(network_.components.size(), RoadId::none());
    for (RoadId const road : network_.road_component.ids()) {
      RoadId& first = first_road[network_.road_component[road]];
      first = first.is_none() ? road : first;
    }
    for (ComponentId const component : network_.components.ids()) {
      if (component == ComponentId(0) || explained_[component] != 0) {
        continue;
      }
      RoadId const road = first_road[component];
      add("V825", Severity::warning, region_.roads.layer[road],
          {{"code", region_.roads.code[road]},
           {"roads", std::to_string(network_.components[component].roads)},
           {"metres", metres_text(network_.components[component].length)}});
    }
  }

  void write_place(LayerRole role, std::string const& code, std::string const& name,
                   Attachment const& foot) {
    LayerId const layer = first_layer(role);
    if (foot.node.is_none()) {
      if (foot.road.is_none()) {
        add("V832", Severity::warning, layer, {{"code", code}, {"name", name}});
      } else {
        add("V827", Severity::warning, layer,
            {{"code", code},
             {"name", name},
             {"metres", metres_text(foot.off_road)},
             {"limit", metres_text(options_.off_road_limit)}});
      }
      return;
    }
    if (foot.passed_over.count() > 0) {
      add("V826", Severity::information, layer,
          {{"code", code},
           {"name", name},
           {"metres", metres_text(foot.off_road)},
           {"nearer", metres_text(foot.passed_over)}});
    } else if (network_.road_component[foot.road] != ComponentId(0)) {
      add("V833", Severity::warning, layer,
          {{"code", code}, {"name", name}, {"road", region_.roads.code[foot.road]}});
    }
  }

  void write_facilities() {
    for (ServiceId const service : services_.ids()) {
      if (uses_.of_service[service].empty()) {
        add("V024", Severity::warning, LayerId::none(),
            {{"service", services_[service].key},
             {"name_en", services_[service].name.en},
             {"name_zh", services_[service].name.zh}});
      }
    }
    for (FacilityId const facility : region_.facilities.code.ids()) {
      Values values{{"code", region_.facilities.code[facility]},
                    {"name", region_.facilities.name[facility]}};
      LayerId const layer = region_.facilities.layer[facility];
      switch (uses_.use[facility]) {
        case FacilityUse::used:
          break;
        case FacilityUse::closed:
          values.emplace_back("word", region_.facilities.recorded_status[facility]);
          add("V834", Severity::information, layer, std::move(values));
          break;
        case FacilityUse::planned:
          // Those that the scenario asks for itself open in their year.
          if (!region_.facilities.recorded_status[facility].empty()) {
            values.emplace_back("word", region_.facilities.recorded_status[facility]);
            add("V834", Severity::information, layer, std::move(values));
          }
          break;
        case FacilityUse::kind_not_counted:
          values.emplace_back("word", region_.facilities.recorded_kind[facility]);
          add("V835", Severity::information, layer, std::move(values));
          break;
        case FacilityUse::far_from_roads:
          values.emplace_back("metres", metres_text(network_.facilities[facility].off_road));
          add("V836", Severity::warning, layer, std::move(values));
          break;
      }
    }
  }

  void write_elevation() {
    if (!region_.elevation) {
      add("V830", Severity::warning, LayerId::none(), {});
      return;
    }
    LayerId const layer = first_layer(LayerRole::elevation);
    if (report_.walk_steps_without_height > 0) {
      add("V831", Severity::information, layer,
          {{"count", std::to_string(report_.walk_steps_without_height)},
           {"of", std::to_string(report_.walk_steps)}});
    }
    if (report_.walk_steps_cut > 0) {
      add("V837", Severity::information, layer,
          {{"count", std::to_string(report_.walk_steps_cut)},
           {"of", std::to_string(report_.walk_steps)}});
    }
  }

  Region const& region_;
  RoadNetwork const& network_;
  NetworkReport const& report_;
  Services const& services_;
  FacilityUses const& uses_;
  NetworkOptions const& options_;
  // Islands that the finding about an open end speaks of.
  IdVector<ComponentId, std::uint8_t> explained_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> network_findings(Region const& region, RoadNetwork const& network,
                                      NetworkReport const& report, Services const& services,
                                      FacilityUses const& uses, NetworkOptions const& options) {
  return Writer(region, network, report, services, uses, options).write();
}

}  // namespace tongcun
