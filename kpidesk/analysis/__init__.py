"""What the figures say: change, status, usual range, goals. Functions over a workbook or a plain series."""
