# Every tests/test_NAME.c is a program of its own, linked with the library
# whose allocations can fail, and with Check.
find_package(PkgConfig REQUIRED)
pkg_check_modules(check REQUIRED IMPORTED_TARGET check>=0.15)

# xc_add_test(NAME SOURCE...): a test program and its ctest entry. It runs in
# the source folder.
function(xc_test_program name)
  add_executable(${name} ${ARGN})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src
    ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/tests
    ${XC_GENERATED_DIR})
  target_compile_definitions(${name} PRIVATE
    XC_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    XC_BINARY_DIR="${PROJECT_BINARY_DIR}"
    $<$<BOOL:${XC_FAULTS}>:XC_FAULTS>
    $<$<BOOL:${XC_ARENA_DEBUG}>:XC_ARENA_DEBUG>)
  target_link_libraries(${name} PRIVATE xc_flags crosscheck_test cjson m
    PkgConfig::check)
  add_dependencies(${name} xc_generated)
  if(TARGET crosscheck_program)
    add_dependencies(${name} crosscheck_program)
    target_compile_definitions(${name} PRIVATE
      XC_PROGRAM="$<TARGET_FILE:crosscheck_program>")
  endif()
endfunction()

function(xc_add_test name)
  add_test(NAME ${name} COMMAND ${name}
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES
    TIMEOUT 600 ENVIRONMENT "CK_TIMEOUT_MULTIPLIER=10;LC_ALL=C")
endfunction()

file(GLOB test_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/test_*.c)
foreach(source ${test_sources})
  cmake_path(GET source STEM name)
  xc_test_program(${name} ${source})
  xc_add_test(${name})
endforeach()
