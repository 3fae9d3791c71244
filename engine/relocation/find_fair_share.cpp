// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/find_fair_share.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int32_t kAll = 1000;  // per mille

class ShareFinder {
 public:
  ShareFinder(RelocationProblem const& problem, RelocationSearch const& search,
              RunSettings const& run)
      : problem_(problem), search_(search), run_(run) {
    problem_.goal = Goal::shares;
    problem_.reached[static_cast<std::size_t>(Goal::shares)] = std::nullopt;
    search_.improved = nullptr;
    search_.enough_bound = 1;
    search_.start.resize(problem.movers.size());
    found_.place = search_.start;
    found_.reached = least_share_of(*problem_.shares, found_.place);
  }

  FairShare find() {
    std::int32_t open = kAll + 1;  // no plan is known that gives as much
    if (found_.reached < kAll) {
      try_share(kAll, open);
    }
    // The largest that is reached: what is not decided counts as not reached.
    while (open - found_.reached > 1 && !run_.stop_requested()) {
      try_share(found_.reached + (open - found_.reached) / 2, open);
    }
    // The smallest that is proved out of reach: what is not decided may be reached. Where all is
    // not proved out of reach, less is not either.
    std::int32_t undecided = found_.proof.most < open ? found_.reached : open;
    while (found_.proof.most < kAll && found_.proof.most > undecided && !run_.stop_requested()) {
      std::int32_t const middle = undecided + (found_.proof.most + 1 - undecided) / 2;
      std::int32_t no_plan = kAll + 1;
      try_share(middle, no_plan);
      undecided = found_.proof.most < middle ? undecided : std::max(middle, found_.reached);
    }
    found_.out_of_work = found_.out_of_work && found_.reached < found_.proof.most;
    return std::move(found_);
  }

 private:
  // Raises what is reached, or lowers what is known to be out of reach or `open`.
  void try_share(std::int32_t share, std::int32_t& open) {
    problem_.shares->least = share;
    search_.start = found_.place;
    RelocationPlan plan = solve_relocation(problem_, search_, run_);
    found_.work += plan.work;
    if (plan.objective == 0) {
      found_.place = std::move(plan.place);
      found_.reached = std::max(share, least_share_of(*problem_.shares, found_.place));
      return;
    }
    open = std::min(open, share);
    found_.out_of_work = found_.out_of_work || (plan.bound == 0 && plan.out_of_work);
    if (plan.bound > 0 && share - 1 < found_.proof.most) {
      found_.proof = {share - 1, std::move(plan.certificate)};
    }
  }

  RelocationProblem problem_;
  RelocationSearch search_;
  RunSettings const& run_;
  FairShare found_;
};

}  // namespace

std::int32_t least_share_of(Shares const& shares,
                            IdVector<MoverId, std::optional<MoverPlace>> const& place) {
  std::vector<std::int64_t> placed(shares.area.size(), 0);
  for (MoverId const mover : place.ids()) {
    if (place[mover] && !shares.township[mover].is_none()) {
      ++placed[shares.township[mover].value()];
    }
  }
  std::int64_t least = kAll;
  for (TownshipId const township : shares.area.ids()) {
    least = std::min(least, placed[township.value()] * kAll / shares.households[township]);
  }
  return static_cast<std::int32_t>(least);
}

FairShare find_fair_share(RelocationProblem const& problem, RelocationSearch const& search,
                          RunSettings const& run) {
  return ShareFinder(problem, search, run).find();
}

}  // namespace tongcun
