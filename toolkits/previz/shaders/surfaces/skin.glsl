// Skin: mottled, with pores, red where light shines through.
void surface(inout Surface s) {
    float mottled = fractal(from * 26.0, 2), pores = noise(from * 620.0);
    s.albedo *= 0.86 + 0.28 * mottled;
    s.albedo *= mix(vec3(1.0), vec3(1.12, 0.9, 0.86), smoothstep(0.45, 0.8, noise(from * 11.0)));
    s.normal = bumped(s.normal, world, pores + noise(from * 210.0) * 0.7, 0.00035);
    s.wrap = 0.34;
    s.roughness = 0.6;
    s.shine = 0.03;
    s.scatter = vec3(0.45, 0.14, 0.07);
}
