// SPDX-License-Identifier: Apache-2.0
#include "io/read_standing.h"

#include "io/stated_cells.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr double kMostMoney = 1.0e8;  // major units a household and year
constexpr std::int32_t kMostLabourers = 20;
constexpr NumberRange kHouseArea{0.0, 10'000.0, 100};  // square metres, counted in decimetres
constexpr std::size_t kAnyNumber = kRiskKindNames.size();

void read_incomes(StatedCells& cells, std::int64_t minor_per_major, StandingRow& row) {
  NumberRange const income{0.0, kMostMoney, minor_per_major};
  NumberRange const balance{-kMostMoney, kMostMoney, minor_per_major};
  row.income_wage = cells.scaled("income_wage", income);
  row.income_business = cells.scaled("income_business", income);
  row.income_property = cells.scaled("income_property", income);
  row.income_transfer = cells.scaled("income_transfer", income);
  row.business_cost = cells.scaled("business_cost", income);
  row.income_net = cells.scaled("income_net", balance);
  row.income_a_person = cells.scaled("income_a_person", balance);
  row.rigid_expense = cells.scaled("rigid_expense", income);
}

void read_classes(StatedCells& cells, StandingRow& row) {
  row.registered_class = cells.choice<RegisteredClass>("registered_class", kRegisteredClassNames);
  row.record_status = cells.choice<RecordStatus>("record_status", kRecordStatusNames);
  row.year_registered = cells.year("year_registered");
  row.year_exited = cells.year("year_exited");
  row.year_relapsed = cells.year("year_relapsed");
  row.assist_class = cells.choice<AssistClass>("assist_class", kAssistClassNames);
  row.monitor_class = cells.choice<MonitorClass>("monitor_class", kMonitorClassNames);
  row.risk_kinds = cells.kinds<RiskKind>("risk_kinds", "risk_kinds", kRiskKindNames, kAnyNumber);
  row.risk_cleared = cells.choice<RiskCleared>("risk_cleared", kRiskClearedNames);
  row.severe_difficulty = cells.yes_no("severe_difficulty");
  row.cause_main = cells.choice<PovertyCause>("cause_main", kPovertyCauseNames);
  row.cause_other =
      cells.kinds<PovertyCause>("cause_other", "cause_main", kPovertyCauseNames, kMostOtherCauses);
}

ModeWishes read_mode_wishes(StatedCells& cells) {
  Stated<KindSet<ResettlementMode>> const named = cells.kinds<ResettlementMode>(
      "mode_wishes", "resettlement_mode", kResettlementModeNames, kResettlementModes);
  ModeWishes wishes;
  wishes.named = named.has_value() ? named.value() : KindSet<ResettlementMode>();
  wishes.has_other = cells.has_strange_word("mode_wishes", "resettlement_mode");
  return wishes;
}

}  // namespace

StandingRow read_standing(RowCells& cells, RegisterReading const& reading, bool is_invented) {
  StatedCells stated(cells);
  StandingRow row;
  read_classes(stated, row);
  read_incomes(stated, reading.minor_per_major, row);
  std::optional<std::int64_t> const visited = cells.day("last_visit", Need::optional);
  row.last_visit = visited ? Stated(*visited) : Stated<std::int64_t>();
  row.consent = stated.choice<Consent>("consent", kConsentNames);
  row.site_wishes = stated.parts("site_wishes", kMostSiteWishes);
  row.mode_wishes = read_mode_wishes(stated);
  row.urgency = stated.choice<Urgency>("urgency", kUrgencyNames);
  row.labourers = stated.whole("labourers", 0, kMostLabourers);
  row.labourers_employed = stated.whole("labourers_employed", 0, kMostLabourers);
  row.house_area = stated.scaled("house_area", kHouseArea);
  std::string group = cells.text("tied_group");
  if (!group.empty() && !is_invented) {
    group = reading.pseudonyms != nullptr ? reading.pseudonyms->of(group) : std::string();
  }
  row.tied_group = std::move(group);
  return row;
}

}  // namespace tongcun
