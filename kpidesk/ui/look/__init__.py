"""What the window looks like: light or dark, colours, type, icons, and how controls are drawn."""
