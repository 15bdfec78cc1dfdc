// A beast's coat: short and glossy.
void surface(inout Surface s) {
    float coat = fractal(from * 14.0, 2);
    s.albedo *= 0.7 + 0.6 * coat;
    s.roughness = 0.55;
    s.shine = 0.03;
    s.wrap = 0.2;
    s.rim = 1.4;
}
