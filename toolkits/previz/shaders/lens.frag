// Half size: what the lens leaves out of focus, gathered over a disc; alpha says how blurred a place is.
#include noise.glsl
out vec4 soft;
uniform sampler2D scene;
uniform sampler2D depth;
uniform vec2 reach;  // of sight: nearest, farthest, metres
uniform float radius;  // of the widest blur, pixels
uniform vec2 lens;  // distance in focus, metres; circle of confusion of a far point, 0 to 1

float far_at(ivec2 at) {
    return reach.x * reach.y / (reach.y - texelFetch(depth, at, 0).r * (reach.y - reach.x));
}

float blur_at(float far) {
    return clamp(lens.y * abs(1.0 - lens.x / far), 0.0, 1.0);
}

void main() {
    ivec2 size = textureSize(scene, 0);
    ivec2 here = ivec2(gl_FragCoord.xy) * 2;
    float middle = far_at(here), own = blur_at(middle), weight = 1.0, most = own, angle = dither(gl_FragCoord.xy) * 6.2832;
    vec3 sum = min(texelFetch(scene, here, 0).rgb, 8.0);
    vec2 tap = vec2(cos(angle), sin(angle));
    for (int i = 0; i < 16; i++) {
        tap = mat2(-0.7374, 0.6755, -0.6755, -0.7374) * tap;
        float out_there = sqrt((float(i) + 0.5) / 16.0);
        ivec2 at = clamp(here + ivec2(round(tap * out_there * radius)), ivec2(0), size - 1);
        float far = far_at(at), circle = blur_at(far);
        circle = far < middle * 0.95 ? circle : min(circle, own + 0.02);
        float share = smoothstep(out_there - 0.12, out_there + 0.05, circle);
        sum += min(texelFetch(scene, at, 0).rgb, 8.0) * share;
        weight += share;
        most = max(most, share * circle);
    }
    soft = vec4(sum / weight, most);
}
