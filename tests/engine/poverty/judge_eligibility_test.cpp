// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/judge_eligibility.h"

#include "engine/run/random_stream.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <vector>

namespace tongcun {
namespace {

constexpr HouseholdId kFirst{0};

TEST(JudgeEligibility, ByTheMainCauseOrAnother) {
  PovertyStudy study = still_study(1, 1);
  HouseholdGrounds& grounds = study.grounds;
  ProgrammeOption programme;
  programme.causes.insert(PovertyCause::illness);
  programme.causes.insert(PovertyCause::disability);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::unknown);
  grounds.cause_main[kFirst] = Stated(PovertyCause::skill);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::fail);
  KindSet<PovertyCause> other;
  other.insert(PovertyCause::disability);
  grounds.cause_other[kFirst] = Stated(other);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::pass);
  grounds.cause_main[kFirst] = {};
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::pass);
  grounds.cause_other[kFirst] = {};
  grounds.cause_main[kFirst] = Stated<PovertyCause>::not_applicable();
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::fail);
}

TEST(JudgeEligibility, OneOfTheClassesIsEnough) {
  PovertyStudy study = still_study(1, 1);
  HouseholdGrounds& grounds = study.grounds;
  ProgrammeOption programme;
  programme.assist_classes.insert(AssistClass::dibao);
  programme.monitor_classes.insert(MonitorClass::monitored);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::unknown);
  grounds.assist_class[kFirst] = Stated(AssistClass::none);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::unknown);
  grounds.monitor_class[kFirst] = Stated(MonitorClass::none);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::fail);
  grounds.monitor_class[kFirst] = {};
  grounds.assist_class[kFirst] = Stated(AssistClass::dibao);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::pass);
  // The register of poor households is not asked for.
  grounds.registered_class[kFirst] = Stated(RegisteredClass::none);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::pass);
}

// What fails for certain decides, whatever is unknown beside it.
TEST(JudgeEligibility, AllConditionsTogether) {
  PovertyStudy study = still_study(1, 1);
  ProgrammeOption programme;
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::pass);
  programme.income_below = 1.0;
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::pass);
  programme.causes.insert(PovertyCause::land);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::unknown);
  study.households.income[kFirst] = Stated(kLine);
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::fail);
  study.grounds.cause_main[kFirst] = Stated(PovertyCause::land);
  study.households.income[kFirst] = {};
  EXPECT_EQ(judge_eligibility(study, programme, kFirst), Verdict::unknown);
}

// A condition more never makes anybody eligible, and learning more never turns a verdict round.
TEST(JudgeEligibility, MoreConditionsAndMoreKnowledge) {
  RandomStream random(3, Purpose::test, 81);
  for (int round = 0; round < 500; ++round) {
    PovertyStudy study = still_study(1, 1);
    auto const cause = [&] { return static_cast<PovertyCause>(random.next_below(3)); };
    study.households.income[kFirst] =
        random.next_below(3) == 0
            ? Stated<std::int64_t>()
            : Stated(kLine / 2 * static_cast<std::int64_t>(random.next_below(4)));
    if (random.next_below(2) == 0) {
      study.grounds.cause_main[kFirst] = Stated(cause());
    }
    if (random.next_below(2) == 0) {
      study.grounds.assist_class[kFirst] = Stated(static_cast<AssistClass>(random.next_below(3)));
    }
    ProgrammeOption loose;
    loose.causes.insert(cause());
    ProgrammeOption strict = loose;
    strict.income_below = 1.0;
    strict.assist_classes.insert(AssistClass::dibao);
    Verdict const before = judge_eligibility(study, strict, kFirst);
    EXPECT_LE(before, judge_eligibility(study, loose, kFirst));
    if (study.grounds.cause_main[kFirst].state() == ValueState::unknown) {
      study.grounds.cause_main[kFirst] = Stated(cause());
    }
    if (!study.households.income[kFirst].has_value()) {
      study.households.income[kFirst] = Stated(kLine);
    }
    if (before != Verdict::unknown) {
      EXPECT_EQ(judge_eligibility(study, strict, kFirst), before);
    }
  }
}

}  // namespace
}  // namespace tongcun
