// SPDX-License-Identifier: Apache-2.0
#include "cli/print_check.h"

#include "engine/history/count_changes.h"
#include "engine/statements/statement_findings.h"
#include "io/enum_names.h"
#include "io/glossary.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

struct ProblemCounts {
  std::array<std::int64_t, kSeverityNames.size()> standing{};  // neither fixed nor accepted
  std::array<std::int64_t, kLedgerStateNames.size()> states{};
};

ProblemCounts count(std::vector<LedgerEntry> const& entries) {
  ProblemCounts counts;
  for (LedgerEntry const& entry : entries) {
    ++counts.states[static_cast<std::size_t>(entry.state)];
    if (entry.state == LedgerState::fresh || entry.state == LedgerState::open) {
      ++counts.standing[static_cast<std::size_t>(entry.severity)];
    }
  }
  return counts;
}

enum class NotJudged : std::uint8_t { no, other_year, nothing_recorded };

NotJudged not_judged(JudgedCheck const& judged) {
  if (!judged.holds) {
    return NotJudged::other_year;
  }
  return judged.judged == 0 ? NotJudged::nothing_recorded : NotJudged::no;
}

std::vector<std::string_view> absent_layers(Scenario const& scenario) {
  std::vector<std::string_view> absent;
  for (std::size_t role = 0; role < kLayerRoleNames.size(); ++role) {
    if (static_cast<LayerRole>(role) == LayerRole::crosswalk) {
      continue;  // of an earlier register; nothing else asks for it
    }
    bool const is_there = std::ranges::any_of(scenario.layers, [&](LayerSource const& layer) {
      return static_cast<std::size_t>(layer.role) == role;
    });
    if (!is_there) {
      absent.push_back(kLayerRoleNames[role]);
    }
  }
  return absent;
}

std::string register_text(RegisterChecks const& checks, Language language) {
  bool const zh = language == Language::zh;
  std::string text =
      zh ? "台账核查（可判定户数 / 存在矛盾 / 缺少记录）\n"
         : "checks of the register (households judged / with a case / not recorded)\n";
  for (JudgedCheck const& judged : checks.judged) {
    RegisterCheck const& check = checks.rules[judged.check];
    switch (not_judged(judged)) {
      case NotJudged::no:
        text += fmt::format(
            fmt::runtime(zh ? "  {} {}：{} / {} / {}\n" : "  {} {}: {} / {} / {}\n"), check.rule,
            check.name.in(language), judged.judged, judged.found.size(), judged.open);
        break;
      case NotJudged::other_year:
        text +=
            fmt::format(fmt::runtime(zh ? "  {} {}：未判定，规则属其他年份\n"
                                        : "  {} {}: not judged, its rules are of other years\n"),
                        check.rule, check.name.in(language));
        break;
      case NotJudged::nothing_recorded:
        text += fmt::format(
            fmt::runtime(zh ? "  {} {}：未判定，台账没有所需的记录\n"
                            : "  {} {}: not judged, the register records nothing it asks for\n"),
            check.rule, check.name.in(language));
        break;
    }
  }
  return text;
}

ChangeCounts counts_of(RegisterHistory const& history) {
  return count_changes(history)[AreaId(0)];
}

// "both registers: 93, came: 4": what there is of a list of events.
template <std::size_t N>
std::string events_text(std::array<std::int64_t, N> const& counts,
                        std::array<std::string_view, N> const& names, Language language) {
  bool const zh = language == Language::zh;
  std::string text;
  for (std::size_t at = 0; at < N; ++at) {
    if (counts[at] > 0) {
      text += fmt::format("{}{} {}", text.empty() ? "" : (zh ? "，" : ", "),
                          name_of_word("change_event", names[at], language), counts[at]);
    }
  }
  return text;
}

