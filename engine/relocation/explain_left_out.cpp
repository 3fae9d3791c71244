// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/explain_left_out.h"

#include "engine/assignment/placement_plan.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/split_groups.h"
#include "engine/relocation/worth_of_limits.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

__extension__ using Wide = __int128;

class Explainer {
 public:
  Explainer(RelocationProblem const& problem, RelocationPlan const& plan,
            RelocationScore const& score)
      : problem_(problem),
        plan_(plan),
        limits_(problem),
        worth_(worth_of_limits(problem, plan.certificate)),
        stocks_(offered_stocks(problem)) {
    for (std::size_t limit = 0; limit < score.used.size(); ++limit) {
      std::int64_t const left = limits_.limits()[limit].capacity - score.used[limit];
      // What others take beyond a limit is not for this one to make good.
      left_.push_back(limits_.beyond(problem, limit) ? std::max<std::int64_t>(0, left) : left);
    }
    if (problem.options.groups == GroupRule::chunks && problem.groups) {
      splits_ = split_groups(problem, plan.place);
    }
  }

  std::vector<LeftOut> explain() const {
    std::vector<std::vector<MoverId>> members(problem_.units);
    for (MoverId const mover : problem_.movers.unit.ids()) {
      members[problem_.movers.unit[mover].value()].push_back(mover);
    }
    std::vector<LeftOut> all;
    for (std::size_t unit = 0; unit < members.size(); ++unit) {
      if (!members[unit].empty() && !plan_.place[members[unit].front()]) {
        all.push_back(explain(members[unit]));
        all.back().unit = MoveUnitId(static_cast<std::uint32_t>(unit));
      }
    }
    return all;
  }

 private:
  using Needs = std::map<std::uint32_t, std::int64_t>;

  // What is lacking: limits without a price, the price of the others, pieces.
  struct Lack {
    std::int64_t unpriced = 0;
    Wide price = 0;  // in 2^-20
    Wide pieces = 0;
    friend auto operator<=>(Lack const&, Lack const&) = default;
  };
  using Rank = std::pair<Lack, std::int64_t>;  // then by the cost

  [[nodiscard]] std::int64_t lacking(std::uint32_t limit, std::int64_t need) const {
    return std::max<std::int64_t>(0, need - left_[limit]);
  }
  [[nodiscard]] Lack lack_of(Needs const& needs) const {
    Lack lack;
    for (auto const& [limit, need] : needs) {
      std::int64_t const pieces = lacking(limit, need);
      lack.unpriced += pieces > 0 && !worth_[limit] ? 1 : 0;
      lack.price += static_cast<Wide>(worth_[limit].value_or(0)) * pieces;
      lack.pieces += pieces;
    }
    return lack;
  }
  [[nodiscard]] static std::optional<std::int64_t> price_of(Lack const& lack) {
    Wide const price = lack.price >> kPriceBits;
    bool const is_told = lack.unpriced == 0 && price <= std::numeric_limits<std::int64_t>::max();
    return is_told ? std::optional(static_cast<std::int64_t>(price)) : std::nullopt;
  }

  // Adds the dwelling of a phase that makes the least be lacking, to what the others need. None:
  // no dwelling can be offered.
  [[nodiscard]] std::optional<std::int64_t> add_mover(MoverId mover, PhaseId phase,
                                                      Needs& needs) const {
    std::optional<Rank> best_rank;
    Needs best_needs;
    for (StockId const stock : stocks_[phase]) {
      Offer const offer = price_offer(problem_, mover, phase, stock);
      if (offer.bar != OfferBar::none) {
        continue;
      }
      Needs with = needs;
      for (LimitUse const& use :
           limits_.uses(problem_, mover, phase, stock, offer.money.public_money)) {
        with[use.limit] += use.amount;
      }
      Rank const rank{lack_of(with), offer.cost};
      if (!best_rank || rank < *best_rank) {
        best_rank = rank;
        best_needs = std::move(with);
      }
    }
    if (!best_rank) {
      return std::nullopt;
    }
    needs = std::move(best_needs);
    return best_rank->second;
  }

