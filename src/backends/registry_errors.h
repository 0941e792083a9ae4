// The errors of bringing models and of their other names.
#pragma once

#include "base/base.h"

namespace socle::backends {

inline constexpr ErrorKind kNoHub{
    "backends.no_hub",
    400,
    {"No model hub is named.", "Aucun dépôt de modèles n'est indiqué.", "Es ist keine Modellablage angegeben."},
    {"Give --from ADDRESS, set models.hub in socle.yaml, or give the whole address of the file.",
     "Donnez --from ADRESSE, réglez models.hub dans socle.yaml, ou donnez l'adresse complète du fichier.",
     "Geben Sie --from ADRESSE an, setzen Sie models.hub in socle.yaml, oder geben Sie die ganze Adresse der Datei an."}};
inline constexpr ErrorKind kHubUnknown{
    "backends.hub_unknown",
    404,
    {"There is nothing at {url}.", "Il n'y a rien à {url}.", "Unter {url} gibt es nichts."},
    {"Check owner, model, file and revision.", "Vérifiez propriétaire, modèle, fichier et révision.",
     "Prüfen Sie Inhaber, Modell, Datei und Revision."}};
inline constexpr ErrorKind kHubRefuses{
    "backends.hub_refuses",
    502,
    {"{url} may not be fetched (status {status}): it wants a key, another key, or that its licence is accepted there.",
     "{url} n'est pas accessible (état {status}) : il faut une clé, une autre clé, ou y accepter la licence.",
     "{url} darf nicht geholt werden (Status {status}): ein Schlüssel fehlt oder ist falsch, oder die Lizenz ist dort noch anzunehmen."},
    {"Accept its terms at the hub if you agree, and give the key with --key-file.",
     "Acceptez-y les conditions si vous êtes d'accord, et donnez la clé avec --key-file.",
     "Nehmen Sie dort die Bedingungen an, wenn Sie einverstanden sind, und geben Sie den Schlüssel mit --key-file an."}};
inline constexpr ErrorKind kHubFailed{
    "backends.hub_failed",
    502,
    {"{url} could not be fetched: {reason}.", "{url} n'a pas pu être téléchargé : {reason}.",
     "{url} konnte nicht geholt werden: {reason}."},
    {"Try again later; what has arrived is kept.", "Réessayez plus tard ; ce qui est arrivé est conservé.",
     "Versuchen Sie es später erneut; was angekommen ist, bleibt."}};
inline constexpr ErrorKind kNoFileThere{
    "backends.no_file_there",
    422,
    {"{source} has no such GGUF file{hint}.", "{source} n'a pas de tel fichier GGUF{hint}.",
     "{source} hat keine solche GGUF-Datei{hint}."},
    {"Name one of its files behind a colon, or another model that has GGUF files.",
     "Nommez un de ses fichiers après deux-points, ou un autre modèle qui a des fichiers GGUF.",
     "Nennen Sie eine ihrer Dateien hinter einem Doppelpunkt oder ein anderes Modell mit GGUF-Dateien."}};
inline constexpr ErrorKind kSeveralFiles{
    "backends.several_files",
    422,
    {"{source} has several files: {files}.", "{source} a plusieurs fichiers : {files}.",
     "{source} hat mehrere Dateien: {files}."},
    {"Say which, as owner/model:Q4_K_M or with the file's whole name.",
     "Précisez lequel, comme propriétaire/modèle:Q4_K_M ou avec le nom complet du fichier.",
     "Sagen Sie welche, wie Inhaber/Modell:Q4_K_M oder mit dem ganzen Namen der Datei."}};
inline constexpr ErrorKind kWrongDigest{
    "backends.wrong_digest",
    502,
    {"{file} has the SHA-256 {found}, expected was {expected}.", "{file} a le SHA-256 {found} au lieu de {expected}.",
     "{file} hat den SHA-256 {found}, erwartet war {expected}."},
    {"Do not use it; fetch it anew, and ask where it comes from if that happens again.",
     "Ne l'utilisez pas ; téléchargez-le de nouveau, et renseignez-vous sur son origine si cela se répète.",
     "Verwenden Sie sie nicht; holen Sie sie neu, und fragen Sie nach ihrer Herkunft, wenn es wieder geschieht."}};
inline constexpr ErrorKind kNoSpace{
    "backends.no_space",
    507,
    {"There is not enough room in {folder}.", "Il n'y a pas assez de place dans {folder}.",
     "In {folder} ist nicht genug Platz."},
    {"Make room; what has arrived is kept.", "Libérez de la place ; ce qui est arrivé est conservé.",
     "Schaffen Sie Platz; was angekommen ist, bleibt."}};
inline constexpr ErrorKind kTooManyPulls{
    "backends.too_many_pulls",
    409,
    {"{count_max} models wait to be brought already.", "{count_max} modèles attendent déjà d'être téléchargés.",
     "{count_max} Modelle warten schon darauf, geholt zu werden."},
    {"Wait until some have arrived.", "Attendez que quelques-uns soient arrivés.", "Warten Sie, bis einige da sind."}};
inline constexpr ErrorKind kPullStopped{
    "backends.pull_stopped",
    503,
    {"The server was stopped while it brought “{model}”.",
     "Le serveur a été arrêté pendant le téléchargement de « {model} ».",
     "Der Server wurde angehalten, während er „{model}“ holte."},
    {"Pull it again: it goes on where it was.", "Relancez : le téléchargement reprend où il en était.",
     "Holen Sie es erneut: Es geht weiter, wo es war."}};
inline constexpr ErrorKind kUnknownAlias{
    "backends.unknown_alias",
    404,
    {"There is no alias “{alias}”.{hint}", "Il n'y a pas d'alias « {alias} ».{hint}",
     "Es gibt keinen Alias „{alias}“.{hint}"},
    {"See “socle model aliases”.", "Voyez « socle model aliases ».", "„socle model aliases“ zeigt sie."}};

inline constexpr const ErrorKind* kRegistryErrors[] = {&kNoHub,        &kHubUnknown,   &kHubRefuses,  &kHubFailed,
                                                       &kNoFileThere,  &kSeveralFiles, &kWrongDigest, &kNoSpace,
                                                       &kTooManyPulls, &kPullStopped,  &kUnknownAlias};

} // namespace socle::backends
