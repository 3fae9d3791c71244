// SPDX-License-Identifier: Apache-2.0
#include "cli/print_relocation.h"

#include "engine/assignment/placement_plan.h"
#include "engine/disclose/suppress_areas.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/mode_columns.h"
#include "io/money.h"
#include "io/read_relocation_options.h"
#include "io/relocation_json.h"
#include "io/relocation_names.h"
#include "io/relocation_other_plans_table.h"
#include "io/rule_names.h"
#include "io/shown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kShownLimits = 5;
constexpr std::size_t kShownLocks = 10;

class RelocationText {
 public:
  RelocationText(Scenario const& scenario, Region const& region,
                 RelocationStatistics const& statistics, Language language)
      : scenario_(scenario),
        region_(region),
        statistics_(statistics),
        money_(scenario.profile.terms),
        language_(language) {}

  std::string write() {
    text_ += "\n";
    if (statistics_.kind == PlanKind::potential) {
      line(term("potential_plan").name.in(language_));
    }
    if (statistics_.invented) {
      line(term("invented_households").name.in(language_));
    }
    say("planned relocation: {}; objective {}, certified bound {}, gap {}",
        "易地搬迁：{}；目标值 {}，已验证下界 {}，差距 {}",
        name_of_word("plan_status", name_of(statistics_.status, kPlanStatusNames), language_),
        money(statistics_.objective), money(statistics_.bound), gap());
    if (statistics_.out_of_work) {
      say("  --work-limit ended the search: more work might find a better plan",
          "  --work-limit 提前结束了搜索：继续搜索可能得到更好的规划");
    }
    say("  households (persons): placed {}, left out {}", "  户数（人数）：安置 {}，未安置 {}",
        number(statistics_.placed), number(statistics_.left_out));
    write_nobody_placed();
    say("  declined {}, of them urgent {}: staying is their outcome; other remedies",
        "  不愿搬迁 {}，其中紧迫 {}：尊重意愿留居，另行帮扶", number(statistics_.declined),
        number(statistics_.declined_urgent));
    say("  not asked {}, on conditions {}, not known whether eligible {}",
        "  未询问 {}，有条件愿意 {}，搬迁资格不明 {}", number(statistics_.not_asked),
        number(statistics_.conditional), number(statistics_.eligibility_unknown));
    if (statistics_.has_decisions) {
      say("  about whom the office decided, not the rules: offered a move {}, excluded {}",
          "  由单位决定而非按规则判定：给予搬迁机会 {}，不予 {}", number(statistics_.office_offers),
          number(statistics_.office_excludes));
    }
    if (!statistics_.without_counted_job || statistics_.without_counted_job->households > 0) {
      say("  with labour, at sites whose posts are not recorded: {}",
          "  有劳动力、安置点岗位未记录：{}", number(statistics_.without_counted_job));
    }
    write_changes();
    say("  public money {}, opening of sites {}; building {}, of it own money {} and loans {}",
        "  财政补助 {}，基础设施 {}；建房成本 {}，其中自筹 {}、贷款 {}",
        money(statistics_.public_money), money(statistics_.opening), money(statistics_.building),
        money(statistics_.self_payment), money(statistics_.loan));
    write_modes();
    if (statistics_.accompanying) {
      PublicAccompanying const& own = *statistics_.accompanying;
      say("  of them accompanying households: placed {}, public money {}, own money {}, loans {}{}",
          "  其中同步搬迁户：安置 {}，财政补助 {}，自筹 {}，贷款 {}{}", number(own.placed),
          money(own.public_money), money(own.self_payment), money(own.loan),
          own.has_own_rules           ? ""
          : language_ == Language::zh ? "；其标准未给出，按项目对象计算"
                                      : "; their own rates are not stated: as the others");
    }
    if (statistics_.shares) {
      write_shares(*statistics_.shares);
    }
    if (statistics_.order) {
      write_order(*statistics_.order);
    }
    if (statistics_.groups) {
      write_groups(*statistics_.groups);
    }
    if (!statistics_.other_plans.empty()) {
      write_other_plans();
    }
    write_locks();
    write_limits();
    write_checks();
    if (statistics_.suppressed) {
      say("  numbers that fewer than {} households can be told from are left out of public/; "
          "restricted/internal/ has them",
          "  可据以识别不足 {} 户的数据不在 public/ 公布；见 restricted/internal/",
          kLeastHouseholds);
    }
    return std::move(text_);
  }

