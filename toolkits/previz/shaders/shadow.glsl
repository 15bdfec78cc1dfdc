// How much of the key light reaches a place: a few taps of the shadow map, turned from pixel to pixel.
uniform sampler2DShadow shadow_map;

float lit_share(vec3 world, vec3 normal, vec3 toward) {
    float lean = 1.0 - max(dot(normal, toward), 0.0);
    vec4 clip = world_to_light * vec4(world + normal * ground_light.w * (0.5 + 1.5 * lean), 1.0);
    vec3 at = clip.xyz / clip.w * 0.5 + 0.5;
    if (clip.w <= 0.0 || any(greaterThan(abs(at - 0.5), vec3(0.499)))) return 1.0;
    float angle = dither(gl_FragCoord.xy) * 6.2832, total = 0.0;
    vec2 tap = vec2(cos(angle), sin(angle)) * key_colour.w;
    for (int i = 0; i < SHADOW_TAPS; i++) {
        tap = mat2(-0.7374, 0.6755, -0.6755, -0.7374) * tap;
        total += texture(shadow_map, vec3(at.xy + tap * sqrt((float(i) + 0.5) / float(SHADOW_TAPS)), at.z));
    }
    return total / float(SHADOW_TAPS);
}
