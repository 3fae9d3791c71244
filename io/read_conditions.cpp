// SPDX-License-Identifier: Apache-2.0
#include "io/read_conditions.h"

#include "io/enum_names.h"
#include "io/profile_keys.h"
#include "io/rule_names.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

class ConditionReader {
 public:
  explicit ConditionReader(RuleIds ids) : ids_(std::move(ids)) {}

  ReadConditions read(ConfigReader& profile) {
    std::vector<ConfigReader> conditions = profile.tables("conditions");
    std::vector<ConfigReader> guarantees = profile.tables("guarantees");
    for (ConfigReader& row : conditions) {
      draft_condition(row);
    }
    for (ConfigReader& row : guarantees) {
      if (row.boolean("active", true)) {
        draft_guarantee(row);
      }
    }
    for (auto const& [id, index] : draft_of_) {
      place(index);
    }
    for (Draft const& draft : drafts_) {
      if (draft.guarantee) {
        check_family(draft);
      }
    }
    for (Draft& draft : drafts_) {
      if (draft.guarantee) {
        finish_guarantee(draft);
      }
    }
    return std::move(result_);
  }

 private:
  // A condition as written, before its parts are found. A guarantee is a condition that reports
  // and maps show.
  struct Draft {
    ConfigReader* row = nullptr;
    Condition condition;
    std::vector<std::string> parts;
    std::vector<std::string> when;
    std::optional<Guarantee> guarantee;
    std::vector<std::pair<ConfigReader, std::string>> rung_conditions;
    enum class State : std::uint8_t { waiting, open, placed } state = State::waiting;
    ConditionId id;
  };

  // The keys that conditions and guarantees share.
  static Draft shared_keys(ConfigReader& row) {
    Draft draft;
    draft.row = &row;
    Condition& condition = draft.condition;
    condition.id = row.required_text("id");
    condition.name = row.both_languages("name", condition.id);
    if (auto const needs = row.choice("needs", kNeedsNames)) {
      condition.needs = static_cast<Needs>(*needs);
    }
    condition.veto = row.boolean("veto", false);
    draft.parts = row.texts("parts");
    draft.when = row.texts("when");
    if (draft.parts.empty()) {
      row.complain("parts", LegalPart{"some_part", {}});
    }
    return draft;
  }

  void keep(Draft draft) {
    if (ids_.take(*draft.row, draft.condition.id)) {
      draft_of_[draft.condition.id] = drafts_.size();
      drafts_.push_back(std::move(draft));
    }
  }

  void draft_condition(ConfigReader& row) {
    Draft draft = shared_keys(row);
    row.finish();
    keep(std::move(draft));
  }

  void draft_guarantee(ConfigReader& row) {
    Draft draft = shared_keys(row);
    Guarantee guarantee;
    guarantee.key = draft.condition.id;
    guarantee.name = draft.condition.name;
    if (auto const family = row.choice("family", kFamilyNames)) {
      guarantee.family = static_cast<Family>(*family);
    } else if (!row.has("family")) {
      row.complain("family", "official, access");
    }
    if (auto const about = row.choice("about", kAboutNames)) {
      guarantee.about = static_cast<About>(*about);
    } else if (!row.has("about")) {
      row.complain("about", "village, household");
    }
    for (ConfigReader& entry : row.tables("rungs")) {
      Rung rung;
      rung.key = entry.required_text("id");
      rung.name = entry.both_languages("name", rung.key);
      std::string condition = entry.required_text("condition");
      entry.finish();
      guarantee.rungs.push_back(std::move(rung));
      draft.rung_conditions.emplace_back(entry, std::move(condition));
    }
    guarantee.below_all = row.both_languages("below_all", "");
    draft.guarantee = std::move(guarantee);
    row.finish();
    keep(std::move(draft));
  }

  // Puts a condition behind everything it is made of.
  ConditionId place(std::size_t index) {
    if (drafts_[index].state == Draft::State::placed) {
      return drafts_[index].id;
    }
    drafts_[index].state = Draft::State::open;
    Condition condition = drafts_[index].condition;
    condition.parts = found_parts(index, "parts", drafts_[index].parts);
    condition.when = found_parts(index, "when", drafts_[index].when);
    drafts_[index].id = result_.conditions.push_back(std::move(condition));
    drafts_[index].state = Draft::State::placed;
    return drafts_[index].id;
  }

