// The errors of net.
#pragma once

#include "base/base.h"

namespace socle::net {

inline constexpr ErrorKind kBadRequest{
    "net.bad_request",
    400,
    {"This is not a valid HTTP/1.1 request: {reason}.", "Ce n'est pas une requête HTTP/1.1 valide : {reason}.",
     "Das ist keine gültige HTTP/1.1-Anfrage: {reason}."},
    {"Correct the client or the proxy in between.", "Corrigez le client ou le proxy intermédiaire.",
     "Berichtigen Sie den Client oder den Proxy dazwischen."}};
inline constexpr ErrorKind kRequestTooSlow{
    "net.request_too_slow",
    408,
    {"The request did not arrive within {seconds} s.", "La requête n'est pas arrivée en {seconds} s.",
     "Die Anfrage kam nicht innerhalb von {seconds} s an."},
    {"Send it again over a better connection.", "Renvoyez-la par une meilleure connexion.",
     "Senden Sie sie über eine bessere Verbindung erneut."}};
inline constexpr ErrorKind kBodyTooLarge{
    "net.body_too_large",
    413,
    {"The request's body is larger than the {bytes_max} bytes that are allowed here.",
     "Le corps de la requête dépasse les {bytes_max} octets admis ici.",
     "Der Inhalt der Anfrage ist größer als die hier erlaubten {bytes_max} Bytes."},
    {"Send less.", "Envoyez moins.", "Senden Sie weniger."}};
inline constexpr ErrorKind kTargetTooLong{
    "net.target_too_long",
    414,
    {"The request's address is longer than {bytes_max} bytes.", "L'adresse de la requête dépasse {bytes_max} octets.",
     "Die Adresse der Anfrage ist länger als {bytes_max} Bytes."},
    {"Shorten it.", "Raccourcissez-la.", "Kürzen Sie sie."}};
inline constexpr ErrorKind kExpectationUnknown{
    "net.expectation_unknown",
    417,
    {"The expectation “{value}” is not known.", "L'attente « {value} » est inconnue.",
     "Die Erwartung „{value}“ ist unbekannt."},
    {"Leave the header Expect out, or send 100-continue.", "Omettez l'en-tête Expect ou envoyez 100-continue.",
     "Lassen Sie den Header Expect weg oder senden Sie 100-continue."}};
inline constexpr ErrorKind kHeadTooLarge{
    "net.head_too_large",
    431,
    {"The request's header is larger than {bytes_max} bytes or {fields_max} fields.",
     "L'en-tête de la requête dépasse {bytes_max} octets ou {fields_max} champs.",
     "Der Header der Anfrage ist größer als {bytes_max} Bytes oder {fields_max} Felder."},
    {"Send fewer or shorter header fields; clear the cookies.",
     "Envoyez des en-têtes moins nombreux ou plus courts ; effacez les cookies.",
     "Senden Sie weniger oder kürzere Felder; löschen Sie die Cookies."}};
inline constexpr ErrorKind kHandlerFailed{
    "net.handler_failed",
    500,
    {"The request could not be answered because of an error inside Socle.",
     "La requête n'a pas pu aboutir à cause d'une erreur interne de Socle.",
     "Die Anfrage konnte wegen eines inneren Fehlers von Socle nicht beantwortet werden."},
    {"See the daemon's log at this time and report it.", "Voyez le journal du démon à cette heure et signalez-le.",
     "Sehen Sie im Log des Dienstes zu dieser Zeit nach und melden Sie es."}};
inline constexpr ErrorKind kMethodUnknown{
    "net.method_unknown",
    501,
    {"The method {method} is not served.", "La méthode {method} n'est pas prise en charge.",
     "Die Methode {method} wird nicht bedient."},
    {"See /api/v1/openapi.json for what is served.", "Voyez /api/v1/openapi.json.",
     "Was bedient wird, steht in /api/v1/openapi.json."}};
inline constexpr ErrorKind kOverloaded{
    "net.overloaded",
    503,
    {"The server holds as many requests as it can.", "Le serveur traite déjà le maximum de requêtes.",
     "Der Server bearbeitet schon so viele Anfragen, wie er kann."},
    {"Try again in a moment.", "Réessayez dans un instant.", "Versuchen Sie es gleich noch einmal."}};
inline constexpr ErrorKind kVersionUnknown{
    "net.version_unknown",
    505,
    {"Only HTTP/1.1 and HTTP/1.0 are spoken here.", "Seuls HTTP/1.1 et HTTP/1.0 sont pris en charge.",
     "Hier wird nur HTTP/1.1 und HTTP/1.0 gesprochen."},
    {"Set the client to HTTP/1.1.", "Réglez le client sur HTTP/1.1.", "Stellen Sie den Client auf HTTP/1.1 ein."}};

inline constexpr ErrorKind kAddressInvalid{
    "net.address_invalid",
    400,
    {"“{address}” is not HOST:PORT.", "« {address} » n'est pas de la forme HÔTE:PORT.",
     "„{address}“ ist nicht HOST:PORT."},
    {"Write it as 127.0.0.1:7070 or [::1]:7070; port 0 picks a free one.",
     "Écrivez par exemple 127.0.0.1:7070 ou [::1]:7070 ; le port 0 en choisit un libre.",
     "Schreiben Sie es wie 127.0.0.1:7070 oder [::1]:7070; Port 0 wählt einen freien."}};
inline constexpr ErrorKind kCannotListen{
    "net.cannot_listen",
    500,
    {"Cannot listen on {address}: {reason}.", "Impossible d'écouter sur {address} : {reason}.",
     "Auf {address} kann nicht gelauscht werden: {reason}."},
    {"Choose another address with --listen, or end what uses this one.",
     "Choisissez une autre adresse avec --listen, ou arrêtez ce qui l'occupe.",
     "Wählen Sie mit --listen eine andere Adresse, oder beenden Sie, was sie belegt."}};
inline constexpr ErrorKind kTlsFiles{
    "net.tls_files",
    500,
    {"The TLS file {file} cannot be used: {reason}.", "Le fichier TLS {file} est inutilisable : {reason}.",
     "Die TLS-Datei {file} ist nicht verwendbar: {reason}."},
    {"Give a PEM certificate chain and its private key, readable for the daemon.",
     "Indiquez une chaîne de certificats PEM et sa clé privée, lisibles par le démon.",
     "Geben Sie eine PEM-Zertifikatskette und ihren privaten Schlüssel an, für den Dienst lesbar."}};

inline constexpr ErrorKind kUrlInvalid{
    "net.url_invalid",
    400,
    {"“{url}” is not the address of a server.", "« {url} » n'est pas l'adresse d'un serveur.",
     "„{url}“ ist keine Serveradresse."},
    {"Write it as http://127.0.0.1:7070 or https://socle.example.",
     "Écrivez par exemple http://127.0.0.1:7070 ou https://socle.example.",
     "Schreiben Sie sie wie http://127.0.0.1:7070 oder https://socle.example."}};
inline constexpr ErrorKind kNotReachable{
    "net.not_reachable",
    503,
    {"The server {url} cannot be reached: {reason}.", "Le serveur {url} est injoignable : {reason}.",
     "Der Server {url} ist nicht erreichbar: {reason}."},
    {"See that “socle serve” runs there, and that SOCLE_URL or --url names it.",
     "Vérifiez que « socle serve » y tourne et que SOCLE_URL ou --url le désigne.",
     "Prüfen Sie, ob dort „socle serve“ läuft und ob SOCLE_URL oder --url darauf zeigt."}};
inline constexpr ErrorKind kTlsFailed{
    "net.tls_failed",
    503,
    {"No trusted TLS connection to {url}: {reason}.", "Pas de connexion TLS fiable vers {url} : {reason}.",
     "Keine vertrauenswürdige TLS-Verbindung zu {url}: {reason}."},
    {"Check the certificate and its name; a private authority must be among those that this machine trusts (SSL_CERT_FILE).",
     "Vérifiez le certificat et son nom ; une autorité privée doit être parmi celles de cette machine (SSL_CERT_FILE).",
     "Prüfen Sie Zertifikat und Namen; eine eigene Stelle muss diese Maschine kennen (SSL_CERT_FILE)."}};
inline constexpr ErrorKind kNoAnswer{
    "net.no_answer",
    504,
    {"The server {url} did not answer within {seconds} s.", "Le serveur {url} n'a pas répondu en {seconds} s.",
     "Der Server {url} hat nicht innerhalb von {seconds} s geantwortet."},
    {"Try again, or allow more with --timeout; whether the request took effect is not known.",
     "Réessayez ou augmentez --timeout ; on ignore si la requête a eu un effet.",
     "Versuchen Sie es erneut oder erlauben Sie mehr mit --timeout; ob die Anfrage gewirkt hat, ist nicht bekannt."}};
inline constexpr ErrorKind kBadAnswer{
    "net.bad_answer",
    502,
    {"The answer of {url} is not valid: {reason}.", "La réponse de {url} n'est pas valide : {reason}.",
     "Die Antwort von {url} ist nicht gültig: {reason}."},
    {"See that the address is Socle's and not another service's.", "Vérifiez que l'adresse est celle de Socle.",
     "Prüfen Sie, ob dort Socle läuft und kein anderer Dienst."}};
inline constexpr ErrorKind kCancelled{"net.cancelled",
                                      499,
                                      {"The request to {url} was given up.", "La requête à {url} a été abandonnée.",
                                       "Die Anfrage an {url} wurde aufgegeben."},
                                      {"Whoever asked has left; ask again.", "Le demandeur est parti ; redemandez.",
                                       "Der Fragende ist gegangen; fragen Sie erneut."}};

inline constexpr const ErrorKind* kErrors[] = {
    &kBadRequest,     &kRequestTooSlow, &kBodyTooLarge,  &kTargetTooLong, &kExpectationUnknown,
    &kHeadTooLarge,   &kHandlerFailed,  &kMethodUnknown, &kOverloaded,    &kVersionUnknown,
    &kAddressInvalid, &kCannotListen,   &kTlsFiles,      &kUrlInvalid,    &kNotReachable,
    &kTlsFailed,      &kNoAnswer,       &kBadAnswer,     &kCancelled};

} // namespace socle::net
