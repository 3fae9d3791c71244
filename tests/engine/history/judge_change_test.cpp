// SPDX-License-Identifier: Apache-2.0
#include "engine/history/judge_change.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

// One row a state of then, one letter a state of now in the order of RecordState (absent,
// not_registered, active, exited, relapsed, new_poor, cancelled, wrong_entry, duplicate,
// added_later, not_recorded):
//   . none  E entry  N new_poor  A added_later  X exit  B entered_and_left  R relapse
//   C cancelled  W wrong_entry  D duplicate  U unexplained  - not_recorded
constexpr std::string_view kEventLetters = ".ENAXBRCWDU-";

void expect_events(std::vector<std::string> const& rows, std::optional<bool> entered_since) {
  ASSERT_EQ(rows.size(), kRecordStateNames.size());
  for (std::size_t then = 0; then < rows.size(); ++then) {
    ASSERT_EQ(rows[then].size(), kRecordStateNames.size());
    for (std::size_t now = 0; now < rows.size(); ++now) {
      RecordEvent const event = record_event(static_cast<RecordState>(then),
                                             static_cast<RecordState>(now), entered_since);
      EXPECT_EQ(kEventLetters[static_cast<std::size_t>(event)], rows[then][now])
          << kRecordStateNames[then] << " -> " << kRecordStateNames[now];
    }
  }
}

TEST(JudgeChangeTest, EveryPairOfRecordStatesOfWhoEnteredSince) {
  expect_events({"..EBUNUUUA-",   // absent
                 "..EBUNUUUA-",   // not registered
                 "UU.XUUCWDU-",   // active
                 "UUU.RUCWDU-",   // exited
                 "UU.X.UCWDU-",   // relapsed
                 "UU.XU.CWDU-",   // new_poor
                 "..UUUU.UUU-",   // cancelled
                 "..UUUUU.UU-",   // wrong_entry
                 "..UUUUUU.U-",   // duplicate
                 "UU.XUUCWD.-",   // added_later
                 "-----------"},  // not recorded
                true);
}

// Without a year of entry, or with one before the earlier register, nobody simply appears in it.
TEST(JudgeChangeTest, WhoWasThereBeforeDidNotEnterSince) {
  for (std::optional<bool> const since : {std::optional<bool>(), std::optional(false)}) {
    expect_events(
        {"..UUUNUUUA-", "..UUUNUUUA-", "UU.XUUCWDU-", "UUU.RUCWDU-", "UU.X.UCWDU-", "UU.XU.CWDU-",
         "..UUUU.UUU-", "..UUUUU.UU-", "..UUUUUU.U-", "UU.XUUCWD.-", "-----------"},
        since);
  }
}

// Likewise of monitoring, in the order of MonitorState (absent, none, unstable, marginal, sudden,
// monitored, cleared, not_recorded): . none  I identified  C cleared  O other class  B returned
// D dropped  - not recorded.
TEST(JudgeChangeTest, EveryPairOfMonitorStates) {
  constexpr std::string_view kLetters = ".ICOBD-";
  std::vector<std::string> const rows{"..IIIIC-", "..IIIIC-", "DD.OOOC-", "DDO.OOC-",
                                      "DDOO.OC-", "DDOOO.C-", "..BBBB.-", "--------"};
  for (std::size_t then = 0; then < rows.size(); ++then) {
    for (std::size_t now = 0; now < rows.size(); ++now) {
      MonitorEvent const event =
          monitor_event(static_cast<MonitorState>(then), static_cast<MonitorState>(now));
      EXPECT_EQ(kLetters[static_cast<std::size_t>(event)], rows[then][now])
          << kMonitorStateNames[then] << " -> " << kMonitorStateNames[now];
    }
  }
}

TEST(JudgeChangeTest, StatesAreWhatTheRowDeclares) {
  HouseholdStanding standing;
  standing.resize(1);
  HouseholdId const id(0);
  EXPECT_EQ(record_state(standing, id), RecordState::not_recorded);
  EXPECT_EQ(monitor_state(standing, id), MonitorState::not_recorded);
  standing.registered_class[id] = Stated(RegisteredClass::none);
  EXPECT_EQ(record_state(standing, id), RecordState::not_registered);
  standing.registered_class[id] = Stated(RegisteredClass::general);
  EXPECT_EQ(record_state(standing, id), RecordState::not_recorded);  // registered, nobody says how
  standing.record_status[id] = Stated(RecordStatus::wrong_entry);
  EXPECT_EQ(record_state(standing, id), RecordState::wrong_entry);
  standing.record_status[id] = Stated<RecordStatus>::not_applicable();
  EXPECT_EQ(record_state(standing, id), RecordState::not_registered);

  standing.monitor_class[id] = Stated(MonitorClass::none);
  EXPECT_EQ(monitor_state(standing, id), MonitorState::none);
  standing.monitor_class[id] = Stated(MonitorClass::marginal);
  EXPECT_EQ(monitor_state(standing, id), MonitorState::marginal);
  standing.risk_cleared[id] = Stated(RiskCleared::no);
  EXPECT_EQ(monitor_state(standing, id), MonitorState::marginal);
  standing.risk_cleared[id] = Stated(RiskCleared::natural);
  EXPECT_EQ(monitor_state(standing, id), MonitorState::cleared);
  standing.monitor_class[id] = Stated<MonitorClass>::not_applicable();
  EXPECT_EQ(monitor_state(standing, id), MonitorState::none);
}

}  // namespace
}  // namespace tongcun
