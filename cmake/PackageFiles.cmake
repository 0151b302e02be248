# What Debian wants of a package beside the files that are installed: manual
# and changelogs compressed, the copyright with NOTICE, completions of zsh
# where Debian keeps them. CPack runs it over what was installed, a folder for
# each component.
set(program crosscheck)
set(library libcrosscheck0)
set(development libcrosscheck-dev)

function(xc_compress file)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

foreach(component program library development)
  set(usr ${CPACK_TEMPORARY_DIRECTORY}/${component}/usr)
  if(NOT EXISTS ${usr})
    message(FATAL_ERROR "Nothing was installed of ${component}")
  endif()
  set(doc ${usr}/share/doc/${${component}})
  file(READ ${CPACK_XC_SOURCE_DIR}/LICENSE license)
  file(READ ${CPACK_XC_SOURCE_DIR}/NOTICE notice)
  file(WRITE ${doc}/copyright "${license}\n\n${notice}")
  file(COPY_FILE ${CPACK_XC_BINARY_DIR}/changelog.Debian
       ${doc}/changelog.Debian)
  file(COPY_FILE ${CPACK_XC_SOURCE_DIR}/CHANGELOG.md ${doc}/changelog)
  xc_compress(${doc}/changelog.Debian)
  xc_compress(${doc}/changelog)
  file(GLOB_RECURSE pages ${usr}/share/man/*.1)
  foreach(page ${pages})
    xc_compress(${page})
  endforeach()
  file(GLOB_RECURSE written ${doc}/*)
  foreach(path ${written})
    file(CHMOD ${path} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ
         WORLD_READ)
  endforeach()
  if(EXISTS ${usr}/share/zsh/site-functions)
    file(RENAME ${usr}/share/zsh/site-functions
         ${usr}/share/zsh/vendor-completions)
  endif()
endforeach()
