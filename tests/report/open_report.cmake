# SPDX-License-Identifier: Apache-2.0
# Makes an invented county, runs its scenario and opens the editions of the report in a browser
# (io/report/test/page_test.mjs). Skipped by name where Node, its packages or the browser are absent.
cmake_minimum_required(VERSION 3.25)
find_program(NODE node)
if(NOT NODE)
  message(STATUS "skipped: no node (Debian: apt-get install nodejs)")
  return()
endif()
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGV}\n${output}${errors}")
  endif()
endfunction()
file(REMOVE_RECURSE ${WORK})
run(${TONGCUN} synth county --villages 60 --out ${WORK}/county --quiet)
# Of a register that counts as real, few monitored households of a village are for the office alone.
file(READ ${WORK}/county/scenario.toml scenario)
string(APPEND scenario "\n[register]\ntreat_as_real = true\n")
file(WRITE ${WORK}/county/real.toml "${scenario}")
run(${TONGCUN} run ${WORK}/county/real.toml --out ${WORK}/real --quiet)
run(${NODE} ${ROOT}/io/report/test/editions_test.mjs ${WORK}/real)

# The same county with a picture behind its map.
run(${NODE} ${ROOT}/io/report/test/make_background.mjs ${WORK}/real ${WORK}/county/background.tif)
file(READ ${WORK}/county/scenario.toml scenario)
string(APPEND scenario "\n[report]\nbackground = { file = \"background.tif\", attribution = \"nobody's map\" }\n")
file(WRITE ${WORK}/county/pictured.toml "${scenario}")
run(${TONGCUN} run ${WORK}/county/pictured.toml --out ${WORK}/run --quiet)

# Beside another answer to the same question: what changes in each village.
run(${TONGCUN} run ${WORK}/county/pictured.toml --out ${WORK}/slow --quiet --set access.boarding_min=10)
run(${TONGCUN} compare ${WORK}/run ${WORK}/slow --out ${WORK}/compared)
execute_process(COMMAND ${NODE} ${ROOT}/io/report/test/comparison_test.mjs ${WORK}/compared
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
message(STATUS "comparison: ${output}")
if(NOT result EQUAL 0 AND NOT result EQUAL 77)
  message(FATAL_ERROR "the page of the comparison failed")
endif()

foreach(edition public internal households)
  execute_process(COMMAND ${NODE} ${ROOT}/io/report/test/page_test.mjs ${WORK}/run ${edition}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  message(STATUS "${edition}: ${output}")
  if(result EQUAL 77)
    return()
  endif()
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "the ${edition} edition failed")
  endif()
endforeach()
