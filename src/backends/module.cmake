set(SOCLE_TEST_FIXTURES postgres) # its tests run on both databases
