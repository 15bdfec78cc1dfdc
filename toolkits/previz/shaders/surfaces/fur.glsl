// A beast's coat: short and dull, light only on its tips.
void surface(inout Surface s) {
    float coat = fractal(from * 14.0, 2);
    s.albedo *= 0.7 + 0.6 * coat;
    s.roughness = 0.8;
    s.shine = 0.02;
    s.wrap = 0.2;
    s.rim = 1.4;
}
