# SPDX-License-Identifier: Apache-2.0
# Runs PROGRAM with ARGUMENTS and checks that it ends with STATUS and, where that is 0, that it
# printed one JSON object that says of itself that all methods agreed. Never looks at a time.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS}
  OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
if(NOT status EQUAL STATUS)
  message(FATAL_ERROR "ended with ${status}, not ${STATUS}: ${output}${errors}")
endif()
if(STATUS EQUAL 0)
  string(JSON verified ERROR_VARIABLE no_json GET "${output}" verified)
  if(no_json)
    message(FATAL_ERROR "not the JSON object expected: ${no_json}\n${output}")
  endif()
  if(NOT verified)
    message(FATAL_ERROR "results differ: ${output}")
  endif()
endif()
