// SPDX-License-Identifier: Apache-2.0
#include "io/read_statement.h"

#include "io/parse_stated_number.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kMostTimes = 1'000'000;
constexpr std::int64_t kMostPlaces = 1'000'000;

// A measure as a power of money and of length; counts and shares are pure numbers.
struct Dimension {
  int money = 0;
  int length = 0;
  friend bool operator==(Dimension const&, Dimension const&) = default;
};
Dimension dimension_of(Measure measure) {
  switch (measure) {
    case Measure::count:
    case Measure::per_cent:
      return {};
    case Measure::length:
      return {0, 1};
    case Measure::area:
      return {0, 2};
    case Measure::money:
      return {1, 0};
  }
  return {};
}

class StatementReader {
 public:
  explicit StatementReader(ConfigReader& reader) : reader_(reader) {}

  std::optional<Statement> read() {
    Statement statement;
    statement.id = reader_.required_text("id");
    statement.source = reader_.text("source", "");
    if (!reader_.has("kind")) {
      reader_.complain_missing("kind");
      return std::nullopt;
    }
    std::optional<std::size_t> const kind = reader_.choice("kind", kClaimNames);
    if (!kind) {
      return std::nullopt;
    }
    statement.claim = claim_of(*kind);
    reader_.finish();
    return is_whole_ ? std::optional(std::move(statement)) : std::nullopt;
  }

 private:
  Claim claim_of(std::size_t kind) {
    using Make = Claim (StatementReader::*)();
    constexpr std::array<Make, kClaimNames.size()> kMakers{
        &StatementReader::sum,        &StatementReader::plan,       &StatementReader::within,
        &StatementReader::share,      &StatementReader::same_base,  &StatementReader::growth,
        &StatementReader::difference, &StatementReader::rate,       &StatementReader::product,
        &StatementReader::same,       &StatementReader::same_total, &StatementReader::magnitude,
        &StatementReader::categories, &StatementReader::ranking,    &StatementReader::texts};
    return (this->*kMakers[kind])();
  }

  void complain(ConfigReader& reader, std::string_view key, LegalPart legal) {
    reader.complain(key, std::move(legal));
    is_whole_ = false;
  }

  std::optional<StatedNumber> number_of(ConfigReader& reader, std::string_view key,
                                        std::string const& text) {
    std::optional<StatedNumber> number = parse_stated_number(text);
    if (!number) {
      complain(reader, key, LegalPart{"stated_number", {}});
    }
    return number;
  }

  std::optional<StatedNumber> optional_number(ConfigReader& reader, std::string_view key) {
    if (!reader.has(key)) {
      return std::nullopt;
    }
    std::optional<std::string> const text = reader.optional_text(key);
    if (!text) {
      is_whole_ = false;  // said already
      return std::nullopt;
    }
    return number_of(reader, key, *text);
  }

  StatedNumber number(ConfigReader& reader, std::string_view key) {
    if (!reader.has(key)) {
      reader.complain_missing(key);
      is_whole_ = false;
      return {};
    }
    return optional_number(reader, key).value_or(StatedNumber());
  }
  StatedNumber number(std::string_view key) { return number(reader_, key); }

  // A number without a unit is one of per cent here.
  StatedNumber as_percent(ConfigReader& reader, std::string_view key, StatedNumber read) {
    if (read.measure == Measure::count) {
      read.measure = Measure::per_cent;
      MaybeFraction const step = over(Fraction::decimal(1, -read.decimals), Fraction(2));
      read.half_step = step.value_or(Fraction());
    }
    expect(reader, key, read.measure == Measure::per_cent, LegalPart{"stated_percent", {}});
    return read;
  }
  StatedNumber percent(ConfigReader& reader, std::string_view key) {
    return as_percent(reader, key, number(reader, key));
  }

  std::vector<StatedNumber> numbers(std::string_view key, std::size_t least) {
    std::vector<StatedNumber> read;
    for (std::string const& text : reader_.texts(key)) {
      if (std::optional<StatedNumber> one = number_of(reader_, key, text)) {
        read.push_back(*std::move(one));
      }
    }
    if (is_whole_ && read.size() < least) {
      complain(reader_, key, LegalPart{"stated_numbers", {{"count", std::to_string(least)}}});
    }
    return read;
  }

  void expect(ConfigReader& reader, std::string_view key, bool is_legal, LegalPart legal) {
    if (is_whole_ && !is_legal) {
      complain(reader, key, std::move(legal));
    }
  }

  // Numbers that are added or compared are of one measure.
  void expect_alike(std::string_view key, std::vector<StatedNumber> const& all,
                    StatedNumber const& like) {
    bool const are_alike = std::ranges::all_of(
        all, [&](StatedNumber const& one) { return one.measure == like.measure; });
    if (is_whole_ && !are_alike) {
      complain(reader_, key, LegalPart{"same_measure", {}});
    }
  }

  Claim sum() {
    SumClaim claim{numbers("parts", 1), number("total"), reader_.boolean("may_overlap", false)};
    expect_alike("parts", claim.parts, claim.total);
    return claim;
  }

  Claim plan() {
    PlanClaim claim{number("total"), numbers("parts", 1)};
    expect_alike("parts", claim.parts, claim.total);
    return claim;
  }

