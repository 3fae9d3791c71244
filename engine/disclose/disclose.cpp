// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/disclose.h"

#include "engine/disclose/count_households.h"
#include "engine/disclose/suppress_areas.h"

#include <utility>

namespace tongcun {
namespace {

using Shown = IdVector<AreaId, std::uint8_t>;

// Verdicts that say something about a household, by Verdict.
std::vector<std::uint8_t> verdicts_that_tell() {
  std::vector<std::uint8_t> tells(kVerdicts, 0);
  tells[static_cast<std::size_t>(Verdict::pass)] = 1;
  tells[static_cast<std::size_t>(Verdict::fail)] = 1;
  return tells;
}

Shown shown_bases(AreaTree const& tree, HouseholdCounts const& counts) {
  Split split{{0}, {}};
  for (HouseholdCount const& base : counts.base.values()) {
    split.households.push_back({base.households});
  }
  return choose_shown(tree, split);
}

// Verdicts add up to the number of households: they are shown at most where that is.
Shown shown_verdicts(AreaTree const& tree, Shown const& bases,
                     IdVector<AreaId, HouseholdVerdictCount> const& verdicts) {
  Split split{verdicts_that_tell(), {}};
  for (HouseholdVerdictCount const& count : verdicts.values()) {
    std::vector<std::int64_t> households;
    households.reserve(count.size());
    for (HouseholdCount const& one : count) {
      households.push_back(one.households);
    }
    split.households.push_back(std::move(households));
  }
  return choose_shown(tree, split, bases);
}

bool is_enough(std::int64_t households) {
  return households == 0 || households >= kLeastHouseholds;
}

void disclose_missing(std::vector<HouseholdMissing> const& missing, bool suppress,
                      HouseholdStatistics& statistics) {
  for (HouseholdMissing const& worth : missing) {
    if (suppress && !is_enough(worth.open.households)) {
      continue;
    }
    statistics.missing.push_back({worth.guarantee, worth.missing, std::nullopt, worth.open});
    if (!suppress || is_enough(worth.alone.households)) {
      statistics.missing.back().alone = worth.alone;
    }
  }
}

}  // namespace

Public<PlaceFacts> Disclosure::disclose(PlaceFacts facts) {
  return Public<PlaceFacts>(std::move(facts));
}

Public<FindingSummary> Disclosure::disclose(Restricted<std::vector<Finding>> const& findings,
                                            IdVector<LayerId, Layer> const& layers) {
  FindingSummary summary;
  for (Finding const& finding : findings.for_the_office()) {
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
    summary.features.read += layer.counts.read;
    summary.features.accepted += layer.counts.accepted;
    summary.features.repaired += layer.counts.repaired;
    summary.features.quarantined += layer.counts.quarantined;
  }
  return Public<FindingSummary>(std::move(summary));
}

Public<HouseholdStatistics> Disclosure::disclose(Restricted<HouseholdResults> const& households,
                                                 Villages const& villages) {
  HouseholdResults const& results = households.for_the_office();
  AreaTree const tree = build_area_tree(villages);
  HouseholdCounts const counts = count_households(results, tree);
  bool const suppress = results.treatment == RegisterTreatment::real;
  auto const choose = [&](auto const& choice) {
    return suppress ? choice() : Shown(tree.areas.size(), 1);
  };
  Shown const bases = choose([&] { return shown_bases(tree, counts); });
  std::vector<Shown> verdicts;
  verdicts.reserve(counts.verdicts.size());
  for (IdVector<AreaId, HouseholdVerdictCount> const& of_guarantee : counts.verdicts) {
    verdicts.push_back(choose([&] { return shown_verdicts(tree, bases, of_guarantee); }));
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
