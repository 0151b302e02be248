# Data turned into C while building, by small C programs of tools/. Each
# writes a file only when its content changes, so that an edited word list
# does not compile everything again.
set(XC_GENERATED_DIR ${PROJECT_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${XC_GENERATED_DIR})

foreach(tool lexgen embed)
  file(GLOB tool_sources CONFIGURE_DEPENDS
       ${PROJECT_SOURCE_DIR}/tools/${tool}*.c)
  add_executable(${tool} ${tool_sources} ${PROJECT_SOURCE_DIR}/tools/files.c
                 $<TARGET_OBJECTS:crosscheck_base>)
  target_include_directories(${tool} PRIVATE ${PROJECT_SOURCE_DIR}/src
                             ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(${tool} PRIVATE xc_flags)
endforeach()

# Word lists made from packages: the countries that ICU names.
add_executable(regions ${PROJECT_SOURCE_DIR}/tools/regions.c)
target_link_libraries(regions PRIVATE xc_flags ICU::uc)
add_custom_command(
  OUTPUT ${XC_GENERATED_DIR}/regions.tsv
  COMMAND regions ${XC_GENERATED_DIR}/regions.tsv
  DEPENDS regions
  COMMENT "Listing the countries that ICU names"
  VERBATIM)

# xc_lexicon_tables(FOLDER FILE...): lexicon_ids.h and lexicon_data.c in
# FOLDER.
function(xc_lexicon_tables folder)
  add_custom_command(
    OUTPUT ${folder}/lexicon.stamp
    BYPRODUCTS ${folder}/lexicon_ids.h ${folder}/lexicon_data.c
    COMMAND lexgen ${folder}/lexicon_ids.h ${folder}/lexicon_data.c ${ARGN}
    COMMAND ${CMAKE_COMMAND} -E touch ${folder}/lexicon.stamp
    DEPENDS lexgen ${ARGN}
    COMMENT "Turning word lists into tables"
    VERBATIM)
endfunction()

# xc_embed(KIND OUTPUT FILE...): see tools/embed.c for the kinds.
function(xc_embed kind output)
  add_custom_command(
    OUTPUT ${output}
    COMMAND embed ${kind} ${output} ${ARGN}
    DEPENDS embed ${ARGN}
    COMMENT "Embedding ${kind}"
    VERBATIM)
endfunction()

file(GLOB lexicons CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/lexicon/*.tsv)
file(GLOB migrations CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schema/*.sql)
file(GLOB weights CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/src/compare/weights.tsv)

xc_lexicon_tables(${XC_GENERATED_DIR} ${lexicons}
                  ${XC_GENERATED_DIR}/regions.tsv)
xc_embed(migrations ${XC_GENERATED_DIR}/migrations.c ${migrations})
xc_embed(weights ${XC_GENERATED_DIR}/weights_data.c ${weights})

set(XC_GENERATED_SOURCES ${XC_GENERATED_DIR}/lexicon_data.c
    ${XC_GENERATED_DIR}/migrations.c ${XC_GENERATED_DIR}/weights_data.c)
add_custom_target(xc_generated DEPENDS ${XC_GENERATED_DIR}/lexicon.stamp
  ${XC_GENERATED_DIR}/migrations.c ${XC_GENERATED_DIR}/weights_data.c)
