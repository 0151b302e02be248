# Fuzz targets: with libFuzzer (XC_FUZZ; the target "fuzzers" builds them
# all), else as tests that replay the inputs of fixtures/fuzz/TARGET.
add_custom_target(fuzzers)
file(GLOB fuzz_sources CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/tests/fuzz/fuzz_*.c)
foreach(source ${fuzz_sources})
  cmake_path(GET source STEM name)
  string(REPLACE "fuzz_" "" target ${name})
  add_executable(${name} ${source} ${PROJECT_SOURCE_DIR}/tests/fuzz/fuzz.c)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src
    ${PROJECT_SOURCE_DIR}/tests
    ${XC_GENERATED_DIR})
  target_link_libraries(${name} PRIVATE xc_flags crosscheck_static cjson zip)
  add_dependencies(${name} xc_generated)
  add_dependencies(fuzzers ${name})
  if(XC_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/driver.c)
    xc_add_test(${name} ${name} fixtures/fuzz/${target})
  endif()
endforeach()
if(TARGET crosscheck_program)
  add_dependencies(fuzzers crosscheck_program)
endif()