 private:
  template <class... Args>
  void say(char const* en, char const* zh, Args const&... args) {
    line(fmt::format(fmt::runtime(language_ == Language::zh ? zh : en), args...));
  }
  void line(std::string const& content) { text_ += content + "\n"; }

  [[nodiscard]] std::string suppressed() const {
    return language_ == Language::zh ? "已隐去" : "suppressed";
  }
  [[nodiscard]] std::string number(std::optional<HouseholdCount> const& count) const {
    return count ? fmt::format("{} ({})", count->households, count->persons) : suppressed();
  }
  [[nodiscard]] std::string with_currency(std::string amount) const {
    return money_.currency().empty() ? amount : std::move(amount) + " " + money_.currency();
  }
  [[nodiscard]] std::string money(std::optional<std::int64_t> const& minor) const {
    return minor ? with_currency(money_.text(*minor)) : suppressed();
  }

  // "1.2346 %", rounded up.
  [[nodiscard]] std::string gap() const {
    std::optional<std::int64_t> const millionths = gap_in_millionths(statistics_);
    constexpr int kDecimals = 4;
    return millionths ? printed(*millionths, {"", {}, ColumnType::decimal, kDecimals}) + " %"
                      : suppressed();
  }

  [[nodiscard]] std::string changed(PlanChange change) const {
    return statistics_.changes
               ? std::to_string((*statistics_.changes)[static_cast<std::size_t>(change)].households)
               : suppressed();
  }
  void write_changes() {
    if (!statistics_.has_earlier) {
      return;
    }
    say("  against the earlier plan, households: kept {}, at another site {}, now placed {}, now "
        "staying {}, not in it {}",
        "  与以往方案相比（户）：不变 {}，改换安置点 {}，新安置 {}，改为留居 {}，以往方案中没有 {}",
        changed(PlanChange::kept), changed(PlanChange::other_site), changed(PlanChange::now_placed),
        changed(PlanChange::now_stays), changed(PlanChange::not_in_earlier));
  }

  [[nodiscard]] std::string share(std::optional<std::int32_t> const& per_mille) const {
    return per_mille ? printed(*per_mille, {"", {}, ColumnType::decimal, 1}) + " %" : suppressed();
  }
  [[nodiscard]] std::string households(std::optional<std::int64_t> const& count) const {
    return count ? std::to_string(*count) : suppressed();
  }

  // Hundredths of a per cent.
  [[nodiscard]] std::string mode_part(PublicMode const& mode,
                                      std::optional<std::int64_t> const& base) const {
    std::optional<std::int64_t> const part = mode_share(mode.placed, base);
    return part ? printed(*part, {"", {}, ColumnType::decimal, 2}) + " %"
                : (mode.placed && base ? "–" : suppressed());
  }

  void write_modes() {
    std::optional<std::int64_t> const placed = households_of(statistics_.placed);
    std::optional<std::int64_t> const left_out = households_of(statistics_.left_out);
    std::optional<std::int64_t> const task =
        placed && left_out ? std::optional(*placed + *left_out) : std::nullopt;
    for (PublicMode const& mode : statistics_.modes) {
      std::string const name =
          name_of_word("resettlement_mode", name_of(mode.mode, kResettlementModeNames), language_);
      say("  by mode: {}: {}, {} of the placed, {} of those who may be placed; public money {}{}",
          "  按安置方式：{}：{}，占已安置的 {}、占可安置的 {}；财政补助 {}{}", name,
          number(mode.placed), mode_part(mode, placed), mode_part(mode, task),
          money(mode.public_money),
          !mode.most                  ? ""
          : language_ == Language::zh ? fmt::format("；上限 {} 户", *mode.most)
                                      : fmt::format("; at most {} households", *mode.most));
    }
  }

