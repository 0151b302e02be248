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

# The gazetteer: names of places and people from packages of Debian. The given
# names lie in a folder that has the version of their package.
file(GLOB given_names
     /usr/share/rubygems-integration/all/gems/ffaker-*/lib/ffaker/data)
set(XC_WORDNET_DIR /usr/share/wordnet CACHE PATH "Data of WordNet 3.0")
set(XC_CITIES /usr/share/locale/en/LC_MESSAGES/geonames.mo CACHE FILEPATH
    "English names of cities")
set(XC_ISO_CODES_DIR /usr/share/iso-codes/json CACHE PATH "ISO 3166 as JSON")
set(XC_SCOWL_DIR /usr/share/dict/scowl CACHE PATH "Word lists by size")
set(XC_GIVEN_NAMES_DIR "${given_names}" CACHE PATH "Lists of given names")
foreach(source "${XC_WORDNET_DIR}/data.noun;wordnet-base"
        "${XC_CITIES};libgeonames-common"
        "${XC_ISO_CODES_DIR}/iso_3166-2.json;iso-codes"
        "${XC_GIVEN_NAMES_DIR}/name/first_names_female;ruby-ffaker"
        "${XC_SCOWL_DIR}/english-words.10;scowl")
  list(GET source 0 path)
  list(GET source 1 package)
  if(NOT EXISTS ${path})
    message(FATAL_ERROR
      "${path} is missing: install the Debian package ${package} "
      "(tools/setup.sh build installs all that is needed)")
  endif()
endforeach()
file(GLOB gazetteer_sources CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/tools/gazetteer*.c)
add_executable(gazetteer ${gazetteer_sources}
               ${PROJECT_SOURCE_DIR}/tools/files.c
               ${PROJECT_SOURCE_DIR}/src/lexicon/gazetteer_hash.c
               ${PROJECT_SOURCE_DIR}/src/text/chars.c
               ${PROJECT_SOURCE_DIR}/src/text/fold.c
               $<TARGET_OBJECTS:crosscheck_base>)
target_include_directories(gazetteer PRIVATE ${PROJECT_SOURCE_DIR}/src
                           ${PROJECT_SOURCE_DIR}/include)
target_link_libraries(gazetteer PRIVATE xc_flags ICU::uc cjson)
set(XC_GAZETTEER ${XC_GENERATED_DIR}/gazetteer.bin)
add_custom_command(
  OUTPUT ${XC_GAZETTEER}
  COMMAND gazetteer ${XC_GAZETTEER} ${XC_WORDNET_DIR} ${XC_CITIES}
          ${XC_ISO_CODES_DIR} ${XC_GIVEN_NAMES_DIR} ${XC_SCOWL_DIR}
  COMMAND ${CMAKE_COMMAND} -E touch ${XC_GAZETTEER}
  DEPENDS gazetteer
  COMMENT "Listing names of places and people"
  VERBATIM)

# What words mean, and which say the same or the opposite, from WordNet.
file(GLOB senses_sources CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/tools/senses*.c)
add_executable(senses ${senses_sources} ${PROJECT_SOURCE_DIR}/tools/files.c
               $<TARGET_OBJECTS:crosscheck_base>)
target_include_directories(senses PRIVATE ${PROJECT_SOURCE_DIR}/src
                           ${PROJECT_SOURCE_DIR}/include)
target_link_libraries(senses PRIVATE xc_flags)
set(XC_SENSES ${XC_GENERATED_DIR}/senses.bin)
add_custom_command(
  OUTPUT ${XC_SENSES}
  COMMAND senses ${XC_SENSES} ${XC_WORDNET_DIR}
  COMMAND ${CMAKE_COMMAND} -E touch ${XC_SENSES}
  DEPENDS senses
  COMMENT "Listing what words mean"
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
file(GLOB jobs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/ci/*.yml)
xc_embed(jobs ${XC_GENERATED_DIR}/jobs.c ${jobs})

# The style and script of the HTML report, with their hashes.
add_executable(page ${PROJECT_SOURCE_DIR}/tools/page.c
               ${PROJECT_SOURCE_DIR}/tools/files.c
               $<TARGET_OBJECTS:crosscheck_base>)
target_include_directories(page PRIVATE ${PROJECT_SOURCE_DIR}/src
                           ${PROJECT_SOURCE_DIR}/include)
target_link_libraries(page PRIVATE xc_flags nettle)
set(page_parts ${PROJECT_SOURCE_DIR}/src/report/page/page.css
    ${PROJECT_SOURCE_DIR}/src/report/page/page.js)
set(XC_PAGE ${XC_GENERATED_DIR}/page_data.c)
add_custom_command(
  OUTPUT ${XC_PAGE}
  COMMAND page ${XC_PAGE} ${page_parts}
  COMMAND ${CMAKE_COMMAND} -E touch ${XC_PAGE}
  DEPENDS page ${page_parts}
  COMMENT "Embedding the style and script of the HTML report"
  VERBATIM)

set(XC_GENERATED_SOURCES ${XC_GENERATED_DIR}/lexicon_data.c ${XC_PAGE}
    ${XC_GENERATED_DIR}/migrations.c ${XC_GENERATED_DIR}/weights_data.c
  ${XC_GAZETTEER} ${XC_SENSES})
add_custom_target(xc_generated DEPENDS ${XC_GENERATED_DIR}/lexicon.stamp
  ${XC_PAGE}
  ${XC_GENERATED_DIR}/migrations.c ${XC_GENERATED_DIR}/weights_data.c
  ${XC_GAZETTEER} ${XC_SENSES})
