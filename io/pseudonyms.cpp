// SPDX-License-Identifier: Apache-2.0
#include "io/pseudonyms.h"

#include "io/output_error.h"
#include "io/text_file.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <new>
#include <span>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kLeastKeyBytes = 32;
constexpr std::size_t kMostKeyBytes = 4096;
constexpr std::size_t kShownBytes = 10;

std::string hex(std::span<unsigned char const> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned char const byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

[[noreturn]] void fail(std::filesystem::path const& path, int error) {
  throw OutputError(path.string() + ": " + std::generic_category().message(error));
}

}  // namespace

Pseudonyms::Pseudonyms(std::string key) : key_(std::move(key)) {}

std::optional<Pseudonyms> Pseudonyms::from_file(std::filesystem::path const& path) {
  std::optional<std::string> key = read_text_file(path, kMostKeyBytes);
  if (!key || key->size() < kLeastKeyBytes) {
    return std::nullopt;
  }
  return Pseudonyms(std::move(*key));
}

std::string Pseudonyms::of(std::string_view code) const {
  std::string const message = "household:" + std::string(code);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  unsigned char const* const made = HMAC(
      EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as the library has them
      reinterpret_cast<unsigned char const*>(message.data()), message.size(), digest.data(),
      &length);
  if (made == nullptr) {
    throw std::bad_alloc();
  }
  return "h" + hex(std::span(digest).first(kShownBytes));
}

void write_pseudonym_key(std::filesystem::path const& path) {
  std::array<unsigned char, kLeastKeyBytes> key{};
  if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1) {
    throw OutputError(Text{"no random numbers for a key", "无法取得生成密钥所需的随机数"});
  }
  write_private_file(path, hex(key) + "\n");
}

void write_private_file(std::filesystem::path const& path, std::string_view content) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the mode must hold from the first byte on
  int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) {
    fail(path, errno);
  }
  int error = 0;
  while (!content.empty() && error == 0) {
    ssize_t const written = ::write(file, content.data(), content.size());
    if (written < 0) {
      error = errno == EINTR ? 0 : errno;
    } else {
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  if (error == 0 && ::fsync(file) != 0) {
    error = errno;
  }
  if (::close(file) != 0 && error == 0) {
    error = errno;
  }
  if (error != 0) {
    ::unlink(path.c_str());
    fail(path, error);
  }
}

}  // namespace tongcun
