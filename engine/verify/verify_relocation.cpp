// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/verify_relocation.h"
