// The errors of llama.
#pragma once

#include "base/base.h"

namespace socle::llama {

inline constexpr ErrorKind kOptionsInvalid{
    "llama.options_invalid",
    500,
    {"The inference worker cannot start: {reason}.", "Le processus d'inférence ne peut démarrer : {reason}.",
     "Der Inferenzprozess kann nicht starten: {reason}."},
    {"Correct the model's settings.", "Corrigez les réglages du modèle.",
     "Berichtigen Sie die Einstellungen des Modells."}};
inline constexpr ErrorKind kModelRefused{
    "llama.model_refused",
    500,
    {"The model file {file} cannot be used: {reason}.", "Le fichier de modèle {file} est inutilisable : {reason}.",
     "Die Modelldatei {file} ist nicht verwendbar: {reason}."},
    {"Check its digest, or fetch a GGUF file that this version reads.",
     "Vérifiez son empreinte, ou récupérez un fichier GGUF que cette version sait lire.",
     "Prüfen Sie ihre Prüfsumme, oder holen Sie eine GGUF-Datei, die diese Version liest."}};
inline constexpr ErrorKind kMemory{
    "llama.memory",
    500,
    {"The model {file} needs {bytes} bytes of memory and {bytes_max} are allowed.",
     "Le modèle {file} demande {bytes} octets de mémoire et {bytes_max} sont admis.",
     "Das Modell {file} braucht {bytes} Bytes Speicher, erlaubt sind {bytes_max}."},
    {"Raise the memory budget, lower slots or context, or choose a smaller model.",
     "Augmentez le budget mémoire, réduisez les emplacements ou le contexte, ou choisissez un modèle plus petit.",
     "Erhöhen Sie das Speicherbudget, senken Sie Plätze oder Kontext, oder wählen Sie ein kleineres Modell."}};
inline constexpr ErrorKind kLoading{
    "llama.loading",
    503,
    {"The model is being loaded: {percent} %.", "Le modèle est en cours de chargement : {percent} %.",
     "Das Modell wird geladen: {percent} %."},
    {"Ask again in a moment.", "Redemandez dans un instant.", "Fragen Sie gleich noch einmal."}};
inline constexpr ErrorKind kNotReady{"llama.not_ready",
                                     503,
                                     {"No model is loaded here: {reason}", "Aucun modèle n'est chargé ici : {reason}",
                                      "Hier ist kein Modell geladen: {reason}"},
                                     {"Correct what the reason names and load the model again.",
                                      "Corrigez ce que la raison indique et rechargez le modèle.",
                                      "Beheben Sie den genannten Grund und laden Sie das Modell erneut."}};
inline constexpr ErrorKind kUnknownPath{
    "llama.unknown_path",
    404,
    {"There is nothing at {method} {path}.", "Il n'y a rien à {method} {path}.",
     "Unter {method} {path} gibt es nichts."},
    {"See the paths of the OpenAI API that this worker speaks.", "Voyez les chemins de l'API OpenAI qu'il comprend.",
     "Sehen Sie die Pfade der OpenAI-API an, die er spricht."}};
inline constexpr ErrorKind kFieldInvalid{
    "llama.field_invalid",
    400,
    {"The field “{field}” cannot be honoured: {reason}.", "Le champ « {field} » ne peut être respecté : {reason}.",
     "Das Feld „{field}“ kann nicht erfüllt werden: {reason}."},
    {"Correct the field or leave it out.", "Corrigez le champ ou omettez-le.",
     "Berichtigen Sie das Feld oder lassen Sie es weg."}};
inline constexpr ErrorKind kWrongModel{
    "llama.wrong_model",
    400,
    {"The model {model} cannot do this: it is made for {kind}.",
     "Le modèle {model} ne sait pas faire cela : il est fait pour {kind}.",
     "Das Modell {model} kann das nicht: Es ist für {kind} gemacht."},
    {"Name another model.", "Nommez un autre modèle.", "Nennen Sie ein anderes Modell."}};
inline constexpr ErrorKind kContextOverflow{
    "llama.context_overflow",
    400,
    {"The prompt has {tokens} tokens and this model's context holds {tokens_max}.",
     "L'invite compte {tokens} jetons et le contexte de ce modèle en contient {tokens_max}.",
     "Die Eingabe hat {tokens} Token, der Kontext dieses Modells fasst {tokens_max}."},
    {"Shorten the prompt, or load the model with a larger context.",
     "Raccourcissez l'invite, ou chargez le modèle avec un plus grand contexte.",
     "Kürzen Sie die Eingabe, oder laden Sie das Modell mit größerem Kontext."}};
inline constexpr ErrorKind kBusy{
    "llama.busy",
    503,
    {"{waiting} requests wait for this model already.", "{waiting} requêtes attendent déjà ce modèle.",
     "{waiting} Anfragen warten bereits auf dieses Modell."},
    {"Ask again later, or add capacity.", "Redemandez plus tard, ou ajoutez de la capacité.",
     "Fragen Sie später noch einmal, oder schaffen Sie Kapazität."}};
inline constexpr ErrorKind kOutputInvalid{
    "llama.output_invalid",
    500,
    {"What the model wrote is not what was asked for: {reason}.",
     "Ce que le modèle a écrit n'est pas ce qui était demandé : {reason}.",
     "Was das Modell schrieb, ist nicht das Verlangte: {reason}."},
    {"Ask again, or ask a more capable model.", "Redemandez, ou demandez à un modèle plus capable.",
     "Fragen Sie noch einmal, oder fragen Sie ein fähigeres Modell."}};
inline constexpr ErrorKind kComputation{
    "llama.computation",
    500,
    {"The model's computation failed ({reason}).", "Le calcul du modèle a échoué ({reason}).",
     "Die Berechnung des Modells ist fehlgeschlagen ({reason})."},
    {"Ask again; if it happens again, load the model anew.", "Redemandez ; si cela se répète, rechargez le modèle.",
     "Fragen Sie noch einmal; geschieht es wieder, laden Sie das Modell neu."}};
inline constexpr ErrorKind kCancelled{
    "llama.cancelled",
    503,
    {"The answer was given up: nobody waits for it any more, or the worker is stopping.",
     "La réponse a été abandonnée : plus personne ne l'attend, ou le processus s'arrête.",
     "Die Antwort wurde aufgegeben: Niemand wartet mehr auf sie, oder der Prozess hält an."},
    {"Ask again.", "Redemandez.", "Fragen Sie noch einmal."}};

inline constexpr const ErrorKind* kErrors[] = {
    &kOptionsInvalid, &kModelRefused,    &kMemory, &kLoading,       &kNotReady,    &kUnknownPath, &kFieldInvalid,
    &kWrongModel,     &kContextOverflow, &kBusy,   &kOutputInvalid, &kComputation, &kCancelled};

} // namespace socle::llama
