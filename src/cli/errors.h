// What the command line itself says of wrong words and files; everything else comes from the modules and the server.
#pragma once

#include "base/base.h"

namespace socle::cli {

inline constexpr ErrorKind kUnreadableFile{
    "cli.unreadable_file",
    400,
    {"{file} cannot be read: {reason}.", "{file} est illisible : {reason}.", "{file} ist nicht lesbar: {reason}."},
    {"Name a file that you may read; “-” reads standard input.",
     "Indiquez un fichier que vous pouvez lire ; « - » lit l'entrée standard.",
     "Nennen Sie eine Datei, die Sie lesen dürfen; „-“ liest die Standardeingabe."}};
inline constexpr ErrorKind kUnknownLanguage{
    "cli.unknown_language",
    400,
    {"There is no language “{language}”.", "La langue « {language} » n'existe pas ici.",
     "Die Sprache „{language}“ gibt es hier nicht."},
    {"Use en, fr or de.", "Utilisez en, fr ou de.", "Verwenden Sie en, fr oder de."}};
inline constexpr ErrorKind kStillRunning{
    "cli.still_running",
    503,
    {"The run {run} goes on; how it ends is not known yet.",
     "L'exécution {run} continue ; son issue n'est pas encore connue.",
     "Der Lauf {run} geht weiter; wie er endet, ist noch nicht bekannt."},
    {"See “socle gate list” and “socle invoice list”; starting it again would make a second invoice.",
     "Voyez « socle gate list » et « socle invoice list » ; le relancer ferait une seconde facture.",
     "Sehen Sie „socle gate list“ und „socle invoice list“; ein neuer Start ergäbe eine zweite Rechnung."}};

} // namespace socle::cli
