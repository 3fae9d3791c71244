// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/disclose.h"

#include <utility>

namespace tongcun {

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

}  // namespace tongcun
