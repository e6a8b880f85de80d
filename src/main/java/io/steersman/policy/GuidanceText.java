package io.steersman.policy;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What an agent reads about a fault: a template over named values.
 *
 * <p>Templates reach nothing but the values given to them: no method, no file, no bean. Thread-safe.
 */
public final class GuidanceText {

    private static final Engine ENGINE =
            Engine.builder().addDefaults().strictRendering(true).build();

    /** Says nothing. */
    public static final GuidanceText NONE = parse("");

    private final String source;
    private final String version;
    private final Template template;

    private GuidanceText(String source, Template template) {
        this.source = source;
        this.version = hash(source);
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @throws InvalidText when it is malformed
     */
    public static GuidanceText parse(String source) {
        try {
            return new GuidanceText(source, ENGINE.parse(source.strip()));
        } catch (TemplateException e) {
            throw new InvalidText(sentence(e), e);
        }
    }

    /**
     * Fills in the values.
     *
     * @throws InvalidText when the template names a value that is not given
     */
    public String render(Map<String, String> values) {
        try {
            return template.data(values).render().strip();
        } catch (TemplateException e) {
            throw new InvalidText(sentence(e), e);
        }
    }

    /** The template as written. */
    public String source() {
        return source;
    }

    /** Names this version: equal templates, equal version. */
    public String version() {
        return version;
    }

    private static String hash(String source) {
        CRC32 checksum = new CRC32();
        checksum.update(source.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }

    private static String sentence(TemplateException e) {
        String message = String.valueOf(e.getMessage());
        return "The text cannot be used: " + message.lines().findFirst().orElse("");
    }

    /** A text is malformed or names an unknown value. */
    public static final class InvalidText extends IllegalArgumentException {
        InvalidText(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
