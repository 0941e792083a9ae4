// multipart/form-data (RFC 7578): how OpenAI's API takes audio, pictures and files. Inside this module only.
#pragma once

#include "dialects/dialects.h"

namespace socle::dialects {

// The parts without a file name become members of the request's body, all of them strings; a name that repeats (“image[]”) and what has
// a file name stay what they are, in Request::files.
struct Form {
  std::string boundary;
  Tree fields{Tree::Object()};
  std::vector<File> files;
};
Result<Form> parse_form(std::string_view content_type, std::string_view bytes);
std::string write_form(const Request& request, std::string_view upstream_model);

} // namespace socle::dialects