  void write_shares(PublicShares const& shares) {
    if (shares.is_largest) {
      say("  each township places at least {} of its households that can be offered a dwelling; no "
          "plan gives every one more than {}",
          "  各乡镇至少安置有房可供农户的 {}；没有方案能使各乡镇均超过 {}", share(shares.least),
          share(shares.most));
    } else {
      say("  each township is owed {} of its households that can be offered a dwelling; lacking {} "
          "households, certified at least {}",
          "  各乡镇应安置有房可供农户的 {}；缺口 {} 户，已验证至少 {} 户", share(shares.least),
          households(shares.lacking), households(shares.lacking_bound));
    }
    if (shares.cost_least || shares.lacking.value_or(0) == 0) {
      say("    what that costs in the objective: at least {}, at most {}",
          "    公平的代价（目标值）：至少 {}，至多 {}", money(shares.cost_least),
          money(shares.cost_most));
    }
  }

  void write_order(PublicOrder const& order) {
    say("  goals in their order, with what no plan can have less of, and what the plan of the "
        "weighted "
        "sum has:",
        "  依次优先的目标（已验证下限；加权求和方案的数值）：");
    std::size_t rank = 0;
    for (PublicLevel const& level : order.levels) {
      say("    {}. {}: {} (certified at least {}; weighted sum {})",
          "    {}. {}：{}（已验证至少 {}；加权求和 {}）", ++rank,
          name_of_word("plan_goal", name_of(level.goal, kGoalNames), language_),
          households(level.value), households(level.bound), households(level.weighted));
    }
    say("    what the order costs in the objective against the weighted sum: at least {}, at most "
        "{}",
        "    与加权求和相比，依次优先的代价（目标值）：至少 {}，至多 {}", money(order.cost_least),
        money(order.cost_most));
  }

  void write_groups(PublicGroups const& groups) {
    say("  village groups: at one site {}, split {}, of which nobody is placed {}; households "
        "apart "
        "from the largest part of their group: {}",
        "  村民小组：安置于一处 {} 个，分散于多处 {} 个，无人安置 {} 个；与本组主体分离：{} 户",
        households(groups.whole), households(groups.split), households(groups.staying),
        households(groups.apart));
    if (groups.rule == GroupRule::price) {
      say("    at {} a household: {}", "    每户计价 {}：合计 {}", money(groups.split_price),
          money(groups.price));
    } else {
      say("    each part of a group has at least {} households, or all of a smaller group",
          "    小组在一处的安置户数不少于 {} 户，小组不足此数的须整组", groups.chunk);
    }
    if (groups.cost_least) {
      say("    what the rule costs in the objective: at least {}, at most {}; the bound is that "
          "without the rule",
          "    该规则的代价（目标值）：至少 {}，至多 {}；下界按无此规则计算",
          money(groups.cost_least), money(groups.cost_most));
    }
  }

  // It uses the same phases as the plan, of which it is no other kind; the plan itself is not.
  [[nodiscard]] static bool is_alike_in_kind(PublicOtherPlan const& plan) {
    return plan.from_plan && plan.from_plan->phases == 0 && plan.from_plan->households > 0;
  }

