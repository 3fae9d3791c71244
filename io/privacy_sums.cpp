// SPDX-License-Identifier: Apache-2.0
#include "io/privacy_sums.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>(static_cast<Wide>(a) * b % kPrime);
}

std::uint64_t inverse(std::uint64_t a) {
  std::uint64_t result = 1;
  for (std::uint64_t exponent = kPrime - 2; exponent > 0; exponent >>= 1U) {
    result = (exponent & 1U) != 0 ? times(result, a) : result;
    a = times(a, a);
  }
  return result;
}

// Equations with one unknown left, again and again.
void peel(std::vector<SumEquation>& equations, std::set<std::size_t>& found) {
  bool goes_on = true;
  while (goes_on) {
    goes_on = false;
    for (SumEquation& equation : equations) {
      std::erase_if(equation.terms, [&](auto const& term) { return found.contains(term.first); });
      if (equation.terms.size() == 1) {
        found.insert(equation.terms.front().first);
        equation.terms.clear();
        goes_on = true;
      }
    }
  }
}

// Sets of equations that share no unknown with others.
std::vector<std::vector<SumEquation>> components(std::size_t unknowns,
                                                 std::vector<SumEquation> const& equations) {
  std::vector<std::size_t> root(unknowns);
  std::iota(root.begin(), root.end(), std::size_t{0});
  auto const find = [&](std::size_t x) {
    while (root[x] != x) {
      root[x] = root[root[x]];
      x = root[x];
    }
    return x;
  };
  for (SumEquation const& equation : equations) {
    for (auto const& term : equation.terms) {
      root[find(term.first)] = find(equation.terms.front().first);
    }
  }
  std::vector<std::vector<SumEquation>> parts(unknowns);
  for (SumEquation const& equation : equations) {
    if (!equation.terms.empty()) {
      parts[find(equation.terms.front().first)].push_back(equation);
    }
  }
  std::erase_if(parts, [](auto const& part) { return part.empty(); });
  return parts;
}

// Reduced row echelon form: an unknown is determined if a row holds it alone.
void eliminate(std::vector<SumEquation> const& equations, std::set<std::size_t>& found,
               std::int64_t& left) {
  std::set<std::size_t> names;
  for (SumEquation const& equation : equations) {
    for (auto const& term : equation.terms) {
      names.insert(term.first);
    }
  }
  if (names.size() > kMostUnknowns) {
    left += static_cast<std::int64_t>(names.size());
    return;
  }
  std::vector<std::size_t> const columns(names.begin(), names.end());
  std::vector<std::vector<std::uint64_t>> rows;
  for (SumEquation const& equation : equations) {
    std::vector<std::uint64_t> row(columns.size(), 0);
    for (auto const& [unknown, weight] : equation.terms) {
      auto const column =
          static_cast<std::size_t>(std::ranges::lower_bound(columns, unknown) - columns.begin());
      row[column] = (row[column] + (weight > 0 ? 1 : kPrime - 1)) % kPrime;
    }
    rows.push_back(std::move(row));
  }
  std::size_t rank = 0;
  for (std::size_t column = 0; column < columns.size() && rank < rows.size(); ++column) {
    auto const pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(rank), rows.end(),
                                    [&](auto const& row) { return row[column] != 0; });
    if (pivot == rows.end()) {
      continue;
    }
    std::swap(*pivot, rows[rank]);
    std::uint64_t const scale = inverse(rows[rank][column]);
    for (std::uint64_t& value : rows[rank]) {
      value = times(value, scale);
    }
    for (std::size_t other = 0; other < rows.size(); ++other) {
      std::uint64_t const factor = rows[other][column];
      if (other == rank || factor == 0) {
        continue;
      }
      for (std::size_t i = column; i < columns.size(); ++i) {
        rows[other][i] = (rows[other][i] + kPrime - times(factor, rows[rank][i])) % kPrime;
      }
    }
    ++rank;
  }
  for (std::size_t row = 0; row < rank; ++row) {
    auto const is_set = [](std::uint64_t value) { return value != 0; };
    if (std::ranges::count_if(rows[row], is_set) == 1) {
      found.insert(columns[static_cast<std::size_t>(std::ranges::find_if(rows[row], is_set) -
                                                    rows[row].begin())]);
    }
  }
}

}  // namespace

std::set<std::size_t> determined(std::size_t unknowns, std::vector<SumEquation> const& equations,
                                 std::int64_t& left) {
  std::set<std::size_t> found;
  std::vector<SumEquation> peeled = equations;
  peel(peeled, found);
  for (std::vector<SumEquation> const& part : components(unknowns, peeled)) {
    eliminate(part, found, left);
  }
  return found;
}

}  // namespace tongcun
