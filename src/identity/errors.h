// The errors of identity.
#pragma once

#include "base/base.h"

namespace socle::identity {

inline constexpr ErrorKind kUnauthenticated{
    "identity.unauthenticated",
    401,
    {"The key, session or password is not valid.", "La clé, la session ou le mot de passe n'est pas valide.",
     "Schlüssel, Sitzung oder Passwort ist nicht gültig."},
    {"Sign in again, or have an owner make a key with “socle key create”.",
     "Reconnectez-vous, ou faites créer une clé par un propriétaire avec « socle key create ».",
     "Melden Sie sich erneut an oder lassen Sie mit „socle key create“ einen Schlüssel machen."}};
inline constexpr ErrorKind kThrottled{
    "identity.throttled",
    429,
    {"Too many failed attempts; the next one is possible in {seconds} s.",
     "Trop d'échecs ; prochain essai possible dans {seconds} s.",
     "Zu viele Fehlversuche; der nächste ist in {seconds} s möglich."},
    {"Wait, then try again; an admin can make a new password.",
     "Patientez puis réessayez ; un administrateur peut créer un nouveau mot de passe.",
     "Warten Sie und versuchen Sie es erneut; ein Administrator kann ein neues Passwort machen."}};
inline constexpr ErrorKind kUnknownPerson{
    "identity.unknown_person",
    404,
    {"There is nobody “{person}” here.{hint}", "Il n'y a personne « {person} » ici.{hint}",
     "Hier gibt es niemanden „{person}“.{hint}"},
    {"List the people with “socle user list”.", "Voyez les personnes avec « socle user list ».",
     "„socle user list“ zeigt die Personen."}};
inline constexpr ErrorKind kUnknownKey{
    "identity.unknown_key",
    404,
    {"There is no key “{key}”.", "Il n'y a pas de clé « {key} ».", "Es gibt keinen Schlüssel „{key}“."},
    {"List the keys with “socle key list”.", "Voyez les clés avec « socle key list ».",
     "„socle key list“ zeigt die Schlüssel."}};
inline constexpr ErrorKind kUnknownRole{
    "identity.unknown_role",
    400,
    {"There is no role “{role}”.", "Le rôle « {role} » n'existe pas.", "Die Rolle „{role}“ gibt es nicht."},
    {"Use one of: owner, admin, engineer, approver, employee, auditor.",
     "Utilisez : owner, admin, engineer, approver, employee ou auditor.",
     "Verwenden Sie owner, admin, engineer, approver, employee oder auditor."}};
inline constexpr ErrorKind kInvalid{
    "identity.invalid",
    400,
    {"The {field} “{value}” cannot be used: {reason}", "{field} « {value} » ne convient pas : {reason}",
     "{field} „{value}“ ist nicht verwendbar: {reason}"},
    {"Correct it and try again.", "Corrigez et réessayez.", "Berichtigen Sie es und versuchen Sie es erneut."}};
inline constexpr ErrorKind kTaken{
    "identity.taken",
    409,
    {"The e-mail address {email} belongs to somebody already.", "L'adresse {email} appartient déjà à quelqu'un.",
     "Die E-Mail-Adresse {email} gehört schon jemandem."},
    {"Use another address, or change that person.", "Utilisez une autre adresse ou modifiez cette personne.",
     "Verwenden Sie eine andere Adresse oder ändern Sie diese Person."}};
inline constexpr ErrorKind kLastOwner{
    "identity.last_owner",
    409,
    {"{person} is the last enabled owner.", "{person} est le dernier propriétaire actif.",
     "{person} ist der letzte aktive Inhaber."},
    {"Make another person owner first.", "Nommez d'abord un autre propriétaire.",
     "Machen Sie zuerst eine andere Person zum Inhaber."}};
inline constexpr ErrorKind kTokenRefused{
    "identity.token_refused",
    401,
    {"The token is not accepted: {reason}.", "Le jeton n'est pas accepté : {reason}.",
     "Das Token wird nicht angenommen: {reason}."},
    {"Get a new token from your company's directory, or sign in again.",
     "Demandez un nouveau jeton à l'annuaire de votre entreprise ou reconnectez-vous.",
     "Holen Sie ein neues Token vom Verzeichnis Ihrer Firma oder melden Sie sich erneut an."}};
inline constexpr ErrorKind kTokenUnseen{
    "identity.token_unseen",
    503,
    {"The token has not been examined yet.", "Le jeton n'a pas encore été examiné.",
     "Das Token wurde noch nicht geprüft."},
    {"Send the request again.", "Renvoyez la requête.", "Senden Sie die Anfrage noch einmal."}};
inline constexpr ErrorKind kProviderAnswer{
    "identity.provider_answer",
    502,
    {"The company's directory could not be asked: {reason}.",
     "L'annuaire de l'entreprise n'a pas pu répondre : {reason}.",
     "Das Verzeichnis der Firma konnte nicht befragt werden: {reason}."},
    {"Try again; if it stays so, an owner compares “socle oidc show” with the directory's settings.",
     "Réessayez ; si cela persiste, un propriétaire compare « socle oidc show » avec les réglages de l'annuaire.",
     "Versuchen Sie es erneut; bleibt es so, vergleicht ein Inhaber „socle oidc show“ mit den Einstellungen des Verzeichnisses."}};
inline constexpr ErrorKind kSignOnUnknown{
    "identity.sign_on_unknown",
    400,
    {"This sign-in was not begun in this browser, was finished already, or took too long.",
     "Cette connexion n'a pas été commencée dans ce navigateur, est déjà terminée ou a duré trop longtemps.",
     "Diese Anmeldung wurde nicht in diesem Browser begonnen, ist schon beendet oder dauerte zu lange."},
    {"Begin again.", "Recommencez.", "Beginnen Sie von vorn."}};
inline constexpr ErrorKind kSignOnRefused{
    "identity.sign_on_refused",
    403,
    {"The company's directory refused the sign-in: {reason}.",
     "L'annuaire de l'entreprise a refusé la connexion : {reason}.",
     "Das Verzeichnis der Firma hat die Anmeldung abgelehnt: {reason}."},
    {"Ask whoever runs the directory.", "Adressez-vous au responsable de l'annuaire.",
     "Fragen Sie, wer das Verzeichnis betreibt."}};
inline constexpr ErrorKind kNotAdmitted{
    "identity.not_admitted",
    403,
    {"The company's directory knows you, but you cannot sign in here: {reason}.",
     "L'annuaire de l'entreprise vous connaît, mais vous ne pouvez pas vous connecter ici : {reason}.",
     "Das Verzeichnis der Firma kennt Sie, aber Sie können sich hier nicht anmelden: {reason}."},
    {"Ask an owner of Socle; “socle oidc show” says who may sign in.",
     "Adressez-vous à un propriétaire de Socle ; « socle oidc show » dit qui peut se connecter.",
     "Fragen Sie einen Inhaber von Socle; „socle oidc show“ sagt, wer sich anmelden darf."}};
inline constexpr ErrorKind kNoProvider{
    "identity.no_provider",
    404,
    {"No directory is configured for sign-in.", "Aucun annuaire n'est configuré pour la connexion.",
     "Für die Anmeldung ist kein Verzeichnis eingerichtet."},
    {"Sign in with a password; an owner can configure one with “socle oidc set”.",
     "Connectez-vous par mot de passe ; un propriétaire peut en configurer un avec « socle oidc set ».",
     "Melden Sie sich mit Passwort an; ein Inhaber kann mit „socle oidc set“ eines einrichten."}};

inline constexpr ErrorKind kFactorAsked{
    "identity.factor_asked",
    401,
    {"Your second factor is needed.", "Votre second facteur est nécessaire.", "Ihr zweiter Faktor wird gebraucht."},
    {"Send a code as “code” (a recovery code will do), or a passkey's answer as “credential”.",
     "Envoyez un code dans « code » (un code de secours convient aussi) ou la réponse d'une clé d'accès dans « credential ».",
     "Senden Sie einen Code als „code“ (auch ein Wiederherstellungscode gilt) oder die Antwort eines Passkeys als „credential“."}};
inline constexpr ErrorKind kFactorWrong{"identity.factor_wrong",
                                        401,
                                        {"The code is wrong, or was used already.", "Le code est faux ou a déjà servi.",
                                         "Der Code ist falsch oder wurde schon verwendet."},
                                        {"Wait for the next one, and check the clock of the device.",
                                         "Attendez le suivant et vérifiez l'horloge de l'appareil.",
                                         "Warten Sie auf den nächsten und prüfen Sie die Uhr des Geräts."}};
inline constexpr ErrorKind kNoFactor{
    "identity.no_factor",
    409,
    {"No second factor is set up for this account.", "Aucun second facteur n'est configuré pour ce compte.",
     "Für dieses Konto ist kein zweiter Faktor eingerichtet."},
    {"Set one up in the console first.", "Configurez-en d'abord un dans la console.",
     "Richten Sie zuerst in der Konsole einen ein."}};
inline constexpr ErrorKind kFactorTaken{"identity.factor_taken",
                                        409,
                                        {"A second factor is set up already.", "Un second facteur est déjà configuré.",
                                         "Ein zweiter Faktor ist schon eingerichtet."},
                                        {"Remove it first.", "Retirez-le d'abord.", "Entfernen Sie ihn zuerst."}};
inline constexpr ErrorKind kUnknownGroup{
    "identity.unknown_group",
    404,
    {"There is no group “{group}”.", "Il n'y a pas de groupe « {group} ».", "Es gibt keine Gruppe „{group}“."},
    {"List the groups first.", "Listez d'abord les groupes.", "Listen Sie zuerst die Gruppen auf."}};

inline constexpr ErrorKind kPasskeyRefused{
    "identity.passkey_refused",
    401,
    {"The passkey is not accepted: {reason}.", "La clé d'accès n'est pas acceptée : {reason}.",
     "Der Passkey wird nicht angenommen: {reason}."},
    {"Begin again; if it stays so, remove this passkey and register it anew.",
     "Recommencez ; si cela persiste, retirez cette clé d'accès et enregistrez-la de nouveau.",
     "Beginnen Sie von vorn; bleibt es so, entfernen Sie diesen Passkey und registrieren Sie ihn neu."}};
inline constexpr ErrorKind kPasskeyCopied{
    "identity.passkey_copied",
    401,
    {"The passkey's count of signatures went back: another device may sign with a copy of it.",
     "Le compteur de signatures de la clé d'accès a reculé : un autre appareil en possède peut-être une copie.",
     "Der Signaturzähler des Passkeys ging zurück: Vielleicht unterschreibt ein anderes Gerät mit einer Kopie."},
    {"Sign in another way, remove this passkey and tell whoever looks after security.",
     "Connectez-vous autrement, retirez cette clé d'accès et prévenez le responsable de la sécurité.",
     "Melden Sie sich anders an, entfernen Sie diesen Passkey und sagen Sie es den Verantwortlichen für Sicherheit."}};
inline constexpr ErrorKind kCeremonyUnknown{
    "identity.ceremony_unknown",
    400,
    {"This was not begun in this browser, was finished already, or took too long.",
     "Cette opération n'a pas été commencée dans ce navigateur, est déjà terminée ou a duré trop longtemps.",
     "Dies wurde nicht in diesem Browser begonnen, ist schon beendet oder dauerte zu lange."},
    {"Begin again.", "Recommencez.", "Beginnen Sie von vorn."}};
inline constexpr ErrorKind kPasskeyTaken{
    "identity.passkey_taken",
    409,
    {"This passkey is registered already.", "Cette clé d'accès est déjà enregistrée.",
     "Dieser Passkey ist schon registriert."},
    {"Use it, or register another one.", "Utilisez-la ou enregistrez-en une autre.",
     "Verwenden Sie ihn oder registrieren Sie einen anderen."}};
inline constexpr ErrorKind kPasskeysMany{
    "identity.passkeys_many",
    409,
    {"There are {count} passkeys already, as many as a person may have.",
     "Il y a déjà {count} clés d'accès, le maximum par personne.",
     "Es gibt schon {count} Passkeys, so viele wie eine Person haben darf."},
    {"Remove one that is no longer used.", "Retirez-en une qui ne sert plus.", "Entfernen Sie einen unbenutzten."}};
inline constexpr ErrorKind kUnknownPasskey{
    "identity.unknown_passkey",
    404,
    {"There is no passkey “{passkey}” of this person.", "Cette personne n'a pas de clé d'accès « {passkey} ».",
     "Diese Person hat keinen Passkey „{passkey}“."},
    {"List them with “socle user passkey list”.", "Voyez-les avec « socle user passkey list ».",
     "„socle user passkey list“ zeigt sie."}};
inline constexpr ErrorKind kNoPublicAddress{
    "identity.no_public_address",
    409,
    {"Passkeys belong to an address, and none is configured here.",
     "Les clés d'accès sont liées à une adresse, et aucune n'est configurée ici.",
     "Passkeys gehören zu einer Adresse, und hier ist keine eingerichtet."},
    {"Set public_url in socle.yaml to the address that people open, then “socle reload”.",
     "Indiquez dans socle.yaml, sous public_url, l'adresse que l'on ouvre, puis « socle reload ».",
     "Tragen Sie in socle.yaml unter public_url die Adresse ein, die man öffnet, dann „socle reload“."}};
inline constexpr ErrorKind kProofNeeded{
    "identity.proof_needed",
    403,
    {"Show first who you are: this session was begun a while ago.",
     "Prouvez d'abord votre identité : cette session est ouverte depuis un moment.",
     "Zeigen Sie zuerst, wer Sie sind: Diese Sitzung wurde vor einer Weile begonnen."},
    {"Send your password as “password”, or sign in again.",
     "Envoyez votre mot de passe dans « password » ou reconnectez-vous.",
     "Senden Sie Ihr Passwort als „password“ oder melden Sie sich erneut an."}};

inline constexpr const ErrorKind* kErrors[] = {
    &kUnauthenticated, &kThrottled,      &kUnknownPerson,   &kUnknownKey,    &kUnknownRole,     &kInvalid,
    &kTaken,           &kLastOwner,      &kTokenRefused,    &kTokenUnseen,   &kProviderAnswer,  &kSignOnUnknown,
    &kSignOnRefused,   &kNotAdmitted,    &kNoProvider,      &kFactorAsked,   &kFactorWrong,     &kNoFactor,
    &kFactorTaken,     &kUnknownGroup,   &kPasskeyRefused,  &kPasskeyCopied, &kCeremonyUnknown, &kPasskeyTaken,
    &kPasskeysMany,    &kUnknownPasskey, &kNoPublicAddress, &kProofNeeded};

} // namespace socle::identity
