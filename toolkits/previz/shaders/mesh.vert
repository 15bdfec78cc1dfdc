// A point of a mesh: moved as a whole, or one of many copies that sway in the wind.
#include frame.glsl
in vec3 point;
#ifndef DEPTH_ONLY
in vec3 normal;
in vec3 colour;
in vec3 rest;
out vec3 world;
out vec3 world_normal;
out vec3 tint;
out vec3 from;
#endif
#ifdef COPIES
in vec4 copy_at;    // place, scale
in vec4 copy_more;  // turn in radians, sway, height factor, brightness
#endif
uniform mat4 model;
#ifdef DEPTH_ONLY
uniform mat4 to_clip;
#endif

void main() {
    vec3 p = point;
#ifdef COPIES
    float c = cos(copy_more.x), s = sin(copy_more.x);
    mat3 turn = mat3(c, 0.0, -s, 0.0, 1.0, 0.0, s, 0.0, c);
    float up = max(p.y, 0.0), bend = up * up / (up + 1.0) * copy_more.y * (0.4 + wind.w);
    p.xz += bend * vec2(0.6, 0.35) * sin(vec2(eye.w * 1.7 + copy_at.x, eye.w * 1.3 + copy_at.z));
    p = turn * (p * copy_at.w * vec3(1.0, copy_more.z, 1.0)) + copy_at.xyz;
#else
    p = (model * vec4(p, 1.0)).xyz;
#endif
#ifdef DEPTH_ONLY
    gl_Position = to_clip * vec4(p, 1.0);
#else
#ifdef COPIES
    world_normal = turn * normal;
    tint = colour * copy_more.w;
    from = rest + copy_at.xyz;
#else
    world_normal = mat3(model) * normal;
    tint = colour;
    from = rest;
#endif
    world = p;
    gl_Position = world_to_clip * vec4(p, 1.0);
#endif
}
