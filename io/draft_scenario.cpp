// SPDX-License-Identifier: Apache-2.0
#include "io/draft_scenario.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/shown_text.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

namespace tongcun {
namespace {

// A text as TOML has it; other control characters than these do not occur in names of files.
std::string toml_text(std::string_view text) {
  std::string toml = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') {
      toml += '\\';
    }
    toml += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  return toml + "\"";
}

// As a comment may show it: in one line.
std::string plain(std::string_view text) {
  std::string line;
  for (char const c : text) {
    line += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  return line;
}

std::vector<std::string> needed(LayerRole role) {
  switch (role) {
    case LayerRole::villages:
    case LayerRole::sites:
      return {"code"};
    case LayerRole::households:
      return {"code", "village_code", "persons"};
    case LayerRole::persons:
      return {"household_code"};
    case LayerRole::committees:
      return {"village_code"};
    default:
      return {};
  }
}

bool may_be_several(LayerRole role) {
  return role == LayerRole::roads || role == LayerRole::facilities ||
         role == LayerRole::elevation || is_register(role);
}

class Draft {
 public:
  Draft(ScenarioDraft const& draft, std::vector<SurveyedLayer> const& layers)
      : draft_(draft), layers_(layers), zh_(draft.language == Language::zh) {}

  std::string text() {
    comment(say(
        "written by tongcun init from what the layers look like; every line is yours to correct",
        "由 tongcun init 按图层内容拟写，请逐行核对修改"));
    text_ += "schema = 1\nkind = \"scenario\"\nname = " + toml_text(draft_.name) +
             "\ntitle = " + toml_text(draft_.name) + "\nlanguage = " + (zh_ ? "\"zh\"" : "\"en\"") +
             "\nprofile = " + toml_text(draft_.profile) + "\n";
    comment(say("year = 2026   # that the layers describe", "year = 2026   # 图层数据年度"));
    text_ += "\n[inputs]\nfolder = " + toml_text(draft_.input_folder) + "\n";
    std::map<LayerRole, std::vector<SurveyedLayer const*>> by_role;
    std::vector<SurveyedLayer const*> unknown;
    for (SurveyedLayer const& layer : layers_) {
      if (layer.role && *layer.role != LayerRole::crosswalk) {
        by_role[*layer.role].push_back(&layer);
      } else {
        unknown.push_back(&layer);
      }
    }
    for (LayerRole const role : {LayerRole::villages, LayerRole::roads}) {
      if (!by_role.contains(role)) {
        text_ += "\n";
        comment(say("NEEDED, and nothing here looks like it: [layers.",
                    "必需，但没有找到像它的图层：[layers.") +
                std::string(name_of(role, kLayerRoleNames)) + "]");
      }
    }
    for (auto& [role, found] : by_role) {
      std::ranges::stable_sort(found, std::ranges::greater{},
                               [](SurveyedLayer const* layer) { return layer->fields.size(); });
      add_role(role, found);
    }
    if (by_role.contains(LayerRole::households)) {
      add_register_notes();
    }
    add_unknown(unknown);
    return text_;
  }

 private:
  [[nodiscard]] std::string say(char const* en, char const* zh) const { return zh_ ? zh : en; }
  void comment(std::string const& words) { text_ += "# " + words + "\n"; }

  [[nodiscard]] static std::string shown(SurveyedLayer const& layer) {
    return plain(layer.file) + (layer.layer.empty() ? "" : " / " + plain(layer.layer));
  }

  // Keys of several layers of a role: what is plain in their names, each once.
  std::string key_of(SurveyedLayer const& layer) {
    std::string key;
    for (char const c :
         layer.layer.empty() ? layer.file.substr(0, layer.file.find('.')) : layer.layer) {
      bool const is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      key += is_plain ? c : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : '_';
    }
    if (key.find_first_not_of('_') == std::string::npos) {
      key = "part";
    }
    std::string unique = key;
    for (int number = 2; !keys_.insert(unique).second; ++number) {
      unique = key + std::to_string(number);
    }
    return unique;
  }

  void add_role(LayerRole role, std::vector<SurveyedLayer const*> const& found) {
    std::string const name(name_of(role, kLayerRoleNames));
    bool const are_several =
        role == LayerRole::facilities || (found.size() > 1 && may_be_several(role));
    keys_.clear();
    if (are_several && found.size() > 1) {
      text_ += "\n";
      comment(name_of_word("layer_role", name, draft_.language) +
              say(": all of these are read together; take out what repeats another",
                  "：以下各图层一并读取；请删去与其他重复的"));
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      text_ += "\n";
      if (i > 0 && !may_be_several(role)) {
        comment(say("also looks like ", "另有图层也像") +
                name_of_word("layer_role", name, draft_.language) + say(": ", "：") +
                shown(*found[i]));
        continue;
      }
      add_layer(are_several ? name + "." + key_of(*found[i]) : name, *found[i]);
    }
  }

  void add_layer(std::string const& key, SurveyedLayer const& layer) {
    text_ += "[layers." + key + "]\nfile = " + toml_text(layer.file) + "\n";
    if (!layer.layer.empty()) {
      text_ += "layer = " + toml_text(layer.layer) + "\n";
    }
    bool const has_places = *layer.role != LayerRole::persons;
    if (layer.states_no_crs && has_places) {
      text_ += "crs = \"EPSG:4490\"   # " +
               say("the file states none: make sure that this is it",
                   "文件未说明坐标系，请核实是否为此") +
               "\n";
    }
    std::vector<std::string> matched;
    matched.reserve(layer.fields.size());
    for (auto const& [field, column] : layer.fields) {
      matched.push_back(field + " = " + plain(column));
    }
    if (!matched.empty()) {
      comment(say("recognised: ", "已识别：") + joined(matched));
    }
    for (std::string const& field : needed(*layer.role)) {
      bool const is_there =
          std::ranges::find(layer.fields, field, &std::pair<std::string, std::string>::first) !=
          layer.fields.end();
      if (!is_there) {
        std::string need = say("NEEDED and not recognised: ", "必需但未识别：");
        need += field;
        need += say("; name its column: fields = { ", "；请写明其列名：fields = { ");
        need += field;
        need += " = \"…\" }";
        comment(need);
      }
    }
    bool const has_kind =
        std::ranges::find(layer.fields, "kind", &std::pair<std::string, std::string>::first) !=
        layer.fields.end();
    if (*layer.role == LayerRole::facilities && !has_kind && !layer.fields.empty()) {
      comment(say("kind = \"village_clinic\"   # no column of kinds: say what all of them are",
                  "kind = \"village_clinic\"   # 没有类别列：请写明全部是什么"));
    }
    if (!layer.unused.empty()) {
      std::vector<std::string> unused;
      std::ranges::transform(layer.unused, std::back_inserter(unused), plain);
      comment(say("not used: ", "未使用：") + joined(unused));
    }
    comment(say("licence = \"…\"   attribution = \"…\"   # travel to every output",
                "licence = \"…\"   attribution = \"…\"   # 随所有成果保留"));
  }

  void add_register_notes() {
    text_ += "\n";
    comment(
        say("a register of real households needs the office's key: tongcun init --key office.key",
            "真实农户台账须用本单位的假名密钥：tongcun init --key office.key"));
    comment("[register]");
    comment("key = \"office.key\"");
  }

  void add_unknown(std::vector<SurveyedLayer const*> const& unknown) {
    if (unknown.empty()) {
      return;
    }
    text_ += "\n";
    comment(say("not recognised; tongcun template shows the headers that are:",
                "未能识别的图层；可识别的列名见 tongcun template："));
    for (SurveyedLayer const* const layer : unknown) {
      comment("  " + shown(*layer) + (layer->problem.empty() ? "" : " (" + layer->problem + ")"));
    }
  }

  ScenarioDraft const& draft_;
  std::vector<SurveyedLayer> const& layers_;
  bool zh_;
  std::string text_;
  std::set<std::string> keys_;
};

}  // namespace

std::string draft_scenario(ScenarioDraft const& draft, std::vector<SurveyedLayer> const& layers) {
  return Draft(draft, layers).text();
}

}  // namespace tongcun
