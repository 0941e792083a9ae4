#include "documents/documents.h"
