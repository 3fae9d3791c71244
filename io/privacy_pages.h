// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace tongcun {

// Whether a report's page is, or holds what belongs into, an edition of the office: it says that it
// is one, a table of it has a column of single households, or one is stamped for the office. Names
// cannot feign that: a quote within them is escaped. O(bytes).
[[nodiscard]] bool is_page_of_the_office(std::string_view page);

}  // namespace tongcun
