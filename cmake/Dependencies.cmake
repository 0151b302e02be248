# ICU, SQLite, cJSON, Snowball and libyaml, as imported targets: ICU::uc,
# ICU::i18n, SQLite::SQLite3, cjson, stemmer, yaml. For generators and tests alone: udunits2,
# EXPAT::EXPAT.
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(SQLite3 3.40 REQUIRED)
find_package(cJSON 1.7 CONFIG REQUIRED)

# Snowball comes without a description for CMake or pkg-config.
find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)
add_library(stemmer UNKNOWN IMPORTED)
set_target_properties(stemmer PROPERTIES
  IMPORTED_LOCATION ${STEMMER_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${STEMMER_INCLUDE_DIR})

# So does libyaml, as Debian has it.
find_path(YAML_INCLUDE_DIR yaml.h REQUIRED)
find_library(YAML_LIBRARY yaml REQUIRED)
add_library(yaml UNKNOWN IMPORTED)
set_target_properties(yaml PROPERTIES
  IMPORTED_LOCATION ${YAML_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${YAML_INCLUDE_DIR})

# And so does UDUNITS-2.
find_path(UDUNITS2_INCLUDE_DIR udunits2.h PATH_SUFFIXES udunits2 REQUIRED)
find_library(UDUNITS2_LIBRARY udunits2 REQUIRED)
add_library(udunits2 UNKNOWN IMPORTED)
set_target_properties(udunits2 PROPERTIES
  IMPORTED_LOCATION ${UDUNITS2_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${UDUNITS2_INCLUDE_DIR})
find_package(EXPAT REQUIRED)
