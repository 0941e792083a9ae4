// The errors of policy.
#pragma once

#include "base/base.h"

namespace socle::policy {

inline constexpr ErrorKind kBundleInvalid{
    "policy.bundle_invalid",
    422,
    {"The policy bundle is not valid. {remarks}", "Le jeu de règles n'est pas valide. {remarks}",
     "Das Regelpaket ist nicht gültig. {remarks}"},
    {"Correct it there; the policies in force stay as they are. See docs/policy.md.",
     "Corrigez-le à cet endroit ; les règles en vigueur ne changent pas. Voir docs/policy.md.",
     "Berichtigen Sie es dort; die geltenden Regeln bleiben, wie sie sind. Siehe docs/policy.md."}};
inline constexpr ErrorKind kBundleTooLarge{
    "policy.bundle_too_large",
    413,
    {"The policy bundle has {count} {what}; at most {count_max} are allowed.",
     "Le jeu de règles compte {count} {what} ; {count_max} au plus sont admis.",
     "Das Regelpaket hat {count} {what}; höchstens {count_max} sind erlaubt."},
    {"Use roles instead of one policy per person.", "Utilisez des rôles plutôt qu'une règle par personne.",
     "Verwenden Sie Rollen statt einer Regel je Person."}};
inline constexpr ErrorKind kBundleDamaged{
    "policy.bundle_damaged",
    500,
    {"Version {version} of the policies of {tenant} does not have the digest it was published with.",
     "La version {version} des règles de {tenant} n'a pas l'empreinte de sa publication.",
     "Version {version} der Regeln von {tenant} hat nicht den Prüfwert, mit dem sie veröffentlicht wurde."},
    {"Every call of this tenant is refused. Publish the policies again, or restore a backup.",
     "Tous ses appels sont refusés. Publiez de nouveau les règles ou restaurez une sauvegarde.",
     "Alle Aufrufe werden abgelehnt. Veröffentlichen Sie die Regeln erneut, oder spielen Sie eine Sicherung ein."}};
inline constexpr ErrorKind kTestsFailed{
    "policy.tests_failed",
    422,
    {"{failed} of the bundle's {count} tests fail. The first: {first}",
     "{failed} des {count} tests du jeu échouent. Le premier : {first}",
     "{failed} der {count} Tests des Pakets schlagen fehl. Der erste: {first}"},
    {"Correct the policy or the test; the policies in force stay as they are.",
     "Corrigez la règle ou le test ; les règles en vigueur ne changent pas.",
     "Berichtigen Sie die Regel oder den Test; die geltenden Regeln bleiben, wie sie sind."}};
inline constexpr ErrorKind kTestInvalid{
    "policy.test_invalid",
    422,
    {"{file}, case {number}: {reason}", "{file}, cas {number} : {reason}", "{file}, Fall {number}: {reason}"},
    {"docs/policy.md shows how a test is written.", "docs/policy.md montre comment s'écrit un test.",
     "docs/policy.md zeigt, wie ein Test geschrieben wird."}};
inline constexpr ErrorKind kUndecided{
    "policy.undecided",
    503,
    {"Policy could not decide: {reason}", "Les règles n'ont pas pu trancher : {reason}",
     "Die Regeln konnten nicht entscheiden: {reason}"},
    {"Nothing was done. Try again; if it stays, run “socle doctor”.",
     "Rien n'a été fait. Réessayez ; si cela persiste, lancez « socle doctor ».",
     "Es wurde nichts getan. Versuchen Sie es erneut; bleibt es so, hilft „socle doctor“."}};

inline constexpr const ErrorKind* kErrors[] = {&kBundleInvalid, &kBundleTooLarge, &kBundleDamaged,
                                               &kTestsFailed,   &kTestInvalid,    &kUndecided};

} // namespace socle::policy
