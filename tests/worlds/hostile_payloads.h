// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace tongcun {

// Names that try to leave a cell, a block of JSON or an element, or to run as a formula.
inline std::vector<std::string> hostile_payloads() {
  return {"</script><script>alert(1)</script>",
          "</SCRIPT >",
          "<!--<script>",
          "-->",
          "]]>",
          "<img src=x onerror=alert(1)>",
          "<svg/onload=alert(1)>",
          "javascript:alert(1)",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-2+3",
          "@SUM(A1)",
          "\t=1",
          "\"},\"x\":{\"",
          "\\\"",
          "\\u003cscript",
          "&lt;script&gt;",
          "\xe2\x80\xa8\xe2\x80\xa9",
          "\xe2\x80\xae txt.exe",
          "${alert(1)}",
          "{{constructor}}",
          "`",
          "__proto__",
          "@TONGCUN_DATA@",
          "\x1b[31m",
          "'; DROP TABLE villages;--",
          "%3Cscript%3E",
          "<a href=//x.invalid>"};
}

}  // namespace tongcun
