// The link test's program: linked with one whole module and what the manifest lets it use. If it links, nothing hides.
int main() {}
