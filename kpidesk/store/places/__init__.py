"""Where a file lies and who has it open."""
