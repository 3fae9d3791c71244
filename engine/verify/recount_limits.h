// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace tongcun::recount {

// Every limit that the question states, ascending by kind and index, and where each one stands.
class Limits {
 public:
  explicit Limits(RelocationProblem const& problem);

  [[nodiscard]] std::vector<Limit> const& all() const { return limits_; }
  // Position of the limit of this kind that a mover meets who goes to this dwelling; none if that
  // is no limit. O(1).
  [[nodiscard]] std::optional<std::size_t> met(LimitKind kind, PhaseId phase, StockId stock) const;
  // Of the year's money that the phase is paid from.
  [[nodiscard]] std::optional<std::size_t> money_of(PhaseId phase) const {
    return met(LimitKind::money, phase, StockId::none());
  }
  // Of the mover's township, of which it takes one if it stays; none where it has none.
  [[nodiscard]] std::optional<std::size_t> left_out_of(MoverId mover) const;
  // Of what townships may lack of their shares; none where the question does not limit it.
  [[nodiscard]] std::optional<std::size_t> share_short() const { return share_short_; }
  // The phase to which a limit belongs alone; none() if several share it.
  [[nodiscard]] PhaseId owner(std::size_t position) const { return owner_[position]; }

 private:
  void add(LimitKind kind, std::size_t index, std::optional<std::int64_t> capacity, PhaseId owner);

  std::vector<Limit> limits_;
  std::vector<PhaseId> owner_;
  // By kind, then index: the position, or limits_.size() where nothing is stated.
  std::array<std::vector<std::size_t>, kLimitKinds> position_;
  IdVector<PhaseId, SiteId> site_;
  IdVector<PhaseId, std::optional<std::size_t>> budget_;
  IdVector<MoverId, TownshipId> township_;
  std::optional<std::size_t> share_short_;
};

}  // namespace tongcun::recount
