// Bark with dark marks round the trunk.
void surface(inout Surface s) {
    float marks = fractal(vec3(world.xz * 1.5, from.y * 7.0), 2);
    float stain = fractal(world * 3.0, 2);
    s.albedo *= (0.55 + 0.7 * stain) * mix(1.0, 0.12, smoothstep(0.52, 0.6, marks));
    s.wrap = 0.25;
    s.roughness = 0.9;
    s.shine = 0.0;
}
