// The errors of guard.
#pragma once

#include "base/base.h"

namespace socle::guard {

inline constexpr ErrorKind kNotText{
    "guard.not_text",
    400,
    {"The {name} is not valid UTF-8 at byte {offset}.", "{name} n'est pas de l'UTF-8 valide à l'octet {offset}.",
     "{name} ist bei Byte {offset} kein gültiges UTF-8."},
    {"Send text as UTF-8, and files as files.", "Envoyez le texte en UTF-8 et les fichiers comme fichiers.",
     "Senden Sie Text als UTF-8 und Dateien als Dateien."}};
inline constexpr ErrorKind kTooLong{"guard.too_long",
                                    413,
                                    {"The {name} has {bytes} bytes; at most {bytes_max} can be inspected.",
                                     "{name} compte {bytes} octets ; {bytes_max} au plus peuvent être contrôlés.",
                                     "{name} hat {bytes} Bytes; höchstens {bytes_max} können geprüft werden."},
                                    {"Split it; what cannot be inspected is not let through.",
                                     "Divisez-le ; ce qui ne peut être contrôlé ne passe pas.",
                                     "Teilen Sie es auf; was nicht geprüft werden kann, wird nicht durchgelassen."}};
inline constexpr ErrorKind kEngine{
    "guard.engine",
    503,
    {"The detectors could not run: {reason}", "Les détecteurs n'ont pas pu s'exécuter : {reason}",
     "Die Erkennung konnte nicht laufen: {reason}"},
    {"Nothing was let through. Run “socle doctor”.", "Rien n'est passé. Lancez « socle doctor ».",
     "Es wurde nichts durchgelassen. Starten Sie „socle doctor“."}};

inline constexpr const ErrorKind* kErrors[] = {&kNotText, &kTooLong, &kEngine};

} // namespace socle::guard
