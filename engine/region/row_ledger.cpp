// SPDX-License-Identifier: Apache-2.0
#include "engine/region/row_ledger.h"

namespace tongcun {

void RowLedger::count_piece(LayerId layer, std::int64_t row) {
  ++pieces_.try_emplace({layer, row}, 1).first->second;
}

void RowLedger::count_repaired(LayerId layer, std::int64_t row) {
  if (repaired_.emplace(layer, row).second) {
    LayerCounts& counts = layers_[layer].counts;
    --counts.accepted;
    ++counts.repaired;
  }
}

Finding& RowLedger::add(std::string rule, Severity severity, Treatment treatment, LayerId layer,
                        std::int64_t row) {
  Layer const& from = layers_[layer];
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.treatment = treatment;
  finding.file = from.file;
  finding.layer = from.layer;
  finding.row = row;
  findings_.push_back(std::move(finding));
  return findings_.back();
}

Finding& RowLedger::repair(std::string rule, LayerId layer, std::int64_t row) {
  count_repaired(layer, row);
  return add(std::move(rule), Severity::warning, Treatment::repaired, layer, row);
}

Finding& RowLedger::quarantine(std::string rule, LayerId layer, std::int64_t row) {
  auto const pieces = pieces_.find({layer, row});
  if (pieces == pieces_.end() || --pieces->second == 0) {
    LayerCounts& counts = layers_[layer].counts;
    --(repaired_.contains({layer, row}) ? counts.repaired : counts.accepted);
    ++counts.quarantined;
  }
  return add(std::move(rule), Severity::warning, Treatment::quarantined, layer, row);
}

}  // namespace tongcun
