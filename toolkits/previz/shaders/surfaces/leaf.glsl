// Leaves: ragged outlines when near, broken light, sun shining through.
void surface(inout Surface s) {
    float clumps = noise(from * 3.1), flicker = noise(from * 19.0);
    if (flicker < 0.46 * smoothstep(0.004, 0.06, detail)) discard;
    s.albedo *= 0.55 + 0.55 * clumps + 0.3 * flicker;
    s.wrap = 0.55;
    s.shine = 0.0;
    s.scatter = vec3(0.35, 0.5, 0.1);
    s.rim = 0.12;
}
