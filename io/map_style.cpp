// SPDX-License-Identifier: Apache-2.0
#include "io/map_style.h"

#include "io/glossary.h"
#include "io/guarantee_tables.h"
#include "io/household_tables.h"
#include "io/relocation_style.h"
#include "io/relocation_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

struct MinuteClass {
  int below;
  std::string_view colour;
};
// ColorBrewer YlOrRd, five classes; the last is open above.
constexpr std::array<MinuteClass, 4> kMinuteClasses{
    {{15, "#ffffb2"}, {30, "#fecc5c"}, {60, "#fd8d3c"}, {120, "#f03b20"}}};
constexpr std::string_view kOverColour = "#bd0026";
constexpr std::string_view kUnreachedColour = "#bdbdbd";

// Minutes on foot in the wettest months to the first service of the table.
MapStyle minutes_style(OutputTable const& table) {
  MapStyle style;
  auto const found = std::ranges::find_if(table.columns, [](OutputColumn const& column) {
    return column.key.ends_with("_walk_wet_min");
  });
  std::string const key = found != table.columns.end() ? found->key : "";
  Text const title = found != table.columns.end() ? found->title : Text{};
  int from = 0;
  for (MinuteClass const& minute_class : kMinuteClasses) {
    if (key.empty()) {
      break;
    }
    style.rules.push_back(
        {fmt::format("\"{0}\" >= {1} AND \"{0}\" < {2}", key, from, minute_class.below),
         {fmt::format("{}: {} – {}", title.en, from, minute_class.below),
          fmt::format("{}：{} – {}", title.zh, from, minute_class.below)},
         std::string(minute_class.colour),
         "#7f7f7f",
         3.0,
         false});
    from = minute_class.below;
  }
  if (!key.empty()) {
    style.rules.push_back({fmt::format("\"{}\" >= {}", key, from),
                           {fmt::format("{}: {} {}", title.en, term("over").name.en, from),
                            fmt::format("{}：{} {}", title.zh, term("over").name.zh, from)},
                           std::string(kOverColour),
                           "#7f7f7f",
                           3.0,
                           false});
  }
  style.rules.push_back(
      {"", term("not_reached").name, std::string(kUnreachedColour), "#252525", 3.0, true});
  style.label_field = table.position_of("village_name") ? "village_name" : "site_name";
  return style;
}

// "title: name of the word"
Text legend(std::string_view column, std::string_view word) {
  Text const& title = term(column).name;
  return {title.en + ": " + name_of_word(column, word, Language::en),
          title.zh + "：" + name_of_word(column, word, Language::zh)};
}

MapStyle road_style() {
  MapStyle style;
  auto const hardened = [](std::string_view word) {
    return fmt::format("\"hardened\" = '{}' AND \"road_class\" <> 'path'", word);
  };
  style.rules = {{hardened("yes"), legend("hardened", "yes"), "#08519c", "", 0.6, false},
                 {hardened("unknown"), legend("hardened", "unknown"), "#6baed6", "", 0.4, true},
                 {hardened("no"), legend("hardened", "no"), "#8c6d31", "", 0.4, false},
                 {"", term("road_class.path").name, "#969696", "", 0.25, true}};
  return style;
}

MapStyle facility_style() {
  MapStyle style;
  for (std::string const& key : term("facility_use").values) {
    std::string const word(word_of(key));
    bool const is_used = word == "used";
    style.rules.push_back({fmt::format("\"facility_use\" = '{}'", word), term(key).name,
                           is_used ? "#238b45" : "#d9d9d9", is_used ? "#ffffff" : "#737373",
                           is_used ? 2.2 : 1.6, false});
  }
  return style;
}

// Verdicts: blue and orange keep apart for colour-blind readers (Okabe and Ito 2008); what nobody
// knows is grey and hatched, what is not concerned white.
MapStyle verdict_style(OutputTable const& table) {
  MapStyle style;
  struct Look {
    std::string_view verdict;
    std::string_view colour;
    bool hatched;
  };
  constexpr std::array<Look, 4> kLooks{{{"pass", "#0072b2", false},
                                        {"fail", "#d55e00", false},
                                        {"unknown", "#bdbdbd", true},
                                        {"not_applicable", "#ffffff", false}}};
  for (Look const& look : kLooks) {
    Text const& word = term(fmt::format("verdict.{}", look.verdict)).name;
    style.rules.push_back({fmt::format("\"verdict\" = '{}'", look.verdict),
                           {table.title.en + ": " + word.en, table.title.zh + "：" + word.zh},
                           std::string(look.colour),
                           "#7f7f7f",
                           3.0,
                           look.hatched});
  }
  style.label_field = "village_name";
  return style;
}

