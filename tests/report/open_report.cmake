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
# Of a register that counts as real, few monitored households of a village are for the office alone; in a county as
# small as this one a guarantee is suppressed as a whole.
run(${TONGCUN} synth county --villages 20 --out ${WORK}/small --quiet)
file(READ ${WORK}/small/scenario.toml scenario)
string(APPEND scenario "\n[register]\ntreat_as_real = true\n")
file(WRITE ${WORK}/small/real.toml "${scenario}")
run(${TONGCUN} run ${WORK}/small/real.toml --out ${WORK}/real --quiet)
run(${NODE} ${ROOT}/io/report/test/editions_test.mjs ${WORK}/real)

# A county with a picture behind its map.
run(${TONGCUN} synth county --villages 60 --out ${WORK}/county --quiet)
run(${TONGCUN} run ${WORK}/county/scenario.toml --out ${WORK}/plain --quiet)
run(${NODE} ${ROOT}/io/report/test/make_background.mjs ${WORK}/plain ${WORK}/county/background.tif)
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

foreach(page real:public run:public run:internal run:households)
  string(REPLACE ":" ";" page ${page})
  list(POP_FRONT page folder edition)
  execute_process(COMMAND ${NODE} ${ROOT}/io/report/test/page_test.mjs ${WORK}/${folder} ${edition}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  message(STATUS "${folder}, ${edition}: ${output}")
  if(result EQUAL 77)
    return()
  endif()
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "the ${edition} edition of ${folder} failed")
  endif()
endforeach()
