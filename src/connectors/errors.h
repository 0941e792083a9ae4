// The errors of connectors.
#pragma once

#include "base/base.h"

namespace socle::connectors {

inline constexpr ErrorKind kBadName{
    "connectors.bad_name",
    400,
    {"“{name}” is not a plain file name.", "« {name} » n'est pas un simple nom de fichier.",
     "„{name}“ ist kein einfacher Dateiname."},
    {"Use letters, digits, dots and dashes.", "Utilisez lettres, chiffres, points et tirets.",
     "Verwenden Sie Buchstaben, Ziffern, Punkte und Striche."}};
inline constexpr ErrorKind kCannotWrite{
    "connectors.cannot_write",
    503,
    {"The outbox {path} cannot be written: {reason}", "Impossible d'écrire dans la boîte d'envoi {path} : {reason}",
     "In den Ausgang {path} kann nicht geschrieben werden: {reason}"},
    {"Free space or repair the disk, then retry the run.", "Libérez de l'espace ou réparez le disque, puis relancez.",
     "Schaffen Sie Platz oder reparieren Sie die Platte und wiederholen Sie den Lauf."}};

inline constexpr const ErrorKind* kErrors[] = {&kBadName, &kCannotWrite};

} // namespace socle::connectors
