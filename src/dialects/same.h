// What the codecs of one wire on both sides share.
#pragma once

#include "dialects/codec.h"

namespace socle::dialects {

// The model's name in an answer becomes the one that the client used. True when that changed anything.
bool rename_model(Tree& body, const std::string& model);
// Appends every string of `node` that may hold words: all but ids, enumerations and sealed values.
void append_strings(const Tree& node, std::string& out);

} // namespace socle::dialects
