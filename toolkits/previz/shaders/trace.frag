// Half size: how open each place is to the sky (ambient occlusion) and where a thin ink line runs.
#include noise.glsl
out vec4 traced;
uniform sampler2D depth;
uniform vec2 reach;        // of sight: nearest, farthest, metres
uniform vec2 ray;          // half width and half height of the view at one metre
uniform float radius;      // of the occlusion; 0 leaves it out
uniform vec3 ink;          // strength; thickness in pixels; farthest distance in metres

// Where the eye sees the surface at a point of the picture: right, up, and back towards the camera.
vec3 place(ivec2 texel) {
    ivec2 size = textureSize(depth, 0), at = clamp(texel, ivec2(0), size - 1);
    float raw = texelFetch(depth, at, 0).r;
    vec2 sight = ((vec2(at) + 0.5) / vec2(size) * 2.0 - 1.0) * ray;
    return vec3(sight, -1.0) * (reach.x * reach.y / (reach.y - raw * (reach.y - reach.x)));
}

float occlusion(ivec2 here, vec3 p, vec3 n) {
    float around = radius * clamp(-p.z * 0.22, 0.12, 4.0), angle = dither(gl_FragCoord.xy) * 6.2832, sum = 0.0;
    vec2 tap = vec2(cos(angle), sin(angle)) * around / -p.z / ray * 0.5 * vec2(textureSize(depth, 0));
    for (int i = 0; i < 6; i++) {
        tap = mat2(-0.7374, 0.6755, -0.6755, -0.7374) * tap;
        vec3 v = place(here + ivec2(round(tap * sqrt((float(i) + 0.5) / 6.0)))) - p;
        float square = dot(v, v);
        sum += max(dot(v, n) + 0.006 * p.z, 0.0) / (square + 0.01 * around) * smoothstep(4.0 * around * around, 0.0, square);
    }
    return clamp(1.0 - sum * around * 0.455, 0.0, 1.0);
}

void main() {
    ivec2 here_at = ivec2(gl_FragCoord.xy) * 2, right_by = ivec2(int(ink.y), 0), up_by = ivec2(0, int(ink.y));
    vec3 p = place(here_at), right = place(here_at + right_by), left = place(here_at - right_by);
    vec3 above = place(here_at + up_by), below = place(here_at - up_by);
    float here = -p.z;
    float drop = max(max(-right.z, -left.z), max(-above.z, -below.z)) - here;
    float bend = abs(right.z + left.z + above.z + below.z - 4.0 * p.z);
    float line = smoothstep(0.03, 0.12, drop / here) * smoothstep(0.01, 0.05, bend / here) * smoothstep(ink.z, ink.z * 0.25, here);
    float open = 1.0;
    if (radius > 0.0 && here < 120.0) {
        vec3 dx = abs(right.z - p.z) < abs(left.z - p.z) ? right - p : p - left;
        vec3 dy = abs(above.z - p.z) < abs(below.z - p.z) ? above - p : p - below;
        open = occlusion(here_at, p, normalize(cross(dx, dy)));
    }
    traced = vec4(open, line * ink.x, 0.0, 1.0);
}
