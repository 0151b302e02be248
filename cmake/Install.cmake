# What "cmake --install" puts where: program, manual page, completions; both
# libraries, header, the CMake package, the pkg-config file. Each belongs to a
# component, of which Package.cmake makes packages.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/crosscheck)

if(TARGET crosscheck_program)
  install(TARGETS crosscheck_program DESTINATION ${CMAKE_INSTALL_BINDIR}
          COMPONENT program)
  install(FILES docs/crosscheck.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
          COMPONENT program)

  # The program writes its own completions.
  set(completions ${PROJECT_BINARY_DIR}/completions)
  file(MAKE_DIRECTORY ${completions})
  add_custom_command(OUTPUT ${completions}/bash ${completions}/zsh
    COMMAND crosscheck_program describe bash > ${completions}/bash
    COMMAND crosscheck_program describe zsh > ${completions}/zsh
    DEPENDS crosscheck_program VERBATIM)
  add_custom_target(xc_completions ALL
    DEPENDS ${completions}/bash ${completions}/zsh)
  install(FILES ${completions}/bash RENAME crosscheck COMPONENT program
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${completions}/zsh RENAME _crosscheck COMPONENT program
          DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
endif()
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR}
        COMPONENT notices)
install(FILES include/crosscheck.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        COMPONENT development)
install(TARGETS crosscheck EXPORT crosscheckTargets
        LIBRARY COMPONENT library NAMELINK_COMPONENT development)
install(TARGETS crosscheck_static EXPORT crosscheckStaticTargets
        ARCHIVE COMPONENT development)
foreach(set crosscheckTargets crosscheckStaticTargets)
  install(EXPORT ${set} NAMESPACE crosscheck:: DESTINATION ${package_dir}
          COMPONENT development)
endforeach()

configure_package_config_file(cmake/crosscheckConfig.cmake.in
  crosscheckConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(crosscheckConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/crosscheckConfig.cmake
              ${PROJECT_BINARY_DIR}/crosscheckConfigVersion.cmake
        DESTINATION ${package_dir} COMPONENT development)

file(RELATIVE_PATH XC_PC_TO_PREFIX
     /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(cmake/crosscheck.pc.in crosscheck.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/crosscheck.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
