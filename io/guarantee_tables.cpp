// SPDX-License-Identifier: Apache-2.0
#include "io/guarantee_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/guarantee_count_table.h"
#include "io/guarantee_texts.h"
#include "io/operator_column.h"
#include "io/output_tables.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::string_view kDrawn = "guarantee_of_";

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}
OutputColumn integer(std::string const& key) {
  return column(key, ColumnType::integer);
}
// The verdict of a part, in the words of verdicts.
OutputColumn part_verdict() {
  OutputColumn of_part = column("part_verdict");
  of_part.words = column("verdict").words;
  return of_part;
}

// A column of texts in the language of the run, with their names in both.
OutputColumn named(std::string const& key, std::vector<ColumnWord> words) {
  OutputColumn names = column(key);
  names.words = std::move(words);
  return names;
}

template <class Count>
OutputCell count_cell(std::optional<Count> const& count) {
  return count ? OutputCell(count->count()) : OutputCell();
}

class Tables {
 public:
  Tables(PlaceFacts const& facts, Profile const& profile, Language language)
      : facts_(facts),
        rules_(profile.guarantees),
        texts_{profile.guarantees, profile.services, language},
        language_(language) {}

  [[nodiscard]] OutputTable verdicts() const {
    OutputTable table;
    table.name = "guarantees";
    table.title = term("guarantees").name;
    table.columns = {column("village_code"),
                     column("village_name"),
                     guarantee_column(),
                     column("family"),
                     column("about"),
                     column("verdict"),
                     column("rung"),
                     column("rung_at_best"),
                     column("why"),
                     column("missing"),
                     integer("households_registered"),
                     integer("persons_registered")};
    Villages const& villages = facts_.region.villages;
    for (VillageId const village : villages.code.ids()) {
      for (GuaranteeId const id : rules_.guarantees.ids()) {
        Guarantee const& guarantee = rules_.guarantees[id];
        auto const [sure, best] = rungs(guarantee, village);
        table.rows.push_back(
            {villages.code[village], text_cell(villages.name[village]), guarantee.key,
             std::string(name_of(guarantee.family, kFamilyNames)),
             std::string(name_of(guarantee.about, kAboutNames)),
             std::string(name_of(verdict(id, village), kVerdictNames)), text_cell(sure),
             text_cell(best), text_cell(why(id, village)), text_cell(missing(id, village)),
             count_cell(villages.households[village]), count_cell(villages.persons[village])});
      }
    }
    return table;
  }

  [[nodiscard]] OutputTable parts() const {
    OutputTable table;
    table.name = "guarantee_parts";
    table.title = term("guarantee_parts").name;
    table.columns = {column("village_code"),
                     guarantee_column(),
                     column("part"),
                     part_verdict(),
                     column("rule"),
                     column("verdict"),
                     column("reason"),
                     column("value"),
                     named("value_name", texts_.value_names()),
                     operator_column(),
                     column("threshold"),
                     named("threshold_name", texts_.threshold_names()),
                     term_column("unit", "rule_unit"),
                     column("value_source"),
                     column("value_mark"),
                     column("missing"),
                     column("source"),
                     column("mark")};
    for (VillageId const village : facts_.region.villages.code.ids()) {
      for (Guarantee const& guarantee : rules_.guarantees.values()) {
        for (Part const& part : rules_.book.conditions[guarantee.condition].parts) {
          std::vector<RuleId> leaves;
          collect_rules(part, leaves);
          for (RuleId const rule : leaves) {
            add_part(table, village, guarantee, part, rule);
          }
        }
      }
    }
    return table;
  }

  [[nodiscard]] OutputTable worths() const {
    OutputTable table;
    table.name = "guarantee_missing";
    table.title = term("guarantee_missing").name;
    table.columns = {guarantee_column(),          column("missing_kind"),
                     column("missing_subject"),   column("missing"),
                     integer("households_alone"), integer("villages_alone"),
                     integer("households_open"),  integer("villages_open")};
    for (MissingWorth const& worth : facts_.guarantees.missing) {
      table.rows.push_back({rules_.guarantees[worth.guarantee].key,
                            std::string(name_of(worth.missing.kind, kMissingKindNames)),
                            text_cell(worth.missing.subject), texts_.missing(worth.missing),
                            worth.alone.households, worth.alone.villages, worth.open.households,
                            worth.open.villages});
    }
    return table;
  }

