// Half size: a painter's brush. Of four overlapping corners round each place the calmest counts most (Kuwahara 1976).
in vec2 uv;
out vec4 painted;
uniform sampler2D picture;

void main() {
    ivec2 size = textureSize(picture, 0) - 1, here = ivec2(gl_FragCoord.xy) * 2;
    vec3 mean[4], square[4];
    for (int k = 0; k < 4; k++) mean[k] = square[k] = vec3(0.0);
    for (int y = -2; y <= 2; y++) {
        for (int x = -2; x <= 2; x++) {
            vec3 c = texelFetch(picture, clamp(here + ivec2(x, y) * 2 + ivec2(x & 1, y & 1), ivec2(0), size), 0).rgb;
            vec3 cc = c * c;
            if (x <= 0 && y <= 0) { mean[0] += c; square[0] += cc; }
            if (x >= 0 && y <= 0) { mean[1] += c; square[1] += cc; }
            if (x <= 0 && y >= 0) { mean[2] += c; square[2] += cc; }
            if (x >= 0 && y >= 0) { mean[3] += c; square[3] += cc; }
        }
    }
    vec3 best = vec3(0.0);
    float total = 0.0;
    for (int k = 0; k < 4; k++) {
        vec3 m = mean[k] / 9.0, v = abs(square[k] / 9.0 - m * m);
        float unrest = v.r + v.g + v.b, weight = 1.0 / (1e-4 + unrest * unrest * 4e3 + 0.02 * unrest);
        best += m * weight;
        total += weight;
    }
    painted = vec4(best / total, 1.0);
}
