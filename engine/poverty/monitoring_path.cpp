// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/monitoring_path.h"

#include "engine/poverty/household_lives.h"
#include "engine/poverty/unit_maker.h"
#include "engine/run/parallel.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uint32_t kBlock = 64;  // replicates; the bins of histograms are those of the first

class MonitoringFollower {
 public:
  MonitoringFollower(PovertyStudy const& study, MonitoringQuestion const& question,
                     RunSettings const& run)
      : study_(study),
        question_(question),
        run_(run),
        maker_(study),
        lives_of_units_(maker_.lives()),
        members_(study.village_key.size()),
        counts_(study.scenarios.size() * study.village_key.size()),
        cells_(study.scenarios.size() * study.tree.areas.size() * study.years() *
               question.classes) {
    if (study.options.demography) {
      lives_.emplace(study);
    }
    for (HouseholdId const id : study.households.village.ids()) {
      members_[study.households.village[id]].push_back(id);
    }
  }

  std::vector<ReplicateHistogram> follow() {
    for (std::uint32_t first = 0; first < study_.options.replicates; first += kBlock) {
      std::uint32_t const count = std::min(kBlock, study_.options.replicates - first);
      for_each_block(run_, "simulating", members_.size(), 1,
                     [&](std::size_t begin, std::size_t end) {
                       for (std::size_t village = begin; village < end; ++village) {
                         follow(VillageId(static_cast<std::uint32_t>(village)), first, count);
                       }
                     });
      gather(first == 0, count);
    }
    return std::move(cells_);
  }

 private:
  using Told = std::array<std::uint8_t, kIncomeBands>;

  // Of the replicates of a block, by replicate, then year: whether a household still has a member;
  // empty without demography.
  using Alive = std::vector<std::uint8_t>;

  void follow(VillageId village, std::uint32_t first, std::uint32_t count) {
    UnitFates fates;
    if (lives_of_units_) {
      lives_of_units_(village.value(), first, count, fates);
    }
    std::vector<Alive> const alive = alive_of(village, first, count);
    UnitIncomes made;
    for (std::size_t scenario = 0; scenario < study_.scenarios.size(); ++scenario) {
      std::vector<std::int32_t>& counts = counts_[scenario * members_.size() + village.value()];
      counts.assign(count * study_.years() * question_.classes, 0);
      count_unknown(village, scenario, alive, counts);
      maker_.make(study_.scenarios[scenario], village, made);
      UnitIncomes const after_expense = with_expense(village, made);
      for (std::uint32_t replicate = 0; replicate < count; ++replicate) {
        UnitFates const own = fates_of(fates, made, replicate);
        UnitFates const* const lives = lives_of_units_ ? &own : nullptr;
        PoorTimes const below = poor_in(made, first + replicate, lives);
        PoorTimes const squeezed = poor_in(after_expense, first + replicate, lives);
        count_known(village, scenario, replicate, below, squeezed, lives, counts);
      }
    }
  }

  [[nodiscard]] static UnitFates fates_of(UnitFates const& fates, UnitIncomes const& made,
                                          std::uint32_t replicate) {
    UnitFates own;
    if (!fates.cells.empty()) {
      auto const size = static_cast<std::ptrdiff_t>(made.padded() * made.years);
      auto const begin = fates.cells.begin() + size * static_cast<std::ptrdiff_t>(replicate);
      own.cells.assign(begin, begin + size);
    }
    return own;
  }

  // Of one replicate: 1 where the household is below the line.
  [[nodiscard]] PoorTimes poor_in(UnitIncomes const& made, std::uint32_t replicate,
                                  UnitFates const* lives) const {
    PoorTimes times;
    times.resize(made, lives != nullptr);
    UnitCounts counts;
    simulate_unit(made, study_.seed, replicate, 1, widest_lanes(), counts, times, lives);
    return times;
  }

  // What is left once rigid expense is paid.
  [[nodiscard]] UnitIncomes with_expense(VillageId village, UnitIncomes const& made) const {
    UnitIncomes left = made;
    for (HouseholdId const id : members_[village]) {
      auto const row = maker_.row(id);
      auto const& expense = question_.expense[id];
      if (!row || !expense) {
        continue;
      }
      double const a_person = static_cast<double>(*expense) / study_.households.persons[id];
      for (std::size_t year = 0; year < made.years; ++year) {
        left.added[year * made.padded() + *row] -=
            static_cast<float>(a_person / static_cast<double>(study_.lines[year + 1]));
      }
    }
    return left;
  }

