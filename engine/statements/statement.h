// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/stated_number.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tongcun {

// What reports state, one struct a kind. The numbers of a claim are of measures that go together;
// whoever makes one sees to that.

// The parts make the total. `may_overlap`: one household may be in several parts, so that nothing
// follows from the sum.
struct SumClaim {
  std::vector<StatedNumber> parts;
  StatedNumber total;
  bool may_overlap = false;
};

// What is done and what is planned make the plan.
struct PlanClaim {
  StatedNumber total;
  std::vector<StatedNumber> parts;
};

// The parts together are not more than the whole.
struct WithinClaim {
  std::vector<StatedNumber> parts;
  StatedNumber whole;
};

// A base that the text gives beside the one it names: registered, resident, households …
struct OtherBase {
  std::string name;
  std::optional<StatedNumber> part;  // none: the part of the claim
  StatedNumber whole;
};

// The part is so many per cent of the whole; `is_rest`: the number is what is left of the whole.
// Without the whole, or without the share, the missing one is computed.
struct ShareClaim {
  StatedNumber part;
  bool is_rest = false;
  std::optional<StatedNumber> whole;
  std::optional<StatedNumber> percent;
  std::vector<OtherBase> other_bases;
};

// Several parts with their shares are of one whole.
struct SameBaseClaim {
  struct Share {
    StatedNumber part;
    StatedNumber percent;
  };
  std::vector<Share> shares;
  std::optional<StatedNumber> whole;
};

// From the one to the other is a growth of so many per cent.
struct GrowthClaim {
  StatedNumber from;
  StatedNumber to;
  StatedNumber percent;
};

// The one less the other is the result.
struct DifferenceClaim {
  StatedNumber from;
  StatedNumber less;
  StatedNumber result;
};

// The total is so much for each of `per`, in the unit that `per` is written in. Without a value it
// is computed.
struct RateClaim {
  StatedNumber total;
  StatedNumber per;
  std::optional<StatedNumber> value;
};

// The factors make the result: lengths an area, counts and money an amount.
struct ProductClaim {
  std::vector<StatedNumber> factors;
  StatedNumber result;
};

// One quantity, stated several times.
struct SameClaim {
  std::vector<StatedNumber> values;
};

// One total, told by several bases: 5,400 a person, 5,400 a household.
struct SameTotalClaim {
  struct Part {
    StatedNumber each;
    StatedNumber of;
  };
  std::vector<Part> parts;
};

// Not more than so many times the other: a slip of a unit, or a dash that was lost.
struct MagnitudeClaim {
  StatedNumber value;
  StatedNumber at_most;
  std::int64_t times = 1;
};

// So many categories, by the word of the text (八类).
struct CategoriesClaim {
  std::int64_t listed = 0;
  StatedNumber stated;
};

// The value is the one of that place among all: the first is the largest, or the smallest.
struct RankingClaim {
  StatedNumber value;
  std::vector<StatedNumber> others;
  std::int64_t place = 1;
  bool smallest_first = false;
};

// Texts of different places were written for each of them.
struct TextsClaim {
  std::vector<std::string> texts;
};

using Claim = std::variant<SumClaim, PlanClaim, WithinClaim, ShareClaim, SameBaseClaim, GrowthClaim,
                           DifferenceClaim, RateClaim, ProductClaim, SameClaim, SameTotalClaim,
                           MagnitudeClaim, CategoriesClaim, RankingClaim, TextsClaim>;
// In the order of the alternatives.
inline constexpr std::array<std::string_view, std::variant_size_v<Claim>> kClaimNames{
    "sum",     "plan", "within",     "share",     "same_base",  "growth",  "difference", "rate",
    "product", "same", "same_total", "magnitude", "categories", "ranking", "texts"};

// One statement of a report.
struct Statement {
  std::string id;
  std::string source;  // where it stands: report, table, row; "" = not said
  Claim claim;
  std::string file = {};  // that the statement was written into for us, as named in the scenario
  std::int64_t line = 0;
};

}  // namespace tongcun
