# The console's files in the binary: built by npm from console/ (scripts/bootstrap brought its packages), then embedded.
set(SOCLE_CONSOLE_DIST "" CACHE PATH "a console built before, to embed instead of building it again")
set(console_embed ${CMAKE_CURRENT_LIST_DIR}/embed.py)
set(console_out ${CMAKE_BINARY_DIR}/generated/console)

if(SOCLE_CONSOLE_DIST)
  set(console_dist ${SOCLE_CONSOLE_DIST})
  set(console_built ${console_dist}/index.html)
else()
  set(console_dist ${CMAKE_BINARY_DIR}/console_dist)
  set(console_built ${console_dist}/index.html)
  set(console_folder ${CMAKE_SOURCE_DIR}/console)
  file(GLOB_RECURSE console_sources CONFIGURE_DEPENDS ${console_folder}/src/* ${console_folder}/public/*)
  list(FILTER console_sources EXCLUDE REGEX "(\\.test\\.tsx?|/schema\\.d\\.ts)$")
  add_custom_command(OUTPUT ${console_built}
    COMMAND scripts/bootstrap build
    COMMAND bash -c ". scripts/env && npm --prefix console run --silent build -- --outDir '${console_dist}' --emptyOutDir --logLevel warn"
    DEPENDS ${console_sources} ${console_folder}/index.html ${console_folder}/package-lock.json ${console_folder}/package.json
            ${console_folder}/vite.config.ts ${console_folder}/tsconfig.json ${CMAKE_SOURCE_DIR}/src/api/openapi.json
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "npm: the console" VERBATIM)
endif()

add_custom_command(OUTPUT ${console_out}/console_assets.cpp ${console_out}/console_assets.bin
  COMMAND ${Python3_EXECUTABLE} ${console_embed} ${console_dist} ${console_out}
  DEPENDS ${console_built} ${console_embed}
  COMMENT "embedding the console" VERBATIM)
target_sources(socle_console PRIVATE ${console_out}/console_assets.cpp)
set_property(SOURCE ${console_out}/console_assets.cpp PROPERTY OBJECT_DEPENDS ${console_out}/console_assets.bin)
