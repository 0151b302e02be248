# What "cmake --install" puts where: program, header, both libraries, the
# CMake package, the pkg-config file, the manual page.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/crosscheck)

if(TARGET crosscheck_program)
  install(TARGETS crosscheck_program DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES include/crosscheck.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS crosscheck EXPORT crosscheckTargets)
install(TARGETS crosscheck_static EXPORT crosscheckStaticTargets)
foreach(set crosscheckTargets crosscheckStaticTargets)
  install(EXPORT ${set} NAMESPACE crosscheck:: DESTINATION ${package_dir})
endforeach()

configure_package_config_file(cmake/crosscheckConfig.cmake.in
  crosscheckConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(crosscheckConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/crosscheckConfig.cmake
              ${PROJECT_BINARY_DIR}/crosscheckConfigVersion.cmake
        DESTINATION ${package_dir})

file(RELATIVE_PATH XC_PC_TO_PREFIX
     /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(cmake/crosscheck.pc.in crosscheck.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/crosscheck.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(EXISTS ${PROJECT_SOURCE_DIR}/docs/crosscheck.1)
  install(FILES docs/crosscheck.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
