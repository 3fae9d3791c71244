# SPDX-License-Identifier: Apache-2.0
# How every target of the project is made: flags once, one small library per folder.

add_library(tongcun_flags INTERFACE)
target_compile_features(tongcun_flags INTERFACE cxx_std_20)
target_compile_options(tongcun_flags INTERFACE
  # The same bits on every processor: no fused multiply-add, no -march (design, determinism).
  -ffp-contract=off
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wcast-align -Wunused -Wdouble-promotion
  $<$<BOOL:${TONGCUN_WARNINGS_AS_ERRORS}>:-Werror>
  # g++ 12 sees overlaps in std::string that are not there (GCC bug 105651): no -Wrestrict.
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-restrict>
  -fstack-protector-strong
  $<$<BOOL:${TONGCUN_SANITIZE}>:-fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer>)
target_compile_definitions(tongcun_flags INTERFACE
  $<$<BOOL:${TONGCUN_SANITIZE}>:_GLIBCXX_ASSERTIONS>)
target_link_options(tongcun_flags INTERFACE
  $<$<BOOL:${TONGCUN_SANITIZE}>:-fsanitize=address,undefined>
  -Wl,-z,relro -Wl,-z,now)

# tongcun_precompile(<target> [AND_OPTIMISED] headers...)
# What most sources of a target include is parsed once: a third less work for the compiler. The
# optimised build does so for tests only: there the other sources still show which of them forgets an
# include, and g++ 12 takes the standard library in such a header for code of ours and finds faults
# in it that are not there.
function(tongcun_precompile target)
  cmake_parse_arguments(ARG "AND_OPTIMISED" "" "" ${ARGN})
  if(TONGCUN_SANITIZE OR ARG_AND_OPTIMISED)
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <cmath> <cstdint> <functional>
      <limits> <map> <optional> <set> <span> <string> <string_view> <tuple> <utility> <vector>
      ${ARG_UNPARSED_ARGUMENTS})
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds -Wno-stringop-overflow>)
  endif()
endfunction()

# tongcun_folder(<target> [PUBLIC libs...] [PRIVATE libs...] [PRECOMPILED headers...])
# A static library of all sources of the current folder; every header without a source of its own is
# compiled alone by the target all_verify_interface_header_sets (a source includes its own header
# first, which tests/layering holds, so that it compiles the header alone). Third-party libraries are
# PRIVATE to the one folder whose .cpp files use them.
function(tongcun_folder target)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE;PRECOMPILED" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  list(TRANSFORM sources REPLACE "\\.cpp$" ".h" OUTPUT_VARIABLE compiled_first)
  set(alone ${headers})
  list(REMOVE_ITEM alone ${compiled_first})
  list(REMOVE_ITEM headers ${alone})
  if(sources)
    add_library(${target} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE}
      $<BUILD_INTERFACE:tongcun_flags>)
    tongcun_precompile(${target} ${ARG_PRECOMPILED})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(${target} INTERFACE ${ARG_PUBLIC})
  endif()
  target_compile_features(${target} ${scope} cxx_std_20)
  target_sources(${target} ${scope}
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers}
    FILE_SET alone TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${alone})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON
    INTERFACE_HEADER_SETS_TO_VERIFY alone)
endfunction()

# Options of the sources that are written for one instruction set. g++ 12 takes the deliberately
# undefined registers of its own AVX-512 header for a fault (GCC bug 105593).
set(TONGCUN_AVX2_OPTIONS "-mavx2")
set(TONGCUN_AVX512_OPTIONS "-mavx512f")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND TONGCUN_AVX512_OPTIONS "-Wno-maybe-uninitialized" "-Wno-uninitialized")
endif()
