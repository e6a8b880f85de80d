package io.steersman.api.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Knows addresses that would be read as those of something else: what they name twice is one thing for whoever serves them,
 * and two for whoever sent them.
 */
final class Addresses {

    private static final int HEX = 16;
    private static final int LAST_OF_ASCII = 0x7e;

    private Addresses() {}

    /**
     * What is wrong with the path of a request.
     *
     * @param path as it was sent
     */
    static Optional<String> fault(String path) {
        if (path.indexOf(';') >= 0) {
            return Optional.of("The path has a semicolon, which ends names there. Maybe write it as %3B.");
        }
        byte[] bytes = new byte[path.length()];
        int length = 0;
        for (int i = 0; i < path.length(); i++) {
            int character = path.charAt(i);
            if (character == '%') {
                character = hex(path, i + 1) * HEX + hex(path, i + 2);
                i += 2;
            } else if (character > LAST_OF_ASCII) {
                character = -1;
            }
            if (character < 0) {
                return Optional.of("The path is not written as addresses are. Maybe write what is not ASCII as %XX.");
            }
            bytes[length++] = (byte) character;
        }
        return isText(ByteBuffer.wrap(bytes, 0, length))
                ? Optional.empty()
                : Optional.of("The path is not valid UTF-8.");
    }

    /** The value of a digit; less than all that is read with it when there is none. */
    private static int hex(String path, int at) {
        int digit = at < path.length() && path.charAt(at) <= LAST_OF_ASCII ? Character.digit(path.charAt(at), HEX) : -1;
        return digit < 0 ? -HEX * HEX : digit;
    }

    private static boolean isText(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
