// The errors of sandbox.
#pragma once

#include "base/base.h"

namespace socle::sandbox {

inline constexpr ErrorKind kWallLimit{
    "sandbox.wall_limit",
    422,
    {"{program} was stopped after {ms_max} ms.", "{program} a été arrêté après {ms_max} ms.",
     "{program} wurde nach {ms_max} ms angehalten."},
    {"Send a smaller or simpler file.", "Envoyez un fichier plus petit ou plus simple.",
     "Senden Sie eine kleinere oder einfachere Datei."}};
inline constexpr ErrorKind kCpuLimit{
    "sandbox.cpu_limit",
    422,
    {"{program} was stopped after {ms_max} ms of computing.", "{program} a été arrêté après {ms_max} ms de calcul.",
     "{program} wurde nach {ms_max} ms Rechenzeit angehalten."},
    {"Send a smaller or simpler file.", "Envoyez un fichier plus petit ou plus simple.",
     "Senden Sie eine kleinere oder einfachere Datei."}};
inline constexpr ErrorKind kMemoryLimit{
    "sandbox.memory_limit",
    422,
    {"{program} needed more than {bytes_max} bytes of memory.",
     "{program} a demandé plus de {bytes_max} octets de mémoire.",
     "{program} brauchte mehr als {bytes_max} Bytes Arbeitsspeicher."},
    {"Send a smaller or simpler file.", "Envoyez un fichier plus petit ou plus simple.",
     "Senden Sie eine kleinere oder einfachere Datei."}};
inline constexpr ErrorKind kOutputLimit{
    "sandbox.output_limit",
    422,
    {"{program} wrote more than {bytes_max} bytes.", "{program} a écrit plus de {bytes_max} octets.",
     "{program} schrieb mehr als {bytes_max} Bytes."},
    {"Send a smaller or simpler file.", "Envoyez un fichier plus petit ou plus simple.",
     "Senden Sie eine kleinere oder einfachere Datei."}};
inline constexpr ErrorKind kUnavailable{
    "sandbox.unavailable",
    503,
    {"No program can be confined on this machine: {reason}.",
     "Aucun programme ne peut être confiné sur cette machine : {reason}.",
     "Auf dieser Maschine lässt sich kein Programm einsperren: {reason}."},
    {"Install bubblewrap and allow user namespaces, or run a kernel with Landlock (5.13 or newer).",
     "Installez bubblewrap et autorisez les espaces de noms utilisateur, ou utilisez un noyau avec Landlock (5.13 ou plus récent).",
     "Installieren Sie bubblewrap und erlauben Sie User-Namespaces, oder verwenden Sie einen Kernel mit Landlock (ab 5.13)."}};
inline constexpr ErrorKind kProgramMissing{
    "sandbox.program_missing",
    503,
    {"The program {program} is not in /usr/bin.", "Le programme {program} est absent de /usr/bin.",
     "Das Programm {program} fehlt in /usr/bin."},
    {"Install the package that holds it; “socle doctor” lists what is missing.",
     "Installez le paquet qui le contient ; « socle doctor » liste ce qui manque.",
     "Installieren Sie das Paket, das es enthält; „socle doctor“ zeigt, was fehlt."}};
inline constexpr ErrorKind kSetupFailed{
    "sandbox.setup_failed",
    503,
    {"{program} could not be started in the sandbox: {reason}.",
     "{program} n'a pas pu être lancé dans le bac à sable : {reason}.",
     "{program} konnte in der Sandbox nicht gestartet werden: {reason}."},
    {"Free memory and disk space in /dev/shm or /tmp and try again; “socle doctor” shows whether programs can be confined.",
     "Libérez de la mémoire et de l'espace dans /dev/shm ou /tmp et réessayez ; « socle doctor » montre si les programmes peuvent être confinés.",
     "Schaffen Sie Platz im Arbeitsspeicher und in /dev/shm oder /tmp und versuchen Sie es erneut; „socle doctor“ zeigt, ob Programme eingesperrt werden können."}};
inline constexpr ErrorKind kBadJob{
    "sandbox.bad_job",
    500,
    {"“{name}” is not a plain file name.", "« {name} » n'est pas un simple nom de fichier.",
     "„{name}“ ist kein einfacher Dateiname."},
    {"Report this: a module named a file of the scratch directory wrongly.",
     "Signalez-le : un module a mal nommé un fichier du répertoire de travail.",
     "Melden Sie das: Ein Modul hat eine Datei des Arbeitsverzeichnisses falsch benannt."}};

inline constexpr const ErrorKind* kErrors[] = {&kWallLimit,   &kCpuLimit,       &kMemoryLimit, &kOutputLimit,
                                               &kUnavailable, &kProgramMissing, &kSetupFailed, &kBadJob};

} // namespace socle::sandbox
