"""The one thing that changes: apply, undo, redo, values, announce."""
