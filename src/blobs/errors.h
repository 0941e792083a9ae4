// The errors of blobs. A full or failing disk answers base.disk_full or base.file_failed, a destroyed key secrets.destroyed.
#pragma once

#include "base/base.h"

namespace socle::blobs {

inline constexpr ErrorKind kMissing{
    "blobs.missing",
    404,
    {"There is no file {blob} under “{scope}”.", "Il n'y a pas de fichier {blob} sous « {scope} ».",
     "Unter „{scope}“ gibt es keine Datei {blob}."},
    {"Check the name; if it should be there, restore it from a backup.",
     "Vérifiez le nom ; s'il devait y être, restaurez-le depuis une sauvegarde.",
     "Prüfen Sie den Namen; sollte sie da sein, stellen Sie sie aus einer Sicherung wieder her."}};
inline constexpr ErrorKind kDamaged{
    "blobs.damaged",
    500,
    {"The file {blob} under “{scope}” is damaged.", "Le fichier {blob} sous « {scope} » est abîmé.",
     "Die Datei {blob} unter „{scope}“ ist beschädigt."},
    {"Restore it from a backup and check the disk; storing the same content again repairs it too.",
     "Restaurez-le depuis une sauvegarde et vérifiez le disque ; stocker à nouveau le même contenu le répare aussi.",
     "Stellen Sie sie aus einer Sicherung wieder her und prüfen Sie die Platte; denselben Inhalt erneut abzulegen heilt sie ebenfalls."}};
inline constexpr ErrorKind kBadName{
    "blobs.bad_name",
    400,
    {"“{blob}” is not the name of a stored file.", "« {blob} » n'est pas le nom d'un fichier stocké.",
     "„{blob}“ ist kein Name einer abgelegten Datei."},
    {"A name is 64 hexadecimal digits in lower case.", "Un nom compte 64 chiffres hexadécimaux minuscules.",
     "Ein Name hat 64 hexadezimale Ziffern in Kleinschrift."}};

inline constexpr const ErrorKind* kErrors[] = {&kMissing, &kDamaged, &kBadName};

} // namespace socle::blobs