std::string history_text(RegisterHistory const& history, Language language) {
  bool const zh = language == Language::zh;
  ChangeCounts const counts = counts_of(history);
  std::string text = fmt::format(
      fmt::runtime(zh ? "与 {} 年台账相比（户）\n" : "against the register of {} (households)\n"),
      history.year_before);
  auto const add = [&](char const* kind, std::string const& events) {
    if (!events.empty()) {
      text += fmt::format(fmt::runtime(zh ? "  {}：{}\n" : "  {}: {}\n"),
                          name_of_word("change_kind", kind, language), events);
    }
  };
  add("presence", events_text(counts.presence, kPresenceNames, language));
  add("move", events_text(counts.move, kMoveNames, language));
  add("record", events_text(counts.record, kRecordEventNames, language));
  add("monitoring", events_text(counts.monitor, kMonitorEventNames, language));
  add("revisit", events_text(counts.reasons, kRevisitReasonNames, language));
  text += fmt::format(fmt::runtime(zh ? "  需回头看 {} 户\n" : "  to look at again: {}\n"),
                      counts.to_revisit);
  return text;
}

template <std::size_t N>
Json events_json(std::array<std::int64_t, N> const& counts,
                 std::array<std::string_view, N> const& names) {
  Json json;
  for (std::size_t at = 0; at < N; ++at) {
    json[std::string(names[at])] = counts[at];
  }
  return json;
}

Json json_of(RegisterHistory const& history) {
  ChangeCounts const counts = counts_of(history);
  Json json{{"year_before", history.year_before},
            {"year_now", history.year_now},
            {"households_before", history.before.households.size()},
            {"presence", events_json(counts.presence, kPresenceNames)},
            {"move", events_json(counts.move, kMoveNames)},
            {"record", events_json(counts.record, kRecordEventNames)},
            {"monitoring", events_json(counts.monitor, kMonitorEventNames)},
            {"revisit", events_json(counts.reasons, kRevisitReasonNames)},
            {"to_revisit", counts.to_revisit}};
  json["fields"] = Json::array();
  for (FieldChanges const& field : history.fields) {
    json["fields"].push_back({{"field", field.field},
                              {"same", field.same},
                              {"changed", field.changed},
                              {"learned", field.learned},
                              {"lost", field.lost},
                              {"never", field.never}});
  }
  return json;
}

std::string statements_text(std::vector<JudgedStatement> const& statements, Language language) {
  bool const zh = language == Language::zh;
  std::array<std::int64_t, kStatementStateNames.size()> counts{};
  for (JudgedStatement const& one : statements) {
    ++counts[static_cast<std::size_t>(one.judgement.state)];
  }
  std::string text;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    if (counts[at] > 0) {
      text += fmt::format("{}{} {}", text.empty() ? "" : (zh ? "，" : ", "),
                          name_of_word("statement_state", kStatementStateNames[at], language),
                          counts[at]);
    }
  }
  return fmt::format(
      fmt::runtime(zh ? "报告数据勾稽 {} 项：{}\n" : "statements of reports, {}: {}\n"),
      statements.size(), text);
}

Json or_null(std::string const& text) {
  return text.empty() ? Json() : Json(text);
}

Json json_of(JudgedStatement const& one) {
  StatementJudgement const& judgement = one.judgement;
  bool const is_open = judgement.state == StatementState::open;
  return {{"id", one.statement.id},
          {"kind", kClaimNames[one.statement.claim.index()]},
          {"rule", rule_of(one.statement)},
          {"state", name_of(judgement.state, kStatementStateNames)},
          {"reason", is_open ? Json(name_of(judgement.reason, kOpenReasonNames)) : Json()},
          {"computed", or_null(number_text(judgement.computed, judgement))},
          {"stated", or_null(number_text(judgement.stated, judgement))},
          {"off", or_null(number_text(judgement.off_by, judgement))},
          {"base", or_null(judgement.base)}};
}

Json json_of(JudgedCheck const& judged, RegisterCheck const& check) {
  constexpr std::array<char const*, 3> kReasons{nullptr, "other_year", "nothing_recorded"};
  Json json{{"rule", check.rule},       {"name_en", check.name.en},
            {"name_zh", check.name.zh}, {"severity", name_of(check.severity, kSeverityNames)},
            {"judged", judged.judged},  {"found", judged.found.size()},
            {"open", judged.open},      {"not_concerned", judged.not_concerned}};
  char const* const reason = kReasons[static_cast<std::size_t>(not_judged(judged))];
  json["not_judged"] = reason == nullptr ? Json() : Json(reason);
  return json;
}

