// Snowball's stemmers as Debian packages them (libstemmer-dev); it has no pkg-config file.
#include <libstemmer.h>
