#include "contracts/contracts.h"
