set(SOCLE_TEST_FIXTURES postgres) # what is counted is counted on both databases
