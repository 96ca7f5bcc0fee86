"""Nothing is written over what somebody else has left in the file."""
