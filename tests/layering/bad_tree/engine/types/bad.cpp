// A planted violation: begins with another header than its own.
#include <vector>
#include "engine/types/bad.h"
