// SPDX-License-Identifier: Apache-2.0
#include "io/run_folder.h"

#include "io/text_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

namespace tongcun {
namespace {

std::string reason(int error) {
  return std::generic_category().message(error);
}

// An open descriptor that flushes what it stands for to the disk.
void flush(std::filesystem::path const& path, int flags) {
  int const descriptor = open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) {
    throw OutputError(fmt::format("{}: {}", path.filename().string(), reason(errno)));
  }
  int const status = fsync(descriptor);
  int const error = errno;
  close(descriptor);
  if (status != 0) {
    throw OutputError(fmt::format("{}: {}", path.filename().string(), reason(error)));
  }
}

std::string partial_prefix(std::filesystem::path const& target) {
  return "." + target.filename().string() + ".partial-";
}

// Partial folders of processes that are gone: their lock can be had.
void remove_abandoned(std::filesystem::path const& target) {
  std::error_code error;
  for (auto const& entry : std::filesystem::directory_iterator(target.parent_path(), error)) {
    if (!entry.path().filename().string().starts_with(partial_prefix(target)) ||
        !entry.is_directory(error)) {
      continue;
    }
    int const lock = open(entry.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock < 0) {
      continue;
    }
    if (flock(lock, LOCK_EX | LOCK_NB) == 0) {
      std::filesystem::remove_all(entry.path(), error);
    }
    close(lock);
  }
}

}  // namespace

RunFolder::RunFolder(std::filesystem::path const& folder, bool overwrite) : overwrite_(overwrite) {
  std::error_code error;
  target_ = std::filesystem::absolute(folder, error).lexically_normal();
  if (!target_.has_filename()) {
    target_ = target_.parent_path();
  }
  if (std::filesystem::exists(target_, error) && !overwrite_) {
    throw OutputError(
        fmt::format("{} exists; choose another folder or pass --overwrite", folder.string()));
  }
  std::filesystem::create_directories(target_.parent_path(), error);
  if (error) {
    throw OutputError(fmt::format("{}: {}", folder.parent_path().string(), error.message()));
  }
  remove_abandoned(target_);
  for (int number = 1;; ++number) {
    partial_ = target_.parent_path() / fmt::format("{}{}", partial_prefix(target_), number);
    if (mkdir(partial_.c_str(), 0755) == 0) {
      break;
    }
    if (errno != EEXIST || number == 1000) {
      throw OutputError(fmt::format("{}: {}", folder.string(), reason(errno)));
    }
  }
  lock_ = open(partial_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ < 0 || flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    throw OutputError(fmt::format("{}: {}", folder.string(), reason(errno)));
  }
}

RunFolder::~RunFolder() {
  if (!published_) {
    std::error_code error;
    std::filesystem::remove_all(partial_, error);
  }
  if (lock_ >= 0) {
    close(lock_);
  }
}

std::filesystem::path RunFolder::path_of(std::string_view name) {
  std::filesystem::path const relative(name);
  bool const is_inside = relative.has_filename() && relative.is_relative() &&
                         std::ranges::none_of(relative, [](std::filesystem::path const& part) {
                           return part == "." || part == "..";
                         });
  if (!is_inside) {
    throw OutputError(fmt::format("{}: not a name inside the folder", name));
  }
  std::filesystem::path const path = partial_ / relative;
  std::filesystem::path folder = partial_;
  for (auto const& part : relative.parent_path()) {
    folder /= part;
    bool const is_restricted = name.starts_with("restricted");
    if (mkdir(folder.c_str(), is_restricted ? 0700 : 0755) != 0 && errno != EEXIST) {
      throw OutputError(fmt::format("{}: {}", name, reason(errno)));
    }
  }
  return path;
}

void RunFolder::write(std::string_view name, std::string_view content) {
  std::filesystem::path const path = path_of(name);
  mode_t const mode = name.starts_with("restricted") ? 0600 : 0644;
  int const descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) {
    throw OutputError(fmt::format("{}: {}", name, reason(errno)));
  }
  std::size_t written = 0;
  while (written < content.size()) {
    ssize_t const count = ::write(descriptor, content.data() + written, content.size() - written);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      int const error = errno;
      close(descriptor);
      throw OutputError(fmt::format("{}: {}", name, reason(error)));
    }
    written += static_cast<std::size_t>(count);
  }
  if (close(descriptor) != 0) {
    throw OutputError(fmt::format("{}: {}", name, reason(errno)));
  }
}

std::vector<RunFolder::File> RunFolder::files() const {
  std::vector<File> list;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(partial_)) {
    if (entry.is_regular_file()) {
      std::optional<std::string> digest = sha256_of_file(entry.path());
      if (!digest) {
        throw OutputError(entry.path().filename().string() + ": cannot be read back");
      }
      list.push_back({std::filesystem::relative(entry.path(), partial_).generic_string(),
                      std::move(*digest), entry.file_size()});
    }
  }
  std::ranges::sort(list, {}, &File::name);
  return list;
}

void RunFolder::publish() {
  for (auto const& entry : std::filesystem::recursive_directory_iterator(partial_)) {
    flush(entry.path(), entry.is_directory() ? O_RDONLY | O_DIRECTORY : O_RDONLY);
  }
  flush(partial_, O_RDONLY | O_DIRECTORY);
  std::error_code error;
  bool const replaces = std::filesystem::exists(target_, error);
  if (replaces && !overwrite_) {
    throw OutputError(target_.filename().string() + " appeared while the run was under way");
  }
  // One step either way: a new name, or an exchange with the earlier result, which then stands
  // under the partial name and is removed.
  unsigned const flags = replaces ? RENAME_EXCHANGE : RENAME_NOREPLACE;
  if (renameat2(AT_FDCWD, partial_.c_str(), AT_FDCWD, target_.c_str(), flags) != 0) {
    throw OutputError(fmt::format("{}: {}", target_.filename().string(), reason(errno)));
  }
  published_ = true;
  if (replaces) {
    std::filesystem::remove_all(partial_, error);
  }
  flush(target_.parent_path(), O_RDONLY | O_DIRECTORY);
}

}  // namespace tongcun
