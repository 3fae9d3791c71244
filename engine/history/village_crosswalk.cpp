// SPDX-License-Identifier: Apache-2.0
#include "engine/history/village_crosswalk.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

using Changes = std::span<CrosswalkRow const>;

auto order_of(CrosswalkRow const& row) {
  return std::tie(row.old_code, row.date, row.new_code, row.row);
}

// Changes of one code, by date.
Changes changes_of(std::vector<CrosswalkRow> const& changes, std::string const& code) {
  auto const [first, last] = std::ranges::equal_range(changes, code, {}, &CrosswalkRow::old_code);
  return {first, last};
}

// The first of them after a date, all of its date: what the code then became.
Changes next_after(Changes changes, std::int64_t date) {
  auto const first = std::ranges::upper_bound(changes, date, {}, &CrosswalkRow::date);
  if (first == changes.end()) {
    return {};
  }
  return {first, std::ranges::upper_bound(changes, first->date, {}, &CrosswalkRow::date)};
}

bool is_given_up(Changes group) {
  return std::ranges::none_of(
      group, [](CrosswalkRow const& change) { return change.new_code == change.old_code; });
}

// Whether two dates, as exact as both are stated, say which came first.
bool can_be_ordered(std::int64_t a, std::int64_t b) {
  for (std::int64_t const unit : {10'000, 100, 1}) {
    std::int64_t const part_of_a = a / unit % (unit == 10'000 ? 10'000 : 100);
    std::int64_t const part_of_b = b / unit % (unit == 10'000 ? 10'000 : 100);
    if (part_of_a == 0 || part_of_b == 0) {
      return false;
    }
    if (part_of_a != part_of_b) {
      return true;
    }
  }
  return false;
}

class CrosswalkBuilder {
 public:
  explicit CrosswalkBuilder(std::vector<CrosswalkRow> rows) : changes_(std::move(rows)) {}

  BuiltCrosswalk build() {
    std::ranges::sort(changes_,
                      [](auto const& a, auto const& b) { return order_of(a) < order_of(b); });
    drop_twins();
    check_shares();
    check_order();
    check_cycles();
    std::ranges::sort(built_.findings);
    built_.crosswalk.changes = std::move(changes_);
    return std::move(built_);
  }

 private:
  Finding& add(char const* fault, Severity severity, Treatment treatment,
               CrosswalkRow const& change) {
    Finding finding;
    finding.rule = "V608";
    finding.severity = severity;
    finding.treatment = treatment;
    finding.row = change.row;
    finding.values = {{fault, "yes"}, {"code", change.old_code}, {"other", change.new_code}};
    built_.findings.push_back(std::move(finding));
    return built_.findings.back();
  }

  void drop_twins() {
    std::vector<CrosswalkRow> kept;
    for (CrosswalkRow& change : changes_) {
      bool const is_twin = !kept.empty() && kept.back().old_code == change.old_code &&
                           kept.back().date == change.date &&
                           kept.back().new_code == change.new_code;
      if (is_twin) {
        add("twice", Severity::warning, Treatment::noted, change);
      } else {
        kept.push_back(std::move(change));
      }
    }
    changes_ = std::move(kept);
  }

  void check_shares() {
    auto const same_change = [](CrosswalkRow const& a, CrosswalkRow const& b) {
      return a.old_code == b.old_code && a.date == b.date;
    };
    for (auto first = changes_.begin(); first != changes_.end();) {
      auto last = std::find_if_not(first, changes_.end(), [&](CrosswalkRow const& change) {
        return same_change(*first, change);
      });
      check_shares(std::span(first, last));
      first = last;
    }
  }

  void check_shares(std::span<CrosswalkRow> group) {
    bool const is_split = group.size() > 1;
    auto const is_stated = [](CrosswalkRow const& change) { return change.share.has_value(); };
    if (!is_split && !is_stated(group.front())) {
      group.front().share = kWholeShare;
      return;
    }
    std::int64_t sum = 0;
    for (CrosswalkRow const& change : group) {
      sum += change.share.value_or(0);
    }
    if (!std::ranges::all_of(group, is_stated)) {
      add("no_share", Severity::information, Treatment::noted, group.front());
    } else if (std::abs(sum - kWholeShare) >= static_cast<std::int64_t>(group.size())) {
      // A share is known to the millionth: so many of them may miss the whole by as many.
      add("shares", Severity::warning, Treatment::noted, group.front())
          .values.emplace_back("total", std::to_string(sum / 10'000) + "." +
                                            std::to_string(sum % 10'000 / 1000) +
                                            std::to_string(sum % 1000 / 100));
    } else {
      return;
    }
    for (CrosswalkRow& change : group) {
      change.share = is_split ? std::nullopt : std::optional(kWholeShare);
    }
  }

  void check_order() {
    for (CrosswalkRow const& change : changes_) {
      if (change.new_code == change.old_code) {
        continue;
      }
      for (CrosswalkRow const& next : changes_of(changes_, change.new_code)) {
        if (next.new_code != next.old_code && !can_be_ordered(change.date, next.date)) {
          add("order", Severity::error, Treatment::rejected, next);
          break;
        }
      }
    }
  }

  void check_cycles() {
    for (auto first = changes_.begin(); first != changes_.end(); ++first) {
      Changes const group = next_after(changes_of(changes_, first->old_code), first->date - 1);
      bool const is_first_of_group = &group.front() == &*first;
      if (is_first_of_group && is_given_up(group) && comes_back(group)) {
        add("cycle", Severity::error, Treatment::rejected, *first);
      }
    }
  }

  // Whether a chain that begins with the change leads to the code that it gives up.
  [[nodiscard]] bool comes_back(Changes group) const {
    std::string const& code = group.front().old_code;
    std::set<std::pair<std::string, std::int64_t>> seen;
    std::vector<Changes> open{group};
    while (!open.empty()) {
      Changes const now = open.back();
      open.pop_back();
      for (CrosswalkRow const& change : now) {
        if (change.new_code == code) {
          return true;
        }
        Changes const next = next_after(changes_of(changes_, change.new_code), change.date);
        if (!next.empty() && seen.emplace(change.new_code, next.front().date).second) {
          open.push_back(next);
        }
      }
    }
    return false;
  }

  std::vector<CrosswalkRow> changes_;
  BuiltCrosswalk built_;
};

}  // namespace

BuiltCrosswalk build_crosswalk(std::vector<CrosswalkRow> rows) {
  return CrosswalkBuilder(std::move(rows)).build();
}

std::vector<VillageSuccessor> follow_village(VillageCrosswalk const& crosswalk,
                                             std::string const& code, std::int64_t after,
                                             std::int64_t until) {
  // Codes still to be followed from a date on, the earliest first: each once, whatever leads to it.
  std::map<std::pair<std::int64_t, std::string>, std::optional<std::int64_t>> open{
      {{after, code}, kWholeShare}};
  std::map<std::string, std::optional<std::int64_t>> reached;
  auto const add = [](auto& to, auto const& key, std::optional<std::int64_t> share) {
    auto const [found, is_new] = to.emplace(key, share);
    if (!is_new) {
      found->second =
          found->second && share ? std::optional(*found->second + *share) : std::nullopt;
    }
  };
  while (!open.empty()) {
    auto const [at, share] = *open.begin();
    open.erase(open.begin());
    Changes const group = next_after(changes_of(crosswalk.changes, at.second), at.first);
    if (group.empty() || group.front().date > until) {
      add(reached, at.second, share);
      continue;
    }
    for (CrosswalkRow const& change : group) {
      std::optional<std::int64_t> part;
      if (share && change.share) {
        part = (*share * *change.share + kWholeShare / 2) / kWholeShare;
      }
      add(open, std::pair(change.date, change.new_code), part);
    }
  }
  std::vector<VillageSuccessor> successors;
  successors.reserve(reached.size());
  for (auto& [reached_code, share] : reached) {
    successors.push_back({reached_code, share});
  }
  if (successors.size() == 1) {
    successors.front().share = kWholeShare;
  }
  return successors;
}

std::vector<std::int64_t> spread_by_share(std::int64_t total,
                                          std::vector<std::int64_t> const& weights) {
  std::int64_t const sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  assert(sum > 0 && total >= 0);
  std::vector<std::int64_t> parts;
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::int64_t left = total;
  for (std::int64_t const weight : weights) {
    parts.push_back(total * weight / sum);
    left -= parts.back();
  }
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t at) { return total * weights[at] % sum; });
  for (std::int64_t at = 0; at < left; ++at) {
    ++parts[order[static_cast<std::size_t>(at)]];
  }
  return parts;
}

}  // namespace tongcun
