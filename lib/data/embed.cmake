# Files linked into the program: the message catalogue and the data (packs, calendars).

# zz_bytes(file symbol out.c): a C source with the bytes of a file.
set(ZZ_BYTES_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/bytes.cmake)
function(zz_bytes_command file symbol out)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DFILE=${file} -DSYMBOL=${symbol} -DOUT=${out} -P ${ZZ_BYTES_SCRIPT}
    DEPENDS ${file} ${ZZ_BYTES_SCRIPT} VERBATIM)
endfunction()

# The catalogue: lib/po/zh/*.po joined by msgcat, compiled by msgfmt, linked as zz_catalogue_zh.
function(zz_embed_catalogue target)
  find_program(MSGCAT msgcat REQUIRED)
  find_program(MSGFMT msgfmt REQUIRED)
  file(GLOB po CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/lib/po/zh/*.po)
  set(mo ${CMAKE_BINARY_DIR}/zh.mo)
  add_custom_command(OUTPUT ${mo}
    COMMAND ${MSGCAT} --use-first -o ${CMAKE_BINARY_DIR}/zh.po ${po}
    COMMAND ${MSGFMT} --check-format --no-hash --endianness=little -o ${mo} ${CMAKE_BINARY_DIR}/zh.po
    DEPENDS ${po} VERBATIM)
  zz_bytes_command(${mo} zz_catalogue_zh ${CMAKE_BINARY_DIR}/catalogue_zh.c)
  target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/catalogue_zh.c)
endfunction()

# Data: every lib/data/**/*.yaml and *.txt, listed in zz_embedded[] by its path below lib/data (see model/embedded.h).
function(zz_embed_data target)
  file(GLOB_RECURSE data RELATIVE ${CMAKE_SOURCE_DIR}/lib/data CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/lib/data/*.yaml ${CMAKE_SOURCE_DIR}/lib/data/*.txt)
  list(SORT data)
  set(declarations "")
  set(rows "")
  foreach(file IN LISTS data)
    string(MAKE_C_IDENTIFIER ${file} name)
    set(out ${CMAKE_BINARY_DIR}/data_${name}.c)
    zz_bytes_command(${CMAKE_SOURCE_DIR}/lib/data/${file} zz_data_${name} ${out})
    target_sources(${target} PRIVATE ${out})
    string(APPEND declarations
      "extern const unsigned char zz_data_${name}[];\nextern const size_t zz_data_${name}_size;\n")
    string(APPEND rows "\t{\"${file}\", zz_data_${name}, &zz_data_${name}_size},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded.c CONTENT
"#include \"model/embedded.h\"
${declarations}
const struct zz_embedded zz_embedded[] = {
${rows}\t{NULL, NULL, NULL},
};
" @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/embedded.c)
endfunction()
