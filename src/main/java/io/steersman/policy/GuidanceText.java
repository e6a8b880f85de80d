package io.steersman.policy;

import com.google.re2j.Pattern;
import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import io.steersman.trajectory.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What an agent reads about a fault: a template over named values.
 *
 * <p>Templates reach nothing but the values given to them: no method, no file, no bean. Values that came from the trajectory
 * are quoted, see {@link Quotation}. Thread-safe.
 */
public final class GuidanceText {

    /** A text with more words, values aside, is refused: nobody reads it. */
    public static final int MOST_WORDS = 100;

    /** The values that we give ourselves, and that need no quotation. */
    public static final Set<String> OURS = Set.of("title", "sightings", "first", "last", "repeated", "spent");

    private static final Pattern TAG = Pattern.compile("\\{[^}]*}");

    /** Conditions and named values are all there is: no other section, no other resolver, no place to load from. */
    private static final Engine ENGINE = Engine.builder()
            .strictRendering(true)
            .addSectionHelper(new IfSectionHelper.Factory())
            .addValueResolver(new Named())
            .addResultMapper(new Quoting())
            .build();

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
        int words = words(TAG.matcher(source).replaceAll(" "));
        if (words > MOST_WORDS) {
            throw new InvalidText(
                    "The text has %d words and must have at most %d. Maybe leave out what the agent knows."
                            .formatted(words, MOST_WORDS));
        }
        try {
            return new GuidanceText(source, ENGINE.parse(source.strip()));
        } catch (TemplateException e) {
            throw new InvalidText(sentence(e), e);
        }
    }

    /**
     * Fills in the values, those of the trajectory as quotations.
     *
     * @throws InvalidText when the template names a value that is not given
     */
    public String render(Map<String, String> values) {
        try {
            return Quotation.fenced(template.data(values).render().strip());
        } catch (TemplateException e) {
            throw new InvalidText(sentence(e), e);
        }
    }

    /** The names of the values that it asks for. */
    public Set<String> names() {
        return template.getExpressions().stream()
                .filter(asked -> !asked.isLiteral())
                .map(asked -> asked.getParts().get(0).getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many words a text has. */
    public static int words(String text) {
        return Pieces.words(text).size();
    }

    /** The template as written. */
    public String source() {
        return source;
    }

    /** Names this version: equal templates, equal version. */
    public String version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GuidanceText that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
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
        InvalidText(String message) {
            super(message);
        }

        InvalidText(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The given values by their names; a name with anything behind it, be it a property or a method, is unknown. */
    private static final class Named implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Map<?, ?> && context.getParams().isEmpty();
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            Object value = context.getBase() instanceof Map<?, ?> values ? values.get(context.getName()) : null;
            return value == null ? Results.notFound(context) : CompletedStage.of(value);
        }
    }

    /** What a tag prints. Conditions see the values as they are. */
    private static final class Quoting implements ResultMapper {
        @Override
        public String map(Object result, Expression expression) {
            String name =
                    expression.isLiteral() ? "" : expression.getParts().get(0).getName();
            String value = String.valueOf(result);
            return OURS.contains(name) ? value : Quotation.marked(name, value);
        }
    }
}
