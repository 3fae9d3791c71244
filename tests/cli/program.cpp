// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"

#include "io/csv_reader.h"
#include "io/text_file.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace tongcun {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "tongcun-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("no temporary folder");
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

ProgramResult run_tongcun(std::vector<std::string> const& arguments,
                          std::map<std::string, std::string> const& environment,
                          Interruption interruption, Redirection const& redirection) {
  TemporaryFolder const folder;
  std::string const out = redirection.out.empty() ? folder / "out" : redirection.out;
  std::string const err = redirection.err.empty() ? folder / "err" : redirection.err;
  std::vector<std::string> words{TONGCUN_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) {
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  std::vector<std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    std::string const variable(*entry);
    if (!environment.contains(variable.substr(0, variable.find('=')))) {
      variables.push_back(variable);
    }
  }
  for (auto const& [name, value] : environment) {
    variables.push_back(name + "=" + value);
  }
  std::vector<char*> envp;
  for (std::string& variable : variables) {
    envp.push_back(variable.data());
  }
  envp.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
  pid_t process = 0;
  int const started =
      posix_spawn(&process, TONGCUN_PROGRAM, &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  if (started != 0) {
    throw std::runtime_error("tongcun cannot be started");
  }
  if (interruption.signal != 0) {
    usleep(static_cast<useconds_t>(interruption.after_microseconds));
    kill(process, interruption.signal);
  }
  int status = 0;
  waitpid(process, &status, 0);
  ProgramResult result;
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out = redirection.out.empty() ? content_of(out) : "";
  result.err = redirection.err.empty() ? content_of(err) : "";
  return result;
}

std::map<std::string, std::string> digests_of(std::filesystem::path const& folder,
                                              std::vector<std::string> const& without) {
  std::map<std::string, std::string> digests;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::string const name = std::filesystem::relative(entry.path(), folder).generic_string();
    if (entry.is_regular_file() && std::ranges::find(without, name) == without.end()) {
      digests[name] = sha256_of_file(entry.path()).value_or("unreadable");
    }
  }
  return digests;
}

std::string content_of(std::filesystem::path const& file) {
  return read_text_file(file, std::uintmax_t{1} << 32).value_or("");
}

void write_file(std::filesystem::path const& file, std::string const& content) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}

std::vector<std::map<std::string, std::string>> csv_rows(std::filesystem::path const& file) {
  std::string const text = content_of(file);
  CsvReader reader(text);
  std::vector<std::map<std::string, std::string>> rows;
  std::vector<std::string> columns;
  while (auto row = reader.next()) {
    if (columns.empty()) {
      columns = row->cells;
      continue;
    }
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      cells[columns[i]] = row->cells.at(i);
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

std::filesystem::path shared_data(std::string const& set) {
  return std::filesystem::path(TONGCUN_SOURCE_DIR) / ".." / "shared" / "data" / set;
}

std::string project_scenario(std::string const& name) {
  return (std::filesystem::path(TONGCUN_SOURCE_DIR) / "scenarios" / name).string();
}

}  // namespace tongcun