Json json_of(LedgerEntry const& entry) {
  return {{"rule", entry.rule},
          {"severity", name_of(entry.severity, kSeverityNames)},
          {"state", name_of(entry.state, kLedgerStateNames)},
          {"since", or_null(entry.since)},
          {"file", or_null(entry.file)},
          {"layer", or_null(entry.layer)},
          {"row", entry.row > 0 ? Json(entry.row) : Json()},
          {"field", or_null(entry.field)},
          {"place", or_null(entry.place)},
          {"message", entry.message},
          {"remedy", or_null(entry.remedy)},
          {"reason", or_null(entry.reason)},
          {"until", or_null(entry.until)},
          {"office", or_null(entry.office)},
          {"deadline", or_null(entry.deadline)}};
}

}  // namespace

std::string check_text(CheckReport const& report, Language language) {
  bool const zh = language == Language::zh;
  ProblemCounts const counts = count(report.entries);
  auto const of = [&](Severity severity) {
    return counts.standing[static_cast<std::size_t>(severity)];
  };
  auto const in = [&](LedgerState state) { return counts.states[static_cast<std::size_t>(state)]; };
  std::string text = fmt::format(
      fmt::runtime(zh ? "核查 {}（规则档 {}）：错误 {}，警告 {}，提示 {}；已说明保留 {}\n"
                      : "check of {} (profile {}): {} errors, {} warnings, {} notes; "
                        "{} accepted with a reason\n"),
      report.scenario.name, report.scenario.profile.id, of(Severity::error), of(Severity::warning),
      of(Severity::information), in(LedgerState::accepted));
  if (report.has_earlier) {
    text += fmt::format(
        fmt::runtime(zh ? "与上次核查相比：新增 {}，未解决 {}，已销号 {}，已说明保留 {}\n"
                        : "against the earlier check: {} new, {} still open, {} fixed, "
                          "{} accepted\n"),
        in(LedgerState::fresh), in(LedgerState::open), in(LedgerState::fixed),
        in(LedgerState::accepted));
  }
  if (report.checks != nullptr && !report.checks->judged.empty()) {
    text += register_text(*report.checks, language);
  }
  if (report.history != nullptr) {
    text += history_text(*report.history, language);
  }
  if (!report.statements.empty()) {
    text += statements_text(report.statements, language);
  }
  std::vector<std::string_view> const absent = absent_layers(report.scenario);
  if (!absent.empty()) {
    text += fmt::format(fmt::runtime(zh ? "缺少图层，相关规则未判定：{}\n"
                                        : "not judged for want of a layer: {}\n"),
                        fmt::join(absent, ", "));
  }
  return text;
}

std::string check_json(CheckReport const& report) {
  ProblemCounts const counts = count(report.entries);
  Json json;
  json["schema"] = 1;
  json["kind"] = "check";
  json["profile"] = report.scenario.profile.id;
  json["date"] = or_null(report.scenario.check.date);
  for (std::size_t at = kSeverityNames.size(); at-- > 0;) {
    json["standing"][std::string(kSeverityNames[at])] = counts.standing[at];
  }
  for (std::size_t at = 0; at < kLedgerStateNames.size(); ++at) {
    json["states"][std::string(kLedgerStateNames[at])] = counts.states[at];
  }
  json["register"] = Json::array();
  if (report.checks != nullptr) {
    for (JudgedCheck const& judged : report.checks->judged) {
      json["register"].push_back(json_of(judged, report.checks->rules[judged.check]));
    }
  }
  json["earlier"] = report.history != nullptr ? json_of(*report.history) : Json();
  json["statements"] = Json::array();
  for (JudgedStatement const& one : report.statements) {
    json["statements"].push_back(json_of(one));
  }
  json["absent_layers"] = absent_layers(report.scenario);
  json["problems"] = Json::array();
  // Cases of single households are counted above; the ledger in restricted/ lists them.
  for (LedgerEntry const& entry : report.entries) {
    if (entry.household.empty()) {
      json["problems"].push_back(json_of(entry));
    }
  }
  // Names of files may be no UTF-8; such bytes are replaced.
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tongcun
