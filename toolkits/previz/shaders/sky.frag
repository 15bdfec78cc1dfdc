// Everything behind everything.
#include frame.glsl
#include noise.glsl
#include sky.glsl
in vec3 toward;
out vec4 light;

float stars(vec3 ray) {
    vec3 at = ray * 190.0;
    float here = hashed(ivec3(floor(at)));
    float dot_size = length(fract(at) - 0.5);
    return step(0.9965, here) * smoothstep(0.42, 0.1, dot_size) * smoothstep(0.02, 0.35, ray.y);
}

void main() {
    vec3 ray = normalize(toward);
    vec3 c = clouded_sky(ray, 5);
    c += vec3(0.75, 0.82, 1.0) * disc_colour.w * stars(ray) * (1.0 - cloud_lit.w);
    float haze = min(fog_colour.w * 8.0, 1.0) * exp(-max(ray.y, 0.0) * 14.0);
    float through = max(dot(ray, disc.xyz), 0.0);
    vec3 air = mix(fog_colour.rgb, fog_glow.rgb, through * through * through * through);
    light = vec4(mix(c, air, 0.85 * haze), 1.0);
}
