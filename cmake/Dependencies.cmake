# ICU, SQLite, cJSON and libxml2, as imported targets: ICU::uc, ICU::i18n,
# SQLite::SQLite3, cjson, LibXml2::LibXml2. Those that come without a
# description for CMake: stemmer (Snowball), yaml, cmark-gfm and its
# extensions, zip, exttextcat. For generators and tests alone: udunits2,
# EXPAT::EXPAT.
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(SQLite3 3.40 REQUIRED)
find_package(cJSON 1.7 CONFIG REQUIRED)
find_package(LibXml2 2.9 REQUIRED)
find_package(EXPAT REQUIRED)

# A target for a library that is found by its header. Installed users link it
# by its plain name.
function(xc_find_library name header)
  string(TOUPPER ${name} prefix)
  string(REPLACE "-" "_" prefix ${prefix})
  find_path(${prefix}_INCLUDE_DIR ${header} PATH_SUFFIXES ${ARGN} REQUIRED)
  find_library(${prefix}_LIBRARY ${name} REQUIRED)
  add_library(${name} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES
    IMPORTED_LOCATION ${${prefix}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${${prefix}_INCLUDE_DIR})
endfunction()

xc_find_library(stemmer libstemmer.h)
xc_find_library(yaml yaml.h)
xc_find_library(cmark-gfm cmark-gfm.h)
xc_find_library(cmark-gfm-extensions cmark-gfm-core-extensions.h)
xc_find_library(zip zip.h)
xc_find_library(exttextcat textcat.h libexttextcat)
xc_find_library(udunits2 udunits2.h udunits2)
xc_find_library(nettle nettle/sha2.h)

# The fingerprints of languages (package libexttextcat-data), which are read at
# run time. Without them only what an article states of its language counts;
# so in fuzzers, which they would slow down.
find_path(XC_FINGERPRINTS_DIR fpdb.conf PATHS /usr/share /usr/local/share
  PATH_SUFFIXES libexttextcat)
if(XC_FUZZ OR NOT XC_FINGERPRINTS_DIR)
  set(XC_FINGERPRINTS "")
else()
  set(XC_FINGERPRINTS ${XC_FINGERPRINTS_DIR})
endif()

# What the library is linked with.
set(XC_LIBRARIES ICU::i18n ICU::uc SQLite::SQLite3 cjson LibXml2::LibXml2
  cmark-gfm-extensions cmark-gfm zip exttextcat stemmer yaml)
