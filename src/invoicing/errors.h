// The errors of invoicing. What a person can mend on an invoice is a finding of the rules, not an error.
#pragma once

#include "base/base.h"

namespace socle::invoicing {

inline constexpr ErrorKind kXmlInvalid{
    "invoicing.xml_invalid",
    422,
    {"This is not an e-invoice that can be read: {reason}.",
     "Ce n'est pas une facture électronique lisible : {reason}.", "Das ist keine lesbare E-Rechnung: {reason}."},
    {"Ask the sender for the file as it was issued.", "Demandez à l'expéditeur le fichier tel qu'il a été émis.",
     "Bitten Sie den Absender um die Datei, wie sie ausgestellt wurde."}};
inline constexpr ErrorKind kAmountUnreadable{
    "invoicing.amount_unreadable",
    422,
    {"“{value}” in {path} is not a decimal number of at most {digits_max} digits before the point.",
     "« {value} » dans {path} n'est pas un nombre décimal d'au plus {digits_max} chiffres avant le point.",
     "„{value}“ in {path} ist keine Dezimalzahl mit höchstens {digits_max} Stellen vor dem Punkt."},
    {"Write it as in 1234.50, without grouping and without a currency sign.",
     "Écrivez-le comme 1234.50, sans séparateur de milliers ni symbole monétaire.",
     "Schreiben Sie sie wie 1234.50, ohne Tausenderzeichen und ohne Währungszeichen."}};
inline constexpr ErrorKind kDateUnreadable{
    "invoicing.date_unreadable",
    422,
    {"“{value}” in {path} is not a date of the calendar.", "« {value} » dans {path} n'est pas une date du calendrier.",
     "„{value}“ in {path} ist kein Kalenderdatum."},
    {"Write it as year-month-day: 2026-03-01.", "Écrivez-la sous la forme année-mois-jour : 2026-03-01.",
     "Schreiben Sie es als Jahr-Monat-Tag: 2026-03-01."}};
inline constexpr ErrorKind kTooManyLines{"invoicing.too_many_lines",
                                         422,
                                         {"The invoice would have {lines} lines; at most {lines_max} are allowed.",
                                          "La facture compterait {lines} lignes ; {lines_max} au plus sont admises.",
                                          "Die Rechnung hätte {lines} Positionen; höchstens {lines_max} sind erlaubt."},
                                         {"Split it into several invoices.", "Répartissez-la sur plusieurs factures.",
                                          "Teilen Sie sie auf mehrere Rechnungen auf."}};
inline constexpr ErrorKind kNotReleasable{
    "invoicing.not_releasable",
    422,
    {"The invoice breaks {count} rules and was not released; the first is {rule}: {message}",
     "La facture enfreint {count} règles et n'a pas été émise ; la première est {rule} : {message}",
     "Die Rechnung verletzt {count} Regeln und wurde nicht freigegeben; die erste ist {rule}: {message}"},
    {"Correct what the findings name and approve again.",
     "Corrigez ce que les constats indiquent et approuvez de nouveau.",
     "Berichtigen Sie, was die Befunde nennen, und geben Sie erneut frei."}};
inline constexpr ErrorKind kFilesDisagree{
    "invoicing.files_disagree",
    500,
    {"The {file} that was written does not say what the invoice says: {difference}. Nothing was released.",
     "Le fichier {file} produit ne dit pas ce que dit la facture : {difference}. Rien n'a été émis.",
     "Die geschriebene Datei {file} sagt nicht, was die Rechnung sagt: {difference}. Nichts wurde freigegeben."},
    {"This is a defect of Socle: report it with the version and this message.",
     "C'est un défaut de Socle : signalez-le avec la version et ce message.",
     "Das ist ein Fehler von Socle: Melden Sie ihn mit der Version und dieser Meldung."}};
inline constexpr ErrorKind kMailAddressInvalid{
    "invoicing.mail_address_invalid",
    422,
    {"“{value}” is no e-mail address to which the invoice can go.",
     "« {value} » n'est pas une adresse électronique à laquelle la facture peut être envoyée.",
     "„{value}“ ist keine E-Mail-Adresse, an die die Rechnung gehen kann."},
    {"Correct the customer's invoice address.", "Corrigez l'adresse de facturation du client.",
     "Berichtigen Sie die Rechnungsadresse des Kunden."}};

inline constexpr const ErrorKind* kErrors[] = {&kXmlInvalid,    &kAmountUnreadable, &kDateUnreadable,    &kTooManyLines,
                                               &kNotReleasable, &kFilesDisagree,    &kMailAddressInvalid};

} // namespace socle::invoicing
