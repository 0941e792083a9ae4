// The errors of budget.
#pragma once

#include "base/base.h"

namespace socle::budget {

inline constexpr ErrorKind kExceeded{"budget.exceeded", 402,
    {"The budget of {scope} for {period} has {left} millionths left; this call may cost {price}.", "Le budget de {scope} pour {period} n'a plus que {left} millionièmes ; cet appel peut en coûter {price}.", "Das Budget von {scope} für {period} hat noch {left} Millionstel; dieser Aufruf kann {price} kosten."},
    {"Ask an owner to raise it, or wait for the next month.", "Demandez à un propriétaire de l'augmenter, ou attendez le mois suivant.", "Bitten Sie einen Inhaber, es zu erhöhen, oder warten Sie auf den nächsten Monat."}};
inline constexpr ErrorKind kInvalidLimit{"budget.invalid_limit", 400,
    {"A limit cannot be {limit}.", "Une limite ne peut pas être {limit}.", "Eine Grenze kann nicht {limit} sein."},
    {"Give millionths of the currency, zero or more.", "Donnez des millionièmes de la devise, zéro ou plus.", "Geben Sie Millionstel der Währung an, null oder mehr."}};
inline constexpr ErrorKind kTwice{"budget.reserved_twice", 409,
    {"The call {call} has a reservation already.", "L'appel {call} a déjà une réservation.", "Der Aufruf {call} hat schon eine Reservierung."},
    {"Use a new call id for each call.", "Utilisez un nouvel identifiant par appel.", "Verwenden Sie für jeden Aufruf eine neue Kennung."}};

inline constexpr const ErrorKind* kErrors[] = {&kExceeded, &kInvalidLimit, &kTwice};

} // namespace socle::budget
