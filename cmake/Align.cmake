# The program that learns the weights of alignment (tools/align/); built where
# liblinear is.
find_path(LINEAR_INCLUDE_DIR linear.h)
find_library(LINEAR_LIBRARY linear)
if(NOT LINEAR_INCLUDE_DIR OR NOT LINEAR_LIBRARY)
  message(STATUS "liblinear is absent: the weights of alignment are not learned")
  return()
endif()
file(GLOB align_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/align/*.c)
add_executable(align EXCLUDE_FROM_ALL ${align_sources}
               ${PROJECT_SOURCE_DIR}/tools/files.c)
target_include_directories(align PRIVATE ${PROJECT_SOURCE_DIR}/src
  ${PROJECT_SOURCE_DIR}/include ${XC_GENERATED_DIR} ${LINEAR_INCLUDE_DIR})
target_link_libraries(align PRIVATE crosscheck_static xc_flags cjson
  ${LINEAR_LIBRARY} m)
