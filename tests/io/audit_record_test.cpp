// SPDX-License-Identifier: Apache-2.0
#include "io/audit_record.h"

#include "io/record_seal.h"
#include "io/text_file.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Lines = std::vector<std::string>;

// A run that published two files, and keeps one to itself.
class RecordedRun : public testing::Test {
 protected:
  RecordedRun() {
    nlohmann::ordered_json record{{"kind", "run"}, {"outputs", nlohmann::ordered_json::array()}};
    for (char const* const file : {"summary.json", "public/report.html"}) {
      folder_.write(std::string("run/") + file, file);
      record["outputs"].push_back({{"file", file}, {"sha256", sha256_of(file)}});
    }
    record["outputs"].push_back({{"file", "restricted/households/list.csv"}});
    folder_.write("run/restricted/households/list.csv", "household_code\r\n");
    folder_.write("run/restricted/run.json", "{}");
    folder_.write("run/run.json", sealed_record(record));
  }
  // Findings as "what file".
  [[nodiscard]] Lines found() const {
    Lines list;
    for (Finding const& finding : audit_record(folder_ / "run")) {
      EXPECT_EQ(finding.rule, "V914");
      EXPECT_EQ(finding.severity, Severity::error);
      list.push_back(finding.values.front().first + " " + finding.file);
    }
    return list;
  }

  TemporaryFolder folder_;
};

TEST_F(RecordedRun, IsAsItWasWritten) {
  EXPECT_EQ(found(), Lines());
  std::filesystem::remove_all(folder_ / "run/restricted");  // what is passed on
  EXPECT_EQ(found(), Lines());
}

TEST_F(RecordedRun, FilesThatWereAddedChangedOrTaken) {
  folder_.write("run/public/notes.txt", "household_code\r\n");
  folder_.write("run/list.csv.gz", "packed");
  folder_.write("run/public/report.html", "another edition");
  std::filesystem::remove(folder_ / "run/summary.json");
  folder_.write("run/restricted/of-the-office.txt", "not passed on");
  EXPECT_EQ(found(), (Lines{"unlisted list.csv.gz", "unlisted public/notes.txt",
                            "altered public/report.html", "lost summary.json"}));
}

TEST_F(RecordedRun, ARecordThatWasEdited) {
  std::string text = *read_text_file(folder_ / "run/run.json");
  text.replace(text.find("\"run\""), 5, "\"RUN\"");
  folder_.write("run/run.json", text);
  EXPECT_EQ(found(), (Lines{"altered run.json"}));
}

TEST_F(RecordedRun, LinksAreFilesThatNobodyListed) {
  std::filesystem::create_symlink(folder_ / "run/restricted/households/list.csv",
                                  folder_ / "run/public/list.csv");
  std::filesystem::create_symlink(folder_ / "run/restricted", folder_ / "run/public/more");
  EXPECT_EQ(found(), (Lines{"unlisted public/list.csv", "unlisted public/more"}));
}

}  // namespace
}  // namespace tongcun
