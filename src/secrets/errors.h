// The errors of secrets. They name scopes and files, never keys or what was sealed.
#pragma once

#include "base/base.h"

namespace socle::secrets {

inline constexpr ErrorKind kNoKeys{
    "secrets.no_keys",
    503,
    {"There are no keys in {directory}.", "Il n'y a pas de clés dans {directory}.",
     "In {directory} liegen keine Schlüssel."},
    {"Point to the directory that holds root.key, restore it from escrow, or run “socle init” for a new installation.",
     "Indiquez le répertoire qui contient root.key, restaurez-le, ou lancez « socle init » pour une nouvelle installation.",
     "Geben Sie das Verzeichnis mit root.key an, stellen Sie es aus der Hinterlegung wieder her, oder führen Sie „socle init“ für eine neue Installation aus."}};
inline constexpr ErrorKind kExposed{
    "secrets.exposed",
    503,
    {"Others than its owner may access {path}.", "D'autres que son propriétaire peuvent accéder à {path}.",
     "Auf {path} können andere als der Eigentümer zugreifen."},
    {"Run: chmod go-rwx {path}. Then consider whether someone has read the keys.",
     "Lancez : chmod go-rwx {path}. Demandez-vous ensuite si quelqu'un a lu les clés.",
     "Führen Sie aus: chmod go-rwx {path}. Prüfen Sie dann, ob jemand die Schlüssel gelesen hat."}};
inline constexpr ErrorKind kKeyMissing{
    "secrets.key_missing",
    503,
    {"The key of “{scope}” is missing.", "La clé de « {scope} » manque.", "Der Schlüssel von „{scope}“ fehlt."},
    {"Restore the key directory from escrow; without the key its data cannot be read.",
     "Restaurez le répertoire des clés ; sans la clé, ses données sont illisibles.",
     "Stellen Sie das Schlüsselverzeichnis wieder her; ohne den Schlüssel sind die Daten nicht lesbar."}};
inline constexpr ErrorKind kKeyDamaged{
    "secrets.key_damaged",
    503,
    {"The key of “{scope}” is damaged or belongs to another root key.",
     "La clé de « {scope} » est abîmée ou relève d'une autre clé racine.",
     "Der Schlüssel von „{scope}“ ist beschädigt oder gehört zu einem anderen Wurzelschlüssel."},
    {"Restore the key directory from escrow, whole.", "Restaurez le répertoire des clés en entier.",
     "Stellen Sie das Schlüsselverzeichnis vollständig wieder her."}};
inline constexpr ErrorKind kDestroyed{
    "secrets.destroyed",
    410,
    {"The key of “{scope}” was destroyed on purpose.", "La clé de « {scope} » a été détruite volontairement.",
     "Der Schlüssel von „{scope}“ wurde absichtlich zerstört."},
    {"What it protected is erased for good.", "Ce qu'elle protégeait est effacé définitivement.",
     "Was er schützte, ist endgültig gelöscht."}};
inline constexpr ErrorKind kNotAuthentic{
    "secrets.not_authentic",
    500,
    {"What is kept under “{scope}” was changed, or belongs elsewhere.",
     "Ce qui est conservé sous « {scope} » a été modifié ou n'en relève pas.",
     "Was unter „{scope}“ liegt, wurde verändert oder gehört nicht dorthin."},
    {"Restore it from a backup and check the disk.", "Restaurez-le depuis une sauvegarde et vérifiez le disque.",
     "Stellen Sie es aus einer Sicherung wieder her und prüfen Sie die Platte."}};
inline constexpr ErrorKind kHashFailed{
    "secrets.hash_failed",
    503,
    {"There is not enough memory to check a password.", "La mémoire manque pour vérifier un mot de passe.",
     "Für die Prüfung eines Passworts fehlt Speicher."},
    {"Try again in a moment.", "Réessayez dans un instant.", "Versuchen Sie es gleich noch einmal."}};

inline constexpr ErrorKind kShortPassphrase{
    "secrets.short_passphrase",
    400,
    {"The passphrase needs at least {bytes_min} characters.",
     "La phrase secrète doit compter au moins {bytes_min} caractères.",
     "Die Passphrase braucht mindestens {bytes_min} Zeichen."},
    {"It guards every key: use several words.", "Elle protège toutes les clés : employez plusieurs mots.",
     "Sie schützt alle Schlüssel: Verwenden Sie mehrere Wörter."}};
inline constexpr ErrorKind kWrongPassphrase{
    "secrets.wrong_passphrase",
    400,
    {"The passphrase does not open these keys, or their file is damaged.",
     "La phrase secrète n'ouvre pas ces clés, ou leur fichier est endommagé.",
     "Die Passphrase öffnet diese Schlüssel nicht, oder ihre Datei ist beschädigt."},
    {"Give the passphrase of the day of the backup.", "Donnez la phrase secrète du jour de la sauvegarde.",
     "Geben Sie die Passphrase vom Tag der Sicherung an."}};
inline constexpr ErrorKind kKeysThere{
    "secrets.keys_there",
    409,
    {"The directory {directory} holds keys already.", "Le répertoire {directory} contient déjà des clés.",
     "Das Verzeichnis {directory} enthält schon Schlüssel."},
    {"Choose another with --keys, or move them away first.",
     "Choisissez-en un autre avec --keys, ou déplacez-les d'abord.",
     "Wählen Sie mit --keys ein anderes oder verschieben Sie sie zuerst."}};

inline constexpr const ErrorKind* kErrors[] = {&kShortPassphrase, &kWrongPassphrase, &kKeysThere,  &kNoKeys,
                                               &kExposed,         &kKeyMissing,      &kKeyDamaged, &kDestroyed,
                                               &kNotAuthentic,    &kHashFailed};

} // namespace socle::secrets
