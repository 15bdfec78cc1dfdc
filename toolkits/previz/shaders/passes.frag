// What later tools need to know of a place: its normal, seen from the camera, its distance along the axis, whose it is.
#include frame.glsl
in vec3 world;
in vec3 world_normal;
layout(location = 0) out vec4 normal_and_depth;
layout(location = 1) out vec4 whose;
uniform mat4 world_to_view;
uniform float owner;

void main() {
    vec3 normal = normalize(world_normal);
    normal = mat3(world_to_view) * (gl_FrontFacing ? normal : -normal);
    float depth = -(world_to_view * vec4(world, 1.0)).z;
    normal_and_depth = vec4(normal, depth);
    whose = vec4(owner / 255.0, 0.0, 0.0, 1.0);
}
