// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/run_simulate.h"

#include "engine/poverty/simulate_incomes.h"
#include "tests/bench/income_limits.h"
#include "tests/bench/measure.h"
#include "tests/bench/sized_instance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kVillage = 320;  // households
constexpr float kPersistence = 0.6F;
constexpr float kDeviation = 0.24F;
constexpr double kMeanRatio = 5000.0 / 3600.0;

struct Size {
  std::size_t households = 0;
  std::size_t years = 0;
  std::uint32_t replicates = 0;

  [[nodiscard]] double household_years() const {
    return static_cast<double>(households) * static_cast<double>(years) * replicates;
  }
};

// The share of the line that household i earns: 0.5 … 2.
float start_of(std::size_t i) {
  return 0.5F + 1.5F * static_cast<float>(i * 7919 % 1009) / 1009.0F;
}

IncomeStudy study_of(Size const& size, std::uint64_t seed, LaneKind lanes, std::uint32_t shocks) {
  IncomeStudy study;
  study.units = (size.households + kVillage - 1) / kVillage;
  study.years = size.years;
  study.areas = 1;
  study.areas_of.assign(study.units, {0});
  study.seed = seed;
  study.replicates = size.replicates;
  study.lanes = lanes;
  study.make = [size, shocks](std::size_t, std::size_t unit, UnitIncomes& made) {
    std::size_t const first = unit * kVillage;
    made.resize(std::min(kVillage, size.households - first), size.years);
    std::size_t const rows = made.padded();
    for (std::size_t i = 0; i < made.households; ++i) {
      made.key_low[i] = static_cast<std::uint32_t>(first + i);
      made.persons[i] = 1;
      made.start[i] = start_of(first + i);
      made.persistence[i] = kPersistence;
      made.deviation[i] = kDeviation;
    }
    made.mean.assign(rows * size.years, static_cast<float>(std::log(kMeanRatio)));
    for (std::uint32_t slot = 0; slot < shocks; ++slot) {
      made.shocks.push_back({slot + 1, made.key_low, made.key_high,
                             std::vector<std::uint32_t>(rows * size.years, 1U << 27U),
                             std::vector<float>(rows, 0.3F)});
    }
  };
  return study;
}

struct Indices {
  double headcount = 0.0;
  double gap = 0.0;
  double severity = 0.0;
};

Indices indices_of(SimulatedIncomes const& found, Size const& size) {
  Indices sum;
  for (std::size_t year = 0; year < size.years; ++year) {
    AreaYear const& area = found.at(0, 0, year);
    double const unit = 1 << kGapBits;
    sum.headcount += static_cast<double>(area.poor.sum()) / size.household_years();
    sum.gap += static_cast<double>(area.gap.sum()) / unit / size.household_years();
    sum.severity += static_cast<double>(area.severity) / unit / size.household_years();
  }
  return sum;
}

// The same model as one writes it with the standard library, in double precision.
Indices simulate_with_standard_library(Size const& size, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  std::normal_distribution<double> normal;
  Indices sum;
  double const mean = std::log(kMeanRatio);
  for (std::size_t i = 0; i < size.households; ++i) {
    auto const start = static_cast<double>(start_of(i));
    for (std::uint32_t replicate = 0; replicate < size.replicates; ++replicate) {
      double x = 0.0;
      for (std::size_t year = 0; year < size.years; ++year) {
        x = mean + static_cast<double>(kPersistence) * (x - mean) +
            static_cast<double>(kDeviation) * normal(engine);
        double const income = start * std::exp(x);
        if (income < 1.0) {
          sum.headcount += 1.0;
          sum.gap += 1.0 - income;
          sum.severity += (1.0 - income) * (1.0 - income);
        }
      }
    }
  }
  return {sum.headcount / size.household_years(), sum.gap / size.household_years(),
          sum.severity / size.household_years()};
}

bool agrees(Indices const& a, Indices const& b, double draws) {
  // Replicates of a household are correlated over years: a wide bound of sampling noise.
  double const noise = 6.0 / std::sqrt(draws);
  return std::abs(a.headcount - b.headcount) < noise && std::abs(a.gap - b.gap) < noise &&
         std::abs(a.severity - b.severity) < noise;
}

constexpr std::array<char const*, 3> kLaneNames{"portable", "avx2", "avx512"};

}  // namespace

double draw_normals(LaneKind kind, std::uint64_t seed, std::int64_t count) {
  return kind == LaneKind::avx512 ? draw_normals_with_avx512(seed, count)
         : kind == LaneKind::avx2 ? draw_normals_with_avx2(seed, count)
                                  : draw_normals_with_portable(seed, count);
}

