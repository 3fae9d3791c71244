// A planted violation: the layering test must refuse this tree.
#include "io/read_scenario.h"
