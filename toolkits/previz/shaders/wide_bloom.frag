// The narrow and the wide bloom as one picture.
in vec2 uv;
out vec4 bloom;
uniform sampler2D narrow;
uniform sampler2D wide;

void main() {
    bloom = vec4(texture(narrow, uv).rgb * 0.6 + texture(wide, uv).rgb, 1.0);
}
