// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_offers.h"

#include "engine/assignment/price_relaxation.h"

#include <algorithm>

namespace tongcun {
namespace {

void cut_lots(PlacementProblem const& problem, std::size_t most_lots, OfferTable& table) {
  std::int64_t members = 0;
  for (std::int32_t const count : problem.count) {
    members += count;
  }
  std::int64_t const size =
      std::max<std::int64_t>(1, members / std::max<std::int64_t>(
                                              1, static_cast<std::int64_t>(most_lots)));
  table.first_lot.assign(1, 0);
  for (std::uint32_t unit = 0; unit < problem.units(); ++unit) {
    std::int64_t const count = problem.count[unit];
    std::int64_t const number = (count + size - 1) / size;
    for (std::int64_t lot = 0; lot < number; ++lot) {
      table.lots.push_back({unit, static_cast<std::int32_t>(count * (lot + 1) / number -
                                                            count * lot / number)});
    }
    table.first_lot.push_back(table.lots.size());
  }
}

void index_by_site(PlacementProblem const& problem, OfferTable& table) {
  table.first_candidacy.assign(problem.sites() + 2, 0);
  for (Offer const& offer : table.offers) {
    if (offer.option != Offer::kNowhere) {
      ++table.first_candidacy[offer.site + std::size_t{1}];
    }
  }
  for (std::size_t site = 0; site <= problem.sites(); ++site) {
    table.first_candidacy[site + 1] += table.first_candidacy[site];
  }
  table.candidacies.resize(table.first_candidacy.back());
  std::vector<std::size_t> next = table.first_candidacy;
  for (std::uint32_t unit = 0; unit < problem.units(); ++unit) {
    for (std::size_t offer = table.first[unit]; offer < table.first[unit + 1]; ++offer) {
      if (table.offers[offer].option != Offer::kNowhere) {
        table.candidacies[next[table.offers[offer].site]++] = {unit,
                                                               static_cast<std::uint32_t>(offer)};
      }
    }
  }
}

}  // namespace

OfferTable rank_offers(PlacementProblem const& problem, std::vector<double> const& price,
                       std::size_t kept, std::size_t most_lots) {
  OfferTable table;
  table.nowhere_site = static_cast<std::uint32_t>(problem.sites());
  table.first.reserve(problem.units() + 1);
  table.first.push_back(0);
  table.nowhere.reserve(problem.units());
  double cost_sum = 0.0;
  std::vector<Offer> ranked;
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    ranked.clear();
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      Offer offer;
      offer.cost = static_cast<double>(problem.options[option].cost);
      offer.priced_cost = relaxed_cost(problem, option, price);
      offer.site = problem.options[option].site;
      offer.option = static_cast<std::uint32_t>(option);
      ranked.push_back(offer);
    }
    auto const is_better = [](Offer const& a, Offer const& b) {
      return a.priced_cost != b.priced_cost ? a.priced_cost < b.priced_cost : a.option < b.option;
    };
    std::size_t const number = std::min(kept, ranked.size());
    std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(number),
                              is_better);
    ranked.resize(number);
    Offer nowhere;
    nowhere.cost = nowhere.priced_cost = static_cast<double>(problem.unplaced[unit]);
    nowhere.resource = static_cast<std::uint32_t>(problem.resources());  // without end
    nowhere.site = table.nowhere_site;
    cost_sum += ranked.empty() ? nowhere.cost : ranked.front().cost;
    auto const place = std::ranges::upper_bound(ranked, nowhere, is_better);
    table.nowhere.push_back(static_cast<std::uint32_t>(table.offers.size()) +
                            static_cast<std::uint32_t>(place - ranked.begin()));
    ranked.insert(place, nowhere);
    for (Offer& offer : ranked) {
      if (offer.option != Offer::kNowhere) {
        auto const uses = problem.uses_of(offer.option);
        offer.resource = uses.empty() ? static_cast<std::uint32_t>(problem.resources())
                                      : uses.front().resource;
        offer.amount = uses.empty() ? 0 : uses.front().amount;
        offer.more = static_cast<std::uint32_t>(table.more.size());
        for (std::size_t i = 1; i < uses.size(); ++i) {
          table.more.push_back(uses[i]);
        }
        offer.more_end = static_cast<std::uint32_t>(table.more.size());
      }
      table.offers.push_back(offer);
    }
    table.first.push_back(table.offers.size());
  }
  table.typical_cost = problem.units() > 0 ? cost_sum / static_cast<double>(problem.units()) : 1.0;
  cut_lots(problem, most_lots, table);
  index_by_site(problem, table);
  return table;
}

}  // namespace tongcun
