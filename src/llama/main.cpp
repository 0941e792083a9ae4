// socle-llama: one language model in a process of its own; the daemon starts it and talks to it over a socket of this machine.
#include "llama/llama.h"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return socle::llama::run_worker(arguments);
}
