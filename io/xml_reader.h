// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

// The attributes of an element; names without their prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(char const* const* pairs) : pairs_(pairs) {}
  // "" if there is none of that name.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;

 private:
  char const* const* pairs_;
};

struct XmlHandlers {
  std::function<void(std::string_view name, XmlAttributes const& attributes)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
};

// Reads an XML text piece by piece and calls the handlers in document order, names without their
// prefix, text as UTF-8. A text with a document type is refused: that is where entities that grow
// without bound and outside references are declared.
class XmlReader {
 public:
  explicit XmlReader(XmlHandlers handlers);
  ~XmlReader();
  XmlReader(XmlReader const&) = delete;
  XmlReader& operator=(XmlReader const&) = delete;

  // False if the text is not well formed up to here, or was refused.
  [[nodiscard]] bool feed(std::string_view piece);
  [[nodiscard]] bool finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The whole text at once.
[[nodiscard]] bool read_xml(std::string_view text, XmlHandlers handlers);

}  // namespace tongcun
