// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/record_services.h"

#include "engine/run/random_stream.h"
#include "engine/synthetic/service_shares.h"

#include <optional>

namespace tongcun {
namespace {

constexpr std::int64_t kMillion = 1000000;

// Draws from one stream; every question takes its numbers whether it is answered or not, so that
// one answer does not move the next.
class Form {
 public:
  Form(std::uint64_t seed, std::uint64_t village)
      : stream_(seed, Purpose::synthetic_service, village) {}

  bool happens(int per_cent) {
    return stream_.next_below(100) < static_cast<std::uint32_t>(per_cent);
  }
  // Whole steps from low to high.
  std::int64_t between(std::int64_t low, std::int64_t high, std::int64_t step) {
    auto const steps = static_cast<std::uint32_t>((high - low) / step + 1);
    return low + step * static_cast<std::int64_t>(stream_.next_below(steps));
  }
  template <class Value>
  std::optional<Value> unless_left_out(Value value, int per_cent) {
    return happens(per_cent) ? std::nullopt : std::optional<Value>(value);
  }

 private:
  RandomStream stream_;
};

ServiceArrangement arrangement_of(ClinicArrangement clinic) {
  switch (clinic) {
    case ClinicArrangement::own:
      return ServiceArrangement::own;
    case ClinicArrangement::shared:
      return ServiceArrangement::shared;
    case ClinicArrangement::township_hospital:
      return ServiceArrangement::township_hospital;
    case ClinicArrangement::none:
      return ServiceArrangement::none;
  }
  return ServiceArrangement::none;
}

void record_doctor(ClinicArrangement clinic, ServiceShares const& shares, Form& form,
                   VillageRecord& record) {
  ServiceArrangement arrangement = arrangement_of(clinic);
  bool const is_visited = form.happens(shares.visited);
  if (arrangement == ServiceArrangement::none && is_visited) {
    arrangement = form.happens(50) ? ServiceArrangement::visiting : ServiceArrangement::posted;
  }
  bool const has_doctor_daily = arrangement == ServiceArrangement::own ||
                                arrangement == ServiceArrangement::township_hospital;
  std::int64_t const daily = form.between(5000, 7000, 1000);
  std::int64_t const now_and_then = form.between(shares.least_days, shares.most_days, 500);
  std::int64_t const days = arrangement == ServiceArrangement::none ? 0
                            : has_doctor_daily                      ? daily
                                                                    : now_and_then;
  record.served_by = form.unless_left_out(arrangement, shares.unrecorded);
  record.served_days = form.unless_left_out(days, shares.unrecorded);
}

// Litres a person and day and the share of the year with water. Enough in a wet region is 35 litres
// and 90 per cent (domain reference 2.4.1).
void record_amount(bool is_piped, ServiceShares const& shares, Form& form, VillageRecord& record) {
  bool const is_short = form.happens(is_piped ? shares.short_by_works : shares.short_dispersed);
  std::int64_t const few = form.between(15000, 34000, 1000);
  std::int64_t const enough =
      is_piped ? form.between(42000, 90000, 1000) : form.between(35000, 55000, 1000);
  std::int64_t const fails_often = form.between(780000, 890000, 10000);
  std::int64_t const holds = form.between(900000, 990000, 10000);
  record.water_litres = form.unless_left_out(is_short ? few : enough, shares.unrecorded);
  record.water_reliability =
      form.unless_left_out(is_short ? fails_often : holds, shares.unrecorded);
}

// Reports are for works; dispersed sources are judged by eye, nose and asking.
void record_quality(WaterTier tier, CountyParameters const& parameters, Form& form,
                    VillageRecord& record) {
  ServiceShares const shares = services_of(parameters.era);
  bool const is_reported = form.happens(shares.reported);
  bool const is_full = form.happens(shares.meets_full);
  bool const is_relaxed = form.happens(shares.meets_relaxed);
  std::int64_t const date = (std::int64_t{parameters.year} - 1) * 10000 +
                            form.between(3, 11, 1) * 100 + form.between(1, 28, 1);
  bool const is_looked_at = form.happens(shares.inspected);
  bool const is_clean = form.happens(shares.is_clean);
  if (tier == WaterTier::b && is_reported) {
    record.water_report = is_full      ? WaterReport::meets_full
                          : is_relaxed ? WaterReport::meets_relaxed
                                       : WaterReport::fails;
    record.water_report_date = date;
  }
  if (tier == WaterTier::c && is_looked_at) {
    record.water_inspection = is_clean;
  }
}

void record_water(CountyParameters const& parameters, Form& form, VillageRecord& record) {
  ServiceShares const shares = services_of(parameters.era);
  bool const has_works = form.happens(shares.has_works);
  bool const reaches_all = form.happens(shares.reaches_all);
  std::int64_t const nearly_all = form.between(950000, kMillion, 10000);
  std::int64_t const some = form.between(shares.least_reached, 940000, 10000);
  std::int64_t const rate = !has_works ? 0 : reaches_all ? nearly_all : some;
  bool const is_piped = 2 * rate >= kMillion;
  bool const is_protected = form.happens(60);
  bool const is_small_works = form.happens(55);
  record.tap_water_rate = form.unless_left_out(rate, shares.unrecorded);
  record.water_source = form.unless_left_out(is_piped       ? DrinkingSource::piped
                                             : is_protected ? DrinkingSource::protected_well_spring
                                                            : DrinkingSource::unprotected,
                                             shares.unrecorded);
  record_amount(is_piped, shares, form, record);
  record.water_region = WaterRegion::wet;
  WaterTier const tier = is_piped && is_small_works ? WaterTier::b : WaterTier::c;
  record.water_tier = form.unless_left_out(tier, shares.unrecorded);
  record_quality(tier, parameters, form, record);
}

}  // namespace

void record_services(CountyParameters const& parameters, std::vector<SyntheticVillage>& villages) {
  ServiceShares const shares = services_of(parameters.era);
  for (std::size_t i = 0; i < villages.size(); ++i) {
    Form form(parameters.seed, i);
    SyntheticVillage& village = villages[i];
    record_doctor(village.clinic, shares, form, village.record);
    bool const has_all = form.happens(shares.electrified);
    std::int64_t const share = form.between(950000, 999000, 1000);
    village.record.electricity_rate =
        form.unless_left_out(has_all ? kMillion : share, shares.unrecorded);
    record_water(parameters, form, village.record);
  }
}

}  // namespace tongcun
