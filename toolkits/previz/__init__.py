"""The embedded picture tool: one 3D scene per shot, rendered by OpenGL on a CPU or a GPU."""
