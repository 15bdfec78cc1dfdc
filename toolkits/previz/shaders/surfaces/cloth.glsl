// Woven cloth: threads near by, worn patches, light creeping round the folds.
void surface(inout Surface s) {
    float threads = mix(0.5, noise(from * vec3(210.0, 30.0, 210.0)) * 0.5 + noise(from * vec3(30.0, 210.0, 30.0)) * 0.5, detail);
    float worn = fractal(from * 5.0, 2);
    s.albedo *= 0.72 + 0.42 * worn + 0.2 * (threads - 0.5);
    s.normal = bumped(s.normal, world, threads, 0.0016);
    s.wrap = 0.28;
    s.shine = 0.012;
    s.roughness = 0.9;
    s.scatter = vec3(0.25, 0.15, 0.1);
}