nlohmann::ordered_json run_simulate(BenchOptions const& options) {
  double const start = wall_seconds();
  auto const numbers = three_sizes(options.file, "incomes");
  if (!numbers || (*numbers)[0] < 1 || (*numbers)[1] < 1 || (*numbers)[2] < 1) {
    throw std::runtime_error("no such instance: " + options.file);
  }
  Size const size{(*numbers)[0], (*numbers)[1], (*numbers)[2]};
  Size few = size;  // of the peer, which takes long
  few.replicates = std::max<std::uint32_t>(1, size.replicates / 16);
  RunSettings one;
  one.threads = 1;
  RunSettings many;
  many.threads = options.threads;
  auto const draws = static_cast<std::int64_t>(size.household_years());

  SimulatedIncomes const first =
      simulate_incomes(study_of(size, options.seed, widest_lanes(), 0), one);
  std::int64_t const our_memory = peak_memory_bytes();
  bool verified = true;
  std::array<std::vector<double>, 3> ours;
  std::array<std::vector<double>, 3> limit;
  std::vector<double> with_shocks;
  std::vector<double> peer;
  std::vector<double> wall_one;
  std::vector<double> wall_many;
  double sink = 0.0;
  Rounds rounds(options.time_limit);
  while (rounds.next()) {
    for (LaneKind const kind : {LaneKind::portable, LaneKind::avx2, LaneKind::avx512}) {
      if (!has_lanes(kind)) {
        continue;
      }
      auto const at = static_cast<std::size_t>(kind);
      SimulatedIncomes again;
      ours[at].push_back(
          timed([&] { again = simulate_incomes(study_of(size, options.seed, kind, 0), one); }));
      verified = verified && again.area_years == first.area_years;
      limit[at].push_back(timed([&] { sink += draw_normals(kind, options.seed, draws); }));
    }
    constexpr std::uint32_t kShocks = 4;
    SimulatedIncomes shaken;
    with_shocks.push_back(timed([&] {
      shaken = simulate_incomes(study_of(size, options.seed, widest_lanes(), kShocks), one);
    }));
    verified = verified && shaken.at(0, 0, 0).poor.sum() >= first.at(0, 0, 0).poor.sum();
    Indices theirs;
    peer.push_back(timed([&] { theirs = simulate_with_standard_library(few, options.seed); }));
    verified = verified && agrees(theirs, indices_of(first, size),
                                  static_cast<double>(few.households) * few.replicates);
    for (auto const& [settings, seconds] :
         {std::pair{&one, &wall_one}, std::pair{&many, &wall_many}}) {
      SimulatedIncomes again;
      seconds->push_back(timed_on_wall([&] {
        again = simulate_incomes(study_of(size, options.seed, widest_lanes(), 0), *settings);
      }));
      verified = verified && again.area_years == first.area_years;
    }
  }
  verified = verified && std::isfinite(sink);

  double const household_years = size.household_years();
  double const peer_rate = few.household_years() / median(peer);
  auto const widest = static_cast<std::size_t>(widest_lanes());
  nlohmann::ordered_json result;
  result["class"] = "simulate";
  result["instance"] = options.file;
  Indices const indices = indices_of(first, size);
  result["objective"] = indices.headcount;
  result["bound"] = nullptr;
  result["status"] = "simulated";
  result["seconds"] = median(ours[widest]);
  result["peak_memory_bytes"] = our_memory;
  result["verified"] = verified;
  result["seed"] = options.seed;
  result["rounds"] = rounds.done();
  result["poverty_gap"] = indices.gap;
  result["severity"] = indices.severity;
  for (std::size_t kind = 0; kind < kLaneNames.size(); ++kind) {
    if (ours[kind].empty()) {
      result["lanes"][kLaneNames[kind]] = nullptr;  // this processor has none
      continue;
    }
    double const rate = household_years / median(ours[kind]);
    result["lanes"][kLaneNames[kind]] = {
        {"household_years_a_second", rate},
        {"ratio_to_standard_library", rate / peer_rate},
        {"share_of_limit", median(limit[kind]) / median(ours[kind])}};
  }
  result["with_four_shocks_a_second"] = household_years / median(with_shocks);
  result["threads"] = options.threads;
  result["speed_up_on_threads"] = median(wall_one) / median(wall_many);
  result["peers"]["standard_library"] = {{"household_years_a_second", peer_rate}};
  result["seconds_in_all"] = wall_seconds() - start;
  result["machine"] = describe_machine();
  return result;
}

}  // namespace tongcun
