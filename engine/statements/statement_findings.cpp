// SPDX-License-Identifier: Apache-2.0
#include "engine/statements/statement_findings.h"

#include <algorithm>
#include <utility>

namespace tongcun {
namespace {

constexpr int kMoreDigits = 2;
constexpr int kMostDigits = 9;

std::string_view rule(SumClaim const& /*claim*/) {
  return "V503";
}
std::string_view rule(PlanClaim const& /*claim*/) {
  return "V509";
}
std::string_view rule(WithinClaim const& claim) {
  return claim.whole.measure == Measure::area ? "V306" : "V508";
}
std::string_view rule(ShareClaim const& claim) {
  return claim.other_bases.empty() ? "V504" : "V505";
}
std::string_view rule(SameBaseClaim const& /*claim*/) {
  return "V505";
}
std::string_view rule(GrowthClaim const& /*claim*/) {
  return "V504";
}
std::string_view rule(DifferenceClaim const& /*claim*/) {
  return "V602";
}
std::string_view rule(RateClaim const& /*claim*/) {
  return "V504";
}
std::string_view rule(ProductClaim const& claim) {
  return claim.result.measure == Measure::area ? "V306" : "V504";
}
std::string_view rule(SameClaim const& /*claim*/) {
  return "V506";
}
std::string_view rule(SameTotalClaim const& /*claim*/) {
  return "V205";
}
std::string_view rule(MagnitudeClaim const& claim) {
  return claim.value.is_range ? "V104" : "V206";
}
std::string_view rule(CategoriesClaim const& /*claim*/) {
  return "V507";
}
std::string_view rule(RankingClaim const& /*claim*/) {
  return "V506";
}
std::string_view rule(TextsClaim const& /*claim*/) {
  return "V705";
}

}  // namespace

std::string_view rule_of(Statement const& statement) {
  return std::visit([](auto const& claim) { return rule(claim); }, statement.claim);
}

std::string number_text(MaybeFraction const& number, StatementJudgement const& judgement) {
  MaybeFraction const told = over(number, judgement.unit);
  int const digits = std::min(judgement.decimals + kMoreDigits, kMostDigits);
  return told ? decimal_text(*told, digits).value_or("") : "";
}

std::vector<Finding> statement_findings(std::vector<JudgedStatement> const& judged) {
  std::vector<Finding> findings;
  for (auto const& [statement, judgement] : judged) {
    if (judgement.state != StatementState::fails) {
      continue;
    }
    Finding finding;
    finding.rule = rule_of(statement);
    // How many categories a text speaks of changes no number of it.
    finding.severity = std::holds_alternative<CategoriesClaim>(statement.claim)
                           ? Severity::information
                           : Severity::warning;
    finding.file = statement.file;
    finding.row = statement.line;
    finding.values = {{"statement", statement.id},
                      {"computed", number_text(judgement.computed, judgement)},
                      {"claimed", number_text(judgement.stated, judgement)},
                      {"off", number_text(judgement.off_by, judgement)},
                      {"base", judgement.base}};
    if (judgement.split) {
      finding.values.emplace_back("range_from", std::to_string(judgement.split->first));
      finding.values.emplace_back("range_to", std::to_string(judgement.split->second));
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace tongcun
