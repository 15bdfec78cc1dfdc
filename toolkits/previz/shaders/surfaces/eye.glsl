// Eyes and teeth: painted by their colours, wet, half in the shade of lids and lips.
void surface(inout Surface s) {
    s.albedo *= 0.72;
    s.roughness = 0.1;
    s.shine = 0.1;
    s.wrap = 0.35;
    s.rim = 0.0;
}
