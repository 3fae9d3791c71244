// SPDX-License-Identifier: Apache-2.0
#include "cli/print_panel_fit.h"

#include "io/enum_names.h"
#include "io/glossary.h"

#include <fmt/format.h>

namespace tongcun {

std::string panel_fit_text(PathTerms const& terms, Language language) {
  if (!terms.fit) {
    return "";
  }
  bool const zh = language == Language::zh;
  PanelFit const& fit = *terms.fit;
  if (fit.lack != PanelLack::none) {
    return fmt::format(
        fmt::runtime(zh ? "  面板数据不足以估计参数：{}\n" : "  the panel tells no numbers: {}\n"),
        name_of_word("panel_lack", name_of(fit.lack, kPanelLackNames), language));
  }
  std::string text = fmt::format(
      fmt::runtime(
          zh ? "  面板估计（{} 至 {} 年，{} 户；括号内为标准误）：保持率 {:.3f}（{:.3f}），"
               "离差 {:.3f}（{:.3f}），年增长 {:.4f}（{:.4f}）\n"
             : "  what the panel says ({} to {}, {} households; standard errors in "
               "brackets): persistence {:.3f} ({:.3f}), deviation {:.3f} ({:.3f}), growth "
               "{:.4f} ({:.4f})\n"),
      fit.first_year, fit.last_year, fit.households, fit.persistence.value, fit.persistence.error,
      fit.deviation.value, fit.deviation.error, fit.growth.value, fit.growth.error);
  bool const is_used = terms.options.panel->use_fitted;
  return text + (is_used ? (zh ? "    模拟采用估计值\n" : "    the simulation uses it\n")
                         : (zh ? "    模拟未采用，仍用方案所写数值（use_fitted = true 时采用）\n"
                               : "    the simulation does not use it: the scenario states its own "
                                 "numbers (use_fitted = true takes these)\n"));
}

}  // namespace tongcun
