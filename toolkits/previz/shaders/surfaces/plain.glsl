// Anything without a texture of its own: a little uneven.
void surface(inout Surface s) {
    s.albedo *= 0.85 + 0.3 * noise(from * 9.0);
}
