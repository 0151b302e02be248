# What can be switched, and the flags that everything is compiled with
# (the interface library xc_flags).
option(XC_WERROR "Warnings are errors" OFF)
option(XC_SANITIZE "Build with AddressSanitizer and UBSan" OFF)
option(XC_FUZZ "Build the fuzz targets with libFuzzer (clang)" OFF)
option(XC_ARENA_DEBUG "Every piece of an arena is a malloc of its own"
       ${XC_SANITIZE})
option(XC_FAULTS "The test library can make allocations fail" ON)
set(XC_TRAIN AUTO CACHE STRING
    "Build the trainer of the language model: ON, OFF, AUTO (with OpenBLAS)")
option(XC_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Debug CACHE STRING "Debug or Release" FORCE)
endif()
set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(xc_flags INTERFACE)
target_compile_definitions(xc_flags INTERFACE _XOPEN_SOURCE=700)
target_compile_options(xc_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
  -Wmissing-prototypes
  -ffp-contract=off # the same figures on every machine
  $<$<BOOL:${XC_WERROR}>:-Werror>)

set(sanitizers "")
if(XC_SANITIZE)
  list(APPEND sanitizers address undefined float-cast-overflow)
endif()
if(XC_FUZZ)
  list(APPEND sanitizers fuzzer-no-link)
endif()
set(XC_SANITIZE_FLAGS "")
if(sanitizers)
  list(JOIN sanitizers "," sanitizers)
  set(XC_SANITIZE_FLAGS -fsanitize=${sanitizers} -fno-sanitize-recover=all
                        -fno-omit-frame-pointer)
  target_compile_options(xc_flags INTERFACE ${XC_SANITIZE_FLAGS})
  target_link_options(xc_flags INTERFACE ${XC_SANITIZE_FLAGS})
endif()
