// SPDX-License-Identifier: Apache-2.0
#include "io/guarantee_texts.h"

#include "io/glossary.h"
#include "io/rule_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace tongcun {
namespace {

// The canonical number in the unit, exact: at most as many decimals as the unit needs.
std::string in_unit(std::int64_t number, Unit const* unit) {
  if (unit == nullptr) {
    return std::to_string(number);
  }
  if (unit->dimension == Dimension::date) {
    return fmt::format("{:04}-{:02}-{:02}", number / 10000, number / 100 % 100, number % 100);
  }
  std::int64_t const whole = number / unit->canonical;
  std::int64_t const rest = number % unit->canonical;
  // Three decimals, halves up; trailing zeros fall away.
  std::int64_t thousandths = (rest * 1000 + unit->canonical / 2) / unit->canonical;
  std::int64_t const carried = whole + thousandths / 1000;
  thousandths %= 1000;
  std::string text = std::to_string(carried);
  if (thousandths != 0) {
    text += fmt::format(".{:03}", thousandths);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string known(Field const& field, Unit const* unit, std::int64_t number) {
  switch (field.kind) {
    case FieldKind::word:
      return field.words[static_cast<std::size_t>(number)];
    case FieldKind::truth:
      return number != 0 ? "yes" : "no";
    case FieldKind::number:
      return in_unit(number, unit);
  }
  return "";
}

bool is_absent(Missing const& missing) {
  using Kind = Missing::Kind;
  return missing.kind == Kind::column || missing.kind == Kind::layer ||
         missing.kind == Kind::registry;
}

}  // namespace

std::string GuaranteeTexts::value(RuleId rule, RuleValue const& value) const {
  if (!value.is_known()) {
    return "";
  }
  Rule const& asked = rules.book.rules[rule];
  Field const& field = rules.book.fields[asked.field];
  Unit const* const unit = find_unit(asked.unit);
  auto const print = [&](Magnitude magnitude) {
    return magnitude.is_beyond() ? std::string("unreached")
                                 : known(field, unit, magnitude.number());
  };
  if (value.low() == value.high()) {
    return print(value.low());
  }
  return print(value.low()) + " .. " + print(value.high());
}

std::string GuaranteeTexts::threshold(RuleId rule) const {
  Rule const& asked = rules.book.rules[rule];
  std::string list;
  for (std::int64_t const number : asked.threshold) {
    list += list.empty() ? "" : ", ";
    list += known(rules.book.fields[asked.field], find_unit(asked.unit), number);
  }
  return list;
}

std::string GuaranteeTexts::missing(Missing const& missing) const {
  std::string const kind =
      term(fmt::format("missing_{}", kMissingKindNames[static_cast<std::size_t>(missing.kind)]))
          .name.in(language);
  bool const zh = language == Language::zh;
  using Kind = Missing::Kind;
  auto const with_subject = [&](std::string const& subject) {
    return zh ? kind + "：" + subject : kind + ": " + subject;
  };
  switch (missing.kind) {
    case Kind::column:
      return with_subject(fmt::format("{} ({})", term("field_" + missing.subject).name.in(language),
                                      missing.subject));
    case Kind::layer: {
      constexpr std::string_view kFacilities = "facilities.";
      if (missing.subject.starts_with(kFacilities)) {
        for (Service const& service : services.values()) {
          if (service.key == missing.subject.substr(kFacilities.size())) {
            return with_subject(service.name.in(language));
          }
        }
      }
      std::string const key = "layer_" + missing.subject;
      return with_subject(has_term(key) ? term(key).name.in(language) : missing.subject);
    }
    case Kind::threshold:
    case Kind::other_year:
      for (Rule const& rule : rules.book.rules.values()) {
        if (rule.id == missing.subject) {
          return with_subject(fmt::format("{} ({})", rule.name.in(language), rule.id));
        }
      }
      return with_subject(missing.subject);
    case Kind::registry:
    case Kind::houses:
    case Kind::surfaces:
      return kind;
  }
  return kind;
}

Text const& GuaranteeTexts::name(Part const& part) const {
  return part.rule.is_none() ? rules.book.conditions[part.condition].name
                             : rules.book.rules[part.rule].name;
}

std::string const& GuaranteeTexts::id(Part const& part) const {
  return part.rule.is_none() ? rules.book.conditions[part.condition].id
                             : rules.book.rules[part.rule].id;
}

std::string GuaranteeTexts::why(ConditionId condition, Judgements const& judgements) const {
  Verdict const verdict = judgements.conditions[condition];
  if (verdict != Verdict::fail && verdict != Verdict::unknown) {
    return "";
  }
  bool const zh = language == Language::zh;
  std::string list;
  for (Part const& part : rules.book.conditions[condition].parts) {
    if (judgements.of(part) != verdict) {
      continue;
    }
    std::string entry = name(part).in(language);
    if (verdict == Verdict::unknown) {
      std::vector<Missing> const needs =
          part.rule.is_none() ? missing_of(rules.book, part.condition, judgements)
                              : missing_of(rules.book, part.rule, judgements.rules[part.rule]);
      bool const lacks = std::ranges::any_of(needs, is_absent);
      bool const waits = std::ranges::any_of(needs, [](Missing const& missing) {
        return missing.kind == Missing::Kind::threshold;
      });
      char const* const key = lacks ? "why_missing" : waits ? "why_no_threshold" : "why_undecided";
      entry = zh ? entry + term(key).name.zh : entry + " " + term(key).name.en;
    }
    list += list.empty() ? "" : (zh ? "、" : ", ");
    list += entry;
  }
  std::string const& head =
      term(verdict == Verdict::fail ? "why_fails" : "why_not_failed").name.in(language);
  return list.empty() ? head : head + (zh ? "：" : ": ") + list;
}

}  // namespace tongcun
