// The errors of documents: why a file was not read, or a PDF not written.
#pragma once

#include "base/base.h"

namespace socle::documents {

inline constexpr ErrorKind kEmptyFile{"documents.empty",
                                      422,
                                      {"{name} is empty.", "{name} est vide.", "{name} ist leer."},
                                      {"Send the file again; the upload may have broken off.",
                                       "Renvoyez le fichier ; l'envoi a peut-être été interrompu.",
                                       "Senden Sie die Datei erneut; vielleicht brach das Hochladen ab."}};
inline constexpr ErrorKind kUnknownType{
    "documents.unknown_type",
    415,
    {"{name} is neither a PDF nor a PNG, JPEG or TIFF picture.",
     "{name} n'est ni un PDF ni une image PNG, JPEG ou TIFF.",
     "{name} ist weder ein PDF noch ein Bild in PNG, JPEG oder TIFF."},
    {"Save it as PDF and send that.", "Enregistrez-le en PDF et envoyez ce fichier.",
     "Speichern Sie die Datei als PDF und senden Sie dieses."}};
inline constexpr ErrorKind kFileTooLarge{"documents.too_large",
                                         413,
                                         {"{name} has {bytes} bytes; at most {bytes_max} are read.",
                                          "{name} compte {bytes} octets ; {bytes_max} au plus sont lus.",
                                          "{name} hat {bytes} Bytes; höchstens {bytes_max} werden gelesen."},
                                         {"Send the contract without large pictures or annexes.",
                                          "Envoyez le contrat sans grandes images ni annexes volumineuses.",
                                          "Senden Sie den Vertrag ohne große Bilder oder Anlagen."}};
inline constexpr ErrorKind kTooManyPages{"documents.too_many_pages",
                                         422,
                                         {"{name} has {pages} pages; at most {pages_max} are read.",
                                          "{name} compte {pages} pages ; {pages_max} au plus sont lues.",
                                          "{name} hat {pages} Seiten; höchstens {pages_max} werden gelesen."},
                                         {"Send the contract alone, without what does not belong to it.",
                                          "Envoyez le contrat seul, sans ce qui n'en fait pas partie.",
                                          "Senden Sie nur den Vertrag, ohne was nicht dazugehört."}};
inline constexpr ErrorKind kTooManyScannedPages{
    "documents.too_many_scanned_pages",
    422,
    {"{name} has {pages} scanned pages; at most {pages_max} are read by recognition.",
     "{name} compte {pages} pages numérisées ; {pages_max} au plus sont lues par reconnaissance.",
     "{name} hat {pages} eingescannte Seiten; höchstens {pages_max} werden durch Texterkennung gelesen."},
    {"Send the pages of the contract alone, or a PDF that holds its text.",
     "Envoyez les seules pages du contrat, ou un PDF qui contient son texte.",
     "Senden Sie nur die Seiten des Vertrags oder ein PDF, das seinen Text enthält."}};
inline constexpr ErrorKind kPageTooLarge{
    "documents.page_too_large",
    422,
    {"Page {page} of {name} is {width} by {height} points; at most {points_max} are drawn.",
     "La page {page} de {name} mesure {width} sur {height} points ; {points_max} au plus sont traités.",
     "Seite {page} von {name} misst {width} mal {height} Punkte; höchstens {points_max} werden verarbeitet."},
    {"Print it to an ordinary paper size and send that.",
     "Imprimez-le au format PDF sur un papier ordinaire et envoyez ce fichier.",
     "Drucken Sie die Datei auf ein übliches Papierformat in ein PDF und senden Sie dieses."}};
inline constexpr ErrorKind kEncrypted{
    "documents.encrypted",
    422,
    {"{name} is encrypted or protected by a password.", "{name} est chiffré ou protégé par un mot de passe.",
     "{name} ist verschlüsselt oder durch ein Passwort geschützt."},
    {"Save a copy without protection and send that.", "Enregistrez une copie sans protection et envoyez-la.",
     "Speichern Sie eine ungeschützte Kopie und senden Sie diese."}};
inline constexpr ErrorKind kBroken{
    "documents.broken",
    422,
    {"{name} is damaged or incomplete: {reason}.", "{name} est endommagé ou incomplet : {reason}.",
     "{name} ist beschädigt oder unvollständig: {reason}."},
    {"Open it, save it again as PDF and send that; or ask for the file anew.",
     "Ouvrez-le, enregistrez-le de nouveau en PDF et envoyez ce fichier, ou redemandez-le.",
     "Öffnen Sie die Datei, speichern Sie sie erneut als PDF und senden Sie dieses, oder erbitten Sie die Datei neu."}};
inline constexpr ErrorKind kTooComplex{
    "documents.too_complex",
    422,
    {"Reading {name} was stopped: it needs more {limit} than any contract.",
     "La lecture de {name} a été arrêtée : elle demande plus de {limit} qu'aucun contrat.",
     "Das Lesen von {name} wurde abgebrochen: Es braucht mehr {limit} als jeder Vertrag."},
    {"Print it to a new PDF and send that.", "Imprimez-le dans un nouveau PDF et envoyez ce fichier.",
     "Drucken Sie die Datei in ein neues PDF und senden Sie dieses."}};
inline constexpr ErrorKind kAmbiguous{
    "documents.ambiguous",
    422,
    {"{name} is two kinds of file at once: {kinds}.", "{name} est de deux types à la fois : {kinds}.",
     "{name} ist zwei Arten von Datei zugleich: {kinds}."},
    {"Save it anew as PDF and send that; such a file shows different things to different readers.",
     "Enregistrez-le de nouveau en PDF et envoyez ce fichier ; un tel fichier montre des contenus différents selon le lecteur.",
     "Speichern Sie die Datei neu als PDF und senden Sie dieses; eine solche Datei zeigt jedem Leser etwas anderes."}};
inline constexpr ErrorKind kNoText{
    "documents.no_text",
    422,
    {"No text was found in {name}.", "Aucun texte n'a été trouvé dans {name}.", "In {name} wurde kein Text gefunden."},
    {"Scan it again: upright, sharp, at 200 to 300 dpi.", "Numérisez-le de nouveau : droit, net, à 200 à 300 ppp.",
     "Scannen Sie das Papier erneut: aufrecht, scharf, mit 200 bis 300 dpi."}};
inline constexpr ErrorKind kGlyphsMissing{
    "documents.glyphs_missing",
    422,
    {"No installed font can draw {characters}.", "Aucune police installée ne peut dessiner {characters}.",
     "Keine installierte Schrift kann {characters} zeichnen."},
    {"Replace these characters, or install a font that has them.",
     "Remplacez ces caractères ou installez une police qui les contient.",
     "Ersetzen Sie diese Zeichen, oder installieren Sie eine Schrift, die sie enthält."}};
inline constexpr ErrorKind kDoesNotFit{
    "documents.does_not_fit",
    422,
    {"A table's row is higher than a page: {text}.", "Une ligne du tableau dépasse la hauteur d'une page : {text}.",
     "Eine Tabellenzeile ist höher als eine Seite: {text}."},
    {"Shorten its text.", "Raccourcissez son texte.", "Kürzen Sie ihren Text."}};
inline constexpr ErrorKind kWriteFailed{
    "documents.write_failed",
    500,
    {"The PDF could not be written: {reason}.", "Le PDF n'a pas pu être écrit : {reason}.",
     "Das PDF konnte nicht geschrieben werden: {reason}."},
    {"See that the packages icc-profiles-free and fonts-dejavu-core are installed; “socle doctor” lists what is missing.",
     "Vérifiez que les paquets icc-profiles-free et fonts-dejavu-core sont installés ; « socle doctor » liste ce qui manque.",
     "Prüfen Sie, ob die Pakete icc-profiles-free und fonts-dejavu-core installiert sind; „socle doctor“ zeigt, was fehlt."}};

inline constexpr const ErrorKind* kErrors[] = {
    &kEmptyFile, &kUnknownType, &kFileTooLarge, &kTooManyPages, &kTooManyScannedPages, &kPageTooLarge, &kEncrypted,
    &kBroken,    &kTooComplex,  &kAmbiguous,    &kNoText,       &kGlyphsMissing,       &kDoesNotFit,   &kWriteFailed};

} // namespace socle::documents
