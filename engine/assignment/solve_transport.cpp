// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/solve_transport.h"

#include "engine/assignment/site_ways.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr int kMostSweeps = 60;
constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();

// Pieces of one unit at a site. A unit may have several entries at one site; they are merged when
// the plan is written.
struct Resident {
  std::uint32_t unit;
  std::int32_t pieces;
  std::int32_t cost;  // of a piece here
};

class TransportSolver {
 public:
  TransportSolver(TransportProblem const& problem, RunSettings const& run)
      : problem_(problem),
        run_(run),
        nowhere_(static_cast<Site>(problem.sites())),
        price_(problem.sites() + 1, 0),
        load_(problem.sites() + 1, 0),
        residents_(problem.sites() + 1),
        ways_(problem.sites()),
        positions_(problem.sites() + 1),
        distance_(problem.sites() + 1, kFar),
        from_(problem.sites() + 1) {}

  TransportPlan solve() {
    settle_cheapest();
    sweep();
    for (Site site = 0; site < nowhere_; ++site) {
      while (excess(site) > 0) {
        run_.check_stop();
        move_out(site);
      }
    }
    return write();
  }

 private:
  [[nodiscard]] std::int64_t excess(Site site) const {
    return load_[site] - (site == nowhere_ ? load_[site] : problem_.capacity[site]);
  }
  [[nodiscard]] bool has_room(Site site) const {
    return site == nowhere_ || load_[site] < problem_.capacity[site];
  }

  void put(Site site, Resident const& resident) {
    residents_[site].push_back(resident);
    load_[site] += resident.pieces;
    if (site != nowhere_ && ways_[site].are_known()) {
      offer(site, static_cast<std::uint32_t>(residents_[site].size() - 1));
    }
  }

  void settle_cheapest() {
    for (std::uint32_t unit = 0; unit < problem_.units(); ++unit) {
      Candidate best{nowhere_, problem_.unplaced[unit]};
      for (Candidate const& candidate : problem_.of(unit)) {
        if (candidate.cost < best.cost ||
            (candidate.cost == best.cost && candidate.site < best.site)) {
          best = candidate;
        }
      }
      put(best.site, {unit, problem_.supply[unit], best.cost});
    }
  }

  // What leaving the site costs a piece of a unit at least, and where to.
  struct Exit {
    std::int64_t added;
    std::uint32_t resident;
    Candidate to;
  };
  [[nodiscard]] Exit cheapest_exit(Site site, std::uint32_t position) const {
    Resident const& resident = residents_[site][position];
    std::int64_t const here = resident.cost + price_[site];
    Exit exit{problem_.unplaced[resident.unit] - here,
              position,
              {nowhere_, problem_.unplaced[resident.unit]}};
    for (Candidate const& candidate : problem_.of(resident.unit)) {
      if (candidate.site == site) {
        continue;
      }
      std::int64_t const added = candidate.cost + price_[candidate.site] - here;
      if (added < exit.added || (added == exit.added && candidate.site < exit.to.site)) {
        exit.added = added;
        exit.to = candidate;
      }
    }
    return exit;
  }

  // Raises the price of a site that holds too much until what leaves is just the excess: those for
  // whom leaving adds the least, the last of them only in part.
  void raise(Site site) {
    std::vector<Resident>& residents = residents_[site];
    exits_.clear();
    for (std::uint32_t i = 0; i < residents.size(); ++i) {
      exits_.push_back(cheapest_exit(site, i));
    }
    std::int64_t left = excess(site);
    auto const later = [](Exit const& a, Exit const& b) {
      return a.added != b.added ? a.added > b.added : a.resident > b.resident;
    };
    std::ranges::make_heap(exits_, later);
    std::int64_t level = 0;
    while (left > 0) {
      std::ranges::pop_heap(exits_, later);
      Exit const& exit = exits_.back();
      Resident& resident = residents[exit.resident];
      auto const pieces = static_cast<std::int32_t>(std::min<std::int64_t>(left, resident.pieces));
      level = exit.added;
      resident.pieces -= pieces;
      load_[site] -= pieces;
      left -= pieces;
      put(exit.to.site, {resident.unit, pieces, exit.to.cost});
      exits_.pop_back();
    }
    price_[site] += level;
    std::erase_if(residents, [](Resident const& resident) { return resident.pieces == 0; });
  }

  [[nodiscard]] std::int64_t all_excess() const {
    std::int64_t all = 0;
    for (Site site = 0; site < nowhere_; ++site) {
      all += std::max<std::int64_t>(0, excess(site));
    }
    return all;
  }

  // Sweeps over the sites as long as they help.
  void sweep() {
    std::int64_t before = all_excess();
    for (int sweep = 0; sweep < kMostSweeps && before > 0; ++sweep) {
      for (Site site = 0; site < nowhere_; ++site) {
        if (excess(site) > 0) {
          raise(site);
        }
      }
      run_.check_stop();
      std::int64_t const now = all_excess();
      if (10 * now > 9 * before) {
        return;
      }
      before = now;
    }
  }

  // Tells the ways out of a site of one of its residents.
  void offer(Site site, std::uint32_t position) {
    Resident const& resident = residents_[site][position];
    Ways& ways = ways_[site];
    positions_.load(ways);
    for (Candidate const& candidate : problem_.of(resident.unit)) {
      if (candidate.site != site) {
        ways.offer(positions_.of(candidate.site), candidate.site,
                   {candidate.cost - resident.cost, position});
      }
    }
    ways.offer(positions_.of(nowhere_), nowhere_,
               {problem_.unplaced[resident.unit] - resident.cost, position});
  }

