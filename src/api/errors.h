// The errors of api.
#pragma once

#include "base/base.h"

namespace socle::api {

inline constexpr ErrorKind kNoRoute{
    "api.no_route",
    404,
    {"There is nothing at {method} {path}.{hint}", "Il n'y a rien à {method} {path}.{hint}",
     "Unter {method} {path} gibt es nichts.{hint}"},
    {"GET /api/v1/openapi.json lists every operation.", "GET /api/v1/openapi.json liste toutes les opérations.",
     "GET /api/v1/openapi.json nennt jede Operation."}};
inline constexpr ErrorKind kWrongMethod{
    "api.wrong_method",
    405,
    {"{path} does not take {method}; it takes {allowed}.", "{path} n'accepte pas {method} mais {allowed}.",
     "{path} nimmt kein {method} an, sondern {allowed}."},
    {"Use one of these methods.", "Utilisez l'une de ces méthodes.", "Verwenden Sie eine dieser Methoden."}};
inline constexpr ErrorKind kCsrf{"api.csrf",
                                 403,
                                 {"The X-CSRF-Token is missing or not this session's.",
                                  "Le X-CSRF-Token manque ou n'est pas celui de cette session.",
                                  "Das X-CSRF-Token fehlt oder gehört nicht zu dieser Sitzung."},
                                 {"Read it from GET /api/v1/session and send it with every change.",
                                  "Lisez-le avec GET /api/v1/session et envoyez-le à chaque modification.",
                                  "Lesen Sie es aus GET /api/v1/session und senden Sie es bei jeder Änderung mit."}};
inline constexpr ErrorKind kBadBody{
    "api.bad_body",
    400,
    {"The body cannot be used: {reason}", "Le corps est inutilisable : {reason}",
     "Der Rumpf ist nicht verwendbar: {reason}"},
    {"See the operation's schema in /api/v1/openapi.json.", "Voir le schéma de l'opération dans /api/v1/openapi.json.",
     "Das Schema der Operation steht in /api/v1/openapi.json."}};
inline constexpr ErrorKind kUnknownScope{
    "api.unknown_scope",
    400,
    {"The scope “{scope}” fits no action.{hint}", "La portée « {scope} » ne correspond à aucune action.{hint}",
     "Der Umfang „{scope}“ passt auf keine Aktion.{hint}"},
    {"A scope is an action such as gate.approve, or a group such as invoice.*; docs/policy.md names every action.",
     "Une portée est une action telle que gate.approve ou un groupe tel que invoice.* ; docs/policy.md les nomme toutes.",
     "Ein Umfang ist eine Aktion wie gate.approve oder eine Gruppe wie invoice.*; docs/policy.md nennt alle Aktionen."}};
inline constexpr ErrorKind kBadQuery{"api.bad_query",
                                     400,
                                     {"“{value}” is no value for “{name}”; it takes {expected}.",
                                      "« {value} » ne convient pas à « {name} », qui attend {expected}.",
                                      "„{value}“ ist kein Wert für „{name}“; möglich ist {expected}."},
                                     {"Correct the part of the address behind the question mark.",
                                      "Corrigez la partie de l'adresse après le point d'interrogation.",
                                      "Berichtigen Sie den Teil der Adresse hinter dem Fragezeichen."}};
inline constexpr ErrorKind kTooManyRows{
    "api.too_many_rows",
    422,
    {"The list has more than {rows_max} rows.", "La liste compte plus de {rows_max} lignes.",
     "Die Liste hat mehr als {rows_max} Zeilen."},
    {"Narrow it by its filters, a period for instance, and export it in parts.",
     "Restreignez-la par ses filtres, une période par exemple, et exportez-la par parties.",
     "Grenzen Sie sie mit ihren Filtern ein, etwa auf einen Zeitraum, und exportieren Sie sie in Teilen."}};
inline constexpr ErrorKind kCrashed{
    "api.crashed",
    500,
    {"The request could not be handled: {reason}", "La requête n'a pas pu être traitée : {reason}",
     "Die Anfrage konnte nicht bearbeitet werden: {reason}"},
    {"Nothing was decided by it. Tell your admin what you did.",
     "Rien n'en a été décidé. Prévenez votre administrateur.",
     "Es wurde nichts entschieden. Sagen Sie Ihrem Administrator, was Sie getan haben."}};
inline constexpr ErrorKind kStrangerThrottled{
    "api.stranger_throttled",
    429,
    {"Too many refused attempts from this address; the next one is possible in {seconds} s.",
     "Trop de tentatives refusées depuis cette adresse ; prochain essai dans {seconds} s.",
     "Zu viele abgewiesene Versuche von dieser Adresse; der nächste ist in {seconds} s möglich."},
    {"Check the key or the password, then wait.", "Vérifiez la clé ou le mot de passe, puis patientez.",
     "Prüfen Sie Schlüssel oder Passwort und warten Sie."}};
inline constexpr ErrorKind kIdempotencyKey{
    "api.idempotency_key",
    400,
    {"The Idempotency-Key is empty or longer than {bytes_max} bytes.",
     "La clé Idempotency-Key est vide ou dépasse {bytes_max} octets.",
     "Der Idempotency-Key ist leer oder länger als {bytes_max} Byte."},
    {"Send a random text, such as a UUID.", "Envoyez un texte aléatoire, par exemple un UUID.",
     "Senden Sie einen Zufallstext, etwa eine UUID."}};
inline constexpr ErrorKind kIdempotencyMismatch{
    "api.idempotency_mismatch",
    409,
    {"The Idempotency-Key was used with another request.", "La clé Idempotency-Key a servi pour une autre requête.",
     "Der Idempotency-Key wurde mit einer anderen Anfrage verwendet."},
    {"Use a new key for each new request.", "Utilisez une nouvelle clé pour chaque nouvelle requête.",
     "Verwenden Sie für jede neue Anfrage einen neuen Schlüssel."}};
inline constexpr ErrorKind kIdempotencyRunning{
    "api.idempotency_running",
    409,
    {"The request with this Idempotency-Key is still running.",
     "La requête portant cette clé Idempotency-Key est encore en cours.",
     "Die Anfrage mit diesem Idempotency-Key läuft noch."},
    {"Wait and ask again with the same key.", "Attendez puis redemandez avec la même clé.",
     "Warten Sie und fragen Sie mit demselben Schlüssel erneut."}};

inline constexpr ErrorKind kBadDeadline{
    "api.bad_deadline",
    400,
    {"socle-deadline-ms is no whole number of milliseconds from 1 to 86400000.",
     "socle-deadline-ms n'est pas un nombre entier de millisecondes de 1 à 86400000.",
     "socle-deadline-ms ist keine ganze Zahl von Millisekunden von 1 bis 86400000."},
    {"Write it as 30000, or leave it out.", "Écrivez-le 30000, ou omettez-le.",
     "Schreiben Sie 30000, oder lassen Sie es weg."}};

inline constexpr ErrorKind kBadFilter{
    "api.bad_filter",
    400,
    {"The filter “{filter}” is not understood.", "Le filtre « {filter} » n'est pas compris.",
     "Der Filter „{filter}“ wird nicht verstanden."},
    {"Use: attribute eq \"value\", several joined by and.",
     "Utilisez : attribut eq \"valeur\", plusieurs reliés par and.",
     "Verwenden Sie: Attribut eq \"Wert\", mehrere mit and verbunden."}};
inline constexpr ErrorKind kSessionNeeded{
    "api.session_needed",
    403,
    {"This is for people who have signed in: a key cannot do it.",
     "Ceci est réservé aux personnes connectées : une clé ne le peut pas.",
     "Das ist angemeldeten Personen vorbehalten: ein Schlüssel kann es nicht."},
    {"Sign in to the console.", "Connectez-vous à la console.", "Melden Sie sich an der Konsole an."}};

inline constexpr const ErrorKind* kErrors[] = {&kNoRoute,
                                               &kWrongMethod,
                                               &kCsrf,
                                               &kBadBody,
                                               &kBadQuery,
                                               &kUnknownScope,
                                               &kTooManyRows,
                                               &kCrashed,
                                               &kStrangerThrottled,
                                               &kIdempotencyKey,
                                               &kIdempotencyMismatch,
                                               &kIdempotencyRunning,
                                               &kSessionNeeded,
                                               &kBadFilter,
                                               &kBadDeadline};

} // namespace socle::api
