// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/make_county.h"

namespace tongcun {

// A county of 60 villages, made once for all tests of a program.
inline SyntheticCounty const& small_county() {
  static SyntheticCounty const county = [] {
    CountyParameters parameters;
    parameters.seed = 7;
    parameters.villages = 60;
    RunSettings run;
    run.threads = 2;
    return make_county(parameters, run);
  }();
  return county;
}

}  // namespace tongcun
