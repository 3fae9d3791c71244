// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/publish_plan.h"

#include "engine/relocation/site_codes.h"

#include <cassert>
#include <cstddef>

namespace tongcun {
namespace {

class Publisher {
 public:
  Publisher(RelocationProblem const& problem, RelocationPlan const& plan,
            std::vector<OtherPlan> const& others, PlanNames const& names)
      : problem_(problem),
        plan_(plan),
        others_(others),
        names_(names),
        first_(first_of_units(problem)) {}

  PublishedPlan publish() const {
    PublishedPlan out;
    out.kind = problem_.options.kind;
    out.has_earlier = problem_.options.earlier.has_value();
    out.status = plan_.status;
    out.objective = plan_.objective;
    out.bound = plan_.bound;
    out.bound_solver = plan_.bound_solver;
    out.bound_source = plan_.bound_source;
    out.places = places_of(plan_.place);
    for (OtherPlan const& other : others_) {
      out.others.push_back({other.score.objective, places_of(other.place)});
    }
    out.certificate = published(problem_, plan_.certificate);
    for (PlanLevel const& level : plan_.levels) {
      out.levels.push_back({level.goal, level.value, level.bound,
                            published(question_of(level.goal), level.certificate)});
    }
    if (problem_.shares) {
      out.least_share = problem_.shares->least;
    }
    if (plan_.share_proof) {
      out.share_proof.emplace().most = plan_.share_proof->most;
      if (!plan_.share_proof->certificate.price.empty()) {
        out.share_proof->certificate =
            published(question_of(Goal::shares), plan_.share_proof->certificate);
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::vector<PublishedPlace> places_of(
      IdVector<MoverId, std::optional<MoverPlace>> const& place) const {
    std::vector<PublishedPlace> places;
    places.reserve(place.size());
    for (MoverId const mover : place.ids()) {
      places.push_back({code_of(mover), dwelling_of(place[mover])});
    }
    return places;
  }

  [[nodiscard]] std::string const& code_of(MoverId mover) const {
    return names_.households.code[problem_.movers.household[mover]];
  }

  [[nodiscard]] std::optional<PublishedDwelling> dwelling_of(
      std::optional<MoverPlace> const& place) const {
    if (!place) {
      return std::nullopt;
    }
    PublishedDwelling dwelling;
    dwelling.site = site_code(problem_, names_.region.sites, problem_.phases.site[place->phase]);
    dwelling.phase = problem_.phases.number[place->phase];
    if (!place->stock.is_none()) {
      dwelling.area = problem_.stocks.area[place->stock];
    }
    return dwelling;
  }

  // After which nothing has been reached: its limits are those of its certificate.
  [[nodiscard]] RelocationProblem question_of(Goal goal) const {
    RelocationProblem question = problem_;
    for (auto level = static_cast<std::size_t>(goal); level < kGoals; ++level) {
      question.reached[level] = std::nullopt;
    }
    return question;
  }

  [[nodiscard]] PublishedCertificate published(RelocationProblem const& question,
                                               RelocationCertificate const& certificate) const {
    PublishedCertificate out;
    out.unit_value.reserve(question.units);
    for (MoveUnitId const unit : first_.ids()) {
      out.unit_value.emplace_back(code_of(first_[unit]), certificate.unit_value[unit]);
    }
    std::vector<PublishedLimit> const limits = named_limits(question, names_);
    assert(limits.size() == certificate.price.size());
    out.price.reserve(limits.size());
    for (std::size_t limit = 0; limit < limits.size(); ++limit) {
      out.price.emplace_back(limits[limit], certificate.price[limit]);
    }
    return out;
  }

  RelocationProblem const& problem_;
  RelocationPlan const& plan_;
  std::vector<OtherPlan> const& others_;
  PlanNames const& names_;
  IdVector<MoveUnitId, MoverId> first_;
};

}  // namespace

PublishedPlan publish_plan(RelocationProblem const& problem, RelocationPlan const& plan,
                           std::vector<OtherPlan> const& others, PlanNames const& names) {
  return Publisher(problem, plan, others, names).publish();
}

}  // namespace tongcun
