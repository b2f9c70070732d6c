/* The door to libFuzzer's engine; its own main stays out, SwiftPM makes one. Returns only from a reproduction. */
#include <stddef.h>
#include <stdint.h>
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*target)(const uint8_t *bytes, size_t count));