  void find_ways(Site site) {
    std::vector<Resident>& residents = residents_[site];
    std::erase_if(residents, [](Resident const& resident) { return resident.pieces == 0; });
    Ways& ways = ways_[site];
    positions_.forget(ways);
    ways.clear(residents.size());
    for (std::uint32_t i = 0; i < residents.size(); ++i) {
      offer(site, i);
    }
  }

  // The ways out of a site, each with a first mover who is still there.
  Ways& ways_from(Site site) {
    Ways& ways = ways_[site];
    if (!ways.are_known() || !keep_those_here(site)) {
      find_ways(site);
    }
    return ways;
  }

  // False if a way has lost all movers that it kept, while there are more.
  bool keep_those_here(Site site) {
    std::vector<Resident> const& residents = residents_[site];
    Ways& ways = ways_[site];
    for (std::size_t i = 0; i < ways.list().size(); ++i) {
      Way const& way = ways.list()[i];
      while (way.count > 0 && residents[ways.first(i).resident].pieces == 0) {
        ways.drop_first(i);
      }
      if (way.count == 0 && way.is_cut) {
        return false;
      }
    }
    return true;
  }

  // The last step of the shortest way to a site.
  struct Step {
    Site site = 0;
    Mover mover{};
  };

  // Moves what can be moved along the shortest way from a site that holds too much to one with
  // room, after raising the prices on this side of it by what is missing to its length.
  void move_out(Site start) {
    Site const end = find_room(start);
    std::int64_t const length = distance_[end];
    for (Site const site : settled_) {
      price_[site] += length - distance_[site];
    }
    std::int64_t pieces = excess(start);
    if (end != nowhere_) {
      pieces = std::min(pieces, problem_.capacity[end] - load_[end]);
    }
    for (Site at = end; at != start; at = from_[at].site) {
      pieces = std::min<std::int64_t>(pieces,
                                      residents_[from_[at].site][from_[at].mover.resident].pieces);
    }
    for (Site at = end; at != start; at = from_[at].site) {
      move(from_[at], at, static_cast<std::int32_t>(pieces));
    }
    for (Site const site : seen_) {
      distance_[site] = kFar;
    }
  }

  void move(Step const& step, Site to, std::int32_t pieces) {
    Resident& resident = residents_[step.site][step.mover.resident];
    Resident const moved{resident.unit, pieces, resident.cost + step.mover.added};
    resident.pieces -= pieces;
    load_[step.site] -= pieces;
    put(to, moved);
  }

  // Dijkstra on the sites; leaves distances, the way to each site seen, and the sites settled
  // before the one returned. There is always room nowhere.
  Site find_room(Site start) {
    using Entry = std::pair<std::int64_t, Site>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    settled_.clear();
    seen_.clear();
    seen_.push_back(start);
    distance_[start] = 0;
    queue.emplace(0, start);
    while (true) {
      assert(!queue.empty());
      auto const [distance, site] = queue.top();
      queue.pop();
      if (distance != distance_[site]) {
        continue;
      }
      if (site != start && has_room(site)) {
        return site;
      }
      settled_.push_back(site);
      Ways& ways = ways_from(site);
      for (std::size_t i = 0; i < ways.list().size(); ++i) {
        Way const& way = ways.list()[i];
        if (way.count == 0) {
          continue;
        }
        Mover const& mover = ways.first(i);
        std::int64_t const length = mover.added + price_[way.to] - price_[site];
        assert(length >= 0);
        std::int64_t const reached = distance + length;
        if (reached < distance_[way.to]) {
          if (distance_[way.to] == kFar) {
            seen_.push_back(way.to);
          }
          distance_[way.to] = reached;
          from_[way.to] = {site, mover};
          queue.emplace(reached, way.to);
        }
      }
    }
  }

  [[nodiscard]] TransportPlan write() const {
    TransportPlan plan;
    plan.price.assign(price_.begin(), price_.end() - 1);
    std::vector<std::uint32_t> first(problem_.units() + 1, 0);
    for (Site site = 0; site < nowhere_; ++site) {
      for (Resident const& resident : residents_[site]) {
        first[resident.unit + 1] += resident.pieces > 0 ? 1 : 0;
      }
    }
    for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
      first[unit + 1] += first[unit];
    }
    std::vector<Shipment> all(first.back());
    for (Site site = 0; site < nowhere_; ++site) {  // ascending, so each unit's are in order
      for (Resident const& resident : residents_[site]) {
        if (resident.pieces > 0) {
          all[first[resident.unit]++] = {resident.unit, site, resident.pieces};
        }
      }
    }
    for (Shipment const& shipment : all) {
      if (!plan.shipments.empty() && plan.shipments.back().unit == shipment.unit &&
          plan.shipments.back().site == shipment.site) {
        plan.shipments.back().pieces += shipment.pieces;
      } else {
        plan.shipments.push_back(shipment);
      }
    }
    plan.cost = *score_transport(problem_, plan.shipments);
    return plan;
  }

  TransportProblem const& problem_;
  RunSettings const& run_;
  Site nowhere_;  // the site of those who go nowhere: without price, with room for all
  std::vector<std::int64_t> price_;
  std::vector<std::int64_t> load_;
  std::vector<std::vector<Resident>> residents_;
  std::vector<Ways> ways_;
  WayPositions positions_;
  // Scratch.
  std::vector<Exit> exits_;
  std::vector<std::int64_t> distance_;
  std::vector<Step> from_;
  std::vector<Site> settled_;
  std::vector<Site> seen_;
};

}  // namespace

TransportPlan solve_transport(TransportProblem const& problem, RunSettings const& run) {
  assert(is_well_formed(problem));
  return TransportSolver(problem, run).solve();
}

}  // namespace tongcun
