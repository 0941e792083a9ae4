// The errors of store. None carries a value of a statement: only its index, and names that the schema holds.
#pragma once

#include "base/base.h"

namespace socle::store {

inline constexpr ErrorKind kConflict{
    "store.conflict",
    409,
    {"Something else changed this first: statement {statement} affected {rows} instead of {expected}.",
     "Autre chose a modifié cela entre-temps : l'instruction {statement} a touché {rows} au lieu de {expected}.",
     "Etwas anderes hat dies zuvor geändert: Anweisung {statement} betraf {rows} statt {expected}."},
    {"Read again and repeat the change; nothing of it was kept.",
     "Relisez puis refaites la modification ; rien n'en a été conservé.",
     "Lesen Sie neu und wiederholen Sie die Änderung; nichts davon wurde behalten."}};
inline constexpr ErrorKind kConstraint{
    "store.constraint",
    409,
    {"Statement {statement} breaks the rule {constraint} of the database.",
     "L'instruction {statement} enfreint la contrainte {constraint} de la base.",
     "Anweisung {statement} verletzt die Regel {constraint} der Datenbank."},
    {"Nothing was kept; this is a fault in Socle: please report it with the code.",
     "Rien n'a été conservé ; c'est un défaut de Socle : signalez-le avec le code.",
     "Nichts wurde behalten; das ist ein Fehler in Socle: bitte melden Sie ihn mit dem Code."}};
inline constexpr ErrorKind kStatementInvalid{
    "store.statement_invalid",
    500,
    {"Statement {statement} cannot be run: {reason}.",
     "L'instruction {statement} ne peut pas être exécutée : {reason}.",
     "Anweisung {statement} kann nicht ausgeführt werden: {reason}."},
    {"Nothing was kept; this is a fault in Socle: please report it with the code.",
     "Rien n'a été conservé ; c'est un défaut de Socle : signalez-le avec le code.",
     "Nichts wurde behalten; das ist ein Fehler in Socle: bitte melden Sie ihn mit dem Code."}};
inline constexpr ErrorKind kUnitTooLarge{
    "store.unit_too_large",
    413,
    {"A unit of work of {bytes} bytes is too large; at most {bytes_max} are kept at once.",
     "Une unité de travail de {bytes} octets est trop grande ; {bytes_max} au plus à la fois.",
     "Eine Arbeitseinheit von {bytes} Bytes ist zu groß; höchstens {bytes_max} auf einmal."},
    {"Send less at once, or store the content as a file.",
     "Envoyez-en moins à la fois, ou stockez le contenu dans un fichier.",
     "Senden Sie weniger auf einmal oder legen Sie den Inhalt als Datei ab."}};
inline constexpr ErrorKind kOverloaded{
    "store.overloaded",
    503,
    {"{units} changes wait to be written already.", "{units} modifications attendent déjà d'être écrites.",
     "{units} Änderungen warten bereits auf das Schreiben."},
    {"Try again in a moment; nothing was kept. If it lasts, the disk is too slow for the load.",
     "Réessayez dans un instant ; rien n'a été conservé. Si cela dure, le disque est trop lent.",
     "Versuchen Sie es gleich noch einmal; nichts wurde behalten. Dauert es an, ist die Platte zu langsam."}};
inline constexpr ErrorKind kFull{
    "store.full",
    507,
    {"The disk of the database is full.", "Le disque de la base de données est plein.",
     "Die Platte der Datenbank ist voll."},
    {"Free some space and try again; nothing was kept.", "Libérez de la place puis réessayez ; rien n'a été conservé.",
     "Schaffen Sie Platz und versuchen Sie es erneut; nichts wurde behalten."}};
inline constexpr ErrorKind kUnavailable{
    "store.unavailable",
    503,
    {"The database cannot be written or read: {reason}.",
     "La base de données ne peut être ni écrite ni lue : {reason}.",
     "Die Datenbank lässt sich nicht schreiben oder lesen: {reason}."},
    {"Check the disk or the database server (“socle doctor”), then try again; nothing was kept.",
     "Vérifiez le disque ou le serveur de base de données (« socle doctor »), puis réessayez ; rien n'a été conservé.",
     "Prüfen Sie die Platte oder den Datenbankserver („socle doctor“) und versuchen Sie es erneut; nichts wurde behalten."}};
inline constexpr ErrorKind kOutcomeUnknown{
    "store.outcome_unknown",
    503,
    {"The database failed while it was keeping this change, so it is not known whether it was kept: {reason}.",
     "La base de données a échoué pendant l'enregistrement ; on ne sait pas si la modification est conservée : {reason}.",
     "Die Datenbank fiel beim Sichern dieser Änderung aus; ob sie behalten wurde, ist nicht bekannt: {reason}."},
    {"Look whether it is there once the database answers again, before you repeat it.",
     "Quand la base répondra, vérifiez si elle s'y trouve avant de la refaire.",
     "Sehen Sie nach, ob sie vorhanden ist, sobald die Datenbank wieder antwortet, bevor Sie sie wiederholen."}};
inline constexpr ErrorKind kReadTimeout{
    "store.read_timeout",
    503,
    {"Reading took longer than {deadline_ms} ms and was ended.",
     "La lecture a dépassé {deadline_ms} ms et a été interrompue.",
     "Das Lesen dauerte länger als {deadline_ms} ms und wurde beendet."},
    {"Ask for less at once, or try again when there is less load.",
     "Demandez-en moins à la fois, ou réessayez quand la charge sera moindre.",
     "Fragen Sie weniger auf einmal ab oder versuchen Sie es bei geringerer Last erneut."}};
inline constexpr ErrorKind kReadTooLarge{
    "store.read_too_large",
    500,
    {"The result has more than {bytes_max} bytes.", "Le résultat dépasse {bytes_max} octets.",
     "Das Ergebnis hat mehr als {bytes_max} Bytes."},
    {"Ask for less at once.", "Demandez-en moins à la fois.", "Fragen Sie weniger auf einmal ab."}};
inline constexpr ErrorKind kLocked{
    "store.locked",
    503,
    {"Another Socle already runs on {location}.", "Un autre Socle utilise déjà {location}.",
     "Auf {location} läuft bereits ein anderes Socle."},
    {"Stop the other one first, or give this one its own data directory or database.",
     "Arrêtez d'abord l'autre, ou donnez à celui-ci son propre répertoire ou sa propre base.",
     "Beenden Sie zuerst das andere, oder geben Sie diesem ein eigenes Datenverzeichnis oder eine eigene Datenbank."}};
inline constexpr ErrorKind kCannotOpen{"store.cannot_open",
                                       503,
                                       {"The database at {location} cannot be opened: {reason}.",
                                        "La base de données {location} ne peut pas être ouverte : {reason}.",
                                        "Die Datenbank {location} lässt sich nicht öffnen: {reason}."},
                                       {"Check the path or the connection and who may access it.",
                                        "Vérifiez le chemin ou la connexion et les droits d'accès.",
                                        "Prüfen Sie Pfad oder Verbindung und die Zugriffsrechte."}};
inline constexpr ErrorKind kSchemaNewer{
    "store.schema_newer",
    503,
    {"The database is newer than this program: it has {module} {found}, this program knows {known}.",
     "La base est plus récente que ce programme : elle a {module} {found}, ce programme connaît {known}.",
     "Die Datenbank ist neuer als dieses Programm: sie hat {module} {found}, dieses Programm kennt {known}."},
    {"Start the newer version of Socle that last used it, or restore a backup.",
     "Lancez la version plus récente de Socle qui l'a utilisée, ou restaurez une sauvegarde.",
     "Starten Sie die neuere Socle-Version, die sie zuletzt benutzt hat, oder spielen Sie eine Sicherung ein."}};
inline constexpr ErrorKind kMigrationChanged{
    "store.migration_changed",
    503,
    {"The database was made by another text of migration {module} {version} than this program holds.",
     "La base a été créée avec un autre texte de la migration {module} {version} que celui de ce programme.",
     "Die Datenbank entstand aus einem anderen Text der Migration {module} {version} als dem dieses Programms."},
    {"Use the release that made this database; a released migration must never change.",
     "Utilisez la version qui a créé cette base ; une migration publiée ne change jamais.",
     "Verwenden Sie das Release, das diese Datenbank angelegt hat; eine veröffentlichte Migration darf sich nie ändern."}};
inline constexpr ErrorKind kMigrationFailed{
    "store.migration_failed",
    503,
    {"Migration {module} {version} failed: {reason}.", "La migration {module} {version} a échoué : {reason}.",
     "Migration {module} {version} ist gescheitert: {reason}."},
    {"The database is as it was before. Read the reason, then start again.",
     "La base est restée telle quelle. Lisez la raison, puis relancez.",
     "Die Datenbank ist unverändert. Lesen Sie den Grund und starten Sie erneut."}};
inline constexpr ErrorKind kNodeDiffers{
    "store.node_differs",
    503,
    {"The data at {location} belongs to node {found}, not to node {wanted}.",
     "Les données de {location} appartiennent au nœud {found}, pas au nœud {wanted}.",
     "Die Daten in {location} gehören zu Knoten {found}, nicht zu Knoten {wanted}."},
    {"Start it with its own node number.", "Démarrez-le avec son propre numéro de nœud.",
     "Starten Sie es mit seiner eigenen Knotennummer."}};

inline constexpr ErrorKind kBadCursor{
    "store.bad_cursor",
    400,
    {"“{after}” does not continue this list.", "« {after} » ne continue pas cette liste.",
     "„{after}“ setzt diese Liste nicht fort."},
    {"Use the “next” of the page before, with the same order; leave it away to begin anew.",
     "Utilisez le « next » de la page précédente avec le même tri ; omettez-le pour recommencer.",
     "Verwenden Sie das „next“ der Seite davor, mit derselben Reihenfolge; ohne es beginnt die Liste von vorn."}};

inline constexpr const ErrorKind* kErrors[] = {
    &kConflict,    &kConstraint,       &kStatementInvalid, &kUnitTooLarge, &kOverloaded, &kFull,
    &kUnavailable, &kOutcomeUnknown,   &kReadTimeout,      &kReadTooLarge, &kLocked,     &kCannotOpen,
    &kSchemaNewer, &kMigrationChanged, &kMigrationFailed,  &kNodeDiffers,  &kBadCursor};

} // namespace socle::store
