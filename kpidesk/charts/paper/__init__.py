"""What drawings are put together from: the sheet, its frame, axes, lines and labels. Needs matplotlib."""
