# Installs the library into a folder of its own, builds a program against it
# by find_package (shared and static) and by pkg-config, and runs all three.
#   cmake -DBUILD=... -DSOURCE=... -DCOMPILER=... -DFLAGS=... -P run.cmake
set(work ${BUILD}/consumer)
file(REMOVE_RECURSE ${work})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result
                  OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " line)
    message(FATAL_ERROR "${line}: ${result}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/prefix)
file(GLOB_RECURSE pc ${work}/prefix/crosscheck.pc)
cmake_path(GET pc PARENT_PATH pc)
set(ENV{PKG_CONFIG_PATH} ${pc})
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${work}/build
    -DCMAKE_PREFIX_PATH=${work}/prefix -DCMAKE_C_COMPILER=${COMPILER}
    -DCMAKE_C_FLAGS=${FLAGS})
run(${CMAKE_COMMAND} --build ${work}/build)

foreach(kind shared static pkgconfig)
  run(${work}/build/consumer_${kind})
  string(FIND "${output}" "Twenty-three of the 32" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "consumer_${kind} quotes no finding:\n${output}")
  endif()
endforeach()
message("${output}")
