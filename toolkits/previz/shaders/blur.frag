// A Gaussian of nine points in one direction, in five filtered reads.
in vec2 uv;
out vec4 blurred;
uniform sampler2D source;
uniform vec2 along;

void main() {
    vec3 sum = texture(source, uv).rgb * 0.227;
    sum += (texture(source, uv + along * 1.385).rgb + texture(source, uv - along * 1.385).rgb) * 0.316;
    sum += (texture(source, uv + along * 3.231).rgb + texture(source, uv - along * 3.231).rgb) * 0.0703;
    blurred = vec4(sum, 1.0);
}
