// The errors of budget.
#pragma once

#include "base/base.h"

namespace socle::budget {

// `unit` is money (in millionths of the currency), calls, tokens or energy (in thousandths of a watt-hour).
inline constexpr ErrorKind kExceeded{
    "budget.exceeded",
    402,
    {"The budget of {scope} for {period} has {left} left ({unit}); this call may take {price}.",
     "Il reste {left} au budget de {scope} pour {period} ({unit}) ; cet appel peut en prendre {price}.",
     "Vom Budget von {scope} für {period} sind noch {left} übrig ({unit}); dieser Aufruf kann {price} brauchen."},
    {"Ask an owner to raise it (“socle budget set”), or wait until the period ends.",
     "Demandez à un propriétaire de l'augmenter (« socle budget set »), ou attendez la fin de la période.",
     "Bitten Sie einen Inhaber, es zu erhöhen („socle budget set“), oder warten Sie, bis der Zeitraum endet."}};
inline constexpr ErrorKind kInvalidLimit{
    "budget.invalid_limit",
    400,
    {"A limit cannot be {limit}.", "Une limite ne peut pas être {limit}.", "Eine Grenze kann nicht {limit} sein."},
    {"Give a whole number from 0 to 1000000000000000; money in millionths of the currency.",
     "Donnez un entier de 0 à 1000000000000000 ; l'argent en millionièmes de la devise.",
     "Geben Sie eine ganze Zahl von 0 bis 1000000000000000 an; Geld in Millionsteln der Währung."}};
inline constexpr ErrorKind kTwice{
    "budget.reserved_twice",
    409,
    {"The call {call} has a reservation already.", "L'appel {call} a déjà une réservation.",
     "Der Aufruf {call} hat schon eine Reservierung."},
    {"Use a new call id for each call.", "Utilisez un nouvel identifiant par appel.",
     "Verwenden Sie für jeden Aufruf eine neue Kennung."}};

inline constexpr ErrorKind kInvalidWindow{
    "budget.invalid_window",
    400,
    {"There is no window “{window}”.", "La fenêtre « {window} » n'existe pas.",
     "Den Zeitraum „{window}“ gibt es nicht."},
    {"Use day or month.", "Utilisez day ou month.", "Verwenden Sie day oder month."}};

inline constexpr ErrorKind kUnknownScope{
    "budget.unknown_scope",
    404,
    {"A budget can be of “tenant”, a person, an API key, “team:…”, “purpose:…” or “model:…”; “{scope}” is none of them.{hint}",
     "Un budget peut porter sur « tenant », une personne, une clé d'API, « team:… », « purpose:… » ou « model:… » ; « {scope} » n'en est pas.{hint}",
     "Ein Budget kann für „tenant“, eine Person, einen API-Schlüssel, „team:…“, „purpose:…“ oder „model:…“ gelten; „{scope}“ ist nichts davon.{hint}"},
    {"List people and keys with “socle user list” and “socle key list”.",
     "Voyez « socle user list » et « socle key list ».",
     "„socle user list“ und „socle key list“ zeigen Personen und Schlüssel."}};

inline constexpr ErrorKind kInvalidName{
    "budget.invalid_name",
    400,
    {"“{name}” cannot name a team, purpose or model.",
     "« {name} » ne peut pas nommer une équipe, une finalité ou un modèle.",
     "„{name}“ kann kein Team, keinen Zweck und kein Modell benennen."},
    {"Use one line of at most 200 bytes.", "Utilisez une seule ligne, 200 octets au plus.",
     "Verwenden Sie eine Zeile mit höchstens 200 Bytes."}};

inline constexpr ErrorKind kInvalidCost{
    "budget.invalid_cost",
    400,
    {"The cost of call {call} is below zero or beyond all measure.",
     "Le coût de l'appel {call} est négatif ou démesuré.", "Die Kosten des Aufrufs {call} sind negativ oder maßlos."},
    {"Give whole numbers from 0 to 1000000000000000; look at the model's price.",
     "Donnez des entiers de 0 à 1000000000000000 ; vérifiez le prix du modèle.",
     "Geben Sie ganze Zahlen von 0 bis 1000000000000000 an; prüfen Sie den Preis des Modells."}};

inline constexpr ErrorKind kNotReserved{
    "budget.not_reserved",
    409,
    {"The call {call} has no reservation to settle.", "L'appel {call} n'a pas de réservation à régler.",
     "Der Aufruf {call} hat keine Reservierung, die abzurechnen wäre."},
    {"Nothing is to be done: a call is settled or released once.",
     "Il n'y a rien à faire : un appel est réglé ou rendu une seule fois.",
     "Es ist nichts zu tun: Ein Aufruf wird einmal abgerechnet oder freigegeben."}};

inline constexpr ErrorKind kUnknownCall{
    "budget.unknown_call",
    404,
    {"No call “{call}” to a model was booked within {days} days.",
     "Aucun appel « {call} » à un modèle n'a été imputé depuis {days} jours.",
     "In den letzten {days} Tagen wurde kein Aufruf „{call}“ eines Modells gebucht."},
    {"Take the id from “socle audit list” or from the answer's receipt.",
     "Prenez l'identifiant dans « socle audit list » ou dans le reçu de la réponse.",
     "Nehmen Sie die Kennung aus „socle audit list“ oder aus der Quittung der Antwort."}};

inline constexpr ErrorKind kInvalidSaving{
    "budget.invalid_saving",
    400,
    {"A call of a purpose cannot save {value}.", "Un appel d'une finalité ne peut pas économiser {value}.",
     "Ein Aufruf eines Zwecks kann nicht {value} sparen."},
    {"Give at most 200 hours for each call, and an hour's cost of zero or more.",
     "Donnez au plus 200 heures par appel, et un coût horaire nul ou positif.",
     "Geben Sie je Aufruf höchstens 200 Stunden an und als Kosten einer Stunde null oder mehr."}};

inline constexpr const ErrorKind* kErrors[] = {&kExceeded,     &kInvalidLimit, &kTwice,       &kInvalidWindow,
                                               &kUnknownScope, &kInvalidName,  &kInvalidCost, &kNotReserved,
                                               &kUnknownCall,  &kInvalidSaving};

} // namespace socle::budget
