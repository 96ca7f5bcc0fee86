"""How far the open file is saved, what others did to it, and what the owner can do about it."""