  // What bars it at the most phases; no_common_site: it can be offered a dwelling somewhere.
  [[nodiscard]] OfferBar bar_of(MoverId mover) const {
    std::array<std::int64_t, kOfferBarNames.size()> counts{};
    for (PhaseId const phase : stocks_.ids()) {
      OfferBar bar = OfferBar::none;
      for (StockId const stock : stocks_[phase]) {
        bar = price_offer(problem_, mover, phase, stock).bar;
        if (bar == OfferBar::none) {
          return OfferBar::no_common_site;
        }
      }
      ++counts[static_cast<std::size_t>(bar)];
    }
    counts[static_cast<std::size_t>(OfferBar::none)] = 0;  // of phases of nothing
    return static_cast<OfferBar>(std::ranges::max_element(counts) - counts.begin());
  }

  [[nodiscard]] LeftOut explain(std::vector<MoverId> const& members) const {
    LeftOut result;
    std::optional<Rank> best;
    for (PhaseId const phase : stocks_.ids()) {
      Needs needs;
      std::int64_t cost = 0;
      bool all = true;
      for (MoverId const mover : members) {
        std::optional<std::int64_t> const own = add_mover(mover, phase, needs);
        all = all && own.has_value();
        if (!all) {
          break;
        }
        cost += *own;
      }
      Rank const rank{lack_of(needs), cost};
      if (!all || (best && *best <= rank)) {
        continue;
      }
      best = rank;
      result.phase = phase;
      result.lacking.clear();
      for (auto const& [limit, need] : needs) {
        if (std::int64_t const amount = lacking(limit, need); amount > 0) {
          result.lacking.push_back({limit, amount});
        }
      }
      result.relaxation_price = price_of(rank.first);
      result.placing_cost = cost;
    }
    if (!best) {
      for (MoverId const mover : members) {
        result.bars.push_back({mover, bar_of(mover)});
      }
    } else if (!result.lacking.empty()) {
      result.reason = LeftOutReason::no_room;
    } else {
      result.reason = is_small_part(members, problem_.phases.site[result.phase])
                          ? LeftOutReason::small_part
                          : LeftOutReason::dearer;
    }
    return result;
  }

  // Whether a group of one of them would have too small a part at the site, if they alone joined
  // it.
  [[nodiscard]] bool is_small_part(std::vector<MoverId> const& members, SiteId site) const {
    if (splits_.empty()) {
      return false;
    }
    std::map<MoveGroupId, std::int64_t> joining;
    for (MoverId const mover : members) {
      if (MoveGroupId const group = problem_.groups->of[mover]; !group.is_none()) {
        ++joining[group];
      }
    }
    return std::ranges::any_of(joining, [&](auto const& one) {
      auto const& parts = splits_[one.first].parts;
      auto const part = std::ranges::find(parts, site, &GroupPart::site);
      std::int64_t const there = part == parts.end() ? 0 : part->households;
      return there + one.second < least_part(problem_, one.first);
    });
  }

  RelocationProblem const& problem_;
  RelocationPlan const& plan_;
  LimitTable limits_;
  std::vector<std::optional<std::int64_t>> worth_;  // by limit
  IdLists<PhaseId, StockId> stocks_;
  std::vector<std::int64_t> left_;
  IdVector<MoveGroupId, GroupSplit> splits_;  // empty: parts may be of any size
};

}  // namespace

OfferBar LeftOut::bar_of(MoverId member) const {
  auto const one = std::ranges::find(bars, member, &MemberBar::member);
  return one == bars.end() ? OfferBar::none : one->bar;
}

std::vector<LeftOut> explain_left_out(RelocationProblem const& problem, RelocationPlan const& plan,
                                      RelocationScore const& score) {
  return Explainer(problem, plan, score).explain();
}

}  // namespace tongcun