  void write_other_plans() {
    constexpr int kDecimals = 2;
    std::int64_t const alike = std::ranges::count_if(statistics_.other_plans, is_alike_in_kind);
    say("  plans that differ in kind and cost at most {} % more: {}{}; {}",
        "  目标值至多高出 {}% 而类型不同的方案：{} 个{}；{}",
        printed(statistics_.within, {"", {}, ColumnType::decimal, kDecimals}),
        static_cast<std::int64_t>(statistics_.other_plans.size()) - 1 - alike,
        alike == 0 ? ""
        : language_ == Language::zh
            ? fmt::format("；期次相同而安置农户不同的方案：{} 个", alike)
            : fmt::format("; with the same phases for other households: {}", alike),
        term("other_plans_are_facts").name.in(language_));
    for (std::size_t i = 0; i < statistics_.other_plans.size(); ++i) {
      PublicOtherPlan const& plan = statistics_.other_plans[i];
      say("    {}. objective {}, public money and opening {}, placed {}, left out {}",
          "    {}. 目标值 {}，财政补助与基础设施 {}，安置 {}，未安置 {}", i, money(plan.objective),
          money(plan.cost), number(plan.placed), number(plan.left_out));
      if (plan.used && i == 0) {
        say("       phases used: {}", "       启用期次：{}", used_phases_text(*plan.used, region_));
      } else if (is_alike_in_kind(plan)) {
        say("       same sites and phases, other households: elsewhere than in plan 0: {}",
            "       安置点和期次与方案 0 相同，安置农户不同：去向不同 {} 户",
            plan.from_plan->households);
      } else if (plan.used) {
        say("       phases used: {}; {} unlike plan 0; households elsewhere than in plan 0: {}",
            "       启用期次：{}；与方案 0 不同 {} 期；与方案 0 去向不同 {} 户",
            used_phases_text(*plan.used, region_), plan.from_plan->phases,
            plan.from_plan->households);
      }
    }
  }

  void write_nobody_placed() {
    bool const is_nobody = statistics_.placed && statistics_.placed->households == 0 &&
                           statistics_.left_out && statistics_.left_out->households > 0;
    if (!is_nobody) {
      return;
    }
    if (statistics_.nobody_placed.empty()) {
      say("  nobody could be placed: restricted/internal/relocation_left_out.csv says why",
          "  没有农户得到安置：原因见 restricted/internal/relocation_left_out.csv");
      return;
    }
    say("  nobody could be placed, households by why:", "  没有农户得到安置，原因及户数：");
    for (PublicLeftOut const& one : statistics_.nobody_placed) {
      say("    {}: {}", "    {} 户：{}", one.households, reason_of(one));
    }
  }

  // "lacking dwellings, money of the year"
  [[nodiscard]] std::string reason_of(PublicLeftOut const& one) const {
    if (one.reason == LeftOutReason::no_offer) {
      return name_of_word("offer_bar", name_of(one.bar, kOfferBarNames), language_);
    }
    if (one.lacking.empty()) {
      return name_of_word("left_out_reason", name_of(one.reason, kLeftOutReasonNames), language_);
    }
    bool const zh = language_ == Language::zh;
    std::string text;
    for (LimitKind const kind : one.lacking) {
      text += text.empty() ? (zh ? "缺" : "lacking ") : (zh ? "、" : ", ");
      text += name_of_word("limit_kind", name_of(kind, kLimitKindNames), language_);
    }
    return text;
  }

  void write_locks() {
    if (statistics_.has_locks && statistics_.locks.empty()) {
      say("  what each lock costs: restricted/internal/relocation_variants.csv",
          "  各条锁定的代价：见 restricted/internal/relocation_variants.csv");
    }
    std::size_t const shown = std::min(kShownLocks, statistics_.locks.size());
    if (shown > 0) {
      say("  locks, and what the objective would change by without each, at least and at most:",
          "  锁定，及取消该条后目标值的变化（至少，至多）：");
    }
    for (std::size_t i = 0; i < shown; ++i) {
      PublicLock const& lock = statistics_.locks[i];
      say("    {}. {}, {}: {}, {}", "    {}. {}，{}：{}，{}", lock.number,
          name_of_word("lock_kind", name_of(lock.kind, kLockKindNames), language_),
          printable(lock.site), money(lock.change.least), money(lock.change.most));
    }
    if (statistics_.locks.size() > shown) {
      say("    and {} more: restricted/internal/relocation_variants.csv",
          "    另有 {} 条：见 restricted/internal/relocation_variants.csv",
          statistics_.locks.size() - shown);
    }
  }

