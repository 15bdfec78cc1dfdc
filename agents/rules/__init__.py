"""The brain without a model: it reads, writes, directs and judges by rules that can be named."""
