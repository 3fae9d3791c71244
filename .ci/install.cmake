# SPDX-License-Identifier: Apache-2.0
# What is installed, the CMake package of the engine, and the Debian package.
include(CMakePackageConfigHelpers)

set(TONGCUN_LIBRARIES tongcun_types tongcun_run tongcun_geometry tongcun_region tongcun_network
  tongcun_access tongcun_rules tongcun_guarantees tongcun_disclose tongcun_poverty tongcun_checks tongcun_history tongcun_statements tongcun_exact tongcun_assignment tongcun_relocation tongcun_verify tongcun_synthetic
  tongcun_scenario tongcun_engine)
set_target_properties(tongcun_engine PROPERTIES EXPORT_NAME engine)
install(TARGETS tongcun tongcun-privacy-audit RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tongcun)
install(FILES ${PROJECT_BINARY_DIR}/cli/completion/tongcun
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT tongcun)
install(FILES ${PROJECT_BINARY_DIR}/cli/completion/_tongcun
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT tongcun)
foreach(library IN LISTS TONGCUN_LIBRARIES)
  get_target_property(header_sets ${library} INTERFACE_HEADER_SETS)
  if(header_sets)
    install(TARGETS ${library} EXPORT tongcunTargets
      ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev
      FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/tongcun COMPONENT dev
      FILE_SET alone DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/tongcun COMPONENT dev)
  else()
    install(TARGETS ${library} EXPORT tongcunTargets
      ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev)
  endif()
endforeach()
install(TARGETS tongcun_geos tongcun_random123 EXPORT tongcunTargets COMPONENT dev)
install(EXPORT tongcunTargets NAMESPACE tongcun::
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tongcun COMPONENT dev)
configure_package_config_file(${PROJECT_SOURCE_DIR}/.ci/tongcunConfig.cmake.in
  ${PROJECT_BINARY_DIR}/tongcunConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tongcun)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/tongcunConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/tongcunConfig.cmake
  ${PROJECT_BINARY_DIR}/tongcunConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tongcun COMPONENT dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios ${PROJECT_SOURCE_DIR}/datasets
  DESTINATION ${CMAKE_INSTALL_DATADIR}/tongcun COMPONENT tongcun FILES_MATCHING PATTERN "*.toml")
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/README.zh-CN.md
  ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/THIRD_PARTY_NOTICES
  ${PROJECT_SOURCE_DIR}/CHANGELOG.md
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/tongcun COMPONENT tongcun)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tongcun)
set(CPACK_PACKAGE_VENDOR "tongcun")
set(CPACK_PACKAGE_CONTACT "the tongcun developers <tongcun@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL tongcun dev)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_TONGCUN_PACKAGE_NAME tongcun)
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libtongcun-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
  "libgeos-dev, libtbb-dev, libboost-graph-dev, librandom123-dev, coinor-libcbc-dev")
set(CPACK_COMPONENT_DEV_DESCRIPTION "The engine as a library: headers, archives, CMake package")
include(CPack)
