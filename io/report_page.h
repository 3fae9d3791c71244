// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace tongcun {

// The page's template with the data in its place: one self-contained HTML document. `data` is what
// report_data makes. Asserts that the template has the place once. O(bytes).
[[nodiscard]] std::string filled_page(std::string_view page, std::string_view data);

// The built template (io/report), part of the program.
[[nodiscard]] std::string_view page_template();

constexpr std::string_view kPlaceOfData = "@TONGCUN_DATA@";

}  // namespace tongcun
