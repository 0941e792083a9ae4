// openapi_document() is generated from openapi.json (module.cmake).
#include "api/api.h"
