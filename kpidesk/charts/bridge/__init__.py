"""From one period to another by steps: what raised a figure and what took it down."""
