// SPDX-License-Identifier: Apache-2.0
#include "io/report_page.h"

#include "io/embedded_files.h"

#include <cassert>
#include <cstddef>
#include <optional>

namespace tongcun {

std::string filled_page(std::string_view page, std::string_view data) {
  std::size_t const at = page.find(kPlaceOfData);
  assert(at != std::string_view::npos);
  assert(page.find(kPlaceOfData, at + 1) == std::string_view::npos);
  std::string filled;
  filled.reserve(page.size() + data.size());
  filled += page.substr(0, at);
  filled += data;
  filled += page.substr(at + kPlaceOfData.size());
  return filled;
}

std::string_view page_template() {
  std::optional<std::string_view> const page = embedded_file("io/report/report.html");
  assert(page);
  return *page;
}

}  // namespace tongcun
