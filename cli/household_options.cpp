// SPDX-License-Identifier: Apache-2.0
#include "cli/household_options.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <cmath>

namespace tongcun {
namespace {

CLI::Validator per_cent(double low, std::string complaint) {
  return CLI::Validator(
      [low, complaint = std::move(complaint)](std::string const& word) {
        double value = 0.0;
        auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        bool const is_legal = error == std::errc() && end == word.data() + word.size() &&
                              std::isfinite(value) && value >= low && value <= 100.0;
        return is_legal ? std::string() : complaint;
      },
      "");
}

}  // namespace

void add_household_options(CLI::App& households, HouseholdOptions& options, Language language) {
  auto const say = [language](char const* en, char const* zh) {
    return std::string(language == Language::zh ? zh : en);
  };
  CLI::Validator const share =
      per_cent(0.0, say("must be a per cent, 0 to 100", "应为 0 至 100 的百分数"));
  households
      .add_option("--villages", options.village_file,
                  say("village layer with persons and households", "含人数和户数的行政村图层文件"))
      ->required();
  households.add_option("--layer", options.layer,
                        say("layer of the file, where it has several", "文件含多个图层时的图层名"));
  households.add_option("--crs", options.crs,
                        say("coordinate system, where the file does not say (EPSG:4490)",
                            "文件未注明时的坐标系（EPSG:4490）"));
  households.add_option(
      "--encoding", options.encoding,
      say("of a CSV file that is not UTF-8 (GB18030)", "非 UTF-8 的 CSV 文件的编码（GB18030）"));
  households.add_option(
      "--profile", options.profile,
      say("rule profile that reads the villages and knows the lines; default international",
          "读取行政村并提供标准线的规则档；默认 international"));
  households
      .add_option(
          "--headcount", options.headcount,
          say("persons in multidimensional poverty, per cent (H); default 10, of no country",
              "多维贫困发生率，百分数（H）；默认 10，不代表任何地区"))
      ->check(share);
  households
      .add_option("--intensity", options.intensity,
                  say("mean deprivation of the poor, per cent (A); default 42",
                      "平均剥夺程度，百分数（A）；默认 42"))
      ->check(per_cent(100.0 / 3.0 - 0.01,
                       say("must be a per cent, 33.33 to 100: who is poor lacks a third",
                           "应为 33.33 至 100 的百分数：贫困户至少缺三分之一")));
  households
      .add_option("--insured", options.insured,
                  say("persons with basic medical insurance, per cent; default 95",
                      "基本医疗保险参保率，百分数；默认 95"))
      ->check(share);
  households
      .add_option("--income-headcount", options.income_headcount,
                  say("persons below the line, per cent; without it no income is recorded",
                      "收入低于标准线的人口，百分数；不写则不生成收入"))
      ->check(share);
  CLI::Option* const income = households.get_option("--income-headcount");
  households.add_option("--line", options.line, say("line of the profile", "规则档中的标准线"))
      ->needs(income);
  households
      .add_option("--year", options.year,
                  say("year of the register; default 2026", "数据年份；默认 2026"))
      ->check(CLI::Validator(
          [legal = say("must be a year from 1990 to 2100", "应为 1990 至 2100 的年份")](
              std::string const& word) {
            int year = 0;
            auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), year);
            bool const is_legal = error == std::errc() && end == word.data() + word.size() &&
                                  year >= 1990 && year <= 2100;
            return is_legal ? std::string() : legal;
          },
          ""));
  households.add_flag("--leave-out-unfit", options.leave_out_unfit,
                      say("leave out villages whose counts no households can have",
                          "略去户数与人数不可能成立的行政村"));
}

}  // namespace tongcun
