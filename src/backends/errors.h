// The errors of backends.
#pragma once

#include "base/base.h"

namespace socle::backends {

inline constexpr ErrorKind kUnknownModel{
    "backends.unknown_model",
    404,
    {"There is no model “{model}”.{hint}", "Il n'y a pas de modèle « {model} ».{hint}",
     "Es gibt kein Modell „{model}“.{hint}"},
    {"See “socle model list”; “socle model add” adds one.",
     "Voyez « socle model list » ; « socle model add » en ajoute un.",
     "„socle model list“ zeigt sie; „socle model add“ fügt eines hinzu."}};
inline constexpr ErrorKind kInvalid{
    "backends.invalid",
    400,
    {"The {field} “{value}” cannot be used: {reason}.", "{field} « {value} » ne convient pas : {reason}.",
     "{field} „{value}“ ist nicht verwendbar: {reason}."},
    {"Correct it and try again; docs/models.md describes each.",
     "Corrigez et réessayez ; docs/models.md décrit chaque champ.",
     "Berichtigen Sie es und versuchen Sie es erneut; docs/models.md beschreibt jedes."}};
inline constexpr ErrorKind kPlainHttp{
    "backends.plain_http",
    400,
    {"{url} is plain HTTP, and the zone “{zone}” lies outside the company: prompts, answers and the key could be read on the way.",
     "{url} est en HTTP clair et la zone « {zone} » est hors de l'entreprise : questions, réponses et clé seraient lisibles en chemin.",
     "{url} ist unverschlüsseltes HTTP, und die Zone „{zone}“ liegt außerhalb des Unternehmens: Fragen, Antworten und Schlüssel wären unterwegs lesbar."},
    {"Use https, or name the zone machine or company if the endpoint stands there.",
     "Utilisez https, ou indiquez la zone machine ou company si le service s'y trouve.",
     "Verwenden Sie https, oder nennen Sie die Zone machine oder company, wenn der Dienst dort steht."}};
inline constexpr ErrorKind kTaken{
    "backends.taken",
    409,
    {"There is a model “{model}” already.", "Un modèle « {model} » existe déjà.",
     "Ein Modell „{model}“ gibt es schon."},
    {"Use another name, or remove that one first with “socle model rm”.",
     "Utilisez un autre nom, ou retirez d'abord celui-ci avec « socle model rm ».",
     "Verwenden Sie einen anderen Namen, oder entfernen Sie jenes zuerst mit „socle model rm“."}};
inline constexpr ErrorKind kTooMany{
    "backends.too_many",
    409,
    {"There are {count_max} models already.", "Il y a déjà {count_max} modèles.", "Es gibt schon {count_max} Modelle."},
    {"Remove those that nobody uses.", "Retirez ceux que personne n'utilise.",
     "Entfernen Sie, was niemand verwendet."}};
inline constexpr ErrorKind kUnreadableFile{
    "backends.unreadable_file",
    422,
    {"{file} cannot be read by the server: {reason}.", "{file} est illisible pour le serveur : {reason}.",
     "{file} ist für den Server nicht lesbar: {reason}."},
    {"Name a file on the server's machine that its account may read.",
     "Indiquez un fichier de la machine du serveur que son compte peut lire.",
     "Nennen Sie eine Datei auf der Maschine des Servers, die dessen Konto lesen darf."}};
inline constexpr ErrorKind kNoModelFile{
    "backends.no_model_file",
    422,
    {"{file} is no model that can be used: {reason}.", "{file} n'est pas un modèle utilisable : {reason}.",
     "{file} ist kein verwendbares Modell: {reason}."},
    {"Give one whole GGUF file of a model; “socle model pull” brings one and checks it.",
     "Donnez un fichier GGUF complet d'un modèle ; « socle model pull » en télécharge un et le vérifie.",
     "Geben Sie eine ganze GGUF-Datei eines Modells an; „socle model pull“ holt eine und prüft sie."}};

inline constexpr ErrorKind kUnderWay{
    "backends.under_way",
    409,
    {"The model “{model}” is being added already.", "Le modèle « {model} » est déjà en cours d'ajout.",
     "Das Modell „{model}“ wird schon hinzugefügt."},
    {"Wait until that has ended.", "Attendez que ce soit fini.", "Warten Sie, bis das beendet ist."}};

inline constexpr const ErrorKind* kErrors[] = {&kUnknownModel, &kInvalid,        &kPlainHttp,   &kTaken,
                                               &kTooMany,      &kUnreadableFile, &kNoModelFile, &kUnderWay};

} // namespace socle::backends