  void count_known(VillageId village, std::size_t scenario, std::uint32_t replicate,
                   PoorTimes const& below, PoorTimes const& squeezed, UnitFates const* lives,
                   std::vector<std::int32_t>& counts) const {
    std::size_t const rows = below.ever.size();
    for (std::size_t year = 0; year < study_.years(); ++year) {
      MonitoringStep const& step = step_of(scenario, year);
      std::size_t const cell = (replicate * study_.years() + year) * question_.classes;
      for (HouseholdId const id : members_[village]) {
        auto const row = maker_.row(id);
        if (!row) {
          continue;
        }
        std::size_t const at = year * rows + *row;
        if (lives != nullptr && (lives->cells[at] & UnitFates::kMask) == 0) {
          continue;
        }
        IncomeBand const band = below.poor[at] != 0      ? IncomeBand::below
                                : squeezed.poor[at] != 0 ? IncomeBand::squeezed
                                                         : IncomeBand::above;
        add(step.told[id][static_cast<std::size_t>(band)], cell, counts);
      }
    }
  }

  void count_unknown(VillageId village, std::size_t scenario, std::vector<Alive> const& alive,
                     std::vector<std::int32_t>& counts) const {
    std::size_t unknown = 0;
    for (HouseholdId const id : members_[village]) {
      if (maker_.row(id)) {
        continue;
      }
      for (std::size_t cell = 0; cell < counts.size() / question_.classes; ++cell) {
        Told const& told = step_of(scenario, cell % study_.years()).told[id];
        assert(told[0] == told[1] && told[1] == told[2]);
        if (alive.empty() || alive[unknown][cell] != 0) {
          add(told.front(), cell * question_.classes, counts);
        }
      }
      ++unknown;
    }
  }

  // Of the households of unknown income, in their order.
  [[nodiscard]] std::vector<Alive> alive_of(VillageId village, std::uint32_t first,
                                            std::uint32_t count) const {
    std::vector<Alive> alive;
    if (!lives_) {
      return alive;
    }
    std::vector<LifeYear> years(count * study_.years());
    for (HouseholdId const id : members_[village]) {
      if (!maker_.row(id)) {
        lives_->live(id, first, years);
        Alive& told = alive.emplace_back();
        for (LifeYear const& year : years) {
          told.push_back(year.persons > 0 ? 1 : 0);
        }
      }
    }
    return alive;
  }

  static void add(std::uint8_t told, std::size_t cell, std::vector<std::int32_t>& counts) {
    if (told != MonitoringStep::kNoClass) {
      ++counts[cell + told];
    }
  }

  [[nodiscard]] MonitoringStep const& step_of(std::size_t scenario, std::size_t year) const {
    std::vector<MonitoringStep> const& steps = question_.steps[scenario];
    auto const later =
        std::ranges::upper_bound(steps, study_.year_of(year), {}, &MonitoringStep::year);
    assert(later != steps.begin());
    return *std::prev(later);
  }

  void gather(bool is_first, std::uint32_t count) {
    std::size_t const width = study_.years() * question_.classes;
    for (std::size_t scenario = 0; scenario < study_.scenarios.size(); ++scenario) {
      IdVector<AreaId, std::vector<std::int64_t>> sums(study_.tree.areas.size(),
                                                       std::vector<std::int64_t>(count * width));
      for (VillageId const village : members_.ids()) {
        auto const& counts = counts_[scenario * members_.size() + village.value()];
        for (AreaId area = study_.tree.of_village[village]; !area.is_none();
             area = study_.tree.areas[area].parent) {
          std::ranges::transform(counts, sums[area], sums[area].begin(), std::plus<>());
        }
      }
      for (AreaId const area : sums.ids()) {
        for (std::size_t one = 0; one < width; ++one) {
          std::vector<std::int64_t> values;
          for (std::size_t cell = one; cell < sums[area].size(); cell += width) {
            values.push_back(sums[area][cell]);
          }
          cells_[(scenario * sums.size() + area.value()) * width + one].take(values, is_first);
        }
      }
    }
  }

  PovertyStudy const& study_;
  MonitoringQuestion const& question_;
  RunSettings const& run_;
  UnitMaker maker_;
  UnitLives lives_of_units_;
  std::optional<HouseholdLives> lives_;
  IdVector<VillageId, std::vector<HouseholdId>> members_;
  // Of the block, by scenario, then village: by replicate, year, class.
  std::vector<std::vector<std::int32_t>> counts_;
  std::vector<ReplicateHistogram> cells_;
};

}  // namespace

std::vector<ReplicateHistogram> compute_monitoring_cells(PovertyStudy const& study,
                                                         MonitoringQuestion const& question,
                                                         RunSettings const& run) {
  assert(question.classes > 0 && question.steps.size() == study.scenarios.size());
  return MonitoringFollower(study, question, run).follow();
}

}  // namespace tongcun
