# The library: compiled once, linked as libcrosscheck.a (crosscheck_static),
# libcrosscheck.so (crosscheck) and, for the tests, with a src/base/ whose
# allocations can be made to fail (crosscheck_test).
set(library_sources "")
foreach(room text lexicon article language extract store compare report api)
  file(GLOB_RECURSE room_sources CONFIGURE_DEPENDS
       ${PROJECT_SOURCE_DIR}/src/${room}/*.c)
  list(APPEND library_sources ${room_sources})
endforeach()

file(GLOB base_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/base/*.c)

# The arithmetic of the network, one file a kind of processor. Every flag here
# leaves the results as they are: optimization, no care for floating point
# exceptions, and floats that are no wider than they say (32-bit x86).
file(GLOB kernel_sources CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/src/language/kernel*.c)
set_source_files_properties(${kernel_sources} PROPERTIES
  COMPILE_OPTIONS "-O3;-fno-trapping-math")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64|i[3-6]86)$")
  set_property(SOURCE ${kernel_sources} APPEND PROPERTY
    COMPILE_OPTIONS -msse2 -mfpmath=sse)
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/src/language/kernel_avx2.c
    APPEND PROPERTY COMPILE_OPTIONS -mavx2)
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/src/language/kernel_avx512.c
    APPEND PROPERTY COMPILE_OPTIONS -mavx512f -mavx512bw -mavx512vnni)
endif()

set_source_files_properties(
  ${PROJECT_SOURCE_DIR}/src/language/network.c
  ${PROJECT_SOURCE_DIR}/src/language/eisner.c
  PROPERTIES COMPILE_OPTIONS -O3)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^i[3-6]86$")
  set_property(SOURCE
    ${PROJECT_SOURCE_DIR}/src/language/network.c
    ${PROJECT_SOURCE_DIR}/src/language/network_open.c
    ${PROJECT_SOURCE_DIR}/src/language/eisner.c
    APPEND PROPERTY COMPILE_OPTIONS -msse2 -mfpmath=sse)
endif()

# A fuzzer has nothing to learn from the branches of arithmetic, and they cost
# it most of its time; AddressSanitizer and UBSan stay.
if(XC_FUZZ)
  set_property(SOURCE ${kernel_sources}
    ${PROJECT_SOURCE_DIR}/src/language/network.c
    ${PROJECT_SOURCE_DIR}/src/language/eisner.c
    APPEND PROPERTY COMPILE_OPTIONS -fno-sanitize=fuzzer-no-link)
endif()

# The weights of the language, which the assembler takes in as they are.
set(model ${PROJECT_SOURCE_DIR}/src/language/english.model)
set_source_files_properties(
  ${PROJECT_SOURCE_DIR}/src/language/model_builtin.c PROPERTIES
  COMPILE_DEFINITIONS XC_MODEL_FILE="${model}" OBJECT_DEPENDS ${model})

set_source_files_properties(
  ${PROJECT_SOURCE_DIR}/src/article/tongue.c PROPERTIES
  COMPILE_DEFINITIONS XC_FINGERPRINTS="${XC_FINGERPRINTS}")

set_source_files_properties(
  ${PROJECT_SOURCE_DIR}/src/lexicon/gazetteer.c PROPERTIES
  COMPILE_DEFINITIONS XC_GAZETTEER_FILE="${XC_GAZETTEER}"
  OBJECT_DEPENDS ${XC_GAZETTEER})
set_source_files_properties(
  ${PROJECT_SOURCE_DIR}/src/lexicon/senses.c PROPERTIES
  COMPILE_DEFINITIONS XC_SENSES_FILE="${XC_SENSES}"
  OBJECT_DEPENDS ${XC_SENSES})

add_library(crosscheck_objects OBJECT ${library_sources}
            ${XC_GENERATED_SOURCES})
add_library(crosscheck_base OBJECT ${base_sources})
add_library(crosscheck_base_faults OBJECT ${base_sources})
if(XC_FAULTS)
  target_compile_definitions(crosscheck_base_faults PRIVATE XC_FAULTS)
endif()

foreach(objects crosscheck_objects crosscheck_base crosscheck_base_faults)
  target_include_directories(${objects} PRIVATE ${PROJECT_SOURCE_DIR}/src
    ${PROJECT_SOURCE_DIR}/include ${XC_GENERATED_DIR})
  target_compile_definitions(${objects} PRIVATE
    XC_VERSION="${PROJECT_VERSION}"
    $<$<BOOL:${XC_ARENA_DEBUG}>:XC_ARENA_DEBUG>)
  target_link_libraries(${objects} PRIVATE xc_flags)
endforeach()
add_dependencies(crosscheck_objects xc_generated)
target_link_libraries(crosscheck_objects PRIVATE ${XC_LIBRARIES})

add_library(crosscheck SHARED $<TARGET_OBJECTS:crosscheck_objects>
            $<TARGET_OBJECTS:crosscheck_base>)
target_link_options(crosscheck PRIVATE
  LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/exports.map)
set_target_properties(crosscheck PROPERTIES
  LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/exports.map)
add_library(crosscheck_static STATIC $<TARGET_OBJECTS:crosscheck_objects>
            $<TARGET_OBJECTS:crosscheck_base>)
add_library(crosscheck_test STATIC $<TARGET_OBJECTS:crosscheck_objects>
            $<TARGET_OBJECTS:crosscheck_base_faults>)
add_library(crosscheck::crosscheck ALIAS crosscheck)
add_library(crosscheck::static ALIAS crosscheck_static)

foreach(library crosscheck crosscheck_static crosscheck_test)
  set_target_properties(${library} PROPERTIES LINKER_LANGUAGE C)
  target_include_directories(${library} INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${library}
    PRIVATE ${XC_LIBRARIES} m)
endforeach()
target_link_options(crosscheck PRIVATE ${XC_SANITIZE_FLAGS})
set_target_properties(crosscheck PROPERTIES
  VERSION ${PROJECT_VERSION} SOVERSION 0)
set_target_properties(crosscheck_static PROPERTIES
  OUTPUT_NAME crosscheck EXPORT_NAME static)
