// SPDX-License-Identifier: Apache-2.0
// A planted violation: begins with another header than its own.
#include <vector>

#include "engine/types/bad.h"
