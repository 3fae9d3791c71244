// SPDX-License-Identifier: Apache-2.0
#include "io/csv_source.h"

#include "io/csv_reader.h"
#include "io/encoding.h"
#include "io/encoding_evidence.h"
#include "io/layer_coordinates.h"
#include "io/reference_notes.h"
#include "io/shown_text.h"
#include "io/text_file.h"
#include "io/vocabulary.h"

#include <optional>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

class CsvSource : public FeatureSource {
 public:
  CsvSource(LayerSource const& source, std::string text, ToCanonical to_canonical)
      : source_(source),
        text_(std::move(text)),
        reader_(text_),
        to_canonical_(std::move(to_canonical)) {
    if (std::optional<CsvReader::Row> header = reader_.next()) {
      columns_ = std::move(header->cells);
    }
    has_header_ = !reader_.problem();
    if (!has_header_) {
      finish();
    }
  }

  // False if the header itself is broken: see the findings.
  [[nodiscard]] bool has_header() const { return has_header_; }

  [[nodiscard]] std::vector<std::string> const& columns() const override { return columns_; }
  void select(std::vector<std::size_t> columns) override { selected_ = std::move(columns); }
  [[nodiscard]] bool geometry_in_columns() const override { return true; }
  void select_coordinates(std::size_t x, std::size_t y) override { coordinates_ = {x, y}; }
  [[nodiscard]] std::string const& crs() const override { return to_canonical_.name(); }
  [[nodiscard]] DatumShift::Use datum_use() const override { return to_canonical_.datum_use(); }

  bool next(RawFeature& feature) override {
    while (std::optional<CsvReader::Row> row = reader_.next()) {
      if (row->cells.size() != columns_.size()) {
        Finding finding = layer_rejection(source_, "V004");
        finding.row = row->line;
        finding.values = {{"cells", std::to_string(row->cells.size())},
                          {"header_cells", std::to_string(columns_.size())}};
        findings_.push_back(std::move(finding));
        continue;
      }
      feature.row = row->line;
      feature.cells.clear();
      for (std::size_t const column : selected_) {
        feature.cells.push_back(row->cells[column]);
      }
      feature.shape = shape_of(*row);
      return true;
    }
    finish();
    return false;
  }

  [[nodiscard]] std::vector<Finding> take_findings() override {
    note_reference(source_, to_canonical_, findings_);
    return std::exchange(findings_, {});
  }

 private:
  [[nodiscard]] Shape shape_of(CsvReader::Row const& row) const {
    return coordinates_ ? point_of_cells(row.cells[coordinates_->first],
                                         row.cells[coordinates_->second], to_canonical_)
                        : Shape();
  }

  void finish() {
    if (std::exchange(finished_, true)) {
      return;
    }
    if (std::optional<CsvProblem> const& problem = reader_.problem()) {
      Finding finding = layer_rejection(
          source_, problem->kind == CsvProblem::Kind::unclosed_quote ? "V012" : "V013");
      finding.row = problem->line;
      findings_.push_back(std::move(finding));
    } else if (!reader_.ends_with_line_end()) {
      findings_.push_back(layer_finding(source_, "V014", Severity::warning, Treatment::noted));
    }
  }

  LayerSource const& source_;
  std::string text_;
  CsvReader reader_;
  ToCanonical to_canonical_;
  std::vector<std::string> columns_;
  std::vector<std::size_t> selected_;
  std::optional<std::pair<std::size_t, std::size_t>> coordinates_;
  std::vector<Finding> findings_;
  bool has_header_ = true;
  bool finished_ = false;
};

}  // namespace

OpenedSource open_csv(LayerSource const& source, std::filesystem::path const& path) {
  OpenedSource opened;
  auto const limit = static_cast<std::uintmax_t>(source.limits.text_bytes);
  std::error_code error;
  std::uintmax_t const bytes = std::filesystem::file_size(path, error);
  if (!error && bytes > limit) {
    opened.findings.push_back(layer_rejection(source, "V930"));
    opened.findings.back().values = {{"count", std::to_string(bytes)},
                                     {"limit", std::to_string(limit)}};
    return opened;
  }
  std::optional<std::string> text = read_text_file(path, limit);
  if (!text) {
    opened.findings.push_back(layer_rejection(source, "V006"));
    return opened;
  }
  if (!source.encoding.empty() && source.encoding != "UTF-8") {
    if (!TextDecoder::for_encoding(source.encoding)) {
      opened.findings.push_back(layer_rejection(source, "V043"));
      opened.findings.back().values = {{"word", masked(source.encoding)}};
      return opened;
    }
    // UTF-8 read as something else is legal nonsense.
    EncodingEvidence evidence;
    evidence.add(*text, 0, false);
    if (evidence.is_surely_utf8()) {
      opened.findings.push_back(layer_rejection(source, "V034"));
      opened.findings.back().values = {
          {"by", "encoding"}, {"encoding", source.encoding}, {"actual", "UTF-8"}};
      return opened;
    }
    text = decoded(*text, source.encoding);
  }
  if (!text || !is_clean_utf8(*text)) {
    Finding finding = layer_rejection(source, "V001");
    finding.values = {{"encoding", source.encoding.empty() ? "UTF-8" : source.encoding}};
    opened.findings.push_back(std::move(finding));
    return opened;
  }
  std::optional<ToCanonical> to_canonical = layer_to_canonical(source, "", opened.findings);
  if (!to_canonical) {
    return opened;
  }
  auto csv = std::make_unique<CsvSource>(source, std::move(*text), std::move(*to_canonical));
  if (csv->has_header()) {
    opened.source = std::move(csv);
  } else {
    opened.findings = csv->take_findings();
  }
  return opened;
}

}  // namespace tongcun
