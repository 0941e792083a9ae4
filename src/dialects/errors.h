// The errors of dialects.
#pragma once

#include "base/base.h"

namespace socle::dialects {

inline constexpr ErrorKind kFieldMissing{
    "dialects.field_missing",
    400,
    {"The field {field} is missing.", "Le champ {field} manque.", "Das Feld {field} fehlt."},
    {"Add it and send the request again.", "Ajoutez-le et renvoyez la requête.",
     "Ergänzen Sie es und senden Sie die Anfrage erneut."}};
inline constexpr ErrorKind kFieldWrong{
    "dialects.field_wrong",
    400,
    {"The field {field} must be: {expected}.", "Le champ {field} doit être : {expected}.",
     "Das Feld {field} muss so sein: {expected}."},
    {"Correct it and send the request again.", "Corrigez-le et renvoyez la requête.",
     "Berichtigen Sie es und senden Sie die Anfrage erneut."}};
inline constexpr ErrorKind kNoForm{
    "dialects.no_form",
    400,
    {"This is not a form that can be read: {reason}.", "Ce formulaire ne peut être lu : {reason}.",
     "Das ist kein lesbares Formular: {reason}."},
    {"Send multipart/form-data as RFC 7578 has it, as the official clients do.",
     "Envoyez du multipart/form-data selon la RFC 7578, comme les clients officiels.",
     "Senden Sie multipart/form-data nach RFC 7578, wie es die offiziellen Clients tun."}};
inline constexpr ErrorKind kFieldTwice{"dialects.field_twice",
                                       400,
                                       {"The field {field} is given twice.", "Le champ {field} est donné deux fois.",
                                        "Das Feld {field} ist doppelt angegeben."},
                                       {"Keep one: what is checked must be what the model reads.",
                                        "Gardez-en un : ce qui est contrôlé doit être ce que lit le modèle.",
                                        "Behalten Sie eines: Geprüft werden muss, was das Modell liest."}};
inline constexpr ErrorKind kFileTooLong{
    "dialects.file_too_long",
    413,
    {"The file holds {bytes} bytes of text; up to {bytes_max} can be inspected before they leave.",
     "Le fichier contient {bytes} octets de texte ; {bytes_max} au plus peuvent être contrôlés avant de partir.",
     "Die Datei enthält {bytes} Bytes Text; bis zu {bytes_max} können geprüft werden, bevor sie das Haus verlassen."},
    {"Split it, and send its parts as files of their own.",
     "Divisez-le et envoyez ses parties comme autant de fichiers.",
     "Teilen Sie sie und senden Sie die Teile als eigene Dateien."}};
inline constexpr ErrorKind kNotHonoured{
    "dialects.not_honoured",
    400,
    {"The field {field} cannot be honoured: the model's endpoint speaks {wire}, which has nothing like it.",
     "Le champ {field} ne peut être respecté : le point d'accès du modèle parle {wire}, qui n'a rien de tel.",
     "Das Feld {field} kann nicht befolgt werden: Der Endpunkt des Modells spricht {wire}, das nichts dergleichen kennt."},
    {"Leave it out, or choose a model whose endpoint knows it.",
     "Omettez-le ou choisissez un modèle dont le point d'accès le connaît.",
     "Lassen Sie es weg oder wählen Sie ein Modell, dessen Endpunkt es kennt."}};
inline constexpr ErrorKind kNoTranslation{
    "dialects.no_translation",
    400,
    {"A request of {wire} cannot be answered by an endpoint that speaks {backend}.",
     "Une requête {wire} ne peut être traitée par un point d'accès qui parle {backend}.",
     "Eine Anfrage nach {wire} kann ein Endpunkt, der {backend} spricht, nicht beantworten."},
    {"Choose a model whose endpoint offers it.", "Choisissez un modèle dont le point d'accès l'offre.",
     "Wählen Sie ein Modell, dessen Endpunkt es anbietet."}};
inline constexpr ErrorKind kUpstreamTruncated{
    "dialects.upstream_truncated",
    502,
    {"The model's endpoint ended its stream before the answer was complete.",
     "Le point d'accès du modèle a interrompu son flux avant la fin de la réponse.",
     "Der Endpunkt des Modells hat seinen Strom beendet, bevor die Antwort vollständig war."},
    {"What arrived is incomplete. Send the request again.", "Ce qui est arrivé est incomplet. Renvoyez la requête.",
     "Was ankam, ist unvollständig. Senden Sie die Anfrage erneut."}};
inline constexpr ErrorKind kUpstreamFailed{
    "dialects.upstream_failed",
    502,
    {"The model's endpoint reported an error in the middle of its answer ({type}).",
     "Le point d'accès du modèle a signalé une erreur au milieu de sa réponse ({type}).",
     "Der Endpunkt des Modells hat mitten in seiner Antwort einen Fehler gemeldet ({type})."},
    {"What arrived is incomplete. Send the request again.", "Ce qui est arrivé est incomplet. Renvoyez la requête.",
     "Was ankam, ist unvollständig. Senden Sie die Anfrage erneut."}};
inline constexpr ErrorKind kUpstreamNotUnderstood{
    "dialects.upstream_not_understood",
    502,
    {"The model's endpoint answered what {wire} does not know: {reason}.",
     "Le point d'accès du modèle a répondu ce que {wire} ne connaît pas : {reason}.",
     "Der Endpunkt des Modells antwortete, was {wire} nicht kennt: {reason}."},
    {"Check that the model's URL names the right kind of endpoint.",
     "Vérifiez que l'URL du modèle désigne le bon type de point d'accès.",
     "Prüfen Sie, ob die URL des Modells die richtige Art von Endpunkt nennt."}};

inline constexpr const ErrorKind* kErrors[] = {
    &kFieldMissing, &kNoForm,        &kFieldWrong,        &kFieldTwice,     &kFileTooLong,
    &kNotHonoured,  &kNoTranslation, &kUpstreamTruncated, &kUpstreamFailed, &kUpstreamNotUnderstood};

} // namespace socle::dialects
