// SPDX-License-Identifier: Apache-2.0
#include "io/version.h"

#include <gdal.h>
#include <geos_c.h>
#include <proj.h>

namespace tongcun {

std::string program_version() {
  return TONGCUN_VERSION;
}

std::vector<std::pair<std::string, std::string>> library_versions() {
  return {{"GDAL", GDALVersionInfo("RELEASE_NAME")},
          {"GEOS", GEOSversion()},
          {"PROJ", proj_info().version}};
}

}  // namespace tongcun
