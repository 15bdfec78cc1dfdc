// The sky in a direction: a gradient, the glow of the light along the horizon, clouds, sun or moon, stars.
vec3 plain_sky(float up) {
    return mix(horizon.rgb, zenith.rgb, smoothstep(0.0, 0.45, up));
}

vec3 horizon_glow(vec3 ray, float up) {
    float toward = max(dot(normalize(ray.xz + 1e-5), normalize(disc.xz + 1e-5)), 0.0);
    return glow.rgb * exp(-up * glow.w) * (0.12 + 0.88 * toward * toward * toward);
}

vec3 clear_sky(vec3 ray) {
    float up = max(ray.y, 0.0);
    return plain_sky(up) + horizon_glow(ray, up);
}

// The sky as rough water mirrors it: clouds as one soft layer.
vec3 mirrored_sky(vec3 ray) {
    vec2 at = ray.xz / (max(ray.y, 0.0) + 0.18) * 1.2 + horizon.w * wind.xz * 0.004;
    float cover = smoothstep(0.72, 0.28, noise(at)) * cloud_lit.w;
    return mix(clear_sky(ray), mix(cloud_dark.rgb, cloud_lit.rgb, 0.4), cover * 0.7);
}

vec3 clouded_sky(vec3 ray, int octaves) {
    float up = max(ray.y, 0.0) + 0.02;
    vec2 at = ray.xz / (up + 0.16) * 1.15 + horizon.w * wind.xz * 0.004;
    float warp = fractal(at * 0.7 + horizon.w * 0.012, octaves - 2);
    float body = fractal(at * 1.1 + vec2(warp * 1.7, -warp) * cloud_dark.w, octaves);
    float bulk = fractal(at * 0.45 - warp + 7.0, octaves - 2);
    float edge = mix(0.12, 0.2, cloud_dark.w), middle = mix(0.86, 0.36, cloud_lit.w);
    float cover = smoothstep(middle - edge, middle + edge, body) * smoothstep(0.0, 0.06, cloud_lit.w);
    vec3 c = plain_sky(up);
    float low = exp(-up * 5.0), open = smoothstep(0.62, 0.36, body);
    vec3 cloud = mix(cloud_dark.rgb, cloud_lit.rgb, smoothstep(0.3, 0.8, bulk * 0.75 + open * 0.4));
    c = mix(c, cloud, cover * (1.0 - 0.6 * low));
    c += horizon_glow(ray, up) * mix(1.0, 0.22 + 1.05 * open, cloud_lit.w);
    c += glow.rgb * low * 0.16 * cover * (1.0 - open);
    float flash = sky_light.w * exp(-4.0 * length(ray.xz - vec2(-0.3, -0.8))) * (0.6 + 2.2 * smoothstep(0.35, 0.7, body));
    float near_disc = dot(ray, disc.xyz);
    float halo = exp((near_disc - 1.0) * 90.0) * 0.26 + exp((near_disc - 1.0) * 11.0) * 0.075;
    c += disc_colour.rgb * halo * (0.25 + 0.35 * cover);
    c += disc_colour.rgb * smoothstep(disc.w, disc.w + 0.0003, near_disc) * (1.0 - 0.6 * cover);
    return c + vec3(0.62, 0.78, 1.15) * flash * 0.55;
}
