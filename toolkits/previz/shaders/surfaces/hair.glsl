// Hair, beard, fur and grass: streaks along the strand, light from behind shining through.
void surface(inout Surface s) {
    s.albedo *= 0.6 + 0.8 * noise(from * vec3(300.0, 40.0, 300.0));
    s.wrap = 0.5;
    s.roughness = 0.6;
    s.shine = 0.02;
    s.rim = 0.8;
}
