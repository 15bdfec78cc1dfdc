// A soft card turned to the camera: spray, smoke, a bank of fog, a flame's halo.
#include frame.glsl
in vec2 corner;
in vec4 copy_at;    // place; half height, metres
in vec4 copy_more;  // half width, metres; strength; seed; brightness
uniform vec3 across;
uniform vec3 upward;
out vec2 on_card;
out vec3 world;
out vec3 nature;

void main() {
    world = copy_at.xyz + across * corner.x * copy_more.x + upward * corner.y * copy_at.w;
    on_card = corner;
    nature = copy_more.yzw;
    nature.x *= smoothstep(1.5, 7.0, length(world - eye.xyz) / (1.0 + copy_at.w));  // none on the lens
    gl_Position = world_to_clip * vec4(world, 1.0);
}
