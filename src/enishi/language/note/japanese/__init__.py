"""Reading a note in Japanese: tokens → people and days → clauses → facts."""
