// Half size: what the lens leaves out of focus, gathered over a disc; alpha says how blurred a place is.
#include noise.glsl
out vec4 soft;
uniform sampler2D spread;
uniform float radius;  // of the widest blur, pixels

void main() {
    ivec2 most = textureSize(spread, 0) - 1, here = ivec2(gl_FragCoord.xy);
    vec4 middle = texelFetch(spread, here, 0);
    float own = abs(middle.a), weight = 1.0, widest = own, angle = dither(gl_FragCoord.xy) * 6.2832;
    vec3 sum = middle.rgb;
    vec2 tap = vec2(cos(angle), sin(angle));
    for (int i = 0; i < 14; i++) {
        tap = mat2(-0.7374, 0.6755, -0.6755, -0.7374) * tap;
        float out_there = sqrt((float(i) + 0.5) / 14.0);
        vec4 c = texelFetch(spread, clamp(here + ivec2(round(tap * out_there * radius)), ivec2(0), most), 0);
        float circle = c.a < middle.a - 0.03 ? abs(c.a) : min(abs(c.a), own + 0.02);  // nearer things spill over, farther do not
        float share = smoothstep(out_there - 0.12, out_there + 0.05, circle);
        sum += c.rgb * share;
        weight += share;
        widest = max(widest, share * circle);
    }
    soft = vec4(sum / weight, widest);
}
