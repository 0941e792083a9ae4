// Which of the three languages a page is written in, by its small words: recognition needs the right model.
#pragma once

#include "documents/documents.h"

namespace socle::documents {

// The recogniser's names joined by '+', strongest first: "deu", "fra+eng"; all three where nothing tells.
std::string models_for(std::span<const Word> words);

} // namespace socle::documents
