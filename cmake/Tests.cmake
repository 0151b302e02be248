# Every tests/test_NAME.c is a program of its own, linked with the library
# whose allocations can fail, and with Check. Tests run in the source folder.
find_package(PkgConfig REQUIRED)
pkg_check_modules(check REQUIRED IMPORTED_TARGET check>=0.15)

# What tests may know, and the flags they are compiled with.
add_library(xc_test_flags INTERFACE)
target_include_directories(xc_test_flags INTERFACE
  ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include
  ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(xc_test_flags INTERFACE
  XC_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
  XC_FINGERPRINTS="${XC_FINGERPRINTS}"
  XC_BINARY_DIR="${PROJECT_BINARY_DIR}"
  XC_LEXGEN="$<TARGET_FILE:lexgen>"
  XC_EMBED="$<TARGET_FILE:embed>"
  XC_UNITGEN="$<TARGET_FILE:unitgen>"
  XC_CURRENCIES="$<TARGET_FILE:currencies>"
  XC_SENSES_TOOL="$<TARGET_FILE:senses>"
  XC_GAZETTEER_TOOL="$<TARGET_FILE:gazetteer>"
  XC_SHARED_LIBRARY="$<TARGET_FILE:crosscheck>"
  $<$<BOOL:${XC_FAULTS}>:XC_FAULTS>
  $<$<BOOL:${XC_ARENA_DEBUG}>:XC_ARENA_DEBUG>)
if(TARGET crosscheck_program)
  target_compile_definitions(xc_test_flags INTERFACE
    XC_PROGRAM="$<TARGET_FILE:crosscheck_program>")
endif()
if(TARGET bench)
  target_compile_definitions(xc_test_flags INTERFACE
    XC_BENCH="$<TARGET_FILE:bench>")
endif()
if(TARGET train)
  target_compile_definitions(xc_test_flags INTERFACE
    XC_TRAINER="$<TARGET_FILE:train>")
endif()
target_link_libraries(xc_test_flags INTERFACE xc_flags PkgConfig::check m)

# xc_add_test(NAME COMMAND...)
function(xc_add_test name)
  add_test(NAME ${name} COMMAND ${ARGN}
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES
    TIMEOUT 600 ENVIRONMENT "CK_TIMEOUT_MULTIPLIER=10;LC_ALL=C")
endfunction()

file(GLOB test_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/test_*.c)
foreach(source ${test_sources})
  cmake_path(GET source STEM name)
  add_executable(${name} ${source})
  target_include_directories(${name} PRIVATE ${XC_GENERATED_DIR})
  target_link_libraries(${name} PRIVATE xc_test_flags crosscheck_test cjson)
  add_dependencies(${name} xc_generated)
  xc_add_test(${name} ${name})
endforeach()

# The longest begin first, so that none is left to run alone.
set_tests_properties(
  test_invariance test_hostile test_terminal test_faults test_parse test_cases
  test_train test_writers test_reading test_facts PROPERTIES COST 100)

if(TARGET train)
  add_dependencies(test_train train)
endif()

if(TARGET align)
  add_dependencies(test_align_tool align)
  target_compile_definitions(test_align_tool PRIVATE
    XC_ALIGN="$<TARGET_FILE:align>")
endif()

if(TARGET bench)
  add_dependencies(test_bench bench)
endif()

# The table of units is checked against the library that it was made with.
target_link_libraries(test_units PRIVATE udunits2)

# JUnit XML is held to its schema, Markdown is rendered.
target_link_libraries(test_writers PRIVATE LibXml2::LibXml2
  cmark-gfm-extensions cmark-gfm)

# Look-up in word lists made for its test.
set(sample_dir ${PROJECT_BINARY_DIR}/generated-sample)
file(MAKE_DIRECTORY ${sample_dir})
file(GLOB sample_lists CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/tests/lexicon/*.tsv)
xc_lexicon_tables(${sample_dir} ${sample_lists})
add_custom_target(xc_sample_tables DEPENDS ${sample_dir}/lexicon.stamp)
add_dependencies(xc_generated xc_sample_tables)
add_executable(test_lookup ${PROJECT_SOURCE_DIR}/tests/lexicon/test_lookup.c
  ${PROJECT_SOURCE_DIR}/src/lexicon/lexicon.c ${sample_dir}/lexicon_data.c
  ${sample_dir}/lexicon.stamp)
target_include_directories(test_lookup PRIVATE ${sample_dir})
target_link_libraries(test_lookup PRIVATE xc_test_flags)
xc_add_test(test_lookup test_lookup)

# Every header compiles alone, and twice.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
     ${PROJECT_SOURCE_DIR}/src/*.h ${PROJECT_SOURCE_DIR}/include/*.h)
set(header_sources "")
foreach(header ${headers})
  string(MAKE_C_IDENTIFIER ${header} name)
  set(header_source ${PROJECT_BINARY_DIR}/headers/${name}.c)
  file(CONFIGURE OUTPUT ${header_source} CONTENT
       "#include \"@PROJECT_SOURCE_DIR@/@header@\"
#include \"@PROJECT_SOURCE_DIR@/@header@\"
typedef int not_empty;
")
  list(APPEND header_sources ${header_source})
endforeach()
add_library(headers_alone OBJECT ${header_sources})
target_include_directories(headers_alone PRIVATE ${PROJECT_SOURCE_DIR}/src
  ${PROJECT_SOURCE_DIR}/include ${XC_GENERATED_DIR})
target_link_libraries(headers_alone PRIVATE xc_flags)
add_dependencies(headers_alone xc_generated)

# The library as others use it: installed, found and linked.
list(JOIN XC_SANITIZE_FLAGS " " consumer_flags)
xc_add_test(consumer ${CMAKE_COMMAND} -DBUILD=${PROJECT_BINARY_DIR}
  -DSOURCE=${PROJECT_SOURCE_DIR}/tests/consumer
  -DCOMPILER=${CMAKE_C_COMPILER} "-DFLAGS=${consumer_flags}"
  -P ${PROJECT_SOURCE_DIR}/tests/consumer/run.cmake)
