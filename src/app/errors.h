// The errors of app.
#pragma once

#include "base/base.h"

namespace socle::app {

inline constexpr ErrorKind kBadConfig{"app.bad_config",
                                      400,
                                      {"The configuration {file} cannot be used: {key}: {reason}",
                                       "La configuration {file} est inutilisable : {key} : {reason}",
                                       "Die Konfiguration {file} ist nicht verwendbar: {key}: {reason}"},
                                      {"Correct that line; docs/configuration.md lists every key.",
                                       "Corrigez cette ligne ; docs/configuration.md liste toutes les clés.",
                                       "Berichtigen Sie diese Zeile; docs/configuration.md nennt jeden Schlüssel."}};
inline constexpr ErrorKind kNotInitialized{
    "app.not_initialized",
    404,
    {"There is no data directory {data}.", "Il n'y a pas de répertoire de données {data}.",
     "Es gibt kein Datenverzeichnis {data}."},
    {"Make one with “socle init --data {data}”.", "Créez-le avec « socle init --data {data} ».",
     "Legen Sie es mit „socle init --data {data}“ an."}};
inline constexpr ErrorKind kAlreadyInitialized{
    "app.already_initialized",
    409,
    {"{data} is a data directory already.", "{data} est déjà un répertoire de données.",
     "{data} ist schon ein Datenverzeichnis."},
    {"Start it with “socle serve --data {data}”, or choose another directory.",
     "Démarrez-le avec « socle serve --data {data} » ou choisissez-en un autre.",
     "Starten Sie es mit „socle serve --data {data}“ oder wählen Sie ein anderes."}};
inline constexpr ErrorKind kPartMissing{
    "app.part_missing",
    500,
    {"The program {program} is missing beside socle.", "Le programme {program} manque à côté de socle.",
     "Das Programm {program} fehlt neben socle."},
    {"Install Socle again: both belong together.", "Réinstallez Socle : les deux vont ensemble.",
     "Installieren Sie Socle neu: Beide gehören zusammen."}};

inline constexpr ErrorKind kBackupFailed{
    "app.backup_failed",
    500,
    {"The backup stopped at {path}: {reason}", "La sauvegarde s'est arrêtée à {path} : {reason}",
     "Die Sicherung hielt bei {path} an: {reason}"},
    {"Nothing under the wanted name was left half; mend that and repeat it.",
     "Rien d'incomplet n'est resté sous le nom voulu ; corrigez puis recommencez.",
     "Unter dem gewünschten Namen blieb nichts Halbes; beheben Sie das und wiederholen Sie es."}};
inline constexpr ErrorKind kNoDump{
    "app.no_dump",
    503,
    {"The state is in PostgreSQL and pg_dump cannot save it: {reason}",
     "L'état est dans PostgreSQL et pg_dump ne peut pas le sauvegarder : {reason}",
     "Der Zustand liegt in PostgreSQL und pg_dump kann ihn nicht sichern: {reason}"},
    {"Install the client programs of the server's version (postgresql-client) and see that a .pgpass file lets them in, then repeat it.",
     "Installez les programmes clients de la version du serveur (postgresql-client), vérifiez le fichier .pgpass, puis recommencez.",
     "Installieren Sie die Client-Programme der Serverversion (postgresql-client), prüfen Sie die .pgpass-Datei und wiederholen Sie es."}};

inline constexpr ErrorKind kNeedsRestart{
    "app.needs_restart",
    409,
    {"Nothing was changed: {keys} take effect at a restart only.",
     "Rien n'a changé : {keys} ne prennent effet qu'au redémarrage.",
     "Es wurde nichts geändert: {keys} wirken erst nach einem Neustart."},
    {"Take that change back and reload, or restart Socle.",
     "Annulez cette modification et rechargez, ou redémarrez Socle.",
     "Nehmen Sie diese Änderung zurück und laden Sie neu, oder starten Sie Socle neu."}};

inline constexpr const ErrorKind* kErrors[] = {&kNeedsRestart,   &kBackupFailed,       &kNoDump,     &kBadConfig,
                                               &kNotInitialized, &kAlreadyInitialized, &kPartMissing};

} // namespace socle::app
