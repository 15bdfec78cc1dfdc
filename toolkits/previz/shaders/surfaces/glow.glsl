// What gives light itself: its colour is its strength.
void surface(inout Surface s) {
    s.emission = s.albedo;
    s.albedo = vec3(0.0);
    s.rim = 0.0;
    s.shine = 0.0;
}
