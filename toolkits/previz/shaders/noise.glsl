// Value noise by integer hashing: on a software rasteriser arithmetic is cheaper than filtered textures.
float hashed(ivec3 p) {
    uint x = uint(p.x) * 0x8da6b343u ^ uint(p.y) * 0xd8163841u ^ uint(p.z) * 0xcb1ab31fu;
    x = (x ^ (x >> 15)) * 0x2c1b3c6du;
    x ^= x >> 13;
    return float(x >> 8) * (1.0 / 16777216.0);
}

float noise(vec3 p) {
    vec3 cell = floor(p), f = p - cell;
    ivec3 i = ivec3(cell);
    f = f * f * (3.0 - 2.0 * f);
    vec4 low = vec4(hashed(i), hashed(i + ivec3(1, 0, 0)), hashed(i + ivec3(0, 1, 0)), hashed(i + ivec3(1, 1, 0)));
    i.z += 1;
    vec4 high = vec4(hashed(i), hashed(i + ivec3(1, 0, 0)), hashed(i + ivec3(0, 1, 0)), hashed(i + ivec3(1, 1, 0)));
    vec4 slab = mix(low, high, f.z);
    return mix(mix(slab.x, slab.y, f.x), mix(slab.z, slab.w, f.x), f.y);
}

float noise(vec2 p) {
    vec2 cell = floor(p), f = p - cell;
    ivec3 i = ivec3(ivec2(cell), 7);
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hashed(i), hashed(i + ivec3(1, 0, 0)), f.x), mix(hashed(i + ivec3(0, 1, 0)), hashed(i + ivec3(1, 1, 0)), f.x), f.y);
}

// Noise and its slope: (value, d/dx, d/dy).
vec3 sloped_noise(vec2 p) {
    vec2 cell = floor(p), f = p - cell;
    ivec3 i = ivec3(ivec2(cell), 7);
    vec2 u = f * f * (3.0 - 2.0 * f), d = 6.0 * f * (1.0 - f);
    float a = hashed(i), b = hashed(i + ivec3(1, 0, 0)), c = hashed(i + ivec3(0, 1, 0)), e = hashed(i + ivec3(1, 1, 0));
    float k = a - b - c + e;
    return vec3(a + (b - a) * u.x + (c - a) * u.y + k * u.x * u.y, d * vec2(b - a + k * u.y, c - a + k * u.x));
}

const mat2 NEXT_OCTAVE = mat2(1.6, 1.2, -1.2, 1.6);

float fractal(vec2 p, int octaves) {
    float weight = 0.5, total = 0.0;
    for (int i = 0; i < octaves; i++) {
        total += weight * noise(p);
        p = NEXT_OCTAVE * p + 3.7;
        weight *= 0.5;
    }
    return total;
}

float fractal(vec3 p, int octaves) {
    float weight = 0.5, total = 0.0;
    for (int i = 0; i < octaves; i++) {
        total += weight * noise(p);
        p = p * 2.03 + 5.1;
        weight *= 0.5;
    }
    return total;
}

// Interleaved gradient noise (Jimenez 2014): an even spread of angles over neighbouring pixels, 0 to 1.
float dither(vec2 pixel) {
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

float luma(vec3 c) {
    return dot(c, vec3(0.2126, 0.7152, 0.0722));
}
