// Quarter size: what is brighter than a threshold, for the bloom.
#include noise.glsl
in vec2 uv;
out vec4 bright;
uniform sampler2D scene;
uniform vec2 pixel;
uniform float threshold;

void main() {
    vec3 sum = vec3(0.0);
    for (int i = 0; i < 4; i++) {
        vec3 c = texture(scene, uv + (vec2(i & 1, i >> 1) - 0.5) * pixel).rgb;
        sum += c / (1.0 + 0.1 * luma(c));
    }
    sum *= 0.25;
    bright = vec4(sum * smoothstep(threshold * 0.6, threshold * 1.6 + 1e-4, luma(sum) + 1e-4), 1.0);
}
