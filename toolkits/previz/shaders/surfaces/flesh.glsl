// The inside of a living thing: wet, ribbed, glowing dully where light comes through.
void surface(inout Surface s) {
    float veins = fractal(world * 1.7, 3), folds = noise(world * vec3(2.0, 2.0, 9.0));
    s.albedo *= 0.4 + 0.9 * veins;
    s.normal = bumped(s.normal, world, veins + folds * 0.6, 0.08);
    s.roughness = 0.3;
    s.shine = 0.22;
    s.wrap = 0.5;
    s.scatter = vec3(0.6, 0.12, 0.08);
    s.rim = 0.7;
}
