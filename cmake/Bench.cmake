# The benchmark of the stages ("make bench"): built, not installed.
file(GLOB bench_sources CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/tools/bench/*.c)
add_executable(bench ${bench_sources})
target_include_directories(bench PRIVATE ${PROJECT_SOURCE_DIR}/src
  ${PROJECT_SOURCE_DIR}/tools/bench ${XC_GENERATED_DIR})
target_compile_definitions(bench PRIVATE
  BENCH_GRAMMAR="${PROJECT_SOURCE_DIR}/tools/bench/news.tsv")
target_link_libraries(bench PRIVATE crosscheck_static xc_flags m)
