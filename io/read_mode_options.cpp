// SPDX-License-Identifier: Apache-2.0
#include "io/read_mode_options.h"

#include "io/parse_value.h"
#include "io/read_relocation_rules.h"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {
namespace {

constexpr std::int64_t kMostHouseholds = 100'000'000;
constexpr std::int64_t kMostMinutes = std::int64_t{24} * 60;  // as what is not reached
constexpr double kPerMille = 1000.0;

void read_available_from(ConfigReader& reader, WithoutSite& own) {
  constexpr std::string_view kKey = "available_from";
  if (std::optional<std::string> const text = reader.optional_text(kKey)) {
    if (std::optional<std::int64_t> const month = parse_month(*text)) {
      own.available_from = static_cast<std::int32_t>(*month);
    } else {
      reader.complain(kKey, "\"2027-03\"");
    }
  }
}

// Works on the spot leave ways as they are and may be for urgent households; of what is elsewhere
// nobody knows the ways, so that the scenario has to say what they count.
WithoutSite read_without_site(ConfigReader& reader, ResettlementMode mode,
                              std::int64_t minor_per_major) {
  WithoutSite own;
  own.cost_a_person = read_money(reader, "cost_a_person", minor_per_major);
  own.cost_a_household = read_money(reader, "cost_a_household", minor_per_major);
  own.most_cost = read_money(reader, "most_cost", minor_per_major);
  if (own.most_cost && !own.is_cost_known()) {
    reader.complain_missing("cost_a_person");
  }
  read_available_from(reader, own);
  LegalPart const elsewhere{"absent_where", {{"name", "[relocation.modes.in_situ]"}}};
  LegalPart const on_the_spot{"only_where", {{"name", "[relocation.modes.in_situ]"}}};
  bool const is_in_situ = mode == ResettlementMode::in_situ;
  auto const minutes = static_cast<std::int32_t>(reader.integer("minutes", 0, 0, kMostMinutes));
  if (is_in_situ && reader.has("minutes")) {
    reader.complain("minutes", elsewhere);
  } else if (!is_in_situ) {
    own.minutes = minutes;
    if (!reader.has("minutes")) {
      reader.complain_missing("minutes");
    }
  }
  own.is_for_urgent = reader.boolean("works_against_hazard", false);
  if (!is_in_situ && reader.has("works_against_hazard")) {
    reader.complain("works_against_hazard", on_the_spot);
  }
  reader.finish();
  return own;
}

ModeOptions read_mode(ConfigReader reader, ResettlementMode mode, std::int64_t minor_per_major) {
  ModeOptions options;
  options.payment = read_payment_rules(reader, minor_per_major);
  if (auto const offer = reader.choice("offered_to", kModeOfferNames)) {
    options.offer = static_cast<ModeOffer>(*offer);
  }
  if (std::int64_t const most = reader.integer("most_households", -1, 0, kMostHouseholds);
      reader.has("most_households")) {
    options.most_households = most;
  }
  if (std::optional<double> const share = reader.optional_number("most_share", 0.0, 1.0)) {
    options.most_share = static_cast<std::int32_t>(std::floor(*share * kPerMille + 0.5));
  }
  ConfigReader own = reader.table("without_site");
  if (own.present() && mode == ResettlementMode::concentrated) {
    reader.complain("without_site",
                    LegalPart{"absent_where", {{"name", "[relocation.modes.concentrated]"}}});
  } else if (own.present()) {
    options.without_site = read_without_site(own, mode, minor_per_major);
  }
  reader.finish();
  return options;
}

}  // namespace

ModesOptions read_mode_options(ConfigReader reader, std::int64_t minor_per_major) {
  ModesOptions modes;
  for (std::size_t mode = 0; mode < kResettlementModes; ++mode) {
    if (ConfigReader own = reader.table(kResettlementModeNames[mode]); own.present()) {
      modes.of[mode] = read_mode(own, static_cast<ResettlementMode>(mode), minor_per_major);
    }
  }
  reader.finish();
  return modes;
}

}  // namespace tongcun
