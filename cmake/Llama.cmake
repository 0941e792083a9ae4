# llama.cpp as scripts/bootstrap built it (cmake/llama): static but for ggml, whose code for each kind of processor is chosen at run
# time. SOCLE_CUDA=ON in the environment of scripts/bootstrap also builds for NVIDIA's GPUs; that has not been tried.
option(SOCLE_CUDA "models on NVIDIA's GPUs: asks that llama.cpp was built for them" OFF)
set(llama_libraries ${SOCLE_THIRD_PARTY}/lib/llama.cpp)
if(SOCLE_CUDA AND NOT EXISTS ${llama_libraries}/run/libggml-cuda.so)
  message(FATAL_ERROR "SOCLE_CUDA=ON, but llama.cpp was built without CUDA: ${llama_libraries}/run has no libggml-cuda.so. "
    "Install NVIDIA's CUDA toolkit (nvcc), run `SOCLE_CUDA=ON scripts/bootstrap build`, and configure again.")
endif()
socle_part(llama.cpp LIBS
  ${llama_libraries}/libllama-common.a ${llama_libraries}/libllama-common-base.a ${llama_libraries}/libllama.a
  ${llama_libraries}/libcpp-httplib.a ${llama_libraries}/run/libggml.so ${llama_libraries}/run/libggml-base.so
  Threads::Threads ${CMAKE_DL_LIBS})
target_include_directories(part_llama.cpp SYSTEM INTERFACE
  ${SOCLE_THIRD_PARTY}/include ${SOCLE_THIRD_PARTY}/include/llama.cpp) # the second: as its own headers name each other

# The shared parts lie in the folder llama beside the program, wherever both are put.
function(socle_bring_llama program)
  set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}
    BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN/llama")
  add_custom_command(TARGET ${program} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/llama
    COMMAND sh -c "cp -df ${llama_libraries}/run/*.so* ${CMAKE_BINARY_DIR}/llama/" VERBATIM)
endfunction()
