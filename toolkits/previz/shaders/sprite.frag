// A puff, a bank of fog, or a halo; faded before the card's edge can be seen.
#include frame.glsl
#include noise.glsl
#include fog.glsl
in vec2 on_card;
in vec3 world;
in vec3 nature;
out vec4 light;
uniform vec3 tint;
uniform int kind;  // 0 puff, 1 bank, 2 halo, 3 mist

void main() {
    float away = length(on_card), cover;
    if (kind == 0) {
        float torn = fractal(on_card * 2.3 + nature.y * 17.0, 2);
        cover = smoothstep(1.0, 0.2, away + (torn - 0.45) * 0.9) * smoothstep(1.0, 0.6, away);
    } else if (kind == 1) {
        vec2 at = vec2(world.x * 0.16 + world.z * 0.11 + eye.w * 0.35, world.y * 0.55 - nature.y * 3.0) + nature.y * 9.0;
        float drift = fractal(at + noise(at * 0.6 + eye.w * 0.08) * 0.9, 2) * 1.17;
        cover = smoothstep(0.28, 0.78, drift) * smoothstep(1.0, 0.15, abs(on_card.y)) * smoothstep(1.0, 0.55, abs(on_card.x));
    } else if (kind == 3) {
        vec2 at = on_card * vec2(2.2, 3.4) + nature.y * 31.0;
        float torn = fractal(at + noise(at * 1.7) * 1.1, 2) * 1.17;
        cover = smoothstep(0.36, 0.72, torn - 0.35 * away + 0.12) * smoothstep(1.0, 0.45, away);
    } else {
        cover = pow(max(1.0 - away, 0.0), 2.2);
    }
    vec3 c = tint * nature.z * (1.0 + 0.8 * sky_light.w);
    light = vec4(fogged(c, world), cover * nature.x);
}
