// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/score_card.h"
#include "engine/rules/field.h"
#include "io/config_reader.h"

#include <optional>

namespace tongcun {

// One of [[poverty.score_cards]]: points of facts of households, with the user's weights.
//
//   id = "six_looks"
//   name = { en = "…", zh = "六看法" }
//   high_is_poor = false             # some counties score the other way
//   source = "…"
//   [[poverty.score_cards.indicators]]
//   id = "house"
//   field = "house_grade"            # a fact of status_fields
//   points = { A = 20, B = 15, C = 5, D = 0, none_house = 0 }   # every word; yes and no of truths
//   not_applicable = 0               # else unknown
//   weight = 1.0
//   [[poverty.score_cards.indicators]]
//   id = "income"
//   field = "income_a_person"
//   unit = "money/person/year"
//   steps = [{ points = 0 }, { from = 4000, points = 10 }]      # the last that is reached
//   [[poverty.score_cards.bands]]    # else those of 六看法
//   id = "poor"
//   most = 50                        # points, inclusive; absent of the last
//
// None where it is not active, or where an indicator has a fault.
[[nodiscard]] std::optional<ScoreCardRules> read_score_card(ConfigReader& row,
                                                            Fields const& fields);

}  // namespace tongcun
