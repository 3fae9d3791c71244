// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "engine/types/finding.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A row together with the layer it came from.
template <class Row>
struct Placed {
  LayerId layer;
  Row row;
};

// What becomes of the rows of all layers: the findings about them, and the counts of their layers,
// which stay balanced. The layers belong to the caller and outlive the ledger.
class RowLedger {
 public:
  explicit RowLedger(IdVector<LayerId, Layer>& layers) : layers_(layers) {}

  // Says that a row has one more piece (a line in parts): it is kept apart when its last piece is.
  void count_piece(LayerId layer, std::int64_t row);
  // Moves a row from the accepted to the repaired ones, once.
  void count_repaired(LayerId layer, std::int64_t row);

  Finding& add(std::string rule, Severity severity, Treatment treatment, LayerId layer,
               std::int64_t row);
  Finding& note(std::string rule, LayerId layer, std::int64_t row) {
    return add(std::move(rule), Severity::warning, Treatment::noted, layer, row);
  }
  Finding& reject(std::string rule, LayerId layer, std::int64_t row) {
    return add(std::move(rule), Severity::error, Treatment::rejected, layer, row);
  }
  // A warning about a row that is used after a change.
  Finding& repair(std::string rule, LayerId layer, std::int64_t row);
  Finding& quarantine(std::string rule, LayerId layer, std::int64_t row);

  [[nodiscard]] Layer const& layer(LayerId layer) const { return layers_[layer]; }
  [[nodiscard]] std::vector<Finding>& findings() { return findings_; }
  [[nodiscard]] std::vector<Finding> const& findings() const { return findings_; }

 private:
  IdVector<LayerId, Layer>& layers_;
  std::vector<Finding> findings_;
  std::set<std::pair<LayerId, std::int64_t>> repaired_;  // rows
  // Pieces not kept apart, of rows that came in several.
  std::map<std::pair<LayerId, std::int64_t>, std::int64_t> pieces_;
};

}  // namespace tongcun
