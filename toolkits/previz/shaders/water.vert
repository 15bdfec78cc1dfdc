// The sea as a fan of points in front of the camera, moved by a sum of Gerstner waves.
#include frame.glsl
in vec2 at;             // across the fan and along it, 0 to 1
uniform vec2 apex;      // x and z of the point the fan opens from
uniform vec4 fan;       // first angle, width of angle, nearest and farthest radius in metres
uniform float level;    // of the still water, metres
uniform vec4 waves[7];  // direction x, z; wave number, 1 / m; amplitude, m
uniform vec4 steps[7];  // speed, rad / s; phase; steepness; unused
uniform mat4 world_to_hull;
uniform mat4 hull_to_world;
uniform vec4 hull;      // what presses the waves flat: half length (0 where nothing does), half breadth, height; 1 for a ship
out vec3 world;
out vec2 still;         // the same drop in still water
out vec3 world_normal;
out vec2 crest;         // how sharp the crest is; height above the level, metres

#ifdef BED
uniform sampler2D bed;  // height of the ground below, metres
uniform vec4 bed_area;  // lowest x, lowest z, 1 / width, 1 / depth
#endif

void main() {
    float angle = fan.x + fan.y * at.x;
    float radius = fan.z * pow(fan.w / fan.z, at.y);
    still = apex + radius * vec2(sin(angle), cos(angle));
    vec3 p = vec3(still.x, level, still.y), right = vec3(1.0, 0.0, 0.0), ahead = vec3(0.0, 0.0, 1.0);
    crest = vec2(0.0);
    float open = 1.0;  // waves die where the ground comes up
#ifdef BED
    open = clamp((level - texture(bed, (still - bed_area.xy) * bed_area.zw).r) / 2.2, 0.06, 1.0);
#endif
    for (int i = 0; i < 7; i++) {
        vec2 d = waves[i].xy;
        float k = waves[i].z, a = waves[i].w * open, q = steps[i].z;
        float phase = dot(d, still) * k - steps[i].x * eye.w + steps[i].y;
        float s = sin(phase) * k * a, c = cos(phase);
        p += vec3(-d.x * q * a * sin(phase), a * c, -d.y * q * a * sin(phase));
        c *= k * a;
        right += vec3(-d.x * d.x * q * c, -d.x * s, -d.x * d.y * q * c);
        ahead += vec3(-d.x * d.y * q * c, -d.y * s, -d.y * d.y * q * c);
        crest += vec2(q * c, 0.0);
    }
    crest.y = p.y - level;
    vec3 near_hull = (world_to_hull * vec4(p, 1.0)).xyz;
    float away = length(near_hull.xz / max(hull.yx, 0.01)) + step(hull.x, 0.0) * 100.0;
    float pressed = smoothstep(2.6, 1.0, away);
    near_hull.y = mix(near_hull.y, min(near_hull.y, hull.z), pressed);
    p = mix(p, (hull_to_world * vec4(near_hull, 1.0)).xyz, step(away, 2.6));
    world = p;
    world_normal = cross(ahead, right);
    gl_Position = world_to_clip * vec4(p, 1.0);
}
