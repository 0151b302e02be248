# What CPack makes of the release build: the Debian packages crosscheck (the
# program, its manual and completions), libcrosscheck0 and libcrosscheck-dev.
# "make package" calls it; tools/test_package.sh tries them on a clean root.
set(XC_MAINTAINER "The crosscheck authors <crosscheck@localhost>" CACHE STRING
    "Who the Debian packages are from")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME crosscheck)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_PACKAGE_CONTACT "${XC_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program library development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_IGNORE_GROUPS ON)

set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SOURCE crosscheck)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# What the program reads when it runs, beside the libraries that it needs.
set(data libexttextcat-data)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME crosscheck)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS ${data})
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
"report where news articles contradict each other
crosscheck reads news articles (text, Markdown, HTML, docx, exports of
WordPress, ninjs, NITF, NewsML-G2), turns what they state into facts (actor,
claim, number, date), and reports where articles disagree with each other,
with themselves or with an archive of what was published.

It works offline, says the same about the same input every time, and shows
how it came to each finding.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libcrosscheck0)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA
    ${PROJECT_BINARY_DIR}/debian/triggers)
file(WRITE ${PROJECT_BINARY_DIR}/debian/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS ${data})
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION
"report where news articles contradict each other (library)
libcrosscheck reads news articles, turns what they state into facts, and
reports where they disagree. This package holds the shared library.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libcrosscheck-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libcrosscheck0 (= ${PROJECT_VERSION}-1)")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS
    "libicu-dev, libsqlite3-dev, libcjson-dev, libstemmer-dev, libyaml-dev, libxml2-dev, libcmark-gfm-dev, libcmark-gfm-extensions-dev, libzip-dev, libexttextcat-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION
"report where news articles contradict each other (development)
libcrosscheck reads news articles, turns what they state into facts, and
reports where they disagree. This package holds its header, which is its
manual, the static library, and what CMake and pkg-config need.")

set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/PackageFiles.cmake)
configure_file(cmake/changelog.Debian.in changelog.Debian @ONLY)
set(CPACK_XC_SOURCE_DIR ${PROJECT_SOURCE_DIR})
set(CPACK_XC_BINARY_DIR ${PROJECT_BINARY_DIR})
include(CPack)