  std::vector<Part> found_parts(std::size_t index, std::string_view key,
                                std::vector<std::string> const& ids) {
    std::vector<Part> parts;
    for (std::string const& id : ids) {
      Part part;
      if (auto const rule = ids_.rules.find(id); rule != ids_.rules.end()) {
        part.rule = rule->second;
      } else if (auto const other = draft_of_.find(id); other != draft_of_.end()) {
        if (drafts_[other->second].state == Draft::State::open) {
          drafts_[index].row->complain(key, LegalPart{"no_circle", {{"name", id}}});
          continue;
        }
        part.condition = place(other->second);
      } else {
        if (!ids_.taken.contains(id)) {  // a rule with faults has been complained about
          std::optional<std::string> const nearest = nearest_word(id, ids_.taken);
          drafts_[index].row->complain(
              key, nearest ? LegalPart{"known_part_nearest", {{"name", id}, {"nearest", *nearest}}}
                           : LegalPart{"known_part", {{"name", id}}});
        }
        continue;
      }
      parts.push_back(part);
    }
    return parts;
  }

  // The two families are never mixed: what is judged officially hangs on no measure of access, nor
  // the other way round, however many conditions lie between them.
  void check_family(Draft const& draft) const {
    Family const family = draft.guarantee->family;
    std::string const name(name_of(family, kFamilyNames));
    auto const check = [&](ConfigReader row, std::string_view key, std::string const& id) {
      std::set<std::size_t> seen;
      std::string const other = other_family(id, family, seen);
      if (!other.empty()) {
        row.complain(key, LegalPart{"one_family", {{"name", other}, {"family", name}}});
      }
    };
    for (std::string const& id : draft.parts) {
      check(*draft.row, "parts", id);
    }
    for (std::string const& id : draft.when) {
      check(*draft.row, "when", id);
    }
    for (auto const& [row, id] : draft.rung_conditions) {
      check(row, "condition", id);
    }
  }

  // A guarantee of another family that `id` is or leads to; "" if there is none.
  [[nodiscard]] std::string other_family(std::string const& id, Family family,
                                         std::set<std::size_t>& seen) const {
    auto const found = draft_of_.find(id);
    if (found == draft_of_.end() || !seen.insert(found->second).second) {
      return "";
    }
    Draft const& draft = drafts_[found->second];
    if (draft.guarantee && draft.guarantee->family != family) {
      return id;
    }
    for (auto const* list : {&draft.parts, &draft.when}) {
      for (std::string const& part : *list) {
        if (std::string other = other_family(part, family, seen); !other.empty()) {
          return other;
        }
      }
    }
    return "";
  }

  void finish_guarantee(Draft& draft) {
    Guarantee& guarantee = *draft.guarantee;
    guarantee.condition = draft.id;
    for (std::size_t i = 0; i < guarantee.rungs.size(); ++i) {
      auto& [row, id] = draft.rung_conditions[i];
      auto const found = draft_of_.find(id);
      if (found != draft_of_.end()) {
        guarantee.rungs[i].condition = drafts_[found->second].id;
      } else if (!id.empty()) {
        row.complain("condition", LegalPart{"known_condition", {{"name", id}}});
      }
    }
    result_.guarantees.push_back(std::move(guarantee));
  }

  RuleIds ids_;
  ReadConditions result_;
  std::vector<Draft> drafts_;
  std::map<std::string, std::size_t> draft_of_;
};

}  // namespace

bool RuleIds::take(ConfigReader& row, std::string const& id) {
  if (is_plain_word(id) && taken.insert(id).second) {
    return true;
  }
  if (!id.empty()) {
    row.complain("id", LegalPart{"rule_id", {}});
  }
  return false;
}

ReadConditions read_conditions(ConfigReader& profile, RuleIds ids) {
  return ConditionReader(std::move(ids)).read(profile);
}

std::optional<ConditionId> read_condition_name(ConfigReader& row, RuleBook const& book) {
  std::string const name = row.required_text("condition");
  for (ConditionId const id : book.conditions.ids()) {
    if (book.conditions[id].id == name) {
      return id;
    }
  }
  if (!name.empty()) {
    row.complain("condition", LegalPart{"condition_of_table", {}});
  }
  return std::nullopt;
}

}  // namespace tongcun
