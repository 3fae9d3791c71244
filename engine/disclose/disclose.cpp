// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/disclose.h"

#include "engine/disclose/count_households.h"
#include "engine/disclose/hide_common.h"
#include "engine/disclose/suppress_areas.h"
#include "engine/disclose/verdict_splits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tongcun {
namespace {

ShownAreas shown_bases(AreaTree const& tree, HouseholdCounts const& counts) {
  Split split{{Telling::silent}, {}};
  for (HouseholdCount const& base : counts.base.values()) {
    split.households.push_back({base.households});
  }
  return choose_shown(tree, split);
}

// Hides what one guarantee would tell together with those before it.
void hide_with_earlier(AreaTree const& tree, VerdictSplits const& splits,
                       std::vector<ShownAreas> const& earlier, ShownAreas& shown) {
  std::size_t const last = earlier.size();
  for (std::size_t a = 0; a < last; ++a) {
    for (Split const& difference : splits.differences(a, last)) {
      hide_common(tree, difference, {&earlier[a]}, shown);
    }
    for (std::size_t b = 0; b < a; ++b) {
      std::array<std::size_t, 3> const three{b, a, last};
      for (std::size_t whole = 0; whole < three.size(); ++whole) {
        std::size_t const first = three[(whole + 1) % 3];
        std::size_t const second = three[(whole + 2) % 3];
        if (!splits.is_made_of(three[whole], first, second)) {
          continue;
        }
        for (Split const& crossing : splits.crossings(first, second)) {
          hide_common(tree, crossing, {&earlier[a], &earlier[b]}, shown);
        }
      }
    }
  }
}

// Verdicts add up to the number of households: they are shown at most where that is.
std::vector<ShownAreas> shown_verdicts(AreaTree const& tree, ShownAreas const& bases,
                                       VerdictSplits const& splits, std::size_t guarantees) {
  std::vector<ShownAreas> shown;
  for (std::size_t i = 0; i < guarantees; ++i) {
    ShownAreas alone = choose_shown(tree, splits.alone(i), bases);
    hide_with_earlier(tree, splits, shown, alone);
    shown.push_back(std::move(alone));
  }
  return shown;
}

// What a register lacks is told of without numbers: most of it is a set of households that
// everybody can name (those of a village whose form is incomplete), or what the verdicts leave
// over.
void disclose_missing(std::vector<HouseholdMissing> const& missing, bool suppress,
                      HouseholdStatistics& statistics) {
  for (HouseholdMissing const& worth : missing) {
    if (!suppress) {
      statistics.missing.push_back({worth.guarantee, worth.missing, worth.alone, worth.open});
    } else if (worth.open.households >= kLeastHouseholds) {
      statistics.missing.push_back({worth.guarantee, worth.missing, std::nullopt, std::nullopt});
    }
  }
}

bool is_withheld(Layer const& layer, std::optional<RegisterTreatment> of_register) {
  return is_register(layer.role) && of_register == RegisterTreatment::real;
}

}  // namespace

Public<PlaceFacts> Disclosure::disclose(PlaceFacts facts,
                                        std::optional<RegisterTreatment> of_register) {
  for (Layer& layer : facts.region.layers.values()) {
    if (is_withheld(layer, of_register)) {
      layer.file.clear();
      layer.layer.clear();
      layer.counts = {};
      facts.registers_withheld = true;
    }
  }
  return Public<PlaceFacts>(std::move(facts));
}

Public<FindingSummary> Disclosure::disclose(Restricted<std::vector<Finding>> const& findings,
                                            IdVector<LayerId, Layer> const& layers,
                                            std::optional<RegisterTreatment> of_register) {
  auto const is_of_withheld = [&](Finding const& finding) {
    return std::ranges::any_of(layers.values(), [&](Layer const& layer) {
      return is_withheld(layer, of_register) &&
             (finding.layer == layer.key || finding.file == layer.file);
    });
  };
  FindingSummary summary;
  for (Finding const& finding : findings.for_the_office()) {
    if (is_of_withheld(finding)) {
      continue;
    }
    FindingSummary::Count& count = summary.by_rule[finding.rule];
    switch (finding.treatment) {
      case Treatment::noted:
        ++count.noted;
        break;
      case Treatment::repaired:
        ++count.repaired;
        break;
      case Treatment::quarantined:
        ++count.quarantined;
        break;
      case Treatment::rejected:
        ++count.rejected;
        break;
    }
  }
  for (Layer const& layer : layers.values()) {
    if (is_withheld(layer, of_register)) {
      continue;
    }
    summary.features.read += layer.counts.read;
    summary.features.accepted += layer.counts.accepted;
    summary.features.repaired += layer.counts.repaired;
    summary.features.quarantined += layer.counts.quarantined;
  }
  return Public<FindingSummary>(std::move(summary));
}

Public<HouseholdStatistics> Disclosure::disclose(Restricted<HouseholdResults> const& households,
                                                 PlaceFacts const& places,
                                                 GuaranteeRules const& rules) {
  HouseholdResults const& results = households.for_the_office();
  AreaTree const tree = build_area_tree(places.region.villages);
  HouseholdCounts const counts = count_households(results, tree);
  bool const suppress = results.treatment == RegisterTreatment::real;
  ShownAreas bases(tree.areas.size(), 1);
  std::vector<ShownAreas> verdicts(counts.verdicts.size(), bases);
  if (suppress) {
    bases = shown_bases(tree, counts);
    VerdictSplits const splits(results, tree, rules, places.guarantees);
    verdicts = shown_verdicts(tree, bases, splits, counts.verdicts.size());
  }

  HouseholdStatistics statistics;
  statistics.invented = results.people.invented;
  for (JudgedGuarantee const& judged : results.guarantees.judged) {
    statistics.guarantees.push_back(judged.guarantee);
  }
  for (AreaId const area : tree.areas.ids()) {
    if (counts.base[area].households == 0) {
      continue;
    }
    HouseholdAreaCount row;
    row.area = tree.areas[area];
    if (bases[area] != 0) {
      row.base = counts.base[area];
    }
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      bool const is_shown = verdicts[i][area] != 0;
      row.verdicts.push_back(is_shown ? std::optional(counts.verdicts[i][area]) : std::nullopt);
      statistics.suppressed = statistics.suppressed || !is_shown;
    }
    statistics.suppressed = statistics.suppressed || !row.base;
    statistics.areas.push_back(std::move(row));
  }
  disclose_missing(results.guarantees.missing, suppress, statistics);
  return Public<HouseholdStatistics>(std::move(statistics));
}

}  // namespace tongcun
