// The limits of reading and writing, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::documents {

// Reading. A contract with its annexes is a few megabytes; a colour scan of fifty pages some forty.
inline constexpr std::size_t kFileBytesMax = 64U << 20U;
// The longest contract with all annexes that people hand in; a book is not one.
inline constexpr std::size_t kPagesMax = 500;
// OCR takes one to five seconds a page: sixty pages are minutes already.
inline constexpr std::size_t kScannedPagesMax = 60;
// 500 pages of 300 words.
inline constexpr std::size_t kWordsMax = 150'000;
// Bytes of one word: the longest technical words and addresses have some hundred.
inline constexpr std::size_t kWordBytesMax = 4'096;
// A0 is 2384 × 3370 points; larger pages exist only to exhaust whoever draws them.
inline constexpr double kPagePointsMax = 5'000;
// Metadata that is kept (title, producer) and the part of a file's name that is shown.
inline constexpr std::size_t kMetadataBytesMax = 512;
inline constexpr std::size_t kShownNameBytesMax = 120;

// Time. A good file of five pages needs a tenth of it, all programs together; a hostile one is refused within five seconds.
// Computing time decides; the wall clock is the bound for a program that hangs, wide enough for a busy machine.
inline constexpr std::chrono::milliseconds kReadCpuMsMax{2'500};
inline constexpr std::chrono::milliseconds kReadCpuMsPerPage{80};
inline constexpr std::chrono::milliseconds kScanCpuMsMax{3'000}; // drawing one scanned page
inline constexpr std::chrono::milliseconds kOcrCpuMsMax{
    40'000}; // reading one, with a second try: noise takes far longer than text
inline constexpr std::chrono::milliseconds kToolCpuMsMin{
    100}; // what a program gets that starts on the budget's last crumbs
inline constexpr int kWallPerCpu = 3;

inline constexpr std::size_t kReaderMemoryBytesMax =
    1U << 30U; // a page at 300 dpi and its fonts take some hundred megabytes
inline constexpr std::size_t kTextBytesMax = 64U
                                             << 20U; // the boxes of kWordsMax words, 300 bytes each, and their lines
inline constexpr std::size_t kPixelsMax = 80'000'000; // A3 at 600 dpi
// Of one picture inside a PDF: A0 at 400 dpi.
inline constexpr double kPicturePixelsMax = 250'000'000;

// Drawing pages to see which words leave ink: letters of 5 points still show at this resolution.
inline constexpr int kInkDpi = 96;
// The difference between a box's darkest and lightest pixel that counts as ink; pale grey on white still has 30 of 255.
inline constexpr int kInkContrastMin = 16;
// OCR: below, letters have too few pixels; above, time grows and nothing is gained.
inline constexpr int kOcrDpiMin = 120;
inline constexpr int kOcrDpiMax = 300;
inline constexpr int kOcrDpiStandard = 200; // drawings without a picture in them
inline constexpr std::size_t kOcrPagesAtOnce = 2;
// A page whose pictures cover this much of it and that has fewer words than this is read by OCR as well: a stamp or an
// envelope number on a scan is not its text.
inline constexpr double kScanCoverageMin = 0.5;
inline constexpr std::size_t kScanWordsMax = 60;

} // namespace socle::documents
