// The errors of budget.
#pragma once

#include "base/base.h"

namespace socle::budget {

inline constexpr ErrorKind kExceeded{
    "budget.exceeded",
    402,
    {"The budget of {scope} for {period} has {left} millionths left; this call may cost {price}.",
     "Le budget de {scope} pour {period} n'a plus que {left} millionièmes ; cet appel peut en coûter {price}.",
     "Das Budget von {scope} für {period} hat noch {left} Millionstel; dieser Aufruf kann {price} kosten."},
    {"Ask an owner to raise it (“socle budget set”), or wait until the period ends.",
     "Demandez à un propriétaire de l'augmenter (« socle budget set »), ou attendez la fin de la période.",
     "Bitten Sie einen Inhaber, es zu erhöhen („socle budget set“), oder warten Sie, bis der Zeitraum endet."}};
inline constexpr ErrorKind kInvalidLimit{
    "budget.invalid_limit",
    400,
    {"A limit cannot be {limit}.", "Une limite ne peut pas être {limit}.", "Eine Grenze kann nicht {limit} sein."},
    {"Give millionths of the currency, zero or more.", "Donnez des millionièmes de la devise, zéro ou plus.",
     "Geben Sie Millionstel der Währung an, null oder mehr."}};
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
    {"A budget can be of “tenant”, a person or an API key; “{scope}” is none of them.{hint}",
     "Un budget peut porter sur « tenant », une personne ou une clé d'API ; « {scope} » n'en est pas.{hint}",
     "Ein Budget kann für „tenant“, eine Person oder einen API-Schlüssel gelten; „{scope}“ ist nichts davon.{hint}"},
    {"List them with “socle user list” and “socle key list”.", "Voyez « socle user list » et « socle key list ».",
     "„socle user list“ und „socle key list“ zeigen sie."}};

inline constexpr const ErrorKind* kErrors[] = {&kExceeded, &kInvalidLimit, &kTwice, &kInvalidWindow, &kUnknownScope};

} // namespace socle::budget