  Claim within() {
    WithinClaim claim{numbers("parts", 1), number("whole")};
    expect_alike("parts", claim.parts, claim.whole);
    return claim;
  }

  Claim share() {
    ShareClaim claim;
    claim.is_rest = reader_.has("rest");
    if (claim.is_rest && reader_.has("part")) {
      complain(reader_, "rest", LegalPart{"part_or_rest", {}});
    }
    claim.part = number(claim.is_rest ? "rest" : "part");
    claim.whole = optional_number(reader_, "whole");
    if (reader_.has("percent")) {
      claim.percent = percent(reader_, "percent");
    }
    for (ConfigReader& base : reader_.tables("bases")) {
      OtherBase other;
      other.name = base.required_text("name");
      is_whole_ = is_whole_ && !other.name.empty();
      other.part = optional_number(base, "part");
      other.whole = number(base, "whole");
      expect_alike("bases", {other.whole, other.part.value_or(claim.part)}, claim.part);
      base.finish();
      claim.other_bases.push_back(std::move(other));
    }
    if (claim.whole) {
      expect_alike("whole", {*claim.whole}, claim.part);
    } else if (!claim.percent) {
      reader_.complain_missing("whole");
      is_whole_ = false;
    }
    return claim;
  }

  Claim same_base() {
    SameBaseClaim claim;
    for (ConfigReader& row : reader_.tables("shares")) {
      claim.shares.push_back({number(row, "part"), percent(row, "percent")});
      row.finish();
    }
    claim.whole = optional_number(reader_, "whole");
    if (claim.shares.size() + (claim.whole ? 1 : 0) < 2 || claim.shares.empty()) {
      complain(reader_, "shares", LegalPart{"stated_numbers", {{"count", "2"}}});
      return claim;
    }
    for (SameBaseClaim::Share const& one : claim.shares) {
      expect_alike("shares", {one.part, claim.whole.value_or(one.part)}, claim.shares.front().part);
    }
    return claim;
  }

  Claim growth() {
    GrowthClaim claim{number("from"), number("to"), percent(reader_, "percent")};
    expect_alike("to", {claim.to}, claim.from);
    return claim;
  }

  Claim difference() {
    DifferenceClaim claim{number("from"), number("less"), number("result")};
    expect_alike("result", {claim.less, claim.result}, claim.from);
    return claim;
  }

  Claim rate() {
    RateClaim claim{number("total"), number("per"), optional_number(reader_, "value")};
    if (claim.value && claim.value->measure != Measure::count) {
      expect_alike("value", {*claim.value}, claim.total);
    }
    return claim;
  }

  Claim product() {
    ProductClaim claim{numbers("factors", 2), number("result")};
    Dimension made;
    for (StatedNumber const& factor : claim.factors) {
      Dimension const one = dimension_of(factor.measure);
      made.money += one.money;
      made.length += one.length;
    }
    expect(reader_, "result", made == dimension_of(claim.result.measure),
           LegalPart{"measure_of_product", {}});
    return claim;
  }

  Claim same() {
    SameClaim claim{numbers("values", 2)};
    if (!claim.values.empty()) {
      expect_alike("values", claim.values, claim.values.front());
    }
    return claim;
  }

  Claim same_total() {
    SameTotalClaim claim;
    for (ConfigReader& row : reader_.tables("parts")) {
      claim.parts.push_back({number(row, "each"), number(row, "of")});
      row.finish();
    }
    if (claim.parts.size() < 2) {
      complain(reader_, "parts", LegalPart{"stated_numbers", {{"count", "2"}}});
      return claim;
    }
    for (SameTotalClaim::Part const& part : claim.parts) {
      expect_alike("parts", {part.each}, claim.parts.front().each);
      expect_alike("parts", {part.of}, claim.parts.front().of);
    }
    return claim;
  }

  Claim magnitude() {
    MagnitudeClaim claim{number("value"), number("at_most"),
                         reader_.integer("times", 1, 1, kMostTimes)};
    expect_alike("at_most", {claim.at_most}, claim.value);
    return claim;
  }

  Claim categories() {
    CategoriesClaim claim{static_cast<std::int64_t>(reader_.texts("parts").size()),
                          number("stated")};
    expect(reader_, "stated", claim.stated.measure == Measure::count,
           LegalPart{"stated_count", {}});
    return claim;
  }

  Claim ranking() {
    RankingClaim claim{number("value"), numbers("others", 1),
                       reader_.integer("place", 0, 1, kMostPlaces),
                       reader_.boolean("smallest_first", false)};
    if (claim.place == 0) {
      reader_.complain_missing("place");
      is_whole_ = false;
    }
    expect_alike("others", claim.others, claim.value);
    return claim;
  }

  Claim texts() {
    TextsClaim claim{reader_.texts("texts")};
    if (claim.texts.size() < 2) {
      complain(reader_, "texts", LegalPart{"stated_numbers", {{"count", "2"}}});
    }
    return claim;
  }

  ConfigReader& reader_;
  bool is_whole_ = true;
};

}  // namespace

std::optional<Statement> read_statement(ConfigReader& reader) {
  return StatementReader(reader).read();
}

}  // namespace tongcun
