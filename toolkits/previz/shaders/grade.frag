// From light to picture: occlusion, blur, bloom, ink, exposure, a filmic curve, then the reading's palette.
#include noise.glsl
in vec2 uv;
out vec4 picture;
uniform sampler2D scene;
uniform sampler2D traced;
uniform sampler2D bloom;
#ifdef LENS
uniform sampler2D soft;
#endif
uniform vec3 shade;        // colour of occluded places
uniform vec3 ink_colour;
uniform vec3 ramp[4];      // dark, low, middle, light
uniform vec3 shadow_tint;
uniform vec3 light_tint;
uniform vec4 tone;         // exposure, saturation, contrast, strength of the ramp
uniform float glare;

// The ACES curve as Narkowicz fitted it (2015), with bright colours paling first.
vec3 filmic(vec3 c) {
    c = mix(c, vec3(luma(c)), 0.1 * smoothstep(0.4, 3.0, luma(c)));
    return clamp(c * (2.51 * c + 0.03) / (c * (2.43 * c + 0.59) + 0.14), 0.0, 1.0);
}

vec3 on_ramp(float l) {
    vec3 dark = mix(ramp[0], ramp[1], clamp(l * 3.0, 0.0, 1.0));
    dark = mix(dark, ramp[2], clamp(l * 3.0 - 1.0, 0.0, 1.0));
    return mix(dark, ramp[3], clamp(l * 3.0 - 2.0, 0.0, 1.0));
}

void main() {
    vec3 c = texelFetch(scene, ivec2(gl_FragCoord.xy), 0).rgb;
    vec2 apart = 0.9 / vec2(textureSize(traced, 0));
    vec2 trace = texture(traced, uv + apart * vec2(0.9, 0.35)).rg;
    trace.r = 0.5 * (trace.r + texture(traced, uv - apart * vec2(0.9, 0.35)).r);  // even out the dither
    c *= mix(shade, vec3(1.0), trace.r);
#ifdef LENS
    vec4 blurred = texture(soft, uv);
    c = mix(c, blurred.rgb, smoothstep(0.06, 0.22, blurred.a));
    trace.g *= 1.0 - smoothstep(0.06, 0.22, blurred.a);
#endif
    c += texture(bloom, uv).rgb * glare;
    c = pow(filmic(max(c, 0.0) * tone.x), vec3(1.0 / 2.2));
    float l = luma(c);
    vec3 target = on_ramp(l);
    c = mix(vec3(l), c, tone.y);
    c = mix(c, target * (0.4 + 0.6 * l / max(luma(target), 0.02)), tone.w);
    c += shadow_tint * (1.0 - l) * (1.0 - l) + light_tint * l * l;
    c = mix(c, c * c * (3.0 - 2.0 * c), tone.z);
    picture = vec4(mix(clamp(c, 0.0, 1.0), ink_colour, trace.g), 1.0);
}
