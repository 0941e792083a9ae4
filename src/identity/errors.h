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

inline constexpr const ErrorKind* kErrors[] = {&kUnauthenticated, &kThrottled, &kUnknownPerson, &kUnknownKey,
                                               &kUnknownRole,     &kInvalid,   &kTaken,         &kLastOwner};

} // namespace socle::identity
