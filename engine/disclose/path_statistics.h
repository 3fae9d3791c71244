// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_path.h"
#include "engine/region/area_tree.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// What shares of a year are of where members are born and die: sums over replicates, and intervals
// of one replicate in millionths.
struct LivingCell {
  std::int64_t known_persons = 0;  // of known income
  std::int64_t persons = 0;        // of all
  ReplicateInterval share;         // poor, of those of known income
  ReplicateInterval difference;    // to the share of the baseline in the same replicate
};

// An area in a year under a scenario, over all replicates: sums, and intervals of one replicate.
// Base: persons of known income.
struct PathCell {
  std::int64_t poor = 0;  // persons below the line
  ReplicateInterval poor_interval;
  std::int64_t gap = 0;         // persons * gap, in 2^-14 of the line
  std::int64_t severity = 0;    // persons * gap^2, likewise
  std::int64_t difference = 0;  // poor less those of the baseline in the same replicate
  ReplicateInterval difference_interval;
  std::optional<LivingCell> living;  // with demography
};

// Who lives in an area in a year: sums over replicates, and intervals of one replicate.
struct PeopleCell {
  PeopleCount sum;
  ReplicateInterval persons;
  ReplicateInterval working_age;
  ReplicateInterval school_age;
};

// With demography: those of today, then by year.
struct PathPeople {
  PeopleCount today;
  std::vector<PeopleCell> years;
};

// Households in a class of monitoring in a year: the sum over replicates, and the interval of one.
struct MonitoringCell {
  std::int64_t sum = 0;
  ReplicateInterval interval;
};

// By class that is told (MonitoringPath).
struct PathMonitoring {
  std::vector<std::int64_t> today;
  // By scenario of the statistics, then year, then class; none = suppressed.
  std::vector<std::optional<std::vector<std::vector<MonitoringCell>>>> scenarios;
};

// A part of the change of the persons below the line from today to the last year with all measures:
// what happens without measures (baseline), and what each measure contributes (MeasureChange).
struct PathChange {
  StudyScenario part = StudyScenario::baseline;
  std::int64_t orders = 1;     // of the measures; what follows counts each person so often
  std::int64_t sum = 0;        // over replicates
  ReplicateInterval interval;  // of one replicate
  // With demography, instead of both by persons of today: `sum` is of those below the line in the
  // last year alone, `interval` in millionths of the persons of the replicate, likewise.
  bool is_of_the_living = false;
};

// An area's years. None = suppressed, which is never zero.
struct PathArea {
  Area area;
  std::optional<StudyBase> base;
  std::optional<IncomePoverty> today;
  std::optional<PathPeople> people;          // none without demography too
  std::optional<PathMonitoring> monitoring;  // none without classes of monitoring too
  // By scenario of the statistics; each by year.
  std::vector<std::optional<std::vector<PathCell>>> scenarios;
  // Without measures first, then by measure; none also where it is not asked for, and of villages.
  std::optional<std::vector<PathChange>> changes;
};

// Villages that pass their exit in a year under a scenario: the middle one of the replicates, and
// the interval of one.
struct ExitCell {
  std::int64_t median = 0;
  ReplicateInterval interval;
};

// Of all villages: whatever is unknown, and if all that is unknown were in their favour.
struct PathExits {
  std::int64_t villages = 0;
  std::vector<std::vector<ExitCell>> surely;  // by scenario of the study, then year
  std::vector<std::vector<ExitCell>> perhaps;
};

// How far the persons below the line of all villages move in the last year with one number.
struct PathVaried {
  OptionNumber number;
  double low = 0.0;
  double high = 0.0;
  std::int64_t at_low = 0;  // sum over replicates, less those with the number itself
  ReplicateInterval at_low_interval;
  std::int64_t at_high = 0;
  ReplicateInterval at_high_interval;
};
struct PathSensitivity {
  StudyScenario scenario = StudyScenario::baseline;
  std::int64_t persons = 0;         // of known income, over the replicates
  bool is_of_the_living = false;    // with demography: intervals are in millionths of persons
  std::vector<PathVaried> numbers;  // the widest apart first
};

// A target beside what comes out under a scenario.
struct PathTarget {
  TargetOption option;
  Area area;
  StudyScenario scenario = StudyScenario::baseline;
  TargetResult result;
};

// Everything that tables and summaries tell of a study, but for its areas.
struct PathTerms {
  SimulationOptions options;
  std::int32_t start_year = 0;
  std::vector<std::int64_t> lines;  // of the start year, then by year
  bool per_day = false;             // incomes and lines, a person; else a year
  PoorIf poor_if = PoorIf::below;
  std::vector<StudyScenario> scenarios;
  std::uint64_t seed = 0;
  // Classes of monitoring that are told, by position in the profile's rules; the last one told is
  // none of them: of whom the rules cannot tell. Empty: none are told.
  std::vector<std::size_t> classes;
  // What a panel says; none: there is none. Of a real register without the rows that are not used.
  std::optional<PanelFit> fit;
};

// What years ahead do to households, by area. Areas without households are left out.
struct PathStatistics {
  bool invented = false;    // no household is real: said wherever it appears
  bool suppressed = false;  // something below was taken out
  PathTerms terms;
  std::vector<PathArea> areas;  // in the order of the area tree, all first
  // None: the profile has no such rules, or suppressed: a village that passes tells of its few
  // poor.
  std::optional<PathExits> exits;
  // What the result rests on; none also where it is suppressed: a number may concern few.
  std::optional<PathSensitivity> sensitivity;
  std::vector<PathTarget> targets;  // by target, then scenario; empty also where suppressed
};

// All of it, unsuppressed: for the office, and for registers in which nobody is real.
[[nodiscard]] PathStatistics tell_poverty_path(PovertyPath const& path, bool invented);

}  // namespace tongcun
