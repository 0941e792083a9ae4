// The errors of audit.
#pragma once

#include "base/base.h"

namespace socle::audit {

inline constexpr ErrorKind kBehind{
    "audit.behind",
    503,
    {"The audit log is {seconds} s behind; calls are refused beyond {seconds_max} s.",
     "Le journal d'audit a {seconds} s de retard ; au-delà de {seconds_max} s les appels sont refusés.",
     "Das Protokoll ist {seconds} s im Rückstand; über {seconds_max} s werden Aufrufe abgelehnt."},
    {"See the disk's space and load; “socle doctor” names the reason.",
     "Vérifiez l'espace et la charge du disque ; « socle doctor » indique la cause.",
     "Prüfen Sie Platz und Last der Platte; „socle doctor“ nennt den Grund."}};
inline constexpr ErrorKind kCannotWrite{
    "audit.cannot_write",
    503,
    {"The audit log cannot be written at {path}: {reason}",
     "Impossible d'écrire le journal d'audit dans {path} : {reason}",
     "Das Protokoll kann in {path} nicht geschrieben werden: {reason}"},
    {"Free space or repair the disk; calls resume by themselves.",
     "Libérez de l'espace ou réparez le disque ; les appels reprennent d'eux-mêmes.",
     "Schaffen Sie Platz oder reparieren Sie die Platte; die Aufrufe gehen dann von selbst weiter."}};
inline constexpr ErrorKind kContradiction{
    "audit.contradiction",
    500,
    {"The journal of “{tenant}” does not lead to the signed root at size {size}: it was changed or restored from an older copy.",
     "Le journal de « {tenant} » ne mène pas à la racine signée à la taille {size} : il a été modifié ou restauré d'une copie ancienne.",
     "Das Journal von „{tenant}“ führt bei Größe {size} nicht zur signierten Wurzel: Es wurde verändert oder aus einer älteren Kopie zurückgespielt."},
    {"Run “socle audit verify” to find the place; restore data and keys of the same moment.",
     "Lancez « socle audit verify » pour trouver l'endroit ; restaurez données et clés du même instant.",
     "„socle audit verify“ findet die Stelle; stellen Sie Daten und Schlüssel desselben Augenblicks wieder her."}};
inline constexpr ErrorKind kTileTooShort{
    "audit.tile_too_short",
    500,
    {"The tile {tile} holds only {hashes} hashes.", "La tuile {tile} ne contient que {hashes} empreintes.",
     "Die Kachel {tile} enthält nur {hashes} Prüfsummen."},
    {"Run “socle audit verify”.", "Lancez « socle audit verify ».", "Starten Sie „socle audit verify“."}};
inline constexpr ErrorKind kDamaged{
    "audit.damaged",
    500,
    {"The log is damaged at {place}: {reason}", "Le journal est endommagé à {place} : {reason}",
     "Das Protokoll ist bei {place} beschädigt: {reason}"},
    {"Keep this copy as evidence and compare it with a backup.",
     "Conservez cette copie comme preuve et comparez-la à une sauvegarde.",
     "Bewahren Sie diese Kopie als Beweis auf und vergleichen Sie sie mit einer Sicherung."}};
inline constexpr ErrorKind kNotFound{
    "audit.not_found",
    404,
    {"The log has no {what} “{id}”.", "Le journal ne contient pas {what} « {id} ».",
     "Das Protokoll hat keinen Eintrag {what} „{id}“."},
    {"List what there is with “socle audit list”.", "Voyez la liste avec « socle audit list ».",
     "„socle audit list“ zeigt, was es gibt."}};
inline constexpr ErrorKind kNotYet{
    "audit.not_yet",
    503,
    {"The call {id} is not covered by a signed checkpoint yet.",
     "L'appel {id} n'est pas encore couvert par un point de contrôle signé.",
     "Der Aufruf {id} ist noch von keinem signierten Prüfpunkt abgedeckt."},
    {"Ask again in a second.", "Redemandez dans une seconde.", "Fragen Sie in einer Sekunde noch einmal."}};
inline constexpr ErrorKind kEntryTooLarge{
    "audit.entry_too_large",
    413,
    {"The log entry of call {call} would have {bytes} bytes; a log entry has at most 65535.",
     "L'entrée de l'appel {call} compterait {bytes} octets ; 65535 au plus.",
     "Der Eintrag des Aufrufs {call} hätte {bytes} Bytes; höchstens 65535 sind möglich."},
    {"Shorten what identifies the call (resource id, attributes).", "Raccourcissez ce qui identifie l'appel.",
     "Kürzen Sie, was den Aufruf bezeichnet."}};
inline constexpr ErrorKind kEntryNoText{"audit.entry_no_text",
                                        400,
                                        {"What identifies the call {call} is no valid UTF-8 text.",
                                         "Ce qui identifie l'appel {call} n'est pas un texte UTF-8 valide.",
                                         "Was den Aufruf {call} bezeichnet, ist kein gültiger UTF-8-Text."},
                                        {"Send names and ids as UTF-8.", "Envoyez noms et identifiants en UTF-8.",
                                         "Senden Sie Namen und Kennungen als UTF-8."}};
inline constexpr ErrorKind kBadNote{
    "audit.bad_note",
    400,
    {"This is no valid signed note: {reason}", "Ce n'est pas une note signée valide : {reason}",
     "Das ist keine gültige signierte Notiz: {reason}"},
    {"Use the file as it was written.", "Utilisez le fichier tel qu'il a été écrit.",
     "Verwenden Sie die Datei so, wie sie geschrieben wurde."}};

inline constexpr ErrorKind kUnknownClass{
    "audit.unknown_class",
    404,
    {"There is no retention class “{class}”.{hint}", "La classe de conservation « {class} » n'existe pas.{hint}",
     "Die Aufbewahrungsklasse „{class}“ gibt es nicht.{hint}"},
    {"List them with “socle audit classes”.", "Voyez la liste avec « socle audit classes ».",
     "„socle audit classes“ zeigt sie."}};

inline constexpr const ErrorKind* kErrors[] = {&kUnknownClass,  &kBehind,      &kCannotWrite, &kContradiction,
                                               &kTileTooShort,  &kDamaged,     &kNotFound,    &kNotYet,
                                               &kEntryTooLarge, &kEntryNoText, &kBadNote};

} // namespace socle::audit
