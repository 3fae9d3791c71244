// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include "cli/completion_script.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "engine/synthetic/plant_defects.h"
#include "io/config_reader.h"
#include "io/enum_names.h"
#include "io/layer_template.h"
#include "io/load_profile.h"
#include "io/read_relocation_options.h"
#include "io/read_scenario.h"
#include "io/version.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

using Words = std::set<std::string, std::less<>>;

// Help and complaints must speak before the command line is understood: --lang wherever it stands,
// else the language of the scenario that is named.
Language language_of(std::vector<std::string> const& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::string_view const word = words[i];
    bool const next = word == "--lang" && i + 1 < words.size();
    std::string_view const value = next                          ? std::string_view(words[i + 1])
                                   : word.starts_with("--lang=") ? word.substr(7)
                                                                 : "";
    if (value == "zh" || value == "en") {
      return value == "zh" ? Language::zh : Language::en;
    }
  }
  bool const has_scenario =
      words.size() > 1 && (words[1] == "run" || words[1] == "plan" || words[1] == "simulate" ||
                           words[1] == "relink" || words[1] == "verify");
  for (std::size_t i = 2; i < words.size() && has_scenario; ++i) {
    if (words[i].ends_with(".toml")) {
      return language_of_scenario(words[i]).value_or(Language::en);
    }
  }
  return Language::en;
}

class CommandLine {
 public:
  explicit CommandLine(std::vector<std::string> words)
      : language_(language_of(words)),
        app_(say("tongcun (通村): who reaches what, and what a plan would change",
                 "通村（tongcun）：谁能到哪里，改造会带来什么变化")) {
    options_.words = std::move(words);
    translate_help();
    app_.set_version_flag("--version", "tongcun " + program_version(),
                          say("print the version and leave", "显示版本后退出"));
    app_.require_subcommand(1);
    add_language(app_);
    add_init();
    add_template();
    add_check();
    add_run();
    add_plan();
    add_simulate();
    add_compare();
    add_report();
    add_relink();
    add_verify();
    add_synth();
    add_explain();
    add_formats();
    add_doctor();
    add_completion();
    group_help(app_);
  }

