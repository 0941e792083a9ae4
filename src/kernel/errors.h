// The errors of kernel.
#pragma once

#include "base/base.h"

namespace socle::kernel {

inline constexpr ErrorKind kPermitSpent{
    "kernel.permit_spent",
    500,
    {"The permit of call {call} was used before.", "L'autorisation de l'appel {call} a déjà servi.",
     "Die Erlaubnis des Aufrufs {call} wurde schon verwendet."},
    {"Make a new call for each effect.", "Faites un nouvel appel pour chaque effet.",
     "Machen Sie für jede Wirkung einen neuen Aufruf."}};
inline constexpr ErrorKind kPermitExpired{"kernel.permit_expired",
                                          503,
                                          {"The permit of call {call} expired before it was used.",
                                           "L'autorisation de l'appel {call} a expiré avant d'être utilisée.",
                                           "Die Erlaubnis des Aufrufs {call} ist vor ihrer Verwendung abgelaufen."},
                                          {"Repeat the call; nothing was done.", "Répétez l'appel ; rien n'a été fait.",
                                           "Wiederholen Sie den Aufruf; es wurde nichts getan."}};
inline constexpr ErrorKind kUnknownAction{
    "kernel.unknown_action",
    404,
    {"There is no action “{action}”.", "L'action « {action} » n'existe pas.", "Die Aktion „{action}“ gibt es nicht."},
    {"{hint}", "{hint}", "{hint}"}};
inline constexpr ErrorKind kForbidden{
    "kernel.forbidden",
    403,
    {"You may not do “{action}” on {resource}: {explanation}",
     "Vous ne pouvez pas faire « {action} » sur {resource} : {explanation}",
     "Sie dürfen „{action}“ auf {resource} nicht ausführen: {explanation}"},
    {"Ask an owner or admin of your company; the deciding policy is: {policies}.",
     "Adressez-vous à un propriétaire ou administrateur ; la règle déterminante : {policies}.",
     "Wenden Sie sich an Inhaber oder Administrator; entschieden hat die Regel: {policies}."}};
inline constexpr ErrorKind kApprovalRequired{
    "kernel.approval_required",
    403,
    {"“{action}” needs a person's approval, and no gate can ask for it here.",
     "« {action} » exige l'accord d'une personne, et aucun point de validation ne peut le demander ici.",
     "„{action}“ braucht die Freigabe eines Menschen, und hier kann kein Gate sie einholen."},
    {"Start it through a workflow with a gate; the policy is: {policies}.",
     "Passez par un processus avec validation ; la règle : {policies}.",
     "Starten Sie es über einen Ablauf mit Gate; die Regel: {policies}."}};
inline constexpr ErrorKind kBlockedContent{
    "kernel.blocked_content",
    403,
    {"The {where} holds {type}, which policy blocks here.", "{where} contient {type}, que la règle interdit ici.",
     "{where} enthält {type}; das sperrt die Richtlinie hier."},
    {"Remove it and try again, or ask for an exception; the policy is: {policies}.",
     "Retirez-le et réessayez, ou demandez une exception ; la règle : {policies}.",
     "Entfernen Sie es und versuchen Sie es erneut, oder bitten Sie um eine Ausnahme; die Regel: {policies}."}};
inline constexpr ErrorKind kNoRoute{
    "kernel.no_route",
    503,
    {"No backend may and can run “{action}”: {reason}",
     "Aucun moteur ne peut ou ne doit exécuter « {action} » : {reason}",
     "Kein Backend darf und kann „{action}“ ausführen: {reason}"},
    {"See the running backends with “socle status”.", "Voyez les moteurs avec « socle status ».",
     "Sehen Sie die laufenden Backends mit „socle status“."}};
inline constexpr ErrorKind kStageFailed{
    "kernel.stage_failed",
    503,
    {"The stage “{stage}” could not answer: {reason}", "L'étape « {stage} » n'a pas pu répondre : {reason}",
     "Die Stufe „{stage}“ konnte nicht antworten: {reason}"},
    {"Nothing was done. Try again; if it stays, run “socle doctor”.",
     "Rien n'a été fait. Réessayez ; si cela persiste, lancez « socle doctor ».",
     "Es wurde nichts getan. Versuchen Sie es erneut; bleibt es so, hilft „socle doctor“."}};
inline constexpr ErrorKind kTimedOut{
    "kernel.timed_out",
    504,
    {"The stage “{stage}” did not answer within {seconds} s.", "L'étape « {stage} » n'a pas répondu en {seconds} s.",
     "Die Stufe „{stage}“ hat nicht innerhalb von {seconds} s geantwortet."},
    {"Whether it took effect is not known; the log says “unknown” or what came later.",
     "On ignore si l'effet a eu lieu ; le journal indique « unknown » ou la suite.",
     "Ob es gewirkt hat, ist nicht bekannt; das Protokoll sagt „unknown“ oder was später kam."}};
inline constexpr ErrorKind kCancelled{
    "kernel.cancelled",
    499,
    {"The asker left before the answer was there.", "Le demandeur est parti avant la réponse.",
     "Der Fragende ging, bevor die Antwort da war."},
    {"Ask again if it is still wanted; the receipt says what was done.",
     "Redemandez si c'est encore utile ; le reçu dit ce qui a été fait.",
     "Fragen Sie erneut, falls es noch gewünscht ist; der Beleg sagt, was geschah."}};

inline constexpr ErrorKind kDeadlinePassed{
    "kernel.deadline_passed",
    504,
    {"The answer was not there by the deadline that the asker set.",
     "La réponse n'était pas là dans le délai fixé par le demandeur.",
     "Die Antwort war nicht da, als die vom Fragenden gesetzte Frist ablief."},
    {"Nothing goes on in the background. Ask again with a later deadline, or for a shorter answer.",
     "Rien ne continue en arrière-plan. Redemandez avec un délai plus long, ou une réponse plus courte.",
     "Im Hintergrund läuft nichts weiter. Fragen Sie mit längerer Frist erneut, oder nach einer kürzeren Antwort."}};

inline constexpr ErrorKind kFactorNeeded{
    "kernel.factor_needed",
    403,
    {"Confirm with your second factor: “{action}” on {resource} asks for it. {explanation}",
     "Confirmez par votre second facteur : « {action} » sur {resource} l'exige. {explanation}",
     "Bestätigen Sie mit Ihrem zweiten Faktor: „{action}“ auf {resource} verlangt ihn. {explanation}"},
    {"Give a code of your authenticator in the console, then repeat; a key cannot confirm.",
     "Saisissez un code de votre application d'authentification dans la console, puis recommencez ; une clé ne peut pas confirmer.",
     "Geben Sie in der Konsole einen Code Ihrer Authenticator-App ein und wiederholen Sie es; ein Schlüssel kann nicht bestätigen."}};
inline constexpr ErrorKind kAskerEnded{
    "kernel.asker_ended",
    401,
    {"Whoever asked was disabled, or the key was revoked, while the call ran.",
     "La personne a été désactivée, ou la clé révoquée, pendant l'appel.",
     "Während des Aufrufs wurde der Anfragende gesperrt oder der Schlüssel widerrufen."},
    {"Ask an admin.", "Adressez-vous à un administrateur.", "Fragen Sie einen Administrator."}};

inline constexpr const ErrorKind* kErrors[] = {
    &kPermitSpent, &kPermitExpired, &kUnknownAction, &kForbidden,      &kApprovalRequired, &kBlockedContent, &kNoRoute,
    &kStageFailed, &kTimedOut,      &kCancelled,     &kDeadlinePassed, &kFactorNeeded,     &kAskerEnded};

} // namespace socle::kernel
