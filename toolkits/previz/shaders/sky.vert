// A triangle over the whole picture at the far end of sight.
#include frame.glsl
in vec2 corner;
out vec3 toward;

void main() {
    vec4 far = clip_to_world * vec4(corner, 1.0, 1.0);
    toward = far.xyz / far.w - eye.xyz;
    gl_Position = vec4(corner, 1.0, 1.0);
}
