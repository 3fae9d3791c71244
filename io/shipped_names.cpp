// SPDX-License-Identifier: Apache-2.0
#include "io/shipped_names.h"

#include "io/load_profile.h"
#include "io/read_profile.h"

#include <algorithm>
#include <utility>

namespace tongcun {
namespace {

class NameList {
 public:
  void add_all_of(std::string const& shipped) {
    Profile const profile = read_profile(shipped, "").profile;
    profile_ = shipped;
    GuaranteeRules const& rules = profile.guarantees;
    take_all(rules.guarantees.values(), NamedThing::guarantee);
    take_all(profile.services.values(), NamedThing::service);
    take_all(rules.book.rules.values());
    take_all(rules.book.conditions.values());
    for (Guarantee const& guarantee : rules.guarantees.values()) {
      take_all(guarantee.rungs);
    }
    take_all(profile.terms.lines);
    take_all(profile.terms.programmes);
    take_all(profile.status.classes);
    take_all(profile.relocation.reasons);
    take_all(profile.relocation.checks);
    for (DeprivationRules const& index : profile.measures.indices) {
      take(index.key, index.name);
      take_all(index.book.rules.values());
    }
    for (ScoreCardRules const& card : profile.measures.score_cards) {
      take(card.key, card.name);
      take_all(card.indicators);
    }
    take_all(profile.measures.warnings);
  }

  std::vector<ShippedName> finish() { return std::move(names_); }

 private:
  template <class Named>
  void take_all(Named const& named, NamedThing of = NamedThing::other) {
    for (auto const& one : named) {
      if constexpr (requires { one.id; }) {
        take(one.id, one.name, of);
      } else if constexpr (requires { one.code; }) {
        take(one.code, one.name, of);
      } else {
        take(one.key, one.name, of);
      }
    }
  }

  void take(std::string const& id, Text const& name, NamedThing of = NamedThing::other) {
    if (name.en.empty()) {
      return;
    }
    auto const known = std::ranges::find_if(names_, [&](ShippedName const& one) {
      return one.id == id && one.name == name && (one.of == of || of == NamedThing::other);
    });
    if (known == names_.end()) {
      names_.push_back({id, name, of, {profile_}});
    } else if (known->profiles.back() != profile_) {
      known->profiles.push_back(profile_);
    }
  }

  std::string profile_;
  std::vector<ShippedName> names_;
};

std::vector<ShippedName> load() {
  NameList list;
  for (std::string const& shipped : shipped_profiles()) {
    list.add_all_of(shipped);
  }
  return list.finish();
}

void add_new(std::string const& name, std::vector<std::string>& names) {
  if (std::ranges::find(names, name) == names.end()) {
    names.push_back(name);
  }
}

std::string side_by_side(std::vector<std::string> const& names) {
  std::string all;
  for (std::string const& name : names) {
    all.append(all.empty() ? "" : " / ").append(name);
  }
  return all;
}

}  // namespace

std::vector<ShippedName> const& shipped_names() {
  static std::vector<ShippedName> const loaded = load();
  return loaded;
}

Text shipped_name_of(NamedThing of, std::string const& id) {
  std::vector<std::string> en;
  std::vector<std::string> zh;
  for (ShippedName const& one : shipped_names()) {
    if (one.of == of && one.id == id) {
      add_new(one.name.en, en);
      add_new(one.name.zh, zh);
    }
  }
  return en.empty() ? Text{id, id} : Text{side_by_side(en), side_by_side(zh)};
}

}  // namespace tongcun