// Shares of households that pass: by the least that is sure (ColorBrewer Blues, orange below half);
// hatched where what is unknown would move the share by more than a fifth, and where it is hidden.
MapStyle share_style(OutputTable const& table) {
  MapStyle style;
  auto const add = [&](std::string filter, Text const& label, std::string_view colour,
                       bool hatched) {
    style.rules.push_back({std::move(filter),
                           {table.title.en + ": " + label.en, table.title.zh + "：" + label.zh},
                           std::string(colour),
                           "#7f7f7f",
                           3.0,
                           hatched});
  };
  add("\"suppressed\" = 'yes'", term("suppressed").name, "#d9d9d9", true);
  add("\"households_share_low_pct\" IS NULL", term("verdict.not_applicable").name, "#ffffff",
      false);
  add("\"households_share_high_pct\" - \"households_share_low_pct\" > 20",
      term("verdict.unknown").name, "#bdbdbd", true);
  struct Class {
    int from;
    std::string_view colour;
  };
  constexpr std::array<Class, 4> kClasses{
      {{95, "#08519c"}, {80, "#3182bd"}, {50, "#9ecae1"}, {0, "#d55e00"}}};
  int below = 100;
  for (Class const& one : kClasses) {
    add(fmt::format("\"households_share_low_pct\" >= {}", one.from),
        {fmt::format("{} – {} %", one.from, below), fmt::format("{}–{}%", one.from, below)},
        one.colour, false);
    below = one.from;
  }
  style.label_field = "village_name";
  return style;
}

std::string option(std::string_view name, std::string_view value) {
  return fmt::format(R"(<Option name="{}" type="QString" value="{}"/>)", name, value);
}

std::string rgba(std::string_view colour, int alpha = 255) {
  if (colour.size() != 7) {
    return "0,0,0,0";
  }
  auto const part = [&](std::size_t at) {
    return std::stoi(std::string(colour.substr(at, 2)), nullptr, 16);
  };
  return fmt::format("{},{},{},{}", part(1), part(3), part(5), alpha);
}

std::string symbol_xml(MapRule const& rule, GeometryType geometry, std::size_t number) {
  std::string options;
  std::string kind;
  std::string layer_class;
  switch (geometry) {
    case GeometryType::area:
      kind = "fill";
      layer_class = "SimpleFill";
      options = option("color", rgba(rule.colour)) + option("outline_color", rgba(rule.outline)) +
                option("outline_width", "0.15") +
                option("style", rule.dashed ? "b_diagonal" : "solid");
      break;
    case GeometryType::line:
      kind = "line";
      layer_class = "SimpleLine";
      options = option("line_color", rgba(rule.colour)) +
                option("line_width", fmt::format("{}", rule.size)) +
                option("line_style", rule.dashed ? "dash" : "solid");
      break;
    case GeometryType::point:
    case GeometryType::none:
      kind = "marker";
      layer_class = "SimpleMarker";
      options = option("name", "circle") + option("color", rgba(rule.colour)) +
                option("outline_color", rgba(rule.outline)) +
                option("size", fmt::format("{}", rule.size));
      break;
  }
  return fmt::format(
      R"(<symbol name="{}" type="{}" alpha="1" clip_to_extent="1" force_rhr="0">)"
      R"(<layer class="{}" enabled="1" locked="0" pass="0"><Option type="Map">{}</Option></layer></symbol>)",
      number, kind, layer_class, options);
}

