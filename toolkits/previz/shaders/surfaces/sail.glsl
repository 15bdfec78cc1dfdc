// Sailcloth in broad stripes, thin enough for the sky; torn where the colour's blue is low.
void surface(inout Surface s) {
    float ragged = noise(from * 2.2) + 0.5 * noise(from * 6.0);
    float edge = smoothstep(0.0, 0.22, tint.b);
    if (ragged * 0.66 < 0.3 * (1.0 - edge) + 0.1) discard;
    float stripe = step(0.5, fract(from.x * 0.62)) * tint.g;
    float worn = fractal(from * 3.0, 3);
    s.albedo = mix(vec3(0.36, 0.27, 0.2), vec3(0.25, 0.085, 0.06), stripe * 0.75) * (0.5 + 0.85 * worn) * (0.6 + tint.r);
    s.wrap = 0.6;
    s.shine = 0.0;
    s.scatter = vec3(0.6, 0.3, 0.15);
    s.rim = 0.6;
}
