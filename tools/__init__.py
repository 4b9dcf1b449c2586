"""What those who build Enishi use: the tests' procedure, a PostgreSQL for them, the catalogue of sentences."""
