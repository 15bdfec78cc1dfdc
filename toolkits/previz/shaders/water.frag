// Water: the sky in it, light through the crests, foam on crests, round the hull and along the shore.
#include frame.glsl
#include noise.glsl
#include fog.glsl
#include sky.glsl
in vec3 world;
in vec2 still;
in vec3 world_normal;
in vec2 crest;
out vec4 light;
uniform vec3 deep;
uniform vec3 through;   // colour of light that comes through a wave
uniform vec3 foam_colour;
uniform vec4 surface;   // ripples, foam, scale of the waves in metres, murk 1 / m
uniform mat4 world_to_hull;
uniform vec4 hull;      // half length, half breadth, height of the waterline; 1 for a ship
uniform sampler2D bed;  // height of the ground below, metres
uniform vec4 bed_area;  // lowest x, lowest z, 1 / width, 1 / depth

// Metres from the hull's side; negative inside of it.
float from_hull() {
    vec3 at = (world_to_hull * vec4(world, 1.0)).xyz;
    float along = clamp(abs(at.z) / hull.x, 0.0, 1.0);
    return max(abs(at.x) - hull.y * sqrt(max(1.0 - pow(along, 2.6), 0.0)), abs(at.z) - hull.x);
}

void main() {
    float beside = hull.w > 0.5 ? from_hull() : 100.0;
    if (beside < -0.12 && abs((world_to_hull * vec4(world, 1.0)).z) < 0.62 * hull.x) discard;  // it would stand on the deck
    vec3 view = eye.xyz - world;
    float far = length(view), detail = exp(-far * 0.022);
    view /= far;
    vec2 along = normalize(wind.xz + vec2(0.01, 0.006));
    float t = eye.w;
    vec3 ripple = sloped_noise(still * 0.9 + t * 0.5 * along) * vec3(0.55, 0.5, 0.5);
    ripple += sloped_noise(NEXT_OCTAVE * still * 1.1 - t * 0.6 * along) * vec3(0.3, 0.45, 0.45);
    vec3 fine = sloped_noise(still * 4.1 - t * 1.4 * along) * 0.5 * detail;
    float rough = surface.x * (0.19 + 0.81 * detail);
    vec3 n = normalize(normalize(world_normal) - vec3(ripple.y + 0.55 * fine.y, 0.0, ripple.z + 0.55 * fine.z) * 0.62 * rough);
    float mirror = min(0.02 + 0.98 * pow(1.0 - max(dot(n, view), 0.0), 5.0), 0.8);
    vec3 bounce = reflect(-view, n);
    bounce.y = abs(bounce.y) + 0.04;
    float toward = clamp(dot(-view, disc.xyz) * 0.5 + 0.5, 0.0, 1.0);
    vec3 c = deep * (0.55 + 0.5 * n.y) + through * smoothstep(-0.1, 0.62, crest.y / surface.z) * (0.35 + 0.65 * toward * toward);
#ifdef BED
    vec2 in_bed = (world.xz - bed_area.xy) * bed_area.zw;
    float depth = world.y - texture(bed, in_bed).r;
#else
    float depth = 100.0;
#endif
    c = mix(through * 1.6 + fog_colour.rgb * 0.15, c, 1.0 - exp(-max(depth, 0.0) * surface.w));
    c = mix(c, mirrored_sky(bounce), mirror);
    c += key_colour.rgb * step(key_at.w, 0.5) * pow(max(dot(n, normalize(key_at.xyz + view)), 0.0), 90.0) * 1.3;
    c += sky_light.w * vec3(0.6, 0.75, 1.0) * pow(max(dot(n, normalize(vec3(-0.3, 0.7, -0.8) + view)), 0.0), 12.0) * 0.5;
    float broken = fractal(still * 2.2 + (ripple.x + 0.08) * 2.5 + t * 0.15, 2) * 1.17 + 0.04;
    float streak = noise(vec2(dot(still, along) * 0.35, dot(still, vec2(-along.y, along.x)) * 1.6) + ripple.x * 0.7) * 0.62 + fine.x * 0.26;
    float tip = smoothstep(0.52, 1.05, crest.x + (ripple.x - 0.37) * 0.5);
    float foam = tip * smoothstep(0.38, 0.62, broken + tip * 0.16);
    foam += 0.3 * smoothstep(0.56, 0.74, streak) * smoothstep(0.42, 0.58, broken) * smoothstep(-0.3, 0.2, crest.y / surface.z);
    foam *= surface.y;
    foam += smoothstep(1.5, 0.0, beside + (broken - 0.5) * 2.6) * smoothstep(0.4, 0.66, broken + 0.06) * (0.3 + 0.5 * surface.y);
    float swash = 0.25 + 0.2 * sin(t * 0.9 + still.x * 0.15 + ripple.x * 3.0);
    foam += smoothstep(swash, swash * 0.2, depth) * smoothstep(0.3, 0.55, broken) * 0.8;
    vec3 lit_foam = foam_colour * (0.5 + 0.6 * max(n.y, 0.0) + 0.5 * sky_light.w) * (0.65 + 0.5 * broken);
    c = mix(c, lit_foam, clamp(foam, 0.0, 1.0) * 0.9);
    light = vec4(min(fogged(c, world), vec3(20.0)), 1.0);
}
