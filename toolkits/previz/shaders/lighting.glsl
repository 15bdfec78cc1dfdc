// One surface under the key light, the sky, a fill, a rim light, small lamps and lightning.
struct Surface {
    vec3 albedo;
    vec3 normal;
    float roughness;  // 0 a mirror, 1 chalk
    float shine;      // strength of the highlight
    float wrap;       // how far light creeps round the edge of shade: cloth, skin, leaves
    float rim;        // how much of the rim light it takes
    vec3 scatter;     // colour of light that shines through at the edge of shade
    vec3 emission;
};

vec3 lamps(Surface s, vec3 world) {
    vec3 sum = vec3(0.0);
    for (int i = 0; i < LAMPS; i++) {
        vec3 toward = lamp_at[i].xyz - world;
        float far = length(toward), reach = max(1.0 - far / lamp_at[i].w, 0.0);
        sum += lamp_colour[i].rgb * reach * reach / (0.3 + far * far) * clamp(dot(s.normal, toward / far) * 0.7 + 0.3, 0.0, 1.0);
    }
    return sum * s.albedo;
}

vec3 lit(Surface s, vec3 world) {
    vec3 view = normalize(eye.xyz - world), toward = key_at.xyz;
    float fall = 1.0;
    if (key_at.w > 0.5) {
        toward = key_at.xyz - world;
        float square = dot(toward, toward);
        fall = 1.0 / (square + 0.12);
        toward *= inversesqrt(square);
    }
    float facing = dot(s.normal, toward);
    float diffuse = clamp((facing + s.wrap) / ((1.0 + s.wrap) * (1.0 + s.wrap)), 0.0, 1.0);
    vec3 key = key_colour.rgb * fall * lit_share(world, s.normal, toward);
    vec3 c = s.albedo * key * (diffuse + s.scatter * smoothstep(0.45, 0.0, abs(facing)) * 0.35);
    c += s.albedo * mix(ground_light.rgb, sky_light.rgb, s.normal.y * 0.5 + 0.5);
    c += s.albedo * fill_colour.rgb * clamp(dot(s.normal, fill_from.xyz) * 0.6 + 0.4, 0.0, 1.0);
    c += s.albedo * sky_light.w * vec3(0.8, 0.9, 1.2) * clamp(s.normal.y * 0.5 + 0.5, 0.0, 1.0);
    float tight = exp2(11.0 - 10.0 * s.roughness);
    float highlight = pow(max(dot(s.normal, normalize(toward + view)), 0.0), tight) * (tight + 2.0) * 0.08;
    c += key * s.shine * highlight * step(0.0, facing);
    float edge = 1.0 - max(dot(s.normal, view), 0.0);
    float upright = 1.0 - 0.9 * max(s.normal.y, 0.0) * max(s.normal.y, 0.0);  // a rim on the ground would look like snow
    c += rim_colour.rgb * s.rim * upright * smoothstep(0.3, 0.98, edge) * smoothstep(-0.25, 0.7, dot(s.normal, rim_from.xyz)) * (0.35 + s.albedo);
    return c + lamps(s, world) + s.emission;
}

// The normal tilted by a height whose change from pixel to pixel is known (Mikkelsen 2010).
vec3 bumped(vec3 normal, vec3 world, float height, float depth) {
    vec3 across = dFdx(world), down = dFdy(world);
    vec3 r1 = cross(down, normal), r2 = cross(normal, across);
    float area = dot(across, r1);
    vec3 slope = sign(area) * (dFdx(height) * r1 + dFdy(height) * r2);
    return normalize(abs(area) * normal - depth * slope);
}
