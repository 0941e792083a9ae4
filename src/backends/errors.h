// The errors of backends.
#pragma once

#include "base/base.h"

namespace socle::backends {

inline constexpr ErrorKind kUnknownModel{
    "backends.unknown_model",
    404,
    {"There is no model “{model}”.{hint}", "Il n'y a pas de modèle « {model} ».{hint}",
     "Es gibt kein Modell „{model}“.{hint}"},
    {"See “socle model list”; “socle model add” adds one.",
     "Voyez « socle model list » ; « socle model add » en ajoute un.",
     "„socle model list“ zeigt sie; „socle model add“ fügt eines hinzu."}};
inline constexpr ErrorKind kInvalid{
    "backends.invalid",
    400,
    {"The {field} “{value}” cannot be used: {reason}.", "{field} « {value} » ne convient pas : {reason}.",
     "{field} „{value}“ ist nicht verwendbar: {reason}."},
    {"Correct it and try again; docs/models.md describes each.",
     "Corrigez et réessayez ; docs/models.md décrit chaque champ.",
     "Berichtigen Sie es und versuchen Sie es erneut; docs/models.md beschreibt jedes."}};
inline constexpr ErrorKind kPlainHttp{
    "backends.plain_http",
    400,
    {"{url} is plain HTTP, and the zone “{zone}” lies outside the company: prompts, answers and the key could be read on the way.",
     "{url} est en HTTP clair et la zone « {zone} » est hors de l'entreprise : questions, réponses et clé seraient lisibles en chemin.",
     "{url} ist unverschlüsseltes HTTP, und die Zone „{zone}“ liegt außerhalb des Unternehmens: Fragen, Antworten und Schlüssel wären unterwegs lesbar."},
    {"Use https, or name the zone machine or company if the endpoint stands there.",
     "Utilisez https, ou indiquez la zone machine ou company si le service s'y trouve.",
     "Verwenden Sie https, oder nennen Sie die Zone machine oder company, wenn der Dienst dort steht."}};
inline constexpr ErrorKind kTaken{
    "backends.taken",
    409,
    {"There is a model “{model}” already.", "Un modèle « {model} » existe déjà.",
     "Ein Modell „{model}“ gibt es schon."},
    {"Use another name, or remove that one first with “socle model rm”.",
     "Utilisez un autre nom, ou retirez d'abord celui-ci avec « socle model rm ».",
     "Verwenden Sie einen anderen Namen, oder entfernen Sie jenes zuerst mit „socle model rm“."}};
inline constexpr ErrorKind kTooMany{
    "backends.too_many",
    409,
    {"There are {count_max} models already.", "Il y a déjà {count_max} modèles.", "Es gibt schon {count_max} Modelle."},
    {"Remove those that nobody uses.", "Retirez ceux que personne n'utilise.",
     "Entfernen Sie, was niemand verwendet."}};
inline constexpr ErrorKind kUnreadableFile{
    "backends.unreadable_file",
    422,
    {"{file} cannot be read by the server: {reason}.", "{file} est illisible pour le serveur : {reason}.",
     "{file} ist für den Server nicht lesbar: {reason}."},
    {"Name a file on the server's machine that its account may read.",
     "Indiquez un fichier de la machine du serveur que son compte peut lire.",
     "Nennen Sie eine Datei auf der Maschine des Servers, die dessen Konto lesen darf."}};
inline constexpr ErrorKind kNoModelFile{
    "backends.no_model_file",
    422,
    {"{file} is no model that can be used: {reason}.", "{file} n'est pas un modèle utilisable : {reason}.",
     "{file} ist kein verwendbares Modell: {reason}."},
    {"Give one whole GGUF file of a model; “socle model pull” brings one and checks it.",
     "Donnez un fichier GGUF complet d'un modèle ; « socle model pull » en télécharge un et le vérifie.",
     "Geben Sie eine ganze GGUF-Datei eines Modells an; „socle model pull“ holt eine und prüft sie."}};

inline constexpr ErrorKind kUnderWay{
    "backends.under_way",
    409,
    {"The model “{model}” is being added already.", "Le modèle « {model} » est déjà en cours d'ajout.",
     "Das Modell „{model}“ wird schon hinzugefügt."},
    {"Wait until that has ended.", "Attendez que ce soit fini.", "Warten Sie, bis das beendet ist."}};

inline constexpr ErrorKind kNoModels{
    "backends.no_models",
    503,
    {"No model has been added yet.", "Aucun modèle n'a encore été ajouté.", "Es wurde noch kein Modell hinzugefügt."},
    {"Add one: “socle model add NAME --openai URL” for an endpoint, or “--file MODEL.gguf” for a file.",
     "Ajoutez-en un : « socle model add NOM --openai URL » pour un point d'accès, ou « --file MODELE.gguf » pour un fichier.",
     "Fügen Sie eines hinzu: „socle model add NAME --openai URL“ für einen Endpunkt oder „--file MODELL.gguf“ für eine Datei."}};
inline constexpr ErrorKind kNotCapable{
    "backends.not_capable",
    400,
    {"“{model}” cannot do what is asked: {reason}.", "« {model} » ne peut pas faire ce qui est demandé : {reason}.",
     "„{model}“ kann nicht, was verlangt ist: {reason}."},
    {"Name another model (“socle model list” says what each can), or ask for less.",
     "Nommez un autre modèle (« socle model list » dit ce que chacun peut), ou demandez moins.",
     "Nennen Sie ein anderes Modell („socle model list“ sagt, was jedes kann), oder verlangen Sie weniger."}};
inline constexpr ErrorKind kNoneAble{
    "backends.none_able",
    503,
    {"No model behind “{model}” can answer now: {reason}.",
     "Aucun modèle derrière « {model} » ne peut répondre : {reason}.",
     "Kein Modell hinter „{model}“ kann jetzt antworten: {reason}."},
    {"Name another model, ask for less, or try again in a moment.",
     "Nommez un autre modèle, demandez moins, ou réessayez dans un instant.",
     "Nennen Sie ein anderes Modell, verlangen Sie weniger, oder versuchen Sie es gleich noch einmal."}};
inline constexpr ErrorKind kUpstreamUnreachable{
    "backends.upstream_unreachable",
    502,
    {"The endpoint of “{model}” cannot be reached or broke off: {reason}",
     "Le point d'accès de « {model} » est injoignable ou s'est interrompu : {reason}",
     "Der Endpunkt von „{model}“ ist nicht erreichbar oder brach ab: {reason}"},
    {"Try again; if it stays, an admin should check the model's URL with “socle model show”.",
     "Réessayez ; si cela persiste, un administrateur doit vérifier l'URL avec « socle model show ».",
     "Versuchen Sie es erneut; bleibt es so, sollte ein Administrator die URL mit „socle model show“ prüfen."}};
inline constexpr ErrorKind kUpstreamFailed{
    "backends.upstream_failed",
    502,
    {"The endpoint of “{model}” failed with status {status}.",
     "Le point d'accès de « {model} » a échoué avec l'état {status}.",
     "Der Endpunkt von „{model}“ scheiterte mit Status {status}."},
    {"Try again in a moment, or name another model.", "Réessayez dans un instant, ou nommez un autre modèle.",
     "Versuchen Sie es gleich noch einmal, oder nennen Sie ein anderes Modell."}};
inline constexpr ErrorKind kUpstreamLimited{
    "backends.upstream_limited",
    429,
    {"The endpoint of “{model}” takes no more requests for now: {message}",
     "Le point d'accès de « {model} » n'accepte plus de requêtes pour l'instant : {message}",
     "Der Endpunkt von „{model}“ nimmt vorerst keine Anfragen mehr an: {message}"},
    {"Wait as long as Retry-After says.", "Attendez le temps indiqué par Retry-After.",
     "Warten Sie so lange, wie Retry-After sagt."}};
inline constexpr ErrorKind kUpstreamRefused{
    "backends.upstream_refused",
    400,
    {"The endpoint of “{model}” refused the request: {message}",
     "Le point d'accès de « {model} » a refusé la requête : {message}",
     "Der Endpunkt von „{model}“ hat die Anfrage abgelehnt: {message}"},
    {"Change what it names, then ask again.", "Changez ce qui est indiqué, puis redemandez.",
     "Ändern Sie, was genannt ist, und fragen Sie erneut."}};
inline constexpr ErrorKind kUpstreamKey{
    "backends.upstream_key",
    502,
    {"The endpoint of “{model}” does not accept the key that Socle has for it (status {status}).",
     "Le point d'accès de « {model} » n'accepte pas la clé dont Socle dispose (état {status}).",
     "Der Endpunkt von „{model}“ nimmt den Schlüssel nicht an, den Socle für ihn hat (Status {status})."},
    {"An admin should remove the model and add it again with a valid --key-file.",
     "Un administrateur doit retirer le modèle et l'ajouter à nouveau avec un --key-file valable.",
     "Ein Administrator sollte das Modell entfernen und mit gültigem --key-file neu hinzufügen."}};
inline constexpr ErrorKind kUpstreamUnknown{
    "backends.upstream_unknown",
    502,
    {"The endpoint of “{model}” does not know this model or request (status {status}).",
     "Le point d'accès de « {model} » ne connaît pas ce modèle ou cette requête (état {status}).",
     "Der Endpunkt von „{model}“ kennt dieses Modell oder diese Anfrage nicht (Status {status})."},
    {"An admin should check its URL and --upstream-model with “socle model show”.",
     "Un administrateur doit vérifier l'URL et --upstream-model avec « socle model show ».",
     "Ein Administrator sollte URL und --upstream-model mit „socle model show“ prüfen."}};

inline constexpr ErrorKind kWorkerNotStarted{
    "backends.worker_not_started",
    500,
    {"{program} cannot be started: {reason}.", "{program} ne peut être démarré : {reason}.",
     "{program} kann nicht gestartet werden: {reason}."},
    {"It is installed beside the daemon; install Socle anew if it is missing.",
     "Il est installé à côté du démon ; réinstallez Socle s'il manque.",
     "Es liegt neben dem Dienst; installieren Sie Socle neu, falls es fehlt."}};
inline constexpr ErrorKind kWorkerRefused{
    "backends.worker_refused",
    500,
    {"The model {file} could not be loaded. {reason}", "Le modèle {file} n'a pas pu être chargé. {reason}",
     "Das Modell {file} konnte nicht geladen werden. {reason}"},
    {"Correct what the reason names, then ask again.", "Corrigez ce que la raison indique, puis redemandez.",
     "Beheben Sie den genannten Grund und fragen Sie dann erneut."}};
inline constexpr ErrorKind kWorkerEnded{
    "backends.worker_ended",
    503,
    {"The process that runs the model {file} ended ({reason}).",
     "Le processus du modèle {file} s'est arrêté ({reason}).",
     "Der Prozess des Modells {file} ist beendet ({reason})."},
    {"Ask again; if it keeps ending, the file or the machine's memory is at fault.",
     "Redemandez ; si cela se répète, le fichier ou la mémoire de la machine est en cause.",
     "Fragen Sie erneut; endet er immer wieder, liegt es an der Datei oder am Speicher der Maschine."}};
inline constexpr ErrorKind kWorkerMemory{
    "backends.worker_memory",
    503,
    {"The model {file} needs {bytes} bytes of memory, and all models together may have {bytes_max}.",
     "Le modèle {file} demande {bytes} octets de mémoire, et tous les modèles ensemble en ont {bytes_max}.",
     "Das Modell {file} braucht {bytes} Bytes Speicher, alle Modelle zusammen dürfen {bytes_max} haben."},
    {"Raise the memory budget of models, or choose a smaller one.",
     "Augmentez le budget mémoire des modèles, ou choisissez-en un plus petit.",
     "Erhöhen Sie das Speicherbudget der Modelle, oder wählen Sie ein kleineres."}};
inline constexpr ErrorKind kUnknownFile{
    "backends.unknown_file",
    404,
    {"There is no file “{file}” among yours.", "Il n'y a pas de fichier « {file} » parmi les vôtres.",
     "Unter Ihren Dateien gibt es „{file}“ nicht."},
    {"GET /v1/files lists those that you stored through Socle.",
     "GET /v1/files liste ceux que vous avez déposés par Socle.",
     "GET /v1/files listet, was Sie über Socle abgelegt haben."}};
inline constexpr ErrorKind kNobodyKeepsFiles{
    "backends.nobody_keeps_files",
    400,
    {"No registered endpoint keeps files by the protocol “{wire}”.",
     "Aucun point d'accès enregistré ne garde de fichiers par le protocole « {wire} ».",
     "Kein eingetragener Endpunkt bewahrt Dateien nach dem Protokoll „{wire}“ auf."},
    {"An admin can add one: “socle model add”, with --can files where its capabilities are listed.",
     "Un administrateur peut en ajouter un : « socle model add », avec --can files si ses capacités sont listées.",
     "Ein Administrator kann einen hinzufügen: „socle model add“, mit --can files, wo Fähigkeiten aufgezählt sind."}};
inline constexpr ErrorKind kFileModelNeeded{
    "backends.file_model_needed",
    400,
    {"More than one endpoint keeps files; say which by a model of it: {models}.",
     "Plusieurs points d'accès gardent des fichiers ; dites lequel par un de ses modèles : {models}.",
     "Mehr als ein Endpunkt bewahrt Dateien auf; nennen Sie ihn durch eines seiner Modelle: {models}."},
    {"Send the field “model” or the header “socle-model”, or let an admin make an alias “files”.",
     "Envoyez le champ « model » ou l'en-tête « socle-model », ou faites créer un alias « files ».",
     "Senden Sie das Feld „model“ oder die Kopfzeile „socle-model“, oder lassen Sie einen Alias „files“ anlegen."}};
inline constexpr ErrorKind kFileEndpointGone{
    "backends.file_endpoint_gone",
    409,
    {"The endpoint that keeps the file “{file}” (by way of “{model}”) is registered no longer.",
     "Le point d'accès qui garde le fichier « {file} » (par « {model} ») n'est plus enregistré.",
     "Der Endpunkt, der die Datei „{file}“ aufbewahrt (über „{model}“), ist nicht mehr eingetragen."},
    {"An admin has to add a model with the same URL again, to use or delete it.",
     "Un administrateur doit ajouter à nouveau un modèle de même URL pour l'utiliser ou le supprimer.",
     "Ein Administrator muss wieder ein Modell mit derselben URL eintragen, um sie zu nutzen oder zu löschen."}};
inline constexpr ErrorKind kFileIdTaken{
    "backends.file_id_taken",
    502,
    {"The endpoint of “{model}” keeps the file as “{file}”, an id that another file has already.",
     "Le point d'accès de « {model} » garde le fichier sous « {file} », un identifiant déjà pris.",
     "Der Endpunkt von „{model}“ bewahrt die Datei als „{file}“ auf, und diese Kennung hat schon eine andere."},
    {"Two endpoints that number their files alike cannot be told apart: use one of them for files.",
     "Deux points d'accès qui numérotent de même ne se distinguent pas : n'en utilisez qu'un pour les fichiers.",
     "Zwei Endpunkte, die gleich zählen, sind nicht zu unterscheiden: Nutzen Sie nur einen für Dateien."}};
inline constexpr ErrorKind kTooManyFiles{
    "backends.too_many_files",
    409,
    {"Endpoints keep {count_max} files already.", "Il y a déjà {count_max} fichiers déposés.",
     "Es sind schon {count_max} Dateien abgelegt."},
    {"Delete those that nobody needs: “socle file list”, “socle file rm”.",
     "Supprimez ceux dont personne n'a besoin : « socle file list », « socle file rm ».",
     "Löschen Sie, was niemand braucht: „socle file list“, „socle file rm“."}};
inline constexpr const ErrorKind* kErrors[] = {
    &kUnknownModel,     &kInvalid,         &kPlainHttp,       &kTaken,       &kTooMany,          &kUnreadableFile,
    &kNoModelFile,      &kUnderWay,        &kNoModels,        &kNotCapable,  &kNoneAble,         &kUpstreamUnreachable,
    &kUpstreamFailed,   &kUpstreamLimited, &kUpstreamRefused, &kUpstreamKey, &kUpstreamUnknown,  &kWorkerNotStarted,
    &kWorkerRefused,    &kWorkerEnded,     &kWorkerMemory,    &kUnknownFile, &kNobodyKeepsFiles, &kFileModelNeeded,
    &kFileEndpointGone, &kFileIdTaken,     &kTooManyFiles};

} // namespace socle::backends
