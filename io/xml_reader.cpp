// SPDX-License-Identifier: Apache-2.0
#include "io/xml_reader.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace tongcun {
namespace {

constexpr std::size_t kPieceBytes = 1 << 24;

std::string_view local_name(std::string_view name) {
  std::size_t const colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (char const* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(*pair) == name) {
      return pair[1];
    }
  }
  return {};
}

struct XmlReader::State {
  XmlHandlers handlers;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{XML_ParserCreate(nullptr),
                                                                      &XML_ParserFree};

  static void XMLCALL on_start(void* data, char const* name, char const** attributes) {
    auto const& state = *static_cast<State*>(data);
    if (state.handlers.start) {
      state.handlers.start(local_name(name), XmlAttributes(attributes));
    }
  }
  static void XMLCALL on_end(void* data, char const* name) {
    auto const& state = *static_cast<State*>(data);
    if (state.handlers.end) {
      state.handlers.end(local_name(name));
    }
  }
  static void XMLCALL on_text(void* data, char const* text, int length) {
    auto const& state = *static_cast<State*>(data);
    if (state.handlers.text) {
      state.handlers.text({text, static_cast<std::size_t>(length)});
    }
  }
  static void XMLCALL on_document_type(void* data, char const*, char const*, char const*, int) {
    XML_StopParser(static_cast<State*>(data)->parser.get(), XML_FALSE);
  }
};

XmlReader::XmlReader(XmlHandlers handlers) : state_(std::make_unique<State>()) {
  state_->handlers = std::move(handlers);
  XML_Parser parser = state_->parser.get();
  XML_SetUserData(parser, state_.get());
  XML_SetElementHandler(parser, &State::on_start, &State::on_end);
  XML_SetCharacterDataHandler(parser, &State::on_text);
  XML_SetStartDoctypeDeclHandler(parser, &State::on_document_type);
}

XmlReader::~XmlReader() = default;

bool XmlReader::feed(std::string_view piece) {
  while (!piece.empty()) {
    std::string_view const part = piece.substr(0, kPieceBytes);
    if (XML_Parse(state_->parser.get(), part.data(), static_cast<int>(part.size()), XML_FALSE) !=
        XML_STATUS_OK) {
      return false;
    }
    piece.remove_prefix(part.size());
  }
  return true;
}

bool XmlReader::finish() {
  return XML_Parse(state_->parser.get(), "", 0, XML_TRUE) == XML_STATUS_OK;
}

bool read_xml(std::string_view text, XmlHandlers handlers) {
  XmlReader reader(std::move(handlers));
  return reader.feed(text) && reader.finish();
}

}  // namespace tongcun
