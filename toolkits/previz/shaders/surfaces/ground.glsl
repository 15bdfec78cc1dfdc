// Earth, sand, grass and snow from far: patches and grit; no rim light, or it would look like snow.
void surface(inout Surface s) {
    float fine = 0.25 + 0.75 * detail;
    float patches = fractal(world.xz * 0.5, 2), grit = fractal(world.xz * 5.0, 2);
    float wide = fractal(world.xz * 0.055, 2);  // from far, land is patches of land
    s.albedo *= (0.4 + 0.7 * patches + 0.5 * mix(0.45, grit, fine)) * (0.62 + 0.75 * wide);
    s.normal = bumped(s.normal, world, patches * 1.5 + grit * 0.35 * fine, 0.2);
    s.roughness = 0.8;
    s.shine = 0.0;
    s.rim = 0.0;
}
