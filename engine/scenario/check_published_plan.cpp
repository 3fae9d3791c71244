// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/check_published_plan.h"

#include "engine/scenario/pose_relocation.h"

#include <optional>
#include <utility>

namespace tongcun {

PublishedCheck check_published_plan(RelocationStage const& stage, PublishedPlan const& published,
                                    std::vector<Finding>& findings, RunSettings const& run) {
  PosedRelocation posed(stage, findings, run);
  PublishedCheck result;
  TakenPlan const taken = take_published_plan(std::move(posed.problem), published,
                                              {stage.people.households, stage.region});
  result.faults = taken.faults;
  for (std::optional<MoverPlace> const& place : taken.plan.place.values()) {
    (place ? result.placed : result.staying) += 1;
  }
  if (taken.is_whole()) {
    result.is_recounted = true;
    result.check = verify_relocation(taken.problem, taken.plan, stage.people);
    result.others.reserve(taken.others.size());
    for (RelocationPlan const& other : taken.others) {
      result.others.push_back(verify_relocation(taken.problem, other, stage.people));
    }
  }
  return result;
}

}  // namespace tongcun