  ParsedOptions parse(int argc, char const* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
      if (error.get_exit_code() == 0) {
        return {std::nullopt, app_.exit(error)};  // help or version
      }
      complain(message_of(error));
      return {std::nullopt, status_of(ExitCode::command_line)};
    }
    if (!named_language_.empty()) {
      options_.language = named_language_ == "zh" ? Language::zh : Language::en;
    }
    for (auto const& [verb, command] : {std::pair{init_, Command::init},
                                        {template_, Command::make_template},
                                        {check_, Command::check},
                                        {run_, Command::run},
                                        {plan_relocation_, Command::plan_relocation},
                                        {simulate_, Command::simulate},
                                        {compare_, Command::compare},
                                        {report_, Command::report},
                                        {relink_, Command::relink},
                                        {verify_, Command::verify},
                                        {synth_, Command::synth_county},
                                        {households_, Command::synth_households},
                                        {explain_, Command::explain},
                                        {formats_, Command::formats},
                                        {doctor_, Command::doctor},
                                        {completion_, Command::completion}}) {
      options_.command = verb->parsed() ? command : options_.command;
    }
    if (options_.command == Command::completion) {
      options_.completion =
          completion_script(app_, choices_, shell_ == "zsh" ? Shell::zsh : Shell::bash);
    }
    options_.plan.relocation = options_.command == Command::plan_relocation;
    bool const runs = options_.command == Command::run || options_.plan.relocation ||
                      options_.command == Command::simulate;
    bool const needs_folder = options_.command == Command::synth_county ||
                              options_.command == Command::synth_households ||
                              options_.command == Command::report || (runs && !options_.dry_run);
    if (needs_folder && options_.out.empty()) {
      complain(say("--out is required: the folder for the results", "缺少 --out：结果文件夹"));
      return {std::nullopt, status_of(ExitCode::command_line)};
    }
    if (options_.command == Command::init && options_.project.empty() &&
        options_.key_file.empty()) {
      complain(
          say("a folder for the scenario is required, or --key", "缺少存放方案的文件夹，或 --key"));
      return {std::nullopt, status_of(ExitCode::command_line)};
    }
    if (options_.command == Command::relink && options_.relink.scenario.empty() &&
        (options_.key_file.empty() || options_.relink.registers.empty())) {
      complain(say("--key and --register are required, or --scenario",
                   "缺少 --key 和 --register，或 --scenario"));
      return {std::nullopt, status_of(ExitCode::command_line)};
    }
    return {std::move(options_), 0};
  }

 private:
  [[nodiscard]] std::string say(char const* en, char const* zh) const {
    return language_ == Language::zh ? zh : en;
  }

  void translate_help() {
    if (language_ == Language::en) {
      app_.set_help_flag("-h,--help", "print this help and leave (--lang zh: 中文)");
      return;
    }
    app_.option_defaults()->group("选项");
    app_.set_help_flag("-h,--help", "显示帮助后退出");
    for (auto const& [en, zh] : {std::pair{"Usage", "用法"},
                                 {"OPTIONS", "选项"},
                                 {"Positionals", "参数"},
                                 {"SUBCOMMAND", "动词"},
                                 {"SUBCOMMANDS", "动词"},
                                 {"REQUIRED", "必需"},
                                 {"TEXT", "文字"},
                                 {"INT", "整数"},
                                 {"UINT", "整数"},
                                 {"FLOAT", "数值"},
                                 {"Needs", "须同时给出"}}) {
      app_.get_formatter()->label(en, zh);
    }
  }

  [[nodiscard]] std::string verbs_group() const { return say("Verbs", "动词"); }

  // Legal are these words alone; shells complete them.
  void one_of(CLI::Option& option, std::vector<std::string> words, std::string complaint) {
    choices_[&option] = words;
    option.check(CLI::Validator(
        [words = std::move(words), complaint = std::move(complaint)](std::string const& word) {
          return std::ranges::find(words, word) != words.end() ? std::string() : complaint;
        },
        ""));
  }

  void add_language(CLI::App& app) {
    one_of(*app.add_option(
               "--lang", named_language_,
               say("language of messages and files: zh or en", "消息与文件的语言：zh 或 en")),
           {"zh", "en"}, say("must be zh or en", "应为 zh 或 en"));
  }

  void add_common(CLI::App& app) {
    add_language(app);
    app.add_flag("--json", options_.json,
                 say("print one JSON document on stdout, all else on stderr",
                     "标准输出只打印一个 JSON 文档，其余写到标准错误"));
    app.add_flag("--quiet", options_.quiet, say("no progress", "不显示进度"));
  }

  // Plain digits only: a library that reads "-1" as the largest number has no say.
  CLI::Validator whole_number(std::uint64_t low, std::uint64_t high) const {
    std::string const legal = fmt::format(
        fmt::runtime(say("must be a whole number from {} to {}", "应为 {} 至 {} 的整数")), low,
        high);
    return CLI::Validator(
        [=](std::string const& word) {
          std::uint64_t number = 0;
          auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
          bool const is_legal = error == std::errc() && end == word.data() + word.size() &&
                                number >= low && number <= high;
          return is_legal ? std::string() : legal;
        },
        "");
  }

  void add_result_folder(CLI::App& app) {
    app.add_option("--out", options_.out,
                   say("folder for the results; must not exist", "结果文件夹；不能已存在"));
    app.add_flag_callback(
        "--overwrite", [this] { options_.overwrite = Overwrite::yes; },
        say("replace an earlier result in the same folder, or an empty folder; never anything else",
            "替换同一文件夹中先前的结果或空文件夹，绝不替换其他内容"));
  }

  void add_output(CLI::App& app) {
    add_result_folder(app);
    app.add_option(
           "--threads", options_.threads,
           say("0 = all processors; never changes a result", "线程数，0＝全部处理器；不影响结果"))
        ->check(whole_number(0, 1024));
  }

  void add_settings(CLI::App& app) {
    app.add_option("--set", options_.settings,
                   say("key=value: another value for a key of the scenario, in TOML "
                       "(access.nearest=5, 'title=\"…\"'); may be repeated",
                       "键名=值：改变方案中某个键的值，按 TOML 书写（access.nearest=5、"
                       "'title=\"…\"'）；可重复给出"))
        ->type_name(say("KEY=VALUE", "键名=值"))
        ->allow_extra_args(false);
  }

  // Verbs take over the option --help before the group of options.
  void group_help(CLI::App& app) {
    app.get_help_ptr()->group(app.option_defaults()->get_group());
    for (CLI::App* const verb : app.get_subcommands([](CLI::App*) { return true; })) {
      group_help(*verb);
    }
  }

  void add_all_findings(CLI::App& app) {
    app.add_flag("--all-findings", options_.all_findings,
                 say("print every finding, not only the first few of each rule",
                     "列出全部检查发现，而不只是每条规则的前几条"));
  }

  void add_init() {
    init_ = app_.add_subcommand("init",
                                say("a scenario from the layers you have, or a key for a register",
                                    "按现有图层拟写方案，或生成台账的假名密钥"));
    init_->group(verbs_group());
    init_->add_option(
        "project", options_.project,
        say("folder for scenario.toml, which must not exist there; its layers are looked at",
            "存放 scenario.toml 的文件夹（其中不能已有该文件）；查看其中的图层"));
    init_->add_option(
        "--data", options_.data,
        say("folder of the layers, where they lie elsewhere", "图层另在别处时所在的文件夹"));
    one_of(*init_->add_option(
               "--profile", options_.profile,
               say("shipped rule profile; default: cn-2026", "内置规则档；默认 cn-2026")),
           shipped_profiles(),
           say("there is no shipped profile of that name", "没有这种内置规则档"));
    init_->add_option("--key", options_.key_file,
                      say("file for a new key of pseudonyms; must not exist. Keep it at the office",
                          "新假名密钥的文件；不能已存在。密钥留在单位内部"));
    add_language(*init_);
  }

  void add_template() {
    template_ = app_.add_subcommand(
        "template", say("blank workbooks of the input tables, with words to choose from",
                        "生成各输入表的空白工作簿，附可选用词与说明"));
    template_->group(verbs_group());
    std::vector<std::string> roles;
    for (LayerRole const role : template_roles()) {
      roles.emplace_back(name_of(role, kLayerRoleNames));
    }
    one_of(*template_
                ->add_option("--layer", options_.layers,
                             say("villages, committees, facilities, sites, households, persons or "
                                 "crosswalk; may be repeated; default: all",
                                 "villages、committees、facilities、sites、households、persons 或 "
                                 "crosswalk；可重复给出；默认全部"))
                ->allow_extra_args(false),
           std::move(roles), say("there is no blank table of that name", "没有这种空白表"));
    template_->add_flag("--csv", options_.as_csv,
                        say("headers alone, as CSV files", "只要列名，写成 CSV"));
    template_
        ->add_option("--out", options_.out,
                     say("folder for the tables; must not exist", "存放空白表的文件夹；不能已存在"))
        ->required();
    add_language(*template_);
  }

  void add_check() {
    check_ = app_.add_subcommand(
        "check", say("say what of the layers and the register is wrong or contradicts itself",
                     "核查图层与台账：哪些有误，哪些相互矛盾"));
    check_->group(verbs_group());
    check_
        ->add_option("scenario", options_.scenario,
                     say("scenario file (.toml)", "方案文件（.toml）"))
        ->required();
    add_settings(*check_);
    check_->add_option("--since", options_.since,
                       say("folder of an earlier check: what is new, still open, fixed",
                           "先前核查的结果文件夹：对比新增、未解决与已销号"));
    add_output(*check_);
    add_all_findings(*check_);
    add_common(*check_);
  }

  void add_run() {
    run_ = app_.add_subcommand("run", say("run a scenario: layers in, travel times by month out",
                                          "运行方案：读入图层，给出逐月通行时间"));
    run_->group(verbs_group());
    add_scenario(*run_);
  }

  void add_simulate() {
    simulate_ = app_.add_subcommand(
        "simulate",
        say("years ahead for every household, under the same fates with and without a plan",
            "逐户模拟今后若干年：同样的际遇，有方案与无方案对比"));
    simulate_->group(verbs_group());
    simulate_
        ->add_option(
            "--replicates", options_.replicates,
            say("how many times over; default: the scenario's", "重复次数；默认用方案中的"))
        ->check(whole_number(1, 100'000));
    add_scenario(*simulate_);
  }

  // What `run`, `simulate` and the verbs of `plan` share.
  void add_scenario(CLI::App& app) {
    app.add_option("scenario", options_.scenario, say("scenario file (.toml)", "方案文件（.toml）"))
        ->required();
    add_settings(app);
    add_output(app);
    app.add_flag("--dry-run", options_.dry_run,
                 say("read and check everything, write nothing, say what the run would take",
                     "只读入和检查，不写任何文件，并估计完整运行的规模、时间与内存"));
    add_search_options(app, options_.plan, language_);
    app.add_option("--seed", options_.seed,
                   say("of the search of planners and of fates in years ahead; another seed may "
                       "find another plan",
                       "规划搜索与今后际遇的种子；换种子可能得到另一规划"))
        ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
    add_all_findings(app);
    add_common(app);
  }

  void add_plan() {
    plan_ = app_.add_subcommand(
        "plan", say("plan, with proof of how good the plan is", "规划，并证明与最优的差距"));
    plan_->group(verbs_group());
    plan_->require_subcommand(1);
    plan_relocation_ = plan_->add_subcommand(
        "relocation",
        say("which households that agree move to which site", "自愿搬迁的农户各到哪个安置点"));
    plan_relocation_->group(verbs_group());
    add_plan_kind(*plan_relocation_, options_.plan, language_);
    choices_[plan_relocation_->get_option("--plan")] = {kPlanKindNames.begin(),
                                                        kPlanKindNames.end()};
    add_earlier_run(*plan_relocation_, options_.plan, language_);
    add_other_plans(*plan_relocation_, options_.plan, language_);
    add_scenario(*plan_relocation_);
  }

  void add_compare() {
    compare_ = app_.add_subcommand(
        "compare", say("lay runs side by side: numbers, villages, households, money, poverty",
                       "对照多次运行的结果：主要数值、各村、农户、资金与贫困"));
    compare_->group(verbs_group());
    compare_
        ->add_option("runs", options_.compared,
                     say("folders of runs; the others are compared with the first",
                         "结果文件夹；其余各次与第一次对比"))
        ->required()
        ->expected(2, 20);
    add_output(*compare_);
    add_common(*compare_);
  }

  void add_report() {
    report_ = app_.add_subcommand(
        "report", say("make a run's page and workbooks anew, in the language asked for, without "
                      "computing again",
                      "按已有运行结果重新生成网页报告与工作簿（可换语言），不再计算"));
    report_->group(verbs_group());
    report_
        ->add_option("run", options_.reported_run,
                     say("folder of a run; it is not changed", "运行的结果文件夹；不会改动"))
        ->required();
    CLI::Option* const format = report_->add_option_function<std::vector<std::string>>(
        "--format", [this](std::vector<std::string> const& words) { take_formats(words); },
        say("the map in another format as well: kml, shapefile or filegdb; may be repeated",
            "另以其他格式写出地图：kml、shapefile 或 filegdb；可重复给出"));
    one_of(*format->allow_extra_args(false), {kExportFormatNames.begin(), kExportFormatNames.end()},
           say("must be kml, shapefile or filegdb", "应为 kml、shapefile 或 filegdb"));
    add_result_folder(*report_);
    add_common(*report_);
  }

  // Legal ones, each once.
  void take_formats(std::vector<std::string> const& words) {
    for (std::size_t i = 0; i < kExportFormatNames.size(); ++i) {
      if (std::ranges::find(words, kExportFormatNames[i]) != words.end()) {
        options_.formats.push_back(static_cast<ExportFormat>(i));
      }
    }
  }

  void add_relink() {
    relink_ = app_.add_subcommand(
        "relink", say("join a table of restricted/ to the office's own register, at the office",
                      "在单位内部将 restricted/ 中的表与本单位台账对应"));
    relink_->group(verbs_group());
    relink_->add_option("--scenario", options_.relink.scenario,
                        say("scenario of the run: its register, fields and key are used",
                            "运行所用的方案：采用其中的台账、字段和密钥"));
    relink_->add_option("--key", options_.key_file,
                        say("the key that the run was made with; default: the scenario's",
                            "运行时所用的假名密钥；默认用方案中的"));
    relink_
        ->add_option("--register", options_.relink.registers,
                     say("register of households with the office's codes; once for each file; "
                         "default: the scenario's",
                         "本单位农户台账；多个文件可重复给出；默认用方案中的"))
        ->allow_extra_args(false);
    relink_->add_option("--layer", options_.relink.layer,
                        say("layer of the file, where it has several", "文件含多个图层时的图层名"));
    relink_->add_option("--encoding", options_.relink.encoding,
                        say("of a CSV file that is not UTF-8 (GB18030)",
                            "CSV 文件的编码（非 UTF-8 时，如 GB18030）"));
    relink_
        ->add_option("--table", options_.relink.table,
                     say("CSV table with a column household_code", "含 household_code 列的 CSV 表"))
        ->required();
    relink_
        ->add_option("--out", options_.out,
                     say("file for the result; must not exist", "结果文件；不能已存在"))
        ->required();
    add_language(*relink_);
  }

  void add_verify() {
    verify_ = app_.add_subcommand(
        "verify", say("recount a published plan from its files and the scenario alone",
                      "仅凭结果文件与方案文件，重新核算已发布的规划"));
    verify_->group(verbs_group());
    verify_
        ->add_option("run", options_.verified_run,
                     say("folder of a run with a plan", "含规划的结果文件夹"))
        ->required();
    verify_
        ->add_option("--scenario", options_.scenario,
                     say("scenario file of the run (.toml)", "该次运行的方案文件（.toml）"))
        ->required();
    add_settings(*verify_);
    add_plan_kind(*verify_, options_.plan, language_);
    choices_[verify_->get_option("--plan")] = {kPlanKindNames.begin(), kPlanKindNames.end()};
    add_earlier_run(*verify_, options_.plan, language_);
    add_common(*verify_);
  }

  void add_synth() {
    synth_ = app_.add_subcommand("synth", say("make invented data", "生成虚构数据"));
    synth_->group(verbs_group());
    synth_->require_subcommand(1);
    CLI::App* const county = synth_->add_subcommand(
        "county", say("an invented mountain county with a scenario to run on it",
                      "虚构山区县及可在其上运行的方案"));
    county->group(verbs_group());
    county->add_option(
        "--parameters", options_.parameters,
        say("parameter file; default: the built-in one", "参数文件；默认用内置参数"));
    county
        ->add_option("--villages", options_.villages,
                     say("number of villages, 20 to 100,000", "行政村数，20 至 100,000"))
        ->check(whole_number(0, std::numeric_limits<int>::max()));
    one_of(
        *county->add_option_function<std::string>(
            "--era",
            [this](std::string const& word) {
              options_.era = word == "2016" ? CountyEra::y2016 : CountyEra::y2026;
            },
            say("2026 (monitored and low-income households) or 2016 (registered poor households)",
                "2026（监测对象与低收入户）或 2016（建档立卡贫困户）")),
        {"2026", "2016"}, say("must be 2016 or 2026", "应为 2016 或 2026"));
    one_of(*county->add_option_function<std::string>(
               "--headers",
               [this](std::string const& word) {
                 options_.headers = word == "en" ? Language::en : Language::zh;
               },
               say("language of the layers' headers and words, zh (default) or en",
                   "图层列名与用词的语言：zh（默认）或 en")),
           {"zh", "en"}, say("must be zh or en", "应为 zh 或 en"));
    county
        ->add_option_function<std::int32_t>(
            "--messy", [this](std::int32_t permille) { options_.messy = permille; },
            say("plant defects of every kind, so many in a thousand rows (default 5, at most 50), "
                "and "
                "write the key of what was planted where: planted.csv",
                "埋入各类错误，每千行若干处（默认 5，至多 50），并写出答案 planted.csv"))
        ->expected(0, 1)
        ->default_str(std::to_string(kUsualDefects))
        ->check(whole_number(1, kMostDefects));
    county->add_flag("--earlier", options_.with_earlier,
                     say("also the register of the year before, which the scenario names "
                         "(--messy does so anyway)",
                         "同时生成上一年度台账，方案中已引用（--messy 时总会生成）"));
    county->add_flag(
        "--no-households", options_.without_households,
        say("the territory alone, no register of households", "只生成区域图层，不生成农户台账"));
    county
        ->add_option("--seed", options_.seed,
                     say("another seed, another county", "换一个种子，换一个县"))
        ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
    add_output(*county);
    add_common(*county);
    households_ = synth_->add_subcommand(
        "households", say("an invented register of households for real villages, from their counts",
                          "按真实行政村的户数、人数生成虚构农户台账"));
    households_->group(verbs_group());
    add_household_options(*households_, options_.households, language_);
    households_
        ->add_option("--seed", options_.seed,
                     say("another seed, other households", "换一个种子，换一批农户"))
        ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
    add_output(*households_);
    add_all_findings(*households_);
    add_common(*households_);
  }

  void add_explain() {
    explain_ = app_.add_subcommand(
        "explain", say("what a rule (V005), a word (hardened), a table, a column (off_road_m), a "
                       "key or an exit code means",
                       "解释规则（V005）、术语（硬化路）、表、列（off_road_m）、键或退出码"));
    explain_->group(verbs_group());
    CLI::Option* const key = explain_->add_option(
        "key", options_.key,
        say("rule, exit code, table, column or word, by its key or by its name in either "
            "language; key of a scenario, profile or file of statements "
            "(relocation.minute_price); without it, all are listed",
            "规则、退出码、表、列或用词，按代号或中英文名称；方案、规则档或报告数据项文件的"
            "键（relocation.minute_price）；不写则全部列出"));
    choices_[key] = {};  // too many to complete
    add_common(*explain_);
  }

  void add_formats() {
    formats_ = app_.add_subcommand(
        "formats", say("what this installation can read and write", "本机可读写的文件格式"));
    formats_->group(verbs_group());
    add_common(*formats_);
  }

  void add_doctor() {
    doctor_ = app_.add_subcommand("doctor",
                                  say("what the machine and the installation have that runs need",
                                      "检查本机是否具备运行所需的条件"));
    doctor_->group(verbs_group());
    doctor_->add_option("--out", options_.out,
                        say("folder in which results are to lie; default: this one",
                            "拟存放结果的文件夹；默认为当前文件夹"));
    add_common(*doctor_);
  }

  void add_completion() {
    completion_ = app_.add_subcommand("completion",
                                      say("a script that completes the words of tongcun in a shell",
                                          "生成命令行补全脚本（bash 或 zsh）"));
    completion_->group(verbs_group());
    CLI::Option* const shell =
        completion_->add_option("shell", shell_, say("bash or zsh", "bash 或 zsh"));
    one_of(*shell, {kShellNames.begin(), kShellNames.end()},
           say("must be bash or zsh", "应为 bash 或 zsh"));
    shell->required();
    add_language(*completion_);
  }

  void complain(std::string const& message) const {
    print_text(Stream::message, fmt::format("tongcun: {}\n{}\n", message,
                                            say("tongcun --help shows what there is",
                                                "tongcun --help --lang zh 显示用法")));
  }

  // CLI11 says only "A subcommand is required" when a verb is mistyped, and all it says is English.
  [[nodiscard]] std::string message_of(CLI::ParseError const& error) const {
    std::vector<std::string> const& words = options_.words;
    if (words.size() > 1 && !words[1].starts_with("-")) {
      Words const verbs{"init",     "template", "check",   "run",    "plan",
                        "simulate", "compare",  "report",  "verify", "relink",
                        "synth",    "explain",  "formats", "doctor", "completion"};
      if (!verbs.contains(words[1])) {
        return no_such(words[1], verbs, say("is no verb", "不是动词"));
      }
      if (words[1] == "synth" && words.size() > 2 && !words[2].starts_with("-") &&
          words[2] != "county" && words[2] != "households") {
        return no_such(words[2], {"county", "households"}, say("cannot be made", "不能生成"));
      }
      if (words[1] == "plan" && words.size() > 2 && !words[2].starts_with("-") &&
          words[2] != "relocation") {
        return no_such(words[2], {"relocation"}, say("cannot be planned", "不能规划"));
      }
    }
    std::string what = error.what();
    std::size_t const colon = what.find(": ");
    std::string const object = colon != std::string::npos ? what.substr(colon + 2) : what;
    if (dynamic_cast<CLI::ExtrasError const*>(&error) != nullptr) {
      std::string const word = object.substr(0, object.find(' '));
      return no_such(word, option_names(), say("was not expected", "无法识别"));
    }
    if (language_ == Language::en) {
      return what;
    }
    if (dynamic_cast<CLI::RequiredError const*>(&error) != nullptr) {
      std::size_t const end = what.find(" is required");
      bool const is_verb = what.find("ubcommand") != std::string::npos;
      return is_verb ? "缺少动词：init、template、check、run、plan "
                       "relocation、simulate、compare、report、verify、relink、synth county、"
                       "synth households、explain、formats、doctor 或 completion"
                     : "缺少必需的参数：" + what.substr(0, end);
    }
    if (dynamic_cast<CLI::ArgumentMismatch const*>(&error) != nullptr) {
      return "参数个数不符：" + what.substr(0, what.find(':'));
    }
    if (dynamic_cast<CLI::ConversionError const*>(&error) != nullptr) {
      return "无法识别的值：" + object;
    }
    return what;  // a validator's own words, in our language
  }

  [[nodiscard]] std::string no_such(std::string const& word, Words const& known,
                                    std::string const& what) const {
    std::string text = fmt::format(fmt::runtime(say("\"{}\" {}", "“{}”{}")), word, what);
    if (std::optional<std::string> const nearest = nearest_word(word, known)) {
      text +=
          fmt::format(fmt::runtime(say("; did you mean \"{}\"?", "；是否应为“{}”？")), *nearest);
    } else if (!word.starts_with("-")) {
      std::string list;
      for (std::string const& one : known) {
        list += (list.empty() ? "" : ", ") + one;
      }
      text += fmt::format(fmt::runtime(say("; there are: {}", "；可用的有：{}")), list);
    }
    return text;
  }

  // The long options of the verb that was named.
  [[nodiscard]] Words option_names() const {
    CLI::App const* app = &app_;
    for (CLI::App const* sub : app_.get_subcommands()) {
      app = sub;
    }
    for (CLI::App const* sub : app->get_subcommands()) {
      app = sub;
    }
    Words names;
    for (CLI::Option const* option : app->get_options()) {
      for (std::string const& name : option->get_lnames()) {
        names.insert("--" + name);
      }
    }
    return names;
  }

  Options options_;
  Language language_;
  std::string named_language_;
  CLI::App app_;
  CLI::App* init_ = nullptr;
  CLI::App* template_ = nullptr;
  CLI::App* check_ = nullptr;
  CLI::App* run_ = nullptr;
  CLI::App* plan_ = nullptr;
  CLI::App* plan_relocation_ = nullptr;
  CLI::App* simulate_ = nullptr;
  CLI::App* compare_ = nullptr;
  CLI::App* report_ = nullptr;
  CLI::App* relink_ = nullptr;
  CLI::App* verify_ = nullptr;
  CLI::App* synth_ = nullptr;
  CLI::App* households_ = nullptr;
  CLI::App* explain_ = nullptr;
  CLI::App* formats_ = nullptr;
  CLI::App* doctor_ = nullptr;
  CLI::App* completion_ = nullptr;
  std::string shell_;  // completion
  Choices choices_;
};

}  // namespace

ParsedOptions parse_options(int argc, char const* const* argv) {
  return CommandLine(std::vector<std::string>(argv, argv + argc)).parse(argc, argv);
}

}  // namespace tongcun
