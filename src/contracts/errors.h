// The errors of contracts. What is wrong with a paper that could be read is said by findings, not by errors.
#pragma once

#include "base/base.h"

namespace socle::contracts {

inline constexpr ErrorKind kNoWords{
    "contracts.no_words",
    422,
    {"The document holds no readable word.", "Le document ne contient aucun mot lisible.",
     "Das Dokument enthält kein lesbares Wort."},
    {"Scan it again with more contrast, or send the file in which it was written.",
     "Numérisez-le de nouveau avec plus de contraste, ou envoyez le fichier d'origine.",
     "Scannen Sie es kontrastreicher oder senden Sie die Ursprungsdatei."}};
inline constexpr ErrorKind kTooManyWords{
    "contracts.too_many_words",
    422,
    {"The document has {words} words; a contract of at most {words_max} is read.",
     "Le document compte {words} mots ; un contrat d'au plus {words_max} mots est lu.",
     "Das Dokument hat {words} Wörter; gelesen wird ein Vertrag von höchstens {words_max}."},
    {"Send the contract without its enclosures.", "Envoyez le contrat sans ses pièces jointes.",
     "Senden Sie den Vertrag ohne seine Beilagen."}};

inline constexpr const ErrorKind* kErrors[] = {&kNoWords, &kTooManyWords};

} // namespace socle::contracts
