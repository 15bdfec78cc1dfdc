// Leather: soft grain, a dull highlight.
void surface(inout Surface s) {
    float grain = noise(from * 90.0);
    s.albedo *= 0.75 + 0.4 * noise(from * 8.0) + 0.15 * grain;
    s.normal = bumped(s.normal, world, grain, 0.0012);
    s.roughness = 0.5;
    s.shine = 0.06;
    s.wrap = 0.2;
}
