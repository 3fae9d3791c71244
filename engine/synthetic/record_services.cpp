// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/record_services.h"

#include "engine/run/random_stream.h"

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

void record_doctor(ClinicArrangement clinic, Form& form, VillageRecord& record) {
  ServiceArrangement arrangement = arrangement_of(clinic);
  bool const is_visited = form.happens(60);
  if (arrangement == ServiceArrangement::none && is_visited) {
    arrangement = form.happens(50) ? ServiceArrangement::visiting : ServiceArrangement::posted;
  }
  bool const has_doctor_daily = arrangement == ServiceArrangement::own ||
                                arrangement == ServiceArrangement::township_hospital;
  std::int64_t const daily = form.between(5000, 7000, 1000);
  std::int64_t const now_and_then = form.between(500, 3000, 500);
  std::int64_t const days = arrangement == ServiceArrangement::none ? 0
                            : has_doctor_daily                      ? daily
                                                                    : now_and_then;
  record.served_by = form.unless_left_out(arrangement, 3);
  record.served_days = form.unless_left_out(days, 10);
}

void record_water(Form& form, VillageRecord& record) {
  bool const has_works = form.happens(85);
  bool const reaches_all = form.happens(65);
  std::int64_t const nearly_all = form.between(900000, kMillion, 10000);
  std::int64_t const some = form.between(200000, 890000, 10000);
  std::int64_t const rate = !has_works ? 0 : reaches_all ? nearly_all : some;
  bool const is_piped = 2 * rate >= kMillion;
  bool const is_protected = form.happens(60);
  std::int64_t const litres =
      is_piped ? form.between(30000, 80000, 1000) : form.between(15000, 45000, 1000);
  std::int64_t const reliability =
      is_piped ? form.between(880000, 990000, 10000) : form.between(800000, 970000, 10000);
  bool const is_small_works = form.happens(55);
  record.tap_water_rate = form.unless_left_out(rate, 5);
  record.water_source = form.unless_left_out(is_piped       ? DrinkingSource::piped
                                             : is_protected ? DrinkingSource::protected_well_spring
                                                            : DrinkingSource::unprotected,
                                             8);
  record.water_litres = form.unless_left_out(litres, 15);
  record.water_reliability = form.unless_left_out(reliability, 20);
  record.water_region = WaterRegion::wet;
  WaterTier const tier = is_piped && is_small_works ? WaterTier::b : WaterTier::c;
  record.water_tier = form.unless_left_out(tier, 10);

  // Reports are for works; dispersed sources are judged by eye, nose and asking.
  bool const is_reported = form.happens(70);
  bool const is_full = form.happens(75);
  bool const is_relaxed = form.happens(70);
  std::int64_t const date = 20250000 + form.between(3, 11, 1) * 100 + form.between(1, 28, 1);
  bool const is_looked_at = form.happens(65);
  bool const is_clean = form.happens(92);
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

}  // namespace

void record_services(std::uint64_t seed, std::vector<SyntheticVillage>& villages) {
  for (std::size_t i = 0; i < villages.size(); ++i) {
    Form form(seed, i);
    SyntheticVillage& village = villages[i];
    record_doctor(village.clinic, form, village.record);
    bool const has_all = form.happens(88);
    std::int64_t const share = form.between(950000, 999000, 1000);
    village.record.electricity_rate = form.unless_left_out(has_all ? kMillion : share, 5);
    record_water(form, village.record);
  }
}

}  // namespace tongcun