  void write_limits() {
    std::vector<BindingLimit> const& limits = statistics_.limits;  // those without a price first
    auto const priced = std::ranges::find_if(
        limits, [](BindingLimit const& limit) { return limit.price.has_value(); });
    std::size_t const unpriced = static_cast<std::size_t>(priced - limits.begin());
    if (unpriced > 0) {
      say("  of this there is none, or less than anybody takes, so that no price says what more "
          "would save:",
          "  以下条件全无或不足任何一户所需，无法计价：");
    }
    for (std::size_t i = 0; i < std::min(kShownLimits, unpriced); ++i) {
      say("    {} ({})", "    {}（{}）", place_of(limits[i]), name_of_limit(limits[i]));
    }
    if (unpriced > kShownLimits) {
      say("    and {} more", "    另有 {} 项", unpriced - kShownLimits);
    }
    std::size_t const shown = std::min(kShownLimits, limits.size() - unpriced);
    if (shown > 0) {
      say("  limits that hold back the most (what there is, at its price), and what one more would "
          "take off the objective at most:",
          "  约束最紧的限制条件（按限额乘以单价排序），及每增加一单位最多可使目标值降低：");
    }
    for (std::size_t i = unpriced; i < unpriced + shown; ++i) {
      say("    {}: {} ({})", "    {}：{}（{}）", place_of(limits[i]), price_of(limits[i]),
          name_of_limit(limits[i]));
    }
  }

  [[nodiscard]] std::string name_of_limit(BindingLimit const& limit) const {
    return name_of_word("limit_kind", name_of(limit.kind, kLimitKindNames), language_);
  }

  void write_checks() {
    std::vector<RelocationCheck> const& checks = scenario_.profile.relocation.checks;
    std::string open;
    for (CheckAnswer const& answer :
         answered_checks(checks, scenario_.relocation.value_or(RelocationOptions{}).checks)) {
      if (answer.state != Verdict::pass) {
        open +=
            fmt::format(fmt::runtime(language_ == Language::zh ? "\n    {}：{}" : "\n    {}: {}"),
                        checks[answer.check].name.in(language_),
                        name_of_word("verdict", name_of(answer.state, kVerdictNames), language_));
      }
    }
    if (!open.empty()) {
      say("  checks of planned relocation that do not pass, as the office answers them:{}",
          "  有计划搬迁的核查中未通过的项目（由单位填报）：{}", open);
    }
  }

  [[nodiscard]] std::string place_of(BindingLimit const& limit) const {
    if (!limit.township.is_none()) {
      Area const& township = build_area_tree(region_.villages).areas[limit.township];
      return printable(township.name.empty() ? township.code : township.name);
    }
    if (limit.kind == LimitKind::share_short) {
      return language_ == Language::zh ? "各乡镇" : "all townships";
    }
    if (limit.mode) {
      return name_of_word("resettlement_mode", name_of(*limit.mode, kResettlementModeNames),
                          language_);
    }
    if (limit.site.is_none()) {
      return limit.year ? std::to_string(*limit.year) : "";
    }
    std::string const& name = region_.sites.name[limit.site];
    std::string place = printable(name.empty() ? region_.sites.code[limit.site] : name);
    bool const zh = language_ == Language::zh;
    if (limit.phase) {
      place += fmt::format(fmt::runtime(zh ? "，{} 期" : ", phase {}"), *limit.phase);
    }
    if (limit.area) {
      place += fmt::format(fmt::runtime(zh ? "，{} 平方米" : ", {} m2"), area_text(*limit.area));
    }
    return place;
  }

  // Of money a ratio: what one unit more of it would save.
  [[nodiscard]] std::string price_of(BindingLimit const& limit) const {
    std::int64_t const price = *limit.price;
    if (limit.kind != LimitKind::money) {
      return with_currency(money_.text(whole_minor(price)));
    }
    constexpr int kDecimals = 3;
    constexpr std::int64_t kThousand = 1000;
    std::int64_t const whole = price >> kPriceBits;
    std::int64_t const part = price - (whole << kPriceBits);
    return printed(whole * kThousand + (part * kThousand >> kPriceBits),
                   {"", {}, ColumnType::decimal, kDecimals});
  }

  Scenario const& scenario_;
  Region const& region_;
  RelocationStatistics const& statistics_;
  Money money_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string relocation_text(Scenario const& scenario, Region const& region,
                            RelocationStatistics const& statistics, Language language) {
  return RelocationText(scenario, region, statistics, language).write();
}

}  // namespace tongcun
