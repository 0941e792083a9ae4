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

inline constexpr ErrorKind kSignatureMissing{
    "policy.signature_missing",
    422,
    {"The policies of this company must be signed, and this bundle is not.",
     "Les règles de cette société doivent être signées, et ce jeu ne l'est pas.",
     "Die Regeln dieses Unternehmens müssen signiert sein, und dieses Paket ist es nicht."},
    {"Sign it with “socle policy sign DIR --key FILE” and publish it again.",
     "Signez-le avec « socle policy sign DIR --key FICHIER », puis publiez-le de nouveau.",
     "Signieren Sie es mit „socle policy sign DIR --key DATEI“ und veröffentlichen Sie es erneut."}};
inline constexpr ErrorKind kSignatureInvalid{
    "policy.signature_invalid",
    422,
    {"The bundle's signature does not hold: {reason}", "La signature du jeu n'est pas valable : {reason}",
     "Die Signatur des Pakets gilt nicht: {reason}"},
    {"“socle policy rules” lists the registered signers; sign the bundle with one of their keys.",
     "« socle policy rules » liste les signataires enregistrés ; signez le jeu avec l'une de leurs clés.",
     "„socle policy rules“ nennt die eingetragenen Unterzeichner; signieren Sie das Paket mit einem ihrer Schlüssel."}};
inline constexpr ErrorKind kSignatureOfOther{
    "policy.signature_of_other",
    422,
    {"The signature is of the bundle {signed}; these files are {digest}: they were changed after signing, or belong to another signature.",
     "La signature est celle du jeu {signed} ; ces fichiers sont {digest} : ils ont été modifiés après la signature, ou relèvent d'une autre.",
     "Die Signatur gilt dem Paket {signed}; diese Dateien sind {digest}: Sie wurden nach dem Signieren geändert oder gehören zu einer anderen."},
    {"Read the files, then sign them as they are.", "Relisez les fichiers, puis signez-les tels quels.",
     "Lesen Sie die Dateien und signieren Sie sie so, wie sie sind."}};
inline constexpr ErrorKind kSignatureElsewhere{
    "policy.signature_elsewhere",
    422,
    {"The bundle was signed for {for}; this is {origin}.", "Le jeu a été signé pour {for} ; ceci est {origin}.",
     "Das Paket wurde für {for} signiert; dies ist {origin}."},
    {"Sign it for this installation, or for none in particular.",
     "Signez-le pour cette installation, ou pour aucune en particulier.",
     "Signieren Sie es für diese Installation oder für keine bestimmte."}};
inline constexpr ErrorKind kSignatureExpired{
    "policy.signature_expired",
    422,
    {"The bundle could be published until {expires}.", "Le jeu pouvait être publié jusqu'au {expires}.",
     "Das Paket durfte bis {expires} veröffentlicht werden."},
    {"Look at it again and sign it anew.", "Relisez-le et signez-le de nouveau.",
     "Prüfen Sie es erneut und signieren Sie es neu."}};
inline constexpr ErrorKind kSignatureOld{
    "policy.signature_old",
    422,
    {"The bundle was signed at {issued}, but one signed at {newest} has been published since.",
     "Le jeu a été signé le {issued}, mais un autre, signé le {newest}, a été publié depuis.",
     "Das Paket wurde am {issued} signiert, inzwischen wurde aber eines vom {newest} veröffentlicht."},
    {"To go back to earlier policies, sign them anew: then somebody has decided it.",
     "Pour revenir à d'anciennes règles, signez-les de nouveau : ainsi quelqu'un l'a décidé.",
     "Um zu früheren Regeln zurückzukehren, signieren Sie sie neu: Dann hat es jemand entschieden."}};
inline constexpr ErrorKind kSignerKeyInvalid{
    "policy.signer_key_invalid",
    422,
    {"This is no signer's key: {reason}", "Ce n'est pas une clé de signataire : {reason}",
     "Dies ist kein Schlüssel eines Unterzeichners: {reason}"},
    {"“socle policy keygen NAME --out FILE” makes one and prints its public half.",
     "« socle policy keygen NOM --out FICHIER » en crée une et affiche sa partie publique.",
     "„socle policy keygen NAME --out DATEI“ macht einen und zeigt seine öffentliche Hälfte."}};
