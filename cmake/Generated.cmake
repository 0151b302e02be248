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

# The currencies that ICU names, besides the curated ones.
set(lexicon_dir ${PROJECT_SOURCE_DIR}/src/lexicon)
foreach(tool currencies unitgen)
  file(GLOB tool_sources CONFIGURE_DEPENDS
       ${PROJECT_SOURCE_DIR}/tools/${tool}*.c)
  add_executable(${tool} ${tool_sources}
                 ${PROJECT_SOURCE_DIR}/tools/lexgen_parse.c
                 ${PROJECT_SOURCE_DIR}/tools/files.c
                 $<TARGET_OBJECTS:crosscheck_base>)
  target_include_directories(${tool} PRIVATE ${PROJECT_SOURCE_DIR}/src
                             ${PROJECT_SOURCE_DIR}/include)
endforeach()
target_link_libraries(currencies PRIVATE xc_flags ICU::i18n ICU::uc)
target_link_libraries(unitgen PRIVATE xc_flags udunits2 EXPAT::EXPAT m)
set(money_lists ${lexicon_dir}/currencies.tsv ${lexicon_dir}/moneywords.tsv)
add_custom_command(
  OUTPUT ${XC_GENERATED_DIR}/currencies.tsv
  COMMAND currencies ${money_lists} ${XC_GENERATED_DIR}/currencies.tsv
  COMMAND ${CMAKE_COMMAND} -E touch ${XC_GENERATED_DIR}/currencies.tsv
  DEPENDS currencies ${money_lists}
  COMMENT "Listing the currencies that ICU names"
  VERBATIM)

# The units that UDUNITS-2 knows, besides the curated ones, with their factors.
set(unit_lists ${lexicon_dir}/units.tsv ${lexicon_dir}/unitwords.tsv)
set(made_of_units ${XC_GENERATED_DIR}/units.tsv
    ${XC_GENERATED_DIR}/symbols.tsv ${XC_GENERATED_DIR}/conversions.tsv)
add_custom_command(
  OUTPUT ${made_of_units}
  COMMAND unitgen ${unit_lists} ${XC_GENERATED_DIR}
  COMMAND ${CMAKE_COMMAND} -E touch ${made_of_units}
  DEPENDS unitgen ${unit_lists}
  COMMENT "Listing the units that UDUNITS-2 knows"
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

file(GLOB lexicons CONFIGURE_DEPENDS ${lexicon_dir}/*.tsv)
list(REMOVE_ITEM lexicons ${lexicon_dir}/units.tsv
     ${lexicon_dir}/currencies.tsv)
file(GLOB migrations CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schema/*.sql)
file(GLOB weights CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/src/compare/weights.tsv)

xc_lexicon_tables(${XC_GENERATED_DIR} ${lexicons} ${made_of_units}
  ${XC_GENERATED_DIR}/currencies.tsv ${XC_GENERATED_DIR}/regions.tsv)
xc_embed(migrations ${XC_GENERATED_DIR}/migrations.c ${migrations})
xc_embed(weights ${XC_GENERATED_DIR}/weights_data.c ${weights})

set(XC_GENERATED_SOURCES ${XC_GENERATED_DIR}/lexicon_data.c
    ${XC_GENERATED_DIR}/migrations.c ${XC_GENERATED_DIR}/weights_data.c)
add_custom_target(xc_generated DEPENDS ${XC_GENERATED_DIR}/lexicon.stamp
  ${XC_GENERATED_DIR}/migrations.c ${XC_GENERATED_DIR}/weights_data.c)
