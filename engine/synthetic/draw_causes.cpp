// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_causes.h"

#include "engine/synthetic/chance.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tongcun {
namespace {

using CauseWeights = std::array<std::uint32_t, kPovertyCauseNames.size()>;
using RiskWeights = std::array<std::uint32_t, kRiskKindNames.size()>;

CauseWeights cause_weights(StandingFacts const& facts) {
  // In the order of the enumeration, per cent.
  CauseWeights weights{36, 12, 9, 4, 1, 4, 2, 13, 9, 6, 2, 1, 1};
  auto const set = [&](PovertyCause cause, std::uint32_t weight) {
    weights[static_cast<std::size_t>(cause)] = weight;
  };
  if (!facts.has_pupil) {
    set(PovertyCause::education, 0);
  }
  if (!facts.is_water_unsafe) {
    set(PovertyCause::water, 0);
  }
  set(PovertyCause::transport, facts.is_remote ? 8 : 0);
  if (facts.labourers == 0) {
    set(PovertyCause::labour, 30);
    set(PovertyCause::skill, 0);
    set(PovertyCause::capital, 0);
    set(PovertyCause::motivation, 0);
  }
  return weights;
}

RiskWeights risk_weights(StandingFacts const& facts) {
  // What befalls a household; what it lacks is in the facts.
  RiskWeights weights{40, 14, 12, 6, 5, 8, 12, 0, 0, 0, 0, 3};
  auto const clear = [&](RiskKind kind) { weights[static_cast<std::size_t>(kind)] = 0; };
  if (!facts.has_pupil) {
    clear(RiskKind::schooling_cost);
  }
  if (facts.labourers == 0) {
    clear(RiskKind::business_failure);
    clear(RiskKind::job_loss);
  }
  return weights;
}

PovertyCause cause_of(RiskKind kind) {
  constexpr std::array<PovertyCause, kRiskKindNames.size()> kCauses{
      PovertyCause::illness,  PovertyCause::disability, PovertyCause::education,
      PovertyCause::disaster, PovertyCause::other,      PovertyCause::capital,
      PovertyCause::skill,    PovertyCause::labour,     PovertyCause::other,
      PovertyCause::water,    PovertyCause::education,  PovertyCause::other};
  return kCauses[static_cast<std::size_t>(kind)];
}

}  // namespace

DrawnCauses draw_causes(StandingFacts const& facts, RandomStream& random) {
  constexpr std::array<std::uint32_t, kMostOtherCauses + 1> kNumbers{50, 35, 15};
  CauseWeights const weights = cause_weights(facts);
  DrawnCauses causes;
  causes.main = static_cast<PovertyCause>(weighted(random, weights));
  for (std::size_t more = weighted(random, kNumbers); more > 0; --more) {
    auto const cause = static_cast<PovertyCause>(weighted(random, weights));
    if (cause != causes.main) {
      causes.others.insert(cause);
    }
  }
  return causes;
}

KindSet<RiskKind> draw_risks(StandingFacts const& facts, RandomStream& random) {
  constexpr std::int32_t kBefallen = 600;
  KindSet<RiskKind> risks;
  auto const add = [&](RiskKind kind, bool is_so) {
    if (is_so) {
      risks.insert(kind);
    }
  };
  add(RiskKind::no_labour, facts.labourers == 0);
  add(RiskKind::housing, facts.is_house_unsafe);
  add(RiskKind::water, facts.is_water_unsafe);
  add(RiskKind::education, facts.is_out_of_school);
  auto const befallen = static_cast<RiskKind>(weighted(random, risk_weights(facts)));
  bool const is_befallen = happens(random, kBefallen);
  add(befallen, is_befallen || risks.empty());
  return risks;
}

DrawnCauses causes_of(KindSet<RiskKind> risks) {
  DrawnCauses causes;
  bool is_first = true;
  for (std::size_t i = 0; i < kRiskKindNames.size(); ++i) {
    auto const kind = static_cast<RiskKind>(i);
    if (!risks.contains(kind)) {
      continue;
    }
    PovertyCause const cause = cause_of(kind);
    if (is_first) {
      causes.main = cause;
      is_first = false;
    } else if (cause != causes.main && causes.others.size() < kMostOtherCauses) {
      causes.others.insert(cause);
    }
  }
  return causes;
}

}  // namespace tongcun
