package io.steersman.redaction;

/**
 * A secret in a text.
 *
 * @param start index of its first character
 * @param end index after its last one
 * @param kind what it is
 * @param token what stands in its place: equal secrets, equal tokens
 */
public record Secret(int start, int end, String kind, String token) {

    static Secret of(int start, int end, String kind, String value) {
        return new Secret(start, end, kind, Token.of(kind, value));
    }
}
