// The limits of invoicing, each with its reason.
#pragma once

#include <cstddef>

namespace socle::invoicing {

// Beyond a trillion an amount or a line is a reading error; below it no sum, product or quotient can leave the decimal's range.
inline constexpr int kAmountDigitsMax = 12;
// No country taxes above a half; with the limits around it this keeps every product within the decimal's range.
inline constexpr int kVatRatePercentMax = 100;
// Ten years to pay or to claim a discount: beyond it is a reading error.
inline constexpr int kDaysMax = 3650;
// A text that is typed at the gate: a long description has some hundred bytes, a sentence of law as well.
inline constexpr std::size_t kSettingBytesMax = 2000;
// Customer numbers of other programs have some twenty characters.
inline constexpr std::size_t kCustomerIdBytesMax = 64;
// One contract's first invoice has tens of lines; a thousand keep the PDF below a hundred pages.
inline constexpr std::size_t kLinesMax = 1000;
// Names, addresses and references: the longest registered names have some 160 characters, and all of a party's texts together must
// fit beside each other at the head and the foot of one page.
inline constexpr std::size_t kPartyTextCharactersMax = 200;
// Descriptions and notes: a table's row of a thousand characters is a third of a page high; a row never leaves its page.
inline constexpr std::size_t kTextCharactersMax = 1000;
// Our own XML of a thousand lines has 1.5 MB; what is larger was not written by us.
inline constexpr std::size_t kXmlBytesMax = 16U << 20U;
// The invoice syntaxes nest 9 deep.
inline constexpr int kXmlDepthMax = 32;
// A line that a mail program shows without cutting; RFC 2047 allows 75 characters for one encoded word.
inline constexpr std::size_t kEncodedWordMax = 75;
inline constexpr std::size_t kBase64LineMax = 76;
// RFC 5322 recommends 78 characters for a header line.
inline constexpr std::size_t kHeaderLineMax = 78;

} // namespace socle::invoicing