  [[nodiscard]] OutputTable surfaces() const {
    OutputTable table;
    table.name = "guarantee_surfaces";
    table.title = term("guarantee_surfaces").name;
    table.columns = {column("road_class"),
                     integer("roads"),
                     term_column("length_m", "length_m", ColumnType::decimal, 1),
                     integer("households_pass_if_hardened"),
                     integer("villages_pass_if_hardened"),
                     integer("households_fail_if_not"),
                     integer("villages_fail_if_not")};
    for (SurfaceWorth const& worth : facts_.guarantees.surfaces) {
      table.rows.push_back({std::string(name_of(worth.road_class, kRoadClassNames)), worth.roads,
                            (worth.length.count() + 50) / 100, worth.pass_if_hardened.households,
                            worth.pass_if_hardened.villages, worth.fail_if_not.households,
                            worth.fail_if_not.villages});
    }
    return table;
  }

  [[nodiscard]] bool is_known_anywhere(GuaranteeId id) const {
    VerdictCount const& whole = facts_.guarantees.counts[id].whole;
    auto const of = [&](Verdict verdict) {
      return whole[static_cast<std::size_t>(verdict)].villages;
    };
    return of(Verdict::pass) + of(Verdict::fail) > 0;
  }

  [[nodiscard]] OutputTable drawn(GuaranteeId id) const {
    Guarantee const& guarantee = rules_.guarantees[id];
    Villages const& villages = facts_.region.villages;
    OutputTable table = drawn_guarantee_form(guarantee.key, guarantee.name);
    bool const has_areas = std::ranges::any_of(
        villages.area.values(), [](MultiPolygon const& area) { return !area.empty(); });
    table.geometry = has_areas ? GeometryType::area : GeometryType::point;
    for (VillageId const village : villages.code.ids()) {
      auto const [sure, best] = rungs(guarantee, village);
      table.rows.push_back(
          {villages.code[village], text_cell(villages.name[village]),
           std::string(name_of(verdict(id, village), kVerdictNames)), text_cell(sure),
           text_cell(best), text_cell(why(id, village)), text_cell(missing(id, village)),
           count_cell(villages.households[village]), count_cell(villages.persons[village])});
      table.areas.push_back(villages.area[village]);
      table.points.push_back(villages.point[village]);
    }
    return table;
  }

 private:
  // Its words are the profile's.
  [[nodiscard]] OutputColumn guarantee_column() const {
    OutputColumn names = column("guarantee");
    for (Guarantee const& guarantee : rules_.guarantees.values()) {
      names.words.push_back({guarantee.key, guarantee.name});
    }
    return names;
  }
  [[nodiscard]] Verdict verdict(GuaranteeId id, VillageId village) const {
    return facts_.guarantees.verdict(rules_, id, village);
  }
  [[nodiscard]] std::string why(GuaranteeId id, VillageId village) const {
    return texts_.why(rules_.guarantees[id].condition, facts_.guarantees.villages[village]);
  }
  [[nodiscard]] std::string missing(GuaranteeId id, VillageId village) const {
    return listed(missing_of(rules_.book, rules_.guarantees[id].condition,
                             facts_.guarantees.villages[village]));
  }
  // Where a register is read, it is not missing: the village's own verdict stays open.
  [[nodiscard]] std::string listed(std::vector<Missing> const& things) const {
    std::string list;
    for (Missing const& thing : things) {
      bool const is_elsewhere =
          thing.kind == Missing::Kind::registry && facts_.guarantees.by_household;
      list += list.empty() ? "" : "; ";
      list += is_elsewhere ? term("judged_by_household").name.in(language_) : texts_.missing(thing);
    }
    return list;
  }