// Worse before better, so that nothing bad is hidden by something good.
MapStyle comparison_style() {
  MapStyle style;
  for (auto const& [key, colour] : {std::pair{"verdicts_worse", "#d95f02"},
                                    {"verdicts_better", "#1f78b4"},
                                    {"minutes_longer", "#fdbf6f"},
                                    {"minutes_shorter", "#a6cee3"},
                                    {"cells_that_differ", "#bdbdbd"}}) {
    style.rules.push_back(
        {"\"" + std::string(key) + "\" > 0", term(key).name, colour, "#252525", 3.0, false});
  }
  style.rules.push_back({"", {"nothing differs", "无变化"}, "#ffffff", "#969696", 2.0, false});
  return style;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    std::string_view const character = text.substr(i, 3);
    if (character == "\xef\xbf\xbe" || character == "\xef\xbf\xbf") {  // U+FFFE, U+FFFF
      result += ' ';
      i += 2;
      continue;
    }
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&apos;";
        break;
      default:
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return result;
}

std::optional<MapStyle> style_of(OutputTable const& table) {
  if (table.geometry == GeometryType::none) {
    return std::nullopt;
  }
  if (table.name == "villages" || table.name == "sites") {
    return minutes_style(table);
  }
  if (table.name.starts_with("roads")) {
    return road_style();
  }
  if (table.name.starts_with("facilities")) {
    return facility_style();
  }
  if (is_drawn_guarantee(table)) {
    return verdict_style(table);
  }
  if (is_drawn_share(table)) {
    return share_style(table);
  }
  if (is_relocation(table)) {
    return placed_style(table);
  }
  if (table.name == "comparison_villages") {
    return comparison_style();
  }
  MapStyle links;
  links.rules = {{"", table.title, "#636363", "", 0.2, true}};
  return links;
}

std::string renderer_xml(MapStyle const& style, GeometryType geometry, Language language) {
  std::string rules;
  std::string symbols;
  for (std::size_t i = 0; i < style.rules.size(); ++i) {
    MapRule const& rule = style.rules[i];
    rules += fmt::format(R"(<rule key="{{r{}}}" symbol="{}" label="{}" filter="{}"/>)", i, i,
                         xml_text(rule.label.in(language)),
                         rule.filter.empty() ? "ELSE" : xml_text(rule.filter));
    symbols += symbol_xml(rule, geometry, i);
  }
  std::string xml = fmt::format(
      R"(<renderer-v2 type="RuleRenderer" forceraster="0" symbollevels="0" enableorderby="0">)"
      R"(<rules key="{{root}}">{}</rules><symbols>{}</symbols></renderer-v2>)",
      rules, symbols);
  if (!style.label_field.empty()) {
    xml += fmt::format(
        R"(<labeling type="simple"><settings calloutType="simple"><text-style fieldName="{}" )"
        R"(fontSize="8" textColor="50,50,50,255"><text-buffer bufferDraw="1" bufferSize="0.7" )"
        R"(bufferColor="255,255,255,255"/></text-style><placement placement="0"/>)"
        R"(<rendering scaleVisibility="1" scaleMin="150000" scaleMax="1"/></settings></labeling>)",
        style.label_field);
  }
  return xml;
}

std::string fields_xml(OutputTable const& table, Language language) {
  std::string aliases;
  std::string widgets;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    OutputColumn const& column = table.columns[i];
    aliases += fmt::format(R"(<alias index="{}" field="{}" name="{}"/>)", i + 1,
                           xml_text(column.key), xml_text(column.title.in(language)));
    if (column.words.empty()) {
      continue;
    }
    std::string words;
    for (ColumnWord const& word : column.words) {
      words += fmt::format(R"(<Option type="Map"><Option name="{}" type="QString" value="{}"/>)"
                           "</Option>",
                           xml_text(word.name.in(language)), xml_text(word.word));
    }
    widgets += fmt::format(
        R"(<field name="{}"><editWidget type="ValueMap"><config><Option type="Map">)"
        R"(<Option name="map" type="List">{}</Option></Option></config></editWidget></field>)",
        xml_text(column.key), words);
  }
  return "<fieldConfiguration>" + widgets + "</fieldConfiguration><aliases>" + aliases +
         "</aliases>";
}

std::string qml_of(MapStyle const& style, OutputTable const& table, Language language) {
  return fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      R"(<qgis version="3.22" styleCategories="Symbology|Labeling|Fields|Forms" labelsEnabled="{}">{}{}</qgis>)"
      "\n",
      style.label_field.empty() ? 0 : 1, renderer_xml(style, table.geometry, language),
      fields_xml(table, language));
}

}  // namespace tongcun
