// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace tongcun {

// Prepares GDAL and PROJ once for a whole process: every environment variable that they, the
// libraries below them or their drivers would take for a setting is removed (no exceptions: also
// PROJ_DATA and GDAL_DATA; the libraries find their data where they were installed), configuration
// files and the user's own PROJ folder are ignored, plug-ins and network are off, time stamps are
// fixed, and only the drivers we allow stay registered. Must run before any other use of GDAL and
// before threads start. Idempotent.
void start_gdal();

// Drivers allowed to read, by GDAL's names.
[[nodiscard]] std::vector<std::string> const& allowed_drivers();

// Gathers GDAL's own errors and warnings of the current thread while it lives, so that none is
// swallowed. Texts are masked: what stands in quotes and long numbers may be values of the data.
class GdalErrors {
 public:
  GdalErrors();
  ~GdalErrors();
  GdalErrors(GdalErrors const&) = delete;
  GdalErrors& operator=(GdalErrors const&) = delete;

  struct Message {
    bool is_failure = false;  // else a warning
    std::string text;
  };
  [[nodiscard]] std::vector<Message> take();

 private:
  std::vector<Message> messages_;
};

}  // namespace tongcun
