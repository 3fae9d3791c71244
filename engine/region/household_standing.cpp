// SPDX-License-Identifier: Apache-2.0
#include "engine/region/household_standing.h"

namespace tongcun {

void HouseholdStanding::resize(std::size_t rows) {
  registered_class.resize(rows);
  record_status.resize(rows);
  year_registered.resize(rows);
  year_exited.resize(rows);
  year_relapsed.resize(rows);
  assist_class.resize(rows);
  monitor_class.resize(rows);
  risk_kinds.resize(rows);
  risk_cleared.resize(rows);
  rigid_expense.resize(rows);
  severe_difficulty.resize(rows);
  last_visit.resize(rows);
  cause_main.resize(rows);
  cause_other.resize(rows);
  consent.resize(rows);
  site_wishes.resize(rows);
  mode_wishes.resize(rows);
  urgency.resize(rows);
  income_wage.resize(rows);
  income_business.resize(rows);
  income_property.resize(rows);
  income_transfer.resize(rows);
  business_cost.resize(rows);
  income_net.resize(rows);
  labourers.resize(rows);
  labourers_employed.resize(rows);
  house_area.resize(rows);
  tied_group.resize(rows);
}

}  // namespace tongcun
