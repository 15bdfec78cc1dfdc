// What every shader is told about one frame. The order is that of toolkits/previz/frame_block.py.
layout(std140) uniform Frame {
    mat4 world_to_clip;
    mat4 clip_to_world;
    mat4 world_to_light;
    vec4 eye;            // place; w: seconds
    vec4 key_at;         // where the key light comes from: a direction, or a place when w is 1
    vec4 key_colour;     // w: softness of its shadow, in widths of the shadow map
    vec4 sky_light;      // from above; w: lightning, 0 is none
    vec4 ground_light;   // from below; w: offset along the normal against shadow acne, metres
    vec4 fill_from;
    vec4 fill_colour;
    vec4 rim_from;
    vec4 rim_colour;
    vec4 fog_colour;     // w: density a metre
    vec4 fog_glow;       // towards the light; w: how fast the fog thins upwards, 1 / m
    vec4 disc;           // direction of the sun or moon; w: cosine of its radius
    vec4 disc_colour;    // w: stars, 0 to 1
    vec4 zenith;         // w: height where the fog is measured, metres
    vec4 horizon;        // w: clouds' age in seconds
    vec4 glow;           // along the horizon below the light; w: how fast it falls off upwards
    vec4 cloud_lit;      // w: cover, 0 to 1
    vec4 cloud_dark;     // w: roughness, 0 soft to 1 torn
    vec4 wind;           // m / s; w: gusts
    vec4 lamp_at[4];     // small lights without shadow; w: reach, metres
    vec4 lamp_colour[4];
};
