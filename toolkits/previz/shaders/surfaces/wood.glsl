// Planks along z, grain along the plank, dark seams.
void surface(inout Surface s) {
    float grain = fractal(from * vec3(26.0, 26.0, 3.2), 2);
    float plank = fract(from.y * 4.2 + 0.12 * sin(from.z * 0.35));
    float seam = smoothstep(0.0, 0.07, plank) * smoothstep(1.0, 0.93, plank);
    s.albedo *= (0.55 + 0.9 * grain) * mix(0.35, 1.0, seam);
    s.normal = bumped(s.normal, world, grain * 0.5 * detail + seam, 0.012);
    s.roughness = 0.55;
    s.shine = 0.05;
}
