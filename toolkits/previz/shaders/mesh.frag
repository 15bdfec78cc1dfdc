// A mesh's surface, lit and fogged.
#include frame.glsl
#include noise.glsl
#include fog.glsl
#include shadow.glsl
#include lighting.glsl
in vec3 world;
in vec3 world_normal;
in vec3 tint;
in vec3 from;
out vec4 light;

float detail;  // how much fine texture can be made out from here, 0 to 1

#include SURFACE

void main() {
    vec3 normal = normalize(world_normal);
    detail = exp(-0.16 * length(world - eye.xyz));
    Surface s = Surface(tint, gl_FrontFacing ? normal : -normal, 0.7, 0.04, 0.15, 1.0, vec3(0.0), vec3(0.0));
    surface(s);
    light = vec4(min(fogged(lit(s, world), world), vec3(40.0)), 1.0);
}
