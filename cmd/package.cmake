# What is installed, and the Debian package (sh examples/need.sh package installs what making it needs):
#   cmake --preset release && cmake --build --preset release && cd build/release && cpack -G DEB
# Dependencies come from dpkg-shlibdeps.
install(TARGETS zzsh)
# For reading: the program has its own copies inside.
install(DIRECTORY lib/data/packs lib/data/calendar lib/data/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/zzsh)
install(FILES cmd/completion/zzsh.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME zzsh)
install(FILES cmd/completion/_zzsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES cmd/completion/zzsh.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# Debian wants a licence in its own form and a changelog; both are made from what is here.
file(READ LICENSE licence)
string(STRIP "${licence}" licence)
string(REGEX REPLACE "\n[ \t]*\n" "\n.\n" licence "${licence}")
string(REGEX REPLACE "\n[ \t]*\n" "\n.\n" licence "${licence}")
string(REPLACE "\n" "\n " licence "${licence}")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/copyright CONTENT
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: zzsh

Files: *
Copyright: 2026 the contributors of zzsh
License: MulanPSL-2.0
 @licence@
" @ONLY)
find_program(GIT git)
set(when "Thu, 01 Jan 2026 00:00:00 +0000")
if(GIT)
  execute_process(COMMAND ${GIT} log -1 --format=%cD WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    OUTPUT_VARIABLE committed OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  string(REGEX REPLACE "^(..., )([0-9]) " "\\10\\2 " committed "${committed}")
  if(committed)
    set(when ${committed})
  endif()
endif()
set(ZZSH_MAINTAINER "the contributors of zzsh <zzsh@example.invalid>" CACHE STRING "Who answers for the package")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/changelog CONTENT
"zzsh (@PROJECT_VERSION@) bookworm; urgency=low

  * Version @PROJECT_VERSION@.

 -- @ZZSH_MAINTAINER@  @when@
" @ONLY)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/changelog.gz
  COMMAND ${GZIP} -9nkf ${CMAKE_BINARY_DIR}/changelog DEPENDS ${CMAKE_BINARY_DIR}/changelog VERBATIM)
add_custom_target(package_changelog ALL DEPENDS ${CMAKE_BINARY_DIR}/changelog.gz)
install(FILES ${CMAKE_BINARY_DIR}/copyright ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(PROGRAMS examples/cron/quarterly.sh DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples/cron)
install(FILES examples/cron/README examples/cron/crontab examples/cron/zzsh-quarterly.service
  examples/cron/zzsh-quarterly.timer DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples/cron)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT ${ZZSH_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "records of organisational life of party branches")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Keeps meetings, party lessons and talks of party branches (组织生活台账) as YAML
files in a git repository and checks them against the eight base systems of
organisational life. Commands, fields and output in Chinese and English; no
server, no network.")
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git, man-db")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "age")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
include(CPack)
