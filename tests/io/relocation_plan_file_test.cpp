// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_plan_file.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

namespace tongcun {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

PublishedCertificate certificate() {
  return {{{"h1", kMost}, {"h2", kLeast}},
          {{{LimitKind::dwellings, "s1", 2, 7550}, 5}, {{LimitKind::money, "2027", 0, {}}, 0}}};
}

PublishedPlan whole_plan() {
  PublishedPlan plan;
  plan.kind = PlanKind::potential;
  plan.has_earlier = true;
  plan.status = PlanStatus::unmet;
  plan.objective = kMost;
  plan.bound = kLeast;
  plan.bound_solver = 7;
  plan.bound_source = "a \"code\"";
  plan.places = {{"h1", PublishedDwelling{"s1", 2, 7550}},
                 {"h2", PublishedDwelling{"s2", 1, std::nullopt}},
                 {"h3", std::nullopt}};
  plan.certificate = certificate();
  plan.levels = {{Goal::shares, 3, 2, certificate()}, {Goal::urgent, 0, 0, {}}};
  plan.least_share = 333;
  plan.share_proof = {400, certificate()};
  plan.others = {{kMost, plan.places}, {0, {}}};
  return plan;
}

TEST(RelocationPlanFile, IsThePlanAgain) {
  PublishedPlan const plan = whole_plan();
  EXPECT_EQ(parse_relocation_plan(relocation_plan_json(plan), "plan"), plan);
  PublishedPlan const bare;
  EXPECT_EQ(parse_relocation_plan(relocation_plan_json(bare), "plan"), bare);
}

// The key that is not to the letter; "" where it is no JSON.
std::string refused_key(std::string const& text) {
  try {
    static_cast<void>(parse_relocation_plan(text, "plan"));
  } catch (InputError const& error) {
    EXPECT_EQ(error.findings().front().rule, "P028");
    EXPECT_EQ(error.findings().front().file, "plan");
    return error.findings().front().field;
  }
  return "accepted";
}

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  std::size_t const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(RelocationPlanFile, WhatIsNotToTheLetterIsRefused) {
  std::string const good = relocation_plan_json(whole_plan());
  EXPECT_EQ(refused_key(good), "accepted");
  EXPECT_EQ(refused_key(good.substr(0, good.size() / 2)), "");
  EXPECT_EQ(refused_key("[]"), "schema");
  EXPECT_EQ(refused_key("null"), "schema");
  EXPECT_EQ(refused_key(replaced(good, "\"schema\": 1", "\"schema\": 2")), "schema");
  EXPECT_EQ(refused_key(replaced(good, "relocation_plan", "run")), "kind");
  EXPECT_EQ(refused_key(replaced(good, "\"unmet\"", "\"good\"")), "status");
  EXPECT_EQ(refused_key(replaced(good, "\"objective\": 9223372036854775807",
                                 "\"objective\": 9223372036854775808")),
            "objective");
  EXPECT_EQ(refused_key(replaced(good, "\"bound_solver\": 7", "\"bound_solver\": 7.0")),
            "bound_solver");
  EXPECT_EQ(refused_key(replaced(good, "\"phase\": 2", "\"phase\": 2147483648")), "phase");
  EXPECT_EQ(refused_key(replaced(good, "\"household\": \"h1\"", "\"household\": 1")), "household");
  EXPECT_EQ(refused_key(replaced(good, "\"dwellings\"", "\"flats\"")), "kind");
  EXPECT_EQ(refused_key(replaced(good, "\"earlier_plan\": true", "\"earlier_plan\": 1")),
            "earlier_plan");
}

}  // namespace
}  // namespace tongcun
