// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// A transportation problem as plain columns: LEMON 1.3 does not compile as C++20, so its file is
// C++17 and knows no header of the engine.
struct LemonColumns {
  std::vector<std::int32_t> const& supply;
  std::vector<std::int32_t> const& unplaced;
  std::vector<std::size_t> const& first;
  std::vector<std::uint32_t> const& site;  // by candidate
  std::vector<std::int32_t> const& cost;
  std::vector<std::int64_t> const& capacity;
};

enum class LemonMethod { network_simplex, cost_scaling };

// Keeps LEMON's graph between runs.
class LemonPeer {
 public:
  explicit LemonPeer(LemonColumns const& columns);
  ~LemonPeer();
  LemonPeer(LemonPeer const&) = delete;
  LemonPeer& operator=(LemonPeer const&) = delete;

  // The least cost.
  [[nodiscard]] std::int64_t solve(LemonMethod method) const;

 private:
  struct Network;
  Network* network_;
};

}  // namespace tongcun
