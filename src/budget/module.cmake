set(SOCLE_TEST_FIXTURES postgres) # what is spent is kept on both databases
