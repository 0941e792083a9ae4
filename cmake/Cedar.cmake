# Builds the Rust library of src/policy/cedar with cargo, from its committed lock file, and gives it to part_cedar.
# Its dependencies take minutes once; SOCLE_CARGO_TARGET keeps them for every preset.
find_program(CARGO cargo REQUIRED)
set(SOCLE_CARGO_TARGET ${CMAKE_SOURCE_DIR}/build/cargo CACHE PATH "where cargo keeps what it built")

set(cedar_source ${CMAKE_SOURCE_DIR}/src/policy/cedar)
set(cedar_library ${CMAKE_BINARY_DIR}/cedar/libsocle_cedar.a)
file(GLOB cedar_sources CONFIGURE_DEPENDS ${cedar_source}/src/*.rs)

# Copied out of cargo's folder, so that a build of another preset never changes this one's library.

add_custom_command(OUTPUT ${cedar_library}
  COMMAND ${CMAKE_COMMAND} -E env CARGO_TARGET_DIR=${SOCLE_CARGO_TARGET} CARGO_TERM_COLOR=never
          ${CARGO} build --quiet --locked --release -j2 --manifest-path ${cedar_source}/Cargo.toml
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/cedar
  COMMAND ${CMAKE_COMMAND} -E copy ${SOCLE_CARGO_TARGET}/release/libsocle_cedar.a ${cedar_library}
  DEPENDS ${cedar_sources} ${cedar_source}/Cargo.toml ${cedar_source}/Cargo.lock
  COMMENT "cargo: the Cedar engine (minutes the first time)" VERBATIM)
add_custom_target(cedar_library DEPENDS ${cedar_library})

add_library(cedar_static STATIC IMPORTED GLOBAL)
set_target_properties(cedar_static PROPERTIES IMPORTED_LOCATION ${cedar_library})
add_dependencies(cedar_static cedar_library)
target_include_directories(part_cedar SYSTEM INTERFACE ${cedar_source})
target_link_libraries(part_cedar INTERFACE cedar_static Threads::Threads ${CMAKE_DL_LIBS} m)
