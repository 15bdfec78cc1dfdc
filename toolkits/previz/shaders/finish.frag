// The last touch: smooth edges, brush, rain or snow before the lens, vignette, film grain, fade.
#include noise.glsl
in vec2 uv;
out vec4 film;
uniform sampler2D picture;
#ifdef PAINTED
uniform sampler2D painted;
uniform float brush;
#endif
uniform vec2 pixel;
uniform float seconds;
uniform int frame;
uniform vec4 fall;      // rain; its slant; snow; aspect of the picture
uniform vec2 look;      // where the camera points, so that snow stays in its place when it turns
uniform vec4 touch;     // grain, vignette, fade 0 to 1, lightning

vec3 smooth_edges() {
    ivec2 at = ivec2(gl_FragCoord.xy), most = textureSize(picture, 0) - 1;
    vec3 c = texelFetch(picture, at, 0).rgb;
    float here = luma(c);
    float n = luma(texelFetch(picture, min(at + ivec2(0, 1), most), 0).rgb), s = luma(texelFetch(picture, max(at - ivec2(0, 1), ivec2(0)), 0).rgb);
    float e = luma(texelFetch(picture, min(at + ivec2(1, 0), most), 0).rgb), w = luma(texelFetch(picture, max(at - ivec2(1, 0), ivec2(0)), 0).rgb);
    float low = min(here, min(min(n, s), min(e, w))), high = max(here, max(max(n, s), max(e, w)));
    vec2 edge = vec2(n - s, w - e);
    edge /= max(max(abs(edge.x), abs(edge.y)), 1e-4);
    float share = smoothstep(0.03, 0.12, (high - low) / (high + 0.08));
    vec3 along = texture(picture, uv + edge * pixel * 1.1).rgb + texture(picture, uv - edge * pixel * 1.1).rgb;
    return mix(c, along * 0.5, share * 0.75);
}

vec3 rain() {
    float sum = 0.0;
    for (int i = 0; i < 3; i++) {
        float layer = float(i);
        float across = (uv.x + fall.y * uv.y * (1.0 + 0.18 * layer)) * fall.w * (62.0 + 50.0 * layer);
        float column = floor(across), own = hashed(ivec3(column, i, 3));
        float along = uv.y * (1.1 + 0.5 * layer) + seconds * (3.6 + 1.2 * own) * (0.8 + 0.2 * layer) + own * 19.0;
        float drop = hashed(ivec3(column, int(floor(along)), i)), y = fract(along);
        float streak = smoothstep(0.5 + 0.3 * layer, 0.0, abs(fract(across) - 0.5) * 2.0);
        streak *= smoothstep(0.0, 0.15, y) * smoothstep(0.15 + 0.35 * drop, 0.12, y) * step(0.62, drop);
        sum += streak * (0.5 - 0.12 * layer);
    }
    return vec3(0.62, 0.7, 0.78) * sum * fall.x * (1.0 + touch.w);
}

vec3 snow() {
    float sum = 0.0;
    for (int i = 0; i < 4; i++) {
        float layer = float(i), size = 9.0 + 8.0 * layer;
        vec2 at = (uv + look / (1.0 + layer)) * vec2(fall.w, 1.0) * size;
        at += vec2(fall.y * 4.0 + 0.35 * sin(seconds * 0.9 + layer * 2.0 + at.y * 0.4), 1.0) * seconds * (0.62 + 0.1 * layer);
        ivec2 cell = ivec2(floor(at));
        vec2 middle = vec2(hashed(ivec3(cell, i)), hashed(ivec3(cell, i + 9))) * 0.7 + 0.15;
        float flake = hashed(ivec3(cell, i + 21)), wide = (0.05 + 0.06 * flake) * (0.7 + 0.1 * layer);
        sum += smoothstep(wide, wide * 0.25, length(fract(at) - middle)) * step(0.3, flake) * (0.85 - 0.14 * layer);
    }
    return vec3(0.86, 0.9, 0.95) * sum * fall.z;
}

void main() {
    vec3 c = smooth_edges();
#ifdef PAINTED
    c = mix(c, texture(painted, uv).rgb, brush);
#endif
#ifdef RAIN
    c += rain();
#endif
#ifdef SNOW
    c += snow() * (1.0 - c);
#endif
    vec2 off = (uv - 0.5) * vec2(1.0, 0.85);
    c *= 1.0 - touch.y * smoothstep(0.08, 0.55, dot(off, off) * 1.6);
    ivec3 speck = ivec3(ivec2(gl_FragCoord.xy), frame);
    float grain = hashed(speck) + hashed(speck + ivec3(0, 0, 977)) - 1.0;
    c += grain * touch.x * (0.35 + 0.65 * (1.0 - luma(c)));
    film = vec4(c * touch.z, 1.0);
}
