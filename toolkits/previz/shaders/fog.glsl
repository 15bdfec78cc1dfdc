// Fog that thins exponentially with height, integrated along the ray, and glows towards the light.
vec3 fogged(vec3 colour, vec3 world) {
    vec3 ray = world - eye.xyz;
    float far = length(ray);
    ray /= far;
    float thinning = fog_glow.w;
    float rise = ray.y * thinning;
    rise = abs(rise) < 1e-4 ? 1e-4 : rise;
    float amount = fog_colour.w * exp(-thinning * max(eye.y - zenith.w, 0.0)) * (1.0 - exp(clamp(-rise * far, -40.0, 40.0))) / rise;
    float toward = max(dot(ray, disc.xyz), 0.0);
    toward *= toward * toward;
    vec3 air = mix(fog_colour.rgb, fog_glow.rgb, toward * toward) * (1.0 + 0.5 * sky_light.w);
    return mix(colour, air, 1.0 - exp(-max(amount, 0.0)));
}
