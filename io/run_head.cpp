// SPDX-License-Identifier: Apache-2.0
#include "io/run_head.h"

#include <fmt/format.h>

namespace tongcun {
namespace {

template <class Named>
NamedIds names_of(Named const& named) {
  NamedIds names;
  names.reserve(named.size());
  for (auto const& one : named.values()) {
    names.emplace_back(one.id, one.name);
  }
  return names;
}

ProfileHead profile_head(Profile const& profile) {
  RuleBook const& book = profile.guarantees.book;
  return {profile.id,          profile.name,         profile.terms.currency,    profile.terms.units,
          profile.terms.words, names_of(book.rules), names_of(book.conditions), profile.files};
}

}  // namespace

RunHead run_head(Scenario const& scenario, std::vector<Text> stamps,
                 IdVector<LayerId, Layer> const& layers) {
  RunHead head;
  head.language = scenario.language;
  head.scenario = scenario.name;
  head.title = scenario.title;
  head.sha256 = scenario.sha256;
  head.inherited = scenario.inherited;
  head.settings = scenario.settings;
  head.year = scenario.year;
  head.imprint = scenario.imprint;
  head.stamps = std::move(stamps);
  head.credits.reserve(layers.size());
  for (Layer const& layer : layers.values()) {
    head.credits.push_back({layer.key, layer.attribution, layer.licence});
  }
  if (scenario.background) {
    LayerSource const& background = *scenario.background;
    head.credits.push_back({background.key, background.attribution, background.licence});
  }
  head.profile = profile_head(scenario.profile);
  return head;
}

Text stamped(Text title, std::vector<Text> const& stamps) {
  for (Text const& one : stamps) {
    title.en += " – " + one.en;
    title.zh += " – " + one.zh;
  }
  return title;
}

std::vector<std::string> credit_lines(RunHead const& head, Language language) {
  std::string const unstated = language == Language::zh ? "许可未注明" : "licence not stated";
  std::vector<std::string> lines;
  lines.reserve(head.credits.size());
  for (LayerCredit const& credit : head.credits) {
    lines.push_back(fmt::format("{}: {}{}[{}]", credit.layer, credit.attribution,
                                credit.attribution.empty() ? "" : " ",
                                credit.licence.empty() ? unstated : credit.licence));
  }
  return lines;
}

std::string attribution_text(RunHead const& head) {
  std::string text;
  for (Text const& one : head.stamps) {
    text.append(one.in(head.language)).append("\n\n");
  }
  for (std::string const& line : credit_lines(head, head.language)) {
    text.append(line).append("\n");
  }
  return text;
}

}  // namespace tongcun
