// Half size: the light, and in alpha how far the lens spreads each place, 0 to 1; negative before the focus.
in vec2 uv;
out vec4 spread;
uniform sampler2D scene;
uniform sampler2D depth;
uniform vec2 reach;  // of sight: nearest, farthest, metres
uniform vec2 lens;   // distance in focus, metres; circle of confusion of a far point, 0 to 1

void main() {
    ivec2 here = ivec2(gl_FragCoord.xy) * 2;
    float far = reach.x * reach.y / (reach.y - texelFetch(depth, here, 0).r * (reach.y - reach.x));
    spread = vec4(min(texelFetch(scene, here, 0).rgb, 8.0), clamp(lens.y * (1.0 - lens.x / far), -1.0, 1.0));
}
