// How policy says in words what it decided where no rule's own @reason does.
#pragma once

#include "base/base.h"

namespace socle::policy {

inline constexpr Text kPermittedBy{"Permitted by {policies}.", "Permis par {policies}.", "Erlaubt durch {policies}."};
inline constexpr Text kNoPermit{"No rule lets the role “{role}” do “{action}” here.",
                                "Aucune règle ne permet au rôle « {role} » de faire « {action} » ici.",
                                "Keine Regel erlaubt der Rolle „{role}“ hier „{action}“."};
inline constexpr Text kConditionsUnmet{
    "No rule lets the role “{role}” do “{action}” under these circumstances; the conditions of {policies} are not met.",
    "Aucune règle ne permet au rôle « {role} » de faire « {action} » dans ces circonstances ; les conditions de {policies} ne sont pas remplies.",
    "Keine Regel erlaubt der Rolle „{role}“ unter diesen Umständen „{action}“; die Bedingungen von {policies} sind nicht erfüllt."};
inline constexpr Text kPolicyError{
    "The rule {policies} could not be evaluated, so nothing is permitted: {detail}",
    "La règle {policies} n'a pas pu être évaluée, rien n'est donc permis : {detail}",
    "Die Regel {policies} ließ sich nicht auswerten, daher ist nichts erlaubt: {detail}"};
inline constexpr Text kUnknownPrincipal{"The rules do not know this asker: {detail}",
                                        "Les règles ne connaissent pas ce demandeur : {detail}",
                                        "Die Regeln kennen diesen Fragenden nicht: {detail}"};
inline constexpr Text kUnknownAction{"The rules do not know the action “{action}”. {detail}",
                                     "Les règles ne connaissent pas l'action « {action} ». {detail}",
                                     "Die Regeln kennen die Aktion „{action}“ nicht. {detail}"};
inline constexpr Text kUnknownResource{"The rules do not know such a resource: {detail}",
                                       "Les règles ne connaissent pas une telle ressource : {detail}",
                                       "Die Regeln kennen eine solche Ressource nicht: {detail}"};
inline constexpr Text kInvalidRequest{"The facts of this call do not fit the policy schema: {detail}",
                                      "Les faits de cet appel ne correspondent pas au schéma des règles : {detail}",
                                      "Die Angaben dieses Aufrufs passen nicht zum Schema der Regeln: {detail}"};
inline constexpr Text kInternal{"The policy engine failed: {detail}", "Le moteur de règles a échoué : {detail}",
                                "Die Regelauswertung ist fehlgeschlagen: {detail}"};
inline constexpr Text kDidYouMean{"Did you mean “{name}”?", "Vouliez-vous dire « {name} » ?", "Meinten Sie „{name}“?"};

} // namespace socle::policy
