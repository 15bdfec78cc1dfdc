// Depth alone: the shadow map and the first pass.
void main() {}
