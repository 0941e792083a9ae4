// Limits and measures of contract reading, with the reason beside each.
#pragma once

#include <cstddef>

namespace socle::contracts {

// Layout, in heights of the row's largest word: a word space is about 0.25, a stretched one up to 0.8, a column gap 1 and more.
inline constexpr double kCellGapHeights = 0.85;
// Recognised boxes close tightly around the letters, those of a text layer have the font's height.
inline constexpr double kScanTightness = 1.35;
// A strip narrower than this is no gutter but a ragged coincidence.
inline constexpr double kGutterPoints = 6;
// A blank of this many heights between two rows parts what stands above from what stands below.
inline constexpr double kBandBlankHeights = 4.5;
// Running headers and footers live in this share of the page at either edge; small print in the last share is a footer.
inline constexpr double kEdgeShare = 0.12;
inline constexpr double kFootShare = 0.88;
// Columns within columns: a footer's columns in a sidebar's page; deeper nesting is an accident.
inline constexpr int kColumnDepthMax = 4;
// Words beyond this number are another kind of paper (a book, a log): refused, so that reading stays within its time.
inline constexpr std::size_t kWordsMax = 60'000;

// What rules say of lines and totals is surer on papers that they were made on than on others: no more is claimed than held on the
// corpus' unseen part (docs/BENCHMARKS.md).
inline constexpr int kLineConfidencePercentMax = 88;
inline constexpr int kTotalConfidencePercentMax = 70;

} // namespace socle::contracts
