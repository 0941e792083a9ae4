// The errors of workflows.
#pragma once

#include "base/base.h"

namespace socle::workflows {

inline constexpr ErrorKind kInvalidDefinition{
    "workflows.invalid_definition",
    400,
    {"The workflow cannot be used: {where}: {reason}", "Le processus est inutilisable : {where} : {reason}",
     "Der Ablauf ist nicht verwendbar: {where}: {reason}"},
    {"See docs/workflows.md for what is carried out; correct the definition and load it again.",
     "Voir docs/workflows.md ; corrigez la définition et rechargez-la.",
     "docs/workflows.md sagt, was ausgeführt wird; berichtigen Sie die Definition und laden Sie sie erneut."}};
inline constexpr ErrorKind kUnknownDefinition{
    "workflows.unknown_definition",
    404,
    {"There is no workflow “{name}”.{hint}", "Il n'y a pas de processus « {name} ».{hint}",
     "Es gibt keinen Ablauf „{name}“.{hint}"},
    {"List them with “socle status”.", "Voyez la liste avec « socle status ».", "„socle status“ zeigt sie."}};
inline constexpr ErrorKind kUnknownRun{
    "workflows.unknown_run",
    404,
    {"There is no run “{run}”.", "Il n'y a pas d'exécution « {run} ».", "Es gibt keinen Lauf „{run}“."},
    {"List the runs in the console or with “socle invoice list”.", "Voyez la liste dans la console.",
     "Die Konsole zeigt die Läufe."}};
inline constexpr ErrorKind kUnknownGate{
    "workflows.unknown_gate",
    404,
    {"There is no gate “{gate}”.", "Il n'y a pas de validation « {gate} ».", "Es gibt kein Gate „{gate}“."},
    {"List what waits with “socle gate list”.", "Voyez ce qui attend avec « socle gate list ».",
     "„socle gate list“ zeigt, was wartet."}};
inline constexpr ErrorKind kGateClosed{
    "workflows.gate_closed",
    409,
    {"The gate {gate} was decided already: {state}.", "La validation {gate} est déjà décidée : {state}.",
     "Das Gate {gate} ist schon entschieden: {state}."},
    {"Nothing was changed. Look at its run.", "Rien n'a été modifié. Voyez son exécution.",
     "Es wurde nichts geändert. Sehen Sie sich den Lauf an."}};
inline constexpr ErrorKind kProposalChanged{
    "workflows.proposal_changed",
    409,
    {"The proposal of {gate} is no longer what you saw.",
     "La proposition de {gate} n'est plus celle que vous avez vue.",
     "Der Vorschlag von {gate} ist nicht mehr der, den Sie gesehen haben."},
    {"Look at it again and decide on what it is now.", "Regardez-la à nouveau et décidez.",
     "Sehen Sie ihn noch einmal an und entscheiden Sie dann."}};
inline constexpr ErrorKind kReasonMissing{
    "workflows.reason_missing",
    400,
    {"A refusal needs a reason.", "Un refus exige un motif.", "Eine Ablehnung braucht einen Grund."},
    {"Say in a sentence what is wrong; whoever started it will read it.", "Dites en une phrase ce qui ne va pas.",
     "Sagen Sie in einem Satz, was nicht stimmt."}};
inline constexpr ErrorKind kGateExpired{
    "workflows.gate_expired",
    403,
    {"Nobody decided until {deadline}.", "Personne n'a décidé avant le {deadline}.",
     "Bis {deadline} hat niemand entschieden."},
    {"Silence never approves. Start the run again.", "Le silence n'approuve jamais. Relancez.",
     "Schweigen ist keine Freigabe. Starten Sie den Lauf neu."}};
inline constexpr ErrorKind kGateRefused{
    "workflows.gate_refused",
    403,
    {"Refused: {reason}", "Refusé : {reason}", "Abgelehnt: {reason}"},
    {"Correct what was named and start again.", "Corrigez ce qui est indiqué et recommencez.",
     "Berichtigen Sie, was genannt wurde, und beginnen Sie neu."}};
inline constexpr ErrorKind kExpression{
    "workflows.expression",
    400,
    {"The expression “{expression}” failed: {reason}", "L'expression « {expression} » a échoué : {reason}",
     "Der Ausdruck „{expression}“ ist fehlgeschlagen: {reason}"},
    {"Correct it in the definition of the workflow.", "Corrigez-la dans la définition du processus.",
     "Berichtigen Sie ihn in der Definition des Ablaufs."}};
inline constexpr ErrorKind kRaised{
    "workflows.raised",
    422,
    {"{title}: {detail}", "{title} : {detail}", "{title}: {detail}"},
    {"The workflow raised it; see the run's steps.", "Signalé par le processus ; voyez les étapes.",
     "Der Ablauf hat es gemeldet; sehen Sie die Schritte an."}};
inline constexpr ErrorKind kTooMuch{
    "workflows.too_much",
    413,
    {"The run {run} passed a limit: {what}.", "L'exécution {run} a dépassé une limite : {what}.",
     "Der Lauf {run} hat eine Grenze überschritten: {what}."},
    {"Make the workflow smaller, or pass large values as blobs.",
     "Réduisez le processus ou passez les grandes valeurs par référence.",
     "Verkleinern Sie den Ablauf oder reichen Sie große Werte als Verweis weiter."}};
inline constexpr ErrorKind kNotRetryable{
    "workflows.not_retryable",
    409,
    {"The run {run} is {state}; only a failed run can be retried.",
     "L'exécution {run} est {state} ; seule une exécution échouée peut reprendre.",
     "Der Lauf {run} ist {state}; nur ein fehlgeschlagener kann wiederholt werden."},
    {"Nothing was changed.", "Rien n'a été modifié.", "Es wurde nichts geändert."}};

inline constexpr const ErrorKind* kErrors[] = {&kInvalidDefinition, &kUnknownDefinition, &kUnknownRun,    &kUnknownGate,
                                               &kGateClosed,        &kProposalChanged,   &kReasonMissing, &kGateExpired,
                                               &kGateRefused,       &kExpression,        &kRaised,        &kTooMuch,
                                               &kNotRetryable};

} // namespace socle::workflows
