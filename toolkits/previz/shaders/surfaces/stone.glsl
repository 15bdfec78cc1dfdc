// Stone, mud brick and plaster: stained, chalky.
void surface(inout Surface s) {
    float stain = fractal(world * 1.3, 2) * 1.15, grit = (noise(world * 17.0) - 0.5) * 0.8 * detail;
    s.albedo *= 0.45 + 0.95 * stain + 0.35 * grit + 0.06;
    s.normal = bumped(s.normal, world, stain * 2.0 + grit * 0.5, 0.02);
    s.roughness = 0.95;
    s.shine = 0.01;
    s.wrap = 0.1;
    s.rim = 0.15;
}
