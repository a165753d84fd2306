# The manual: man/<language>/<page> and the program's tables make the pages of build/man, plain for reading there
# (zzsh --help) and compressed for installing.
file(GLOB generator CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.c)
add_executable(zz_pages ${generator})
target_link_libraries(zz_pages PRIVATE zz_commands)
target_compile_definitions(zz_pages PRIVATE ZZ_MAN_DIR="${CMAKE_CURRENT_LIST_DIR}")
find_program(GZIP gzip REQUIRED)

file(GLOB man_tables CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.tsv)
set(man_pages "")
function(zz_manual language folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/man/${language}/*.[1-9])
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME)
    string(REGEX REPLACE ".*[.]" "" section ${name})
    set(page ${CMAKE_BINARY_DIR}/man/${folder}man${section}/${name})
    get_filename_component(directory ${page} DIRECTORY)
    add_custom_command(OUTPUT ${page} ${page}.gz
      COMMAND ${CMAKE_COMMAND} -E make_directory ${directory}
      COMMAND zz_pages ${language} ${source} > ${page}
      COMMAND ${GZIP} -9nkf ${page}
      DEPENDS zz_pages ${source} ${man_tables} VERBATIM)
    list(APPEND man_pages ${page})
    install(FILES ${page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/${folder}man${section})
  endforeach()
  set(man_pages ${man_pages} PARENT_SCOPE)
endfunction()
zz_manual(en "")
zz_manual(zh zh_CN/)
add_custom_target(manual ALL DEPENDS ${man_pages})
