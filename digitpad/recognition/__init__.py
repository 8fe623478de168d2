"""From ink to a reading: LiteRT, and no TensorFlow."""
