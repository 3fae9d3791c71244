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
  // Of what a level before has reached; none where there was none.
  [[nodiscard]] std::optional<std::size_t> reached(Goal goal) const {
    return reached_[static_cast<std::size_t>(goal)];
  }
  // Whether more may be taken of it, at what that counts in a goal or takes of what it has reached.
  [[nodiscard]] bool may_be_exceeded(std::size_t position) const {
    LimitKind const kind = limits_[position].kind;
    return kind == LimitKind::left_out || (kind == LimitKind::jobs && is_ordered_);
  }
  // The phase to which a limit belongs alone; none() if several share it.
  [[nodiscard]] PhaseId owner(std::size_t position) const { return owner_[position]; }

 private:
  void add_townships(Shares const& shares);
  void add(LimitKind kind, std::size_t index, std::optional<std::int64_t> capacity, PhaseId owner);

  std::vector<Limit> limits_;
  std::vector<PhaseId> owner_;
  // By kind, then index: the position, or limits_.size() where nothing is stated.
  std::array<std::vector<std::size_t>, kLimitKinds> position_;
  IdVector<PhaseId, SiteId> site_;
  IdVector<PhaseId, ResettlementMode> mode_;
  IdVector<PhaseId, std::optional<std::size_t>> budget_;
  IdVector<MoverId, TownshipId> township_;
  std::array<std::optional<std::size_t>, kGoals> reached_;
  bool is_ordered_ = false;
};

}  // namespace tongcun::recount
