// SPDX-License-Identifier: Apache-2.0
#include "io/privacy_pages.h"

#include <algorithm>
#include <array>

namespace tongcun {

bool is_page_of_the_office(std::string_view page) {
  constexpr std::array<std::string_view, 5> kSigns{
      R"("edition":"internal")", R"("edition":"households")", R"("key":"household_code")",
      R"("key":"edition")", R"("key":"use_of_list")"};
  return std::ranges::any_of(
      kSigns, [&](std::string_view sign) { return page.find(sign) != std::string_view::npos; });
}

}  // namespace tongcun
