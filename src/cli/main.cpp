// The socle command.
#include "cli/cli.h"

#include <string>
#include <vector>

int main(int argc, char** argv) { return socle::cli::run(std::vector<std::string>(argv + 1, argv + argc)); }
