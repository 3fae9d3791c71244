// SPDX-License-Identifier: Apache-2.0
// What a shell completes, asked of the shell.
#include "tests/cli/program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Words = std::set<std::string>;

class Completion : public testing::Test {
 protected:
  Completion() {
    ProgramResult const made = run_tongcun({"completion", "bash"});
    EXPECT_EQ(made.status, 0) << made.err;
    write_file(folder_ / "tongcun", made.out);
    write_file(folder_ / "case.toml", "");
    write_file(folder_ / "two words.toml", "");
  }

  // What bash offers behind these words, the last of which is begun.
  Words after(std::vector<std::string> const& words) {
    std::string line = "'tongcun'";
    for (std::string const& word : words) {
      line += " '" + word + "'";
    }
    write_file(folder_ / "ask.bash",
               "set -u\ncd '" + folder_.path().string() + "'\nsource ./tongcun\n" +
                   "complete -p tongcun > offered.complete\nCOMP_WORDS=(" + line +
                   ")\nCOMP_CWORD=" + std::to_string(words.size()) +
                   "\n$(complete -p tongcun | sed 's/.*-F \\([^ ]*\\).*/\\1/') tongcun '" +
                   words.back() + "' ''\nprintf '%s\\n' \"${COMPREPLY[@]}\" > offered\n");
    std::string const command = "bash --noprofile --norc '" + (folder_ / "ask.bash") + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(content_of(folder_ / "offered.complete"), "complete -F _tongcun tongcun\n");
    Words offered;
    std::istringstream lines(content_of(folder_ / "offered"));
    for (std::string word; std::getline(lines, word);) {
      if (!word.empty()) {
        offered.insert(word);
      }
    }
    return offered;
  }

  TemporaryFolder folder_;
};

// All verbs that the help lists, and nothing else.
TEST_F(Completion, VerbsAreThoseOfTheHelp) {
  std::string const help = run_tongcun({"--help"}).out;
  std::string const list = help.substr(help.find("Verbs"));
  Words verbs;
  std::regex const line("\n  ([a-z]+) ");
  for (std::sregex_iterator at(list.begin(), list.end(), line), end; at != end; ++at) {
    verbs.insert((*at)[1].str());
  }
  EXPECT_GE(verbs.size(), 14U) << list;
  EXPECT_EQ(after({""}), verbs);
  EXPECT_EQ(after({"re"}), (Words{"relink", "report"}));
  EXPECT_EQ(after({"plan", ""}), Words{"relocation"});
  EXPECT_EQ(after({"synth", "c"}), Words{"county"});
}

TEST_F(Completion, OptionsAndTheirValues) {
  EXPECT_EQ(after({"report", "--f"}), Words{"--format"});
  EXPECT_EQ(after({"report", "run", "--format", ""}), (Words{"filegdb", "kml", "shapefile"}));
  EXPECT_EQ(after({"report", "run", "--format", "kml", "--lang", "z"}), Words{"zh"});
  EXPECT_EQ(after({"plan", "relocation", "--plan", ""}), (Words{"committed", "potential"}));
  EXPECT_TRUE(after({"init", "--profile", ""}).contains("cn-2026"));
  EXPECT_EQ(after({"completion", ""}), (Words{"bash", "zsh"}));
  EXPECT_EQ(after({"run", "case.toml", "--threads", ""}), Words{});
  // Each option that the help of a verb shows.
  std::string const help = run_tongcun({"run", "--help"}).out;
  Words shown{"--help", "-h"};
  std::regex const option("\n  (?:-[a-z],)?(--[a-z-]+)");
  for (std::sregex_iterator at(help.begin(), help.end(), option), end; at != end; ++at) {
    shown.insert((*at)[1].str());
  }
  EXPECT_GT(shown.size(), 10U);
  EXPECT_EQ(after({"run", "-"}), shown);
}

TEST_F(Completion, FilesWhereFilesAreNamed) {
  EXPECT_EQ(after({"run", "c"}), Words{"case.toml"});
  EXPECT_EQ(after({"run", "--out", "two"}), Words{"two words.toml"});
  // The name of a file that is a verb's is none.
  EXPECT_EQ(after({"check", "--out", "run", "case"}), Words{"case.toml"});
  EXPECT_EQ(after({"explain", "c"}), Words{});
}

TEST_F(Completion, BothShellsInBothLanguages) {
  std::string const zh = run_tongcun({"completion", "zsh", "--lang", "zh"}).out;
  EXPECT_TRUE(zh.starts_with("#compdef tongcun\n"));
  EXPECT_NE(zh.find("'*--format[另以其他格式写出地图"), std::string::npos);
  EXPECT_NE(run_tongcun({"completion", "zsh"}).out.find("'*--format["), std::string::npos);
  EXPECT_EQ(run_tongcun({"completion", "fish"}).status, 2);
  EXPECT_EQ(run_tongcun({"completion"}).status, 2);
}

}  // namespace
}  // namespace tongcun
