// The errors of base.
#pragma once

#include "base/base.h"

namespace socle {

inline constexpr ErrorKind kJsonInvalid{
    "base.json_invalid",
    400,
    {"This is not valid JSON: {reason} at byte {offset}.", "Ce n'est pas du JSON valide : {reason} à l'octet {offset}.",
     "Das ist kein gültiges JSON: {reason} bei Byte {offset}."},
    {"Correct the text there and send it again.", "Corrigez le texte à cet endroit et renvoyez-le.",
     "Berichtigen Sie den Text an dieser Stelle und senden Sie ihn erneut."}};
inline constexpr ErrorKind kTooLarge{"base.too_large",
                                     413,
                                     {"{what} has {bytes} bytes; at most {bytes_max} are allowed.",
                                      "{what} compte {bytes} octets ; {bytes_max} au plus sont admis.",
                                      "{what} hat {bytes} Bytes; höchstens {bytes_max} sind erlaubt."},
                                     {"Send less.", "Envoyez moins.", "Senden Sie weniger."}};
inline constexpr ErrorKind kUnknownTimeZone{
    "base.unknown_time_zone",
    400,
    {"The time zone “{zone}” is not in the tz database.", "Le fuseau horaire « {zone} » ne figure pas dans la base tz.",
     "Die Zeitzone „{zone}“ steht nicht in der tz-Datenbank."},
    {"Use a name such as Europe/Berlin, and see that the package tzdata is installed.",
     "Utilisez un nom tel que Europe/Paris et vérifiez que le paquet tzdata est installé.",
     "Verwenden Sie einen Namen wie Europe/Berlin und prüfen Sie, ob das Paket tzdata installiert ist."}};
inline constexpr ErrorKind kBusy{
    "base.busy",
    503,
    {"All workers are busy and the queue of {queue_max} is full.",
     "Tous les exécutants sont occupés et la file de {queue_max} est pleine.",
     "Alle Arbeiter sind beschäftigt und die Warteschlange von {queue_max} ist voll."},
    {"Try again in a moment.", "Réessayez dans un instant.", "Versuchen Sie es gleich noch einmal."}};

inline constexpr ErrorKind kDiskFull{
    "base.disk_full",
    507,
    {"The disk is full: {path} could not be written.", "Le disque est plein : {path} n'a pas pu être écrit.",
     "Die Platte ist voll: {path} konnte nicht geschrieben werden."},
    {"Free some space and try again; nothing was kept.", "Libérez de la place puis réessayez ; rien n'a été conservé.",
     "Schaffen Sie Platz und versuchen Sie es erneut; nichts wurde behalten."}};
inline constexpr ErrorKind kFileFailed{
    "base.file_failed",
    503,
    {"The file {path} cannot be read or written: {reason}.",
     "Le fichier {path} ne peut être ni lu ni écrit : {reason}.",
     "Die Datei {path} lässt sich nicht lesen oder schreiben: {reason}."},
    {"Check the path, the disk and who may access it.", "Vérifiez le chemin, le disque et les droits d'accès.",
     "Prüfen Sie Pfad, Platte und Zugriffsrechte."}};

inline constexpr const ErrorKind* kBaseErrors[] = {&kJsonInvalid, &kTooLarge, &kUnknownTimeZone,
                                                   &kBusy,        &kDiskFull, &kFileFailed};

} // namespace socle
