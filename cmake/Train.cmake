# The trainer of the language model. It is compiled for the processor at hand
# and free to reorder sums: it makes numbers, the program's own code scores
# them.
if(NOT XC_TRAIN)
  return()
endif()
find_path(OPENBLAS_INCLUDE_DIR cblas.h
          PATH_SUFFIXES openblas-serial openblas openblas-pthread)
find_library(OPENBLAS_LIBRARY openblas
             PATH_SUFFIXES openblas-serial openblas-pthread)
if(NOT OPENBLAS_INCLUDE_DIR OR NOT OPENBLAS_LIBRARY)
  if(NOT XC_TRAIN STREQUAL "AUTO")
    message(FATAL_ERROR "The trainer needs OpenBLAS (libopenblas-serial-dev)")
  endif()
  message(STATUS "OpenBLAS is absent: the trainer is not built")
  return()
endif()

file(GLOB train_sources CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/tools/train/*.c)
add_executable(train ${train_sources} ${PROJECT_SOURCE_DIR}/tools/files.c)
target_include_directories(train PRIVATE ${PROJECT_SOURCE_DIR}/src
  ${PROJECT_SOURCE_DIR}/tools/train ${PROJECT_SOURCE_DIR}/include
  ${XC_GENERATED_DIR} ${OPENBLAS_INCLUDE_DIR})
target_compile_options(train PRIVATE -O3 -march=native -ffast-math)
target_link_libraries(train PRIVATE crosscheck_static xc_flags
                      ${OPENBLAS_LIBRARY} m)
