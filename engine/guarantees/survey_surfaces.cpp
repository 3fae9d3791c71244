// SPDX-License-Identifier: Apache-2.0
#include "engine/access/hardened_access.h"
#include "engine/guarantees/guarantee_fields.h"
#include "engine/guarantees/judge_villages.h"
#include "engine/network/search_graph.h"

#include <algorithm>
#include <tuple>

namespace tongcun {
namespace {

// The first rule that asks for the hardened road; none = the profile has none.
RuleId hardened_rule(RuleBook const& book) {
  for (RuleId const rule : book.rules.ids()) {
    if (asks_for_hardened_road(book, rule)) {
      return rule;
    }
  }
  return RuleId::none();
}

// The rules of roads by which the question is meant.
RoadRules rules_for(RuleBook const& book, RuleId rule, RoadRules rules) {
  if (book.fields[book.rules[rule].field].key == field_key::nearest_hardened_road) {
    rules.lowest_anchor_class = any_class_anchors();
  }
  return rules;
}

// A recorded surface that stands for hardened or not under the profile's rules.
RoadSurface any_surface(RoadRules const& rules, bool hardened) {
  for (std::size_t surface = 0; surface < kRoadSurfaces; ++surface) {
    auto const value = static_cast<RoadSurface>(surface);
    bool const is_precise = value != RoadSurface::unpaved && value != RoadSurface::unknown;
    if (is_precise && rules.hardened[surface] == hardened) {
      return value;
    }
  }
  return RoadSurface::unknown;
}

class Survey {
 public:
  Survey(RoadNetwork const& network, RoadRules const& rules, NetworkOverlay const& overlay)
      : network_(network),
        rules_(rules),
        overlay_(overlay),
        traits_(traits_with(overlay, network)),
        lengths_(build_length_graph(network, rules)) {}

  [[nodiscard]] bool is_open(RoadId road) const {
    return rules_.is_hardened(traits_[road], Reading::low) !=
           rules_.is_hardened(traits_[road], Reading::high);
  }
  [[nodiscard]] RoadClass class_of(RoadId road) const { return traits_[road].road_class; }

  // Distances with all open roads of the class taken for `surface`, the others read as said.
  [[nodiscard]] IdVector<OriginId, std::optional<Length>> distances(RoadClass road_class,
                                                                    RoadSurface surface,
                                                                    Reading others) const {
    NetworkOverlay surveyed;
    surveyed.added = overlay_.added;
    for (RoadId const road : traits_.ids()) {
      RoadTraits traits = traits_[road];
      if (traits.road_class == road_class && is_open(road)) {
        traits.surface = surface;
      }
      if (!(traits == network_.traits[road])) {
        surveyed.changed.push_back({road, traits});
      }
    }
    return distances_to(find_hardened_network(network_, rules_, surveyed, others, others), network_,
                        lengths_);
  }

 private:
  RoadNetwork const& network_;
  RoadRules const& rules_;
  NetworkOverlay const& overlay_;
  IdVector<RoadId, RoadTraits> traits_;
  SearchGraph lengths_;
};

RuleValue exactly(std::optional<Length> const& length) {
  Magnitude const distance = length ? Magnitude(length->count()) : Magnitude::beyond();
  return RuleValue::between(distance, distance, Lack::none);
}

}  // namespace

bool asks_for_hardened_road(RuleBook const& book, RuleId rule) {
  std::string const& key = book.fields[book.rules[rule].field].key;
  return key == field_key::hardened_road || key == field_key::nearest_hardened_road;
}

std::vector<SurfaceWorth> survey_surfaces(GuaranteeRules const& rules,
                                          VillageGuarantees const& judged, Villages const& villages,
                                          RoadNetwork const& network, RoadRules const& road_rules,
                                          NetworkOverlay const& overlay) {
  std::vector<SurfaceWorth> worths;
  RuleId const rule = hardened_rule(rules.book);
  if (rule.is_none()) {
    return worths;
  }
  std::vector<VillageId> open;
  for (VillageId const village : villages.code.ids()) {
    Judgement const& judgement = judged.villages[village].rules[rule];
    Lack const lack = judgement.value.lack();
    if (judgement.reason == Reason::within_bounds_only &&
        (lack == Lack::surfaces || lack == Lack::surfaces_and_classes)) {
      open.push_back(village);
    }
  }
  if (open.empty()) {
    return worths;
  }
  RoadRules const asked_rules = rules_for(rules.book, rule, road_rules);
  Survey const survey(network, asked_rules, overlay);
  for (std::size_t c = 0; c < kRoadClasses; ++c) {
    SurfaceWorth worth;
    worth.road_class = static_cast<RoadClass>(c);
    for (RoadId const road : network.traits.ids()) {
      if (survey.class_of(road) == worth.road_class && survey.is_open(road)) {
        ++worth.roads;
        worth.length += network.road_length[road];
      }
    }
    if (worth.roads == 0) {
      continue;
    }
    auto const hardened =
        survey.distances(worth.road_class, any_surface(road_rules, true), Reading::low);
    auto const soft =
        survey.distances(worth.road_class, any_surface(road_rules, false), Reading::high);
    for (VillageId const village : open) {
      OriginId const origin = network.origin_of(village);
      Rule const& asked = rules.book.rules[rule];
      if (judge(asked, exactly(hardened[origin]), std::nullopt).verdict == Verdict::pass) {
        worth.pass_if_hardened.add(villages, village);
      }
      if (judge(asked, exactly(soft[origin]), std::nullopt).verdict == Verdict::fail) {
        worth.fail_if_not.add(villages, village);
      }
    }
    worths.push_back(worth);
  }
  std::ranges::sort(worths, {}, [](SurfaceWorth const& worth) {
    return std::tuple(-(worth.pass_if_hardened.households + worth.fail_if_not.households),
                      -(worth.pass_if_hardened.villages + worth.fail_if_not.villages),
                      worth.road_class);
  });
  return worths;
}

}  // namespace tongcun
