// Worn metal: bright highlights on a dark ground.
void surface(inout Surface s) {
    float worn = fractal(from * 18.0, 2);
    s.albedo *= 0.5 + 0.6 * worn;
    s.roughness = 0.28 + 0.3 * worn;
    s.shine = 0.5;
    s.rim = 1.3;
}