  // The rung that is sure and the best that is possible; "" without a ladder, and where the
  // guarantee does not apply.
  [[nodiscard]] std::pair<std::string, std::string> rungs(Guarantee const& guarantee,
                                                          VillageId village) const {
    Judgements const& judgements = facts_.guarantees.villages[village];
    if (guarantee.rungs.empty() ||
        judgements.conditions[guarantee.condition] == Verdict::not_applicable) {
      return {};
    }
    std::vector<Verdict> ladder;
    ladder.reserve(guarantee.rungs.size());
    for (Rung const& rung : guarantee.rungs) {
      ladder.push_back(judgements.conditions[rung.condition]);
    }
    RungRange const range = rung_of(ladder);
    auto const name = [&](std::size_t position) {
      return position < guarantee.rungs.size() ? guarantee.rungs[position].name.in(language_)
                                               : guarantee.below_all.in(language_);
    };
    // Below all rungs only where the last one fails; before that nothing is sure.
    bool const is_sure = range.sure < ladder.size() || ladder.back() == Verdict::fail;
    return {is_sure ? name(range.sure) : "", name(range.best)};
  }

  void collect_rules(Part const& part, std::vector<RuleId>& leaves) const {
    if (!part.rule.is_none()) {
      bool const is_new = std::ranges::find(leaves, part.rule) == leaves.end();
      bool const is_of_villages =
          rules_.book.fields[rules_.book.rules[part.rule].field].level == FieldLevel::village;
      if (is_new && is_of_villages) {
        leaves.push_back(part.rule);
      }
      return;
    }
    Condition const& condition = rules_.book.conditions[part.condition];
    for (auto const* list : {&condition.when, &condition.parts}) {
      for (Part const& inner : *list) {
        collect_rules(inner, leaves);
      }
    }
  }

  void add_part(OutputTable& table, VillageId village, Guarantee const& guarantee, Part const& part,
                RuleId rule) const {
    Judgements const& judgements = facts_.guarantees.villages[village];
    Judgement const& judgement = judgements.rules[rule];
    Rule const& asked = rules_.book.rules[rule];
    StatedFact const* const stated = texts_.stated(judgement.value.stated_of());
    table.rows.push_back(
        {facts_.region.villages.code[village], guarantee.key, texts_.id(part),
         std::string(name_of(judgements.of(part), kVerdictNames)), asked.id,
         std::string(name_of(judgement.verdict, kVerdictNames)),
         std::string(name_of(judgement.reason, kReasonNames)),
         text_cell(texts_.value(rule, judgement.value)),
         text_cell(texts_.value_name(rule, judgement.value)), operator_word(asked.comparison),
         text_cell(texts_.threshold(rule)), text_cell(texts_.threshold_name(rule)),
         text_cell(printed_unit(asked)), text_cell(stated != nullptr ? stated->source : ""),
         text_cell(stated != nullptr ? stated->mark : ""),
         text_cell(listed(missing_of(rules_.book, rule, judgement))), asked.source, asked.mark});
  }

  PlaceFacts const& facts_;
  GuaranteeRules const& rules_;
  GuaranteeTexts texts_;
  Language language_;
};

}  // namespace

std::vector<OutputTable> guarantee_tables(Public<PlaceFacts> const& facts, Profile const& profile,
                                          Language language) {
  std::vector<OutputTable> list;
  if (profile.guarantees.guarantees.empty()) {
    return list;
  }
  Tables const tables(facts.value(), profile, language);
  list.push_back(tables.verdicts());
  list.push_back(tables.parts());
  list.push_back(guarantee_count_table(facts.value(), profile.guarantees));
  list.push_back(tables.worths());
  if (!facts.value().guarantees.surfaces.empty()) {
    list.push_back(tables.surfaces());
  }
  for (GuaranteeId const id : profile.guarantees.guarantees.ids()) {
    if (tables.is_known_anywhere(id)) {
      list.push_back(tables.drawn(id));
    }
  }
  return list;
}

bool is_drawn_guarantee(OutputTable const& table) {
  return table.name.starts_with(kDrawn);
}

OutputTable drawn_guarantee_form(std::string const& key, Text const& name) {
  OutputTable form;
  form.name = std::string(kDrawn) + key;
  form.title = name;
  form.columns = {
      column("village_code"), column("village_name"),           column("verdict"),
      column("rung"),         column("rung_at_best"),           column("why"),
      column("missing"),      integer("households_registered"), integer("persons_registered")};
  return form;
}

}  // namespace tongcun
