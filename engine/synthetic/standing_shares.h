// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"

#include <cstdint>

namespace tongcun {

// How an era's households stand, in thousandths of those that a share is of. All are modelling
// defaults of an invented county unless a mark says more; none is of a real place.
struct StandingShares {
  // Persons below the line. 2016: the registered poor of a poor mountain county [A]. 2026: the
  // paper of 2020 sizes monitoring at about 5 % of the registered population [V china-cer.com.cn].
  std::int32_t low_income = 0;

  // Persons in multidimensional poverty and how deprived they are; grades C and D of houses come
  // from the indicator of housing (describe_household) [A].
  std::int32_t deprived = 0;
  std::int32_t intensity = 0;

  // Unsafe houses that were repaired or rebuilt and accepted, and unsafe water that was replaced by
  // piped water, before the year of the register [A]: until 2020 the programmes ran.
  std::int32_t mended_houses = 0;
  std::int32_t mended_water = 0;
  // Of households that carried their water though it was safe, those that a tap reached by the
  // year: with those that have one anyhow about 70 of 100 in 2016 [A], 96 in 2026 (96 % of rural
  // persons at the end of 2025 [V zhonghongwang.com 449896, domain reference 2.4.3]).
  std::int32_t tapped = 0;
  // Children of compulsory age out of school who are back by the year (控辍保学) [A]: compulsory
  // education was guaranteed to nearly all by the end of 2020.
  std::int32_t back_at_school = 0;
  // Persons with basic medical insurance [M]: families enrol together, and the premium of the poor
  // is paid for them.
  std::int32_t insured = 985;

  // Households below the line that no register knows (漏评). The exit of a county wanted less than
  // 2 % (domain reference 3.13).
  std::int32_t missed = 0;
  // Households above the line, up to `formerly_up_to` hundredths of it, that were registered once.
  // In 2014 29.48 million households were, of about 230 million rural ones [M].
  std::int32_t formerly = 0;
  std::int32_t formerly_up_to = 0;

  // Households below the line that receive 低保, and without labour 特困 [A].
  std::int32_t dibao = 0;
  std::int32_t tekun = 0;
  // Households up to half above the line that stand at the edge of 低保 (edges often lie below 1.5
  // of the local standard, domain reference 2.7 [M]) [A].
  std::int32_t dibao_edge = 0;

  // Monitored: of those below the line without and with a recorded risk; those above it who were
  // struck by a shock; and those up to half above it whose risk stands no more [A].
  std::int32_t monitored_low = 0;
  std::int32_t monitored_at_risk = 0;
  std::int32_t struck = 0;
  std::int32_t monitored_struck = 0;
  std::int32_t recovering = 0;
};

[[nodiscard]] constexpr StandingShares shares_of(CountyEra era) {
  StandingShares shares;
  shares.intensity = 420;
  shares.tekun = 700;
  if (era == CountyEra::y2016) {
    shares.low_income = 150;
    shares.deprived = 120;
    shares.mended_houses = 250;
    shares.mended_water = 400;
    shares.tapped = 250;
    shares.back_at_school = 600;
    shares.missed = 15;
    shares.formerly = 350;
    shares.formerly_up_to = 200;
    return shares;
  }
  shares.low_income = 50;
  shares.deprived = 40;
  shares.mended_houses = 960;
  shares.mended_water = 900;
  shares.tapped = 900;
  shares.back_at_school = 970;
  shares.formerly = 200;
  shares.formerly_up_to = 300;
  shares.dibao = 550;
  shares.dibao_edge = 120;
  shares.monitored_low = 450;
  shares.monitored_at_risk = 750;
  shares.struck = 12;
  shares.monitored_struck = 600;
  shares.recovering = 40;
  return shares;
}

}  // namespace tongcun
