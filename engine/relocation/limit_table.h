// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// What one household takes of a limit, by its position in limits_of.
struct LimitUse {
  std::uint32_t limit = 0;
  std::int64_t amount = 0;
  friend bool operator==(LimitUse const&, LimitUse const&) = default;
};

// What one household takes, ascending by limit; a few at most.
class LimitUses {
 public:
  void add(LimitUse use) { uses_[size_++] = use; }
  [[nodiscard]] LimitUse const* begin() const { return uses_.data(); }
  [[nodiscard]] LimitUse const* end() const { return uses_.data() + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::array<LimitUse, kLimitKinds> uses_;
  std::size_t size_ = 0;
};

// What exceeding a limit takes, a piece.
struct BeyondLimit {
  std::int64_t cost = 0;               // in units of the goal
  std::optional<std::uint32_t> limit;  // a piece of this one
};

// The limit that a goal becomes for the levels after it; the goal is not the cost.
[[nodiscard]] LimitKind limit_of(Goal goal);

// The limits of a problem, to be asked by what they limit.
class LimitTable {
 public:
  explicit LimitTable(RelocationProblem const& problem);

  [[nodiscard]] std::vector<Limit> const& limits() const { return limits_; }
  // The position of a limit; none: the problem does not state it. O(1).
  [[nodiscard]] std::optional<std::uint32_t> find(LimitKind kind, std::uint32_t index) const {
    std::uint32_t const position = positions_[static_cast<std::size_t>(kind)][index];
    return position == kNone ? std::nullopt : std::optional(position);
  }
  // The only phase that a limit belongs to; none(): it is shared (RelocationCertificate).
  [[nodiscard]] PhaseId owner(std::size_t limit) const { return owners_[limit]; }

  // What a mover takes at a dwelling that it can be offered at `public_money`; amounts of 1 or
  // more, ascending by limit. O(kinds of limits).
  [[nodiscard]] LimitUses uses(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                               StockId stock, std::int64_t public_money) const;
  // What a mover takes by staying.
  [[nodiscard]] LimitUses uses_of_staying(RelocationProblem const& problem, MoverId mover) const;
  [[nodiscard]] bool limits_staying() const { return limits_staying_; }

  // For a limit that may be exceeded; none: it holds. O(1).
  [[nodiscard]] std::optional<BeyondLimit> beyond(RelocationProblem const& problem,
                                                  std::size_t limit) const;
  // Prices of a certificate as they count: of a limit that may be exceeded at most what that costs
  // (RelocationCertificate). O(limits).
  [[nodiscard]] std::vector<std::int64_t> counted(RelocationProblem const& problem,
                                                  std::vector<std::int64_t> price) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  std::vector<Limit> limits_;
  std::vector<PhaseId> owners_;
  std::array<std::vector<std::uint32_t>, kLimitKinds> positions_;
  bool limits_staying_ = false;
};

}  // namespace tongcun
