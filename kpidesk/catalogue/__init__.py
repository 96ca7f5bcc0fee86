"""What ships with the program: every indicator, the starter sets and the sample business."""
