// socle-jq: evaluates the expressions of one task; the daemon starts it inside the sandbox.
#include "workflows/expression.h"

#include <iostream>

int main() { return socle::workflows::run_jq_worker(std::cin, std::cout); }
