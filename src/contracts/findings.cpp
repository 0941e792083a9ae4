#include "contracts/findings.h"

#include <algorithm>

namespace socle::contracts {
namespace {

constexpr FindingKind kKinds[] = {
    {"not_a_contract", Severity::error,
     {"This paper is no contract that could be invoiced ({kind}).", "Ce document n'est pas un contrat facturable ({kind}).", "Dieses Papier ist kein abrechenbarer Vertrag ({kind})."},
     {"Send the signed contract.", "Envoyez le contrat signé.", "Senden Sie den unterschriebenen Vertrag."}},
    {"amendment", Severity::warning,
     {"This is an amendment: what it does not change stands in the base contract.", "Ceci est un avenant : ce qu'il ne modifie pas figure dans le contrat de base.", "Dies ist ein Nachtrag: Was er nicht ändert, steht im Ausgangsvertrag."},
     {"Complete the missing fields from the base contract.", "Complétez les champs manquants d'après le contrat de base.", "Ergänzen Sie die fehlenden Angaben aus dem Ausgangsvertrag."}},
    {"framework", Severity::warning,
     {"This is a framework: it states prices, and quantities only come with an order.", "Ceci est un accord-cadre : il fixe des prix, les quantités viennent avec les commandes.", "Dies ist ein Rahmenvertrag: Er nennt Preise, Mengen kommen erst mit dem Abruf."},
     {"Invoice a call-off with its quantities.", "Facturez une commande avec ses quantités.", "Rechnen Sie einen Abruf mit seinen Mengen ab."}},
    {"unsigned", Severity::warning,
     {"The contract shows no signature, or calls itself a draft.", "Le contrat ne porte pas de signature ou se dit projet.", "Der Vertrag trägt keine Unterschrift oder nennt sich Entwurf."},
     {"Make sure that a signed copy exists.", "Assurez-vous qu'un exemplaire signé existe.", "Vergewissern Sie sich, dass es eine unterschriebene Fassung gibt."}},
    {"totals_mismatch", Severity::warning,
     {"A printed total ({printed}) differs from what its parts give ({computed}).", "Un total imprimé ({printed}) diffère de la somme de ses éléments ({computed}).", "Eine gedruckte Summe ({printed}) weicht von dem ab, was ihre Teile ergeben ({computed})."},
     {"Decide which holds; the lines were taken.", "Décidez ce qui vaut ; les lignes ont été retenues.", "Entscheiden Sie, was gilt; übernommen wurden die Positionen."}},
    {"two_prices", Severity::warning,
     {"The paper states two prices for one thing: {first} and {second}.", "Le document indique deux prix pour une même chose : {first} et {second}.", "Das Papier nennt zwei Preise für dieselbe Sache: {first} und {second}."},
     {"Enter the price that holds.", "Saisissez le prix valable.", "Tragen Sie den gültigen Preis ein."}},
    {"missing_price", Severity::error,
     {"No price was found.", "Aucun prix n'a été trouvé.", "Es wurde kein Preis gefunden."},
     {"Enter the price, or send the annex that states it.", "Saisissez le prix ou envoyez l'annexe qui l'indique.", "Tragen Sie den Preis ein oder senden Sie die Anlage, in der er steht."}},
    {"missing_party", Severity::error,
     {"One of the two sides was not found ({side}).", "L'une des deux parties n'a pas été trouvée ({side}).", "Eine der beiden Seiten wurde nicht gefunden ({side})."},
     {"Enter its name and address.", "Saisissez son nom et son adresse.", "Tragen Sie Name und Anschrift ein."}},
    {"missing_currency", Severity::error,
     {"No currency was found.", "Aucune devise n'a été trouvée.", "Es wurde keine Währung gefunden."},
     {"Enter the currency.", "Saisissez la devise.", "Tragen Sie die Währung ein."}},
    {"party_conflict", Severity::warning,
     {"It is not certain who supplies and who pays.", "Il n'est pas certain qui fournit et qui paie.", "Es ist nicht sicher, wer leistet und wer zahlt."},
     {"Check both sides.", "Vérifiez les deux parties.", "Prüfen Sie beide Seiten."}},
    {"gross_only", Severity::warning,
     {"The paper states the price with tax only; the net price was derived.", "Le document n'indique que le prix taxe comprise ; le prix net en a été déduit.", "Das Papier nennt nur den Preis einschließlich Steuer; der Nettopreis wurde abgeleitet."},
     {"Check the net price.", "Vérifiez le prix net.", "Prüfen Sie den Nettopreis."}},
    {"vat_rate_missing", Severity::warning,
     {"The paper states no tax rate.", "Le document n'indique pas de taux de taxe.", "Das Papier nennt keinen Steuersatz."},
     {"Enter the rate that applies.", "Saisissez le taux applicable.", "Tragen Sie den geltenden Satz ein."}},
    {"vat_contradiction", Severity::warning,
     {"A tax rate is stated beside a reason not to charge tax.", "Un taux de taxe figure à côté d'un motif d'exonération.", "Neben einem Grund für die Steuerfreiheit steht ein Steuersatz."},
     {"Decide which holds.", "Décidez ce qui vaut.", "Entscheiden Sie, was gilt."}},
    {"proration_unstated", Severity::warning,
     {"The first period is shorter than a full one, and the paper gives no rule for it.", "La première période est incomplète et le document ne donne pas de règle.", "Der erste Zeitraum ist kürzer als ein voller, und das Papier nennt dafür keine Regel."},
     {"Enter the amount of the first invoice.", "Saisissez le montant de la première facture.", "Tragen Sie den Betrag der ersten Rechnung ein."}},
    {"due_on_event", Severity::warning,
     {"The first instalment is due on an event, not on a date.", "La première échéance dépend d'un événement, non d'une date.", "Die erste Rate wird durch ein Ereignis fällig, nicht an einem Tag."},
     {"Approve when the event has happened.", "Approuvez quand l'événement a eu lieu.", "Geben Sie frei, wenn das Ereignis eingetreten ist."}},
    {"payment_terms_not_days", Severity::warning,
     {"The payment term is no number of days: “{text}”.", "Le délai de paiement n'est pas un nombre de jours : « {text} ».", "Das Zahlungsziel ist keine Zahl von Tagen: „{text}“."},
     {"Enter the due date.", "Saisissez la date d'échéance.", "Tragen Sie das Fälligkeitsdatum ein."}},
    {"rhythm_unsupported", Severity::warning,
     {"The paper bills in a rhythm that is not supported: “{text}”.", "Le document facture à un rythme non pris en charge : « {text} ».", "Das Papier rechnet in einem Turnus ab, der nicht unterstützt wird: „{text}“."},
     {"Decide on the period of the first invoice.", "Déterminez la période de la première facture.", "Legen Sie den Zeitraum der ersten Rechnung fest."}},
    {"division_uneven", Severity::warning,
     {"The yearly price does not divide into equal instalments.", "Le prix annuel ne se divise pas en échéances égales.", "Der Jahrespreis teilt sich nicht in gleiche Raten."},
     {"Check the instalment's cents.", "Vérifiez les centimes de l'échéance.", "Prüfen Sie die Cent der Rate."}},
    {"check_digit_failed", Severity::warning,
     {"The check digit of a number fails ({number}).", "La clé de contrôle d'un numéro est fausse ({number}).", "Die Prüfziffer einer Nummer stimmt nicht ({number})."},
     {"Compare the number with another source.", "Comparez le numéro avec une autre source.", "Vergleichen Sie die Nummer mit einer anderen Quelle."}},
    {"words_figures_conflict", Severity::warning,
     {"An amount in words differs from its figures: {words} and {figures}.", "Un montant en lettres diffère des chiffres : {words} et {figures}.", "Ein Betrag in Worten weicht von den Ziffern ab: {words} und {figures}."},
     {"Decide which holds.", "Décidez ce qui vaut.", "Entscheiden Sie, was gilt."}},
    {"date_conflict", Severity::warning,
     {"Dates contradict each other.", "Des dates se contredisent.", "Daten widersprechen sich."},
     {"Check start and end.", "Vérifiez le début et la fin.", "Prüfen Sie Beginn und Ende."}},
    {"bilingual_conflict", Severity::warning,
     {"The language versions differ: {first} and {second}.", "Les versions linguistiques diffèrent : {first} et {second}.", "Die Sprachfassungen weichen voneinander ab: {first} und {second}."},
     {"Decide which version holds.", "Décidez quelle version vaut.", "Entscheiden Sie, welche Fassung gilt."}},
    {"self_billing", Severity::warning,
     {"The buyer issues the invoices (self-billing).", "L'acheteur établit les factures (autofacturation).", "Der Käufer stellt die Abrechnung aus (Gutschrift)."},
     {"Do not send an invoice of your own.", "N'envoyez pas de facture.", "Stellen Sie keine eigene Rechnung."}},
    {"missing_annex", Severity::warning,
     {"The paper refers to an annex that it does not hold: {annex}.", "Le document renvoie à une annexe absente : {annex}.", "Das Papier verweist auf eine Anlage, die nicht dabei ist: {annex}."},
     {"Add the annex.", "Joignez l'annexe.", "Fügen Sie die Anlage hinzu."}},
    {"blanks", Severity::warning,
     {"A field was left empty.", "Un champ est resté vide.", "Ein Feld ist leer geblieben."},
     {"Fill it in after asking.", "Complétez-le après vérification.", "Ergänzen Sie es nach Rückfrage."}},
    {"two_contracts", Severity::warning,
     {"The file holds more than one contract.", "Le fichier contient plus d'un contrat.", "Die Datei enthält mehr als einen Vertrag."},
     {"Send each contract in a file of its own.", "Envoyez chaque contrat séparément.", "Senden Sie jeden Vertrag einzeln."}},
    {"mixed_currency", Severity::warning,
     {"Prices stand in more than one currency: {currencies}.", "Les prix sont en plusieurs devises : {currencies}.", "Preise stehen in mehreren Währungen: {currencies}."},
     {"Decide on the invoice's currency.", "Déterminez la devise de la facture.", "Legen Sie die Währung der Rechnung fest."}},
    {"estimated_quantity", Severity::info,
     {"Quantities are estimates or caps; what was supplied decides.", "Les quantités sont estimées ou plafonnées ; le réalisé décide.", "Mengen sind geschätzt oder begrenzt; es zählt, was geleistet wurde."},
     {"Enter the quantity that was supplied.", "Saisissez la quantité fournie.", "Tragen Sie die gelieferte Menge ein."}},
    {"price_example", Severity::info,
     {"The paper also shows an old or an example price.", "Le document montre aussi un ancien prix ou un exemple.", "Das Papier zeigt auch einen alten Preis oder ein Beispiel."},
     {"Check that the valid price was taken.", "Vérifiez que le prix valable a été retenu.", "Prüfen Sie, dass der gültige Preis übernommen wurde."}},
    {"hidden_text", Severity::warning,
     {"The file holds text that cannot be seen on the page; it was not read.", "Le fichier contient du texte invisible ; il n'a pas été lu.", "Die Datei enthält Text, der auf der Seite nicht zu sehen ist; er wurde nicht gelesen."},
     {"Compare the printed page.", "Comparez la page imprimée.", "Vergleichen Sie die gedruckte Seite."}},
    {"low_ocr", Severity::warning,
     {"The scan is hard to read (mean confidence {confidence} %).", "La numérisation est difficile à lire (confiance moyenne {confidence} %).", "Der Scan ist schwer lesbar (mittlere Sicherheit {confidence} %)."},
     {"Check every value, or scan again.", "Vérifiez chaque valeur ou numérisez de nouveau.", "Prüfen Sie jeden Wert oder scannen Sie erneut."}},
    {"options_unticked", Severity::info,
     {"Options are offered that are not ordered.", "Des options proposées ne sont pas commandées.", "Es gibt Optionen, die nicht beauftragt sind."},
     {"Check which options hold.", "Vérifiez les options retenues.", "Prüfen Sie, welche Optionen gelten."}},
    {"tiers", Severity::warning,
     {"The price depends on the quantity, in tiers.", "Le prix dépend de la quantité, par paliers.", "Der Preis richtet sich in Stufen nach der Menge."},
     {"Enter quantity and price.", "Saisissez la quantité et le prix.", "Tragen Sie Menge und Preis ein."}},
    {"handwriting", Severity::warning,
     {"Something may have been written by hand.", "Une mention manuscrite est possible.", "Möglicherweise gibt es handschriftliche Einträge."},
     {"Look at the page.", "Regardez la page.", "Sehen Sie sich die Seite an."}},
};

} // namespace

std::span<const FindingKind> finding_kinds() { return kKinds; }

const FindingKind* finding_kind(std::string_view code) {
  const auto it = std::ranges::find(kKinds, code, &FindingKind::code);
  return it == std::end(kKinds) ? nullptr : &*it;
}

Finding finding(std::string_view code, std::string path, std::vector<std::pair<std::string, std::string>> parameters) {
  const FindingKind* kind = finding_kind(code);
  SOCLE_ASSERT(kind != nullptr);
  return {std::string(code), kind->severity, std::move(path), std::move(parameters)};
}

std::string message(const Finding& f, Language language) {
  const FindingKind* kind = finding_kind(f.code);
  return kind ? fill(kind->message.in(language), f.parameters) : f.code;
}

std::string remedy(const Finding& f, Language language) {
  const FindingKind* kind = finding_kind(f.code);
  return kind ? fill(kind->remedy.in(language), f.parameters) : std::string();
}

} // namespace socle::contracts