inline constexpr ErrorKind kSignerKnown{
    "policy.signer_known",
    409,
    {"There is a signer {name} already.", "Il y a déjà un signataire {name}.",
     "Es gibt schon den Unterzeichner {name}."},
    {"Remove that one first, or give the key another name.",
     "Retirez d'abord celui-ci, ou donnez un autre nom à la clé.",
     "Entfernen Sie zuerst diesen, oder geben Sie dem Schlüssel einen anderen Namen."}};
inline constexpr ErrorKind kSignerUnknown{
    "policy.signer_unknown",
    404,
    {"There is no signer {name}.", "Il n'y a pas de signataire {name}.", "Es gibt keinen Unterzeichner {name}."},
    {"“socle policy rules” lists them.", "« socle policy rules » les liste.", "„socle policy rules“ nennt sie."}};
inline constexpr ErrorKind kSignerNeeded{
    "policy.signer_needed",
    409,
    {"Signatures can only be required while somebody can sign.",
     "Des signatures ne peuvent être exigées que si quelqu'un peut signer.",
     "Signaturen können nur verlangt werden, solange jemand signieren kann."},
    {"Register a signer first, or stop requiring signatures.",
     "Enregistrez d'abord un signataire, ou n'exigez plus de signatures.",
     "Tragen Sie zuerst einen Unterzeichner ein, oder verlangen Sie keine Signaturen mehr."}};
inline constexpr ErrorKind kSecondPersonNeeded{
    "policy.second_person_needed",
    409,
    {"Policies of this company are published by two people: one proposes them, another approves.",
     "Les règles de cette société sont publiées par deux personnes : l'une les propose, une autre les approuve.",
     "Regeln dieses Unternehmens veröffentlichen zwei: Eine Person schlägt sie vor, eine andere gibt sie frei."},
    {"Propose the bundle with “socle policy propose DIR”.", "Proposez le jeu avec « socle policy propose DIR ».",
     "Schlagen Sie das Paket mit „socle policy propose DIR“ vor."}};
inline constexpr ErrorKind kOwnProposal{
    "policy.own_proposal",
    403,
    {"Who proposed policies cannot approve them, nor can a service account.",
     "Qui a proposé des règles ne peut pas les approuver, un compte de service non plus.",
     "Wer Regeln vorgeschlagen hat, kann sie nicht freigeben, ein Dienstkonto auch nicht."},
    {"Ask another person who may approve.", "Demandez à une autre personne qui peut approuver.",
     "Bitten Sie eine andere Person, die freigeben darf."}};
inline constexpr ErrorKind kNoProposal{
    "policy.no_proposal",
    404,
    {"There is no proposal {id}.", "Il n'y a pas de proposition {id}.", "Es gibt keinen Vorschlag {id}."},
    {"“socle policy proposals” lists them.", "« socle policy proposals » les liste.",
     "„socle policy proposals“ nennt sie."}};
inline constexpr ErrorKind kProposalClosed{
    "policy.proposal_closed",
    409,
    {"The proposal {id} is {state} already.", "La proposition {id} est déjà close ({state}).",
     "Der Vorschlag {id} ist schon erledigt ({state})."},
    {"Propose the bundle again.", "Proposez de nouveau le jeu.", "Schlagen Sie das Paket erneut vor."}};
inline constexpr ErrorKind kTooManyProposals{
    "policy.too_many_proposals",
    409,
    {"{count_max} proposals are open already.", "{count_max} propositions sont déjà ouvertes.",
     "{count_max} Vorschläge sind schon offen."},
    {"Approve or withdraw some of them first.", "Approuvez-en ou retirez-en d'abord.",
     "Geben Sie zuerst einige frei, oder ziehen Sie sie zurück."}};

inline constexpr const ErrorKind* kErrors[] = {
    &kBundleInvalid,    &kBundleTooLarge,     &kBundleDamaged,    &kTestsFailed,      &kTestInvalid,
    &kUndecided,        &kSignatureMissing,   &kSignatureInvalid, &kSignatureOfOther, &kSignatureElsewhere,
    &kSignatureExpired, &kSignatureOld,       &kSignerKeyInvalid, &kSignerKnown,      &kSignerUnknown,
    &kSignerNeeded,     &kSecondPersonNeeded, &kOwnProposal,      &kNoProposal,       &kProposalClosed,
    &kTooManyProposals};

} // namespace socle::policy
