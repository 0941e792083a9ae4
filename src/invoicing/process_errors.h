// The errors of the contract-to-invoice process and its master data.
#pragma once

#include "base/base.h"

namespace socle::invoicing {

inline constexpr ErrorKind kInvalidParty{
    "invoicing.invalid_party",
    400,
    {"The field {field} “{value}” cannot be used: {reason}.",
     "Le champ {field} « {value} » ne convient pas : {reason}.",
     "Das Feld {field} „{value}“ ist nicht verwendbar: {reason}."},
    {"Correct it and send the whole object again.", "Corrigez-le et renvoyez l'objet entier.",
     "Berichtigen Sie es und senden Sie das ganze Objekt erneut."}};
inline constexpr ErrorKind kUnknownCustomer{
    "invoicing.unknown_customer",
    404,
    {"There is no customer “{customer}”.", "Il n'y a pas de client « {customer} ».",
     "Es gibt keinen Kunden „{customer}“."},
    {"List the customers in the console.", "Voyez la liste des clients dans la console.",
     "Die Konsole zeigt die Kunden."}};
inline constexpr ErrorKind kNoCompany{
    "invoicing.no_company",
    409,
    {"The company's own profile is not set, so nobody can tell which party is us.",
     "Le profil de l'entreprise n'est pas renseigné : impossible de savoir quelle partie nous sommes.",
     "Das eigene Firmenprofil fehlt; so ist nicht zu sagen, welche Partei wir sind."},
    {"Set it with “socle company set company.json” or in the console, then retry the run.",
     "Renseignez-le avec « socle company set company.json » ou dans la console, puis relancez.",
     "Legen Sie es mit „socle company set company.json“ oder in der Konsole an und wiederholen Sie den Lauf."}};
inline constexpr ErrorKind kNotInvoiceable{
    "invoicing.not_invoiceable",
    422,
    {"Nothing can be invoiced from this paper: {reason}", "Rien ne peut être facturé d'après ce document : {reason}",
     "Aus diesem Papier kann nichts in Rechnung gestellt werden: {reason}"},
    {"{remedy}", "{remedy}", "{remedy}"}};
inline constexpr ErrorKind kFatalFindings{
    "invoicing.fatal_findings",
    422,
    {"The invoice breaks {count} rule(s): {first}", "La facture enfreint {count} règle(s) : {first}",
     "Die Rechnung verletzt {count} Regel(n): {first}"},
    {"{remedy} Correct the field and approve again (path: {path}).",
     "{remedy} Corrigez le champ puis validez à nouveau (chemin : {path}).",
     "{remedy} Berichtigen Sie das Feld und geben Sie erneut frei (Pfad: {path})."}};
inline constexpr ErrorKind kUnknownPath{
    "invoicing.unknown_path",
    400,
    {"There is no field “{path}”.{hint}", "Il n'y a pas de champ « {path} ».{hint}",
     "Es gibt kein Feld „{path}“.{hint}"},
    {"Paths are those of “fields”, such as buyer.reference or lines.0.unit_price_net.",
     "Les chemins sont ceux de « fields », par exemple buyer.reference ou lines.0.unit_price_net.",
     "Pfade sind die von „fields“, etwa buyer.reference oder lines.0.unit_price_net."}};
inline constexpr ErrorKind kValueNotAllowed{
    "invoicing.value_not_allowed",
    400,
    {"“{value}” cannot be set at {path}: allowed is {allowed}.{hint}",
     "« {value} » n'est pas admis pour {path} : sont admis {allowed}.{hint}",
     "„{value}“ geht nicht für {path}: Erlaubt ist {allowed}.{hint}"},
    {"Set {path} to what is allowed; an empty value clears it.",
     "Indiquez pour {path} une valeur admise ; une valeur vide l'efface.",
     "Setzen Sie {path} auf etwas Erlaubtes; ein leerer Wert löscht die Angabe."}};
inline constexpr ErrorKind kRefuseInstead{
    "invoicing.refuse_instead",
    400,
    {"With {path} “{value}” this would be no contract that can be invoiced, so it cannot be approved.",
     "Avec {path} « {value} », ce ne serait pas un contrat facturable : impossible de le valider.",
     "Mit {path} „{value}“ wäre das kein abrechenbarer Vertrag und ließe sich nicht freigeben."},
    {"Refuse the gate instead. What can be invoiced: is_contract true; kind service_contract, amendment or framework.",
     "Refusez plutôt ce point de validation. Facturables : is_contract true ; kind service_contract, amendment ou framework.",
     "Lehnen Sie das Gate stattdessen ab. Abrechenbar: is_contract true; kind service_contract, amendment oder framework."}};
inline constexpr ErrorKind kComputedValue{
    "invoicing.computed_value",
    400,
    {"{path} cannot be set to {value}: it follows from other values and is {computed}.",
     "{path} ne peut valoir {value} : cette valeur découle d'autres et vaut {computed}.",
     "{path} kann nicht {value} sein: Der Wert ergibt sich aus anderen und ist {computed}."},
    {"Set what it follows from: {instead}.", "Corrigez ce dont elle découle : {instead}.",
     "Setzen Sie, woraus er sich ergibt: {instead}."}};
inline constexpr ErrorKind kNoNumber{
    "invoicing.no_number",
    409,
    {"The run {run} has no invoice number: nobody has approved it.",
     "L'exécution {run} n'a pas de numéro de facture : personne ne l'a approuvée.",
     "Der Lauf {run} hat keine Rechnungsnummer: Niemand hat ihn freigegeben."},
    {"Decide its gate first.", "Décidez d'abord à son point de validation.", "Entscheiden Sie zuerst an seinem Gate."}};
inline constexpr ErrorKind kNoFile{
    "invoicing.no_file",
    404,
    {"The run {run} has no file “{name}”.", "L'exécution {run} n'a pas de fichier « {name} ».",
     "Der Lauf {run} hat keine Datei „{name}“."},
    {"Its files exist once it is done.", "Ses fichiers existent une fois l'exécution terminée.",
     "Seine Dateien gibt es, sobald er fertig ist."}};

inline constexpr const ErrorKind* kProcessErrors[] = {
    &kInvalidParty, &kUnknownCustomer, &kNoCompany,       &kNotInvoiceable, &kFatalFindings, &kUnknownPath,
    &kNoNumber,     &kNoFile,          &kValueNotAllowed, &kRefuseInstead,  &kComputedValue};

} // namespace socle::invoicing
