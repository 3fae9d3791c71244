// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/compute_people_path.h"

#include "engine/poverty/household_lives.h"
#include "engine/run/parallel.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

constexpr std::uint32_t kBlock = 64;  // replicates; the bins of histograms are those of the first

class PeopleFollower {
 public:
  PeopleFollower(PovertyStudy const& study, RunSettings const& run)
      : study_(study),
        run_(run),
        lives_(study),
        members_(study.village_key.size()),
        counts_(study.village_key.size()) {
    for (HouseholdId const id : study.households.village.ids()) {
      members_[study.households.village[id]].push_back(id);
    }
    path_.years = study.years();
    path_.today.resize(study.tree.areas.size());
    path_.area_years.resize(study.tree.areas.size() * path_.years);
    path_.ended.resize(study.households.size(), 0);
  }

  PeoplePath follow() {
    count_today();
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
    return std::move(path_);
  }

 private:
  void count_today() {
    LifeAges const& ages = study_.options.demography->ages;
    for (HouseholdId const id : study_.households.village.ids()) {
      PeopleCount count;
      count.households = 1;
      count.persons = study_.households.persons[id];
      for (StudyMember const& member : study_.members->of(id)) {
        count.working_age +=
            ages.working_from <= member.age && member.age <= ages.working_until ? 1 : 0;
        count.school_age +=
            ages.school_from <= member.age && member.age <= ages.school_until ? 1 : 0;
      }
      if (is_labour_followed(study_, id)) {
        count.labourers = study_.households.labourers[id].value();
        count.labour_followed = 1;
      }
      for (AreaId area = study_.tree.of_village[study_.households.village[id]]; !area.is_none();
           area = study_.tree.areas[area].parent) {
        path_.today[area] += count;
      }
    }
  }

  void follow(VillageId village, std::uint32_t first, std::uint32_t count) {
    std::size_t const cells = count * path_.years;
    std::vector<PeopleCount>& counts = counts_[village];
    counts.assign(cells, {});
    std::vector<LifeYear> years(cells);
    for (HouseholdId const id : members_[village]) {
      bool const has_labour = is_labour_followed(study_, id);
      lives_.live(id, first, years);
      for (std::size_t cell = 0; cell < cells; ++cell) {
        LifeYear const& year = years[cell];
        PeopleCount& to = counts[cell];
        to.households += year.persons > 0 ? 1 : 0;
        to.persons += year.persons;
        to.working_age += year.working_age;
        to.school_age += year.school_age;
        to.labourers += has_labour ? year.able : 0;
        to.labour_followed += has_labour ? 1 : 0;
        to.born += year.born;
        to.died += year.died;
      }
      for (std::size_t cell = path_.years - 1; cell < cells; cell += path_.years) {
        path_.ended[id] += years[cell].persons == 0 ? 1U : 0U;
      }
    }
  }

  void gather(bool is_first, std::uint32_t count) {
    std::size_t const cells = count * path_.years;
    IdVector<AreaId, std::vector<PeopleCount>> sums(study_.tree.areas.size(),
                                                    std::vector<PeopleCount>(cells));
    for (VillageId const village : members_.ids()) {
      for (AreaId area = study_.tree.of_village[village]; !area.is_none();
           area = study_.tree.areas[area].parent) {
        for (std::size_t cell = 0; cell < cells; ++cell) {
          sums[area][cell] += counts_[village][cell];
        }
      }
    }
    for (AreaId const area : sums.ids()) {
      for (std::size_t year = 0; year < path_.years; ++year) {
        PeopleYear& to = path_.area_years[area.value() * path_.years + year];
        for (std::size_t cell = year; cell < cells; cell += path_.years) {
          to.sum += sums[area][cell];
        }
        take(sums[area], year, &PeopleCount::persons, is_first, to.persons);
        take(sums[area], year, &PeopleCount::working_age, is_first, to.working_age);
        take(sums[area], year, &PeopleCount::school_age, is_first, to.school_age);
      }
    }
  }

  // One number a replicate.
  void take(std::vector<PeopleCount> const& cells, std::size_t year,
            std::int64_t PeopleCount::*number, bool is_first, ReplicateHistogram& histogram) const {
    std::vector<std::int64_t> values;
    values.reserve(cells.size() / path_.years);
    for (std::size_t cell = year; cell < cells.size(); cell += path_.years) {
      values.push_back(cells[cell].*number);
    }
    histogram.take(values, is_first);
  }

  PovertyStudy const& study_;
  RunSettings const& run_;
  HouseholdLives lives_;
  IdVector<VillageId, std::vector<HouseholdId>> members_;
  IdVector<VillageId, std::vector<PeopleCount>> counts_;  // of the block, by replicate, then year
  PeoplePath path_;
};

}  // namespace

PeopleCount& PeopleCount::operator+=(PeopleCount const& other) {
  households += other.households;
  persons += other.persons;
  working_age += other.working_age;
  school_age += other.school_age;
  labourers += other.labourers;
  born += other.born;
  died += other.died;
  labour_followed += other.labour_followed;
  return *this;
}

PeoplePath compute_people_path(PovertyStudy const& study, RunSettings const& run) {
  assert(study.members && study.options.demography);
  return PeopleFollower(study, run).follow();
}

}  // namespace tongcun
