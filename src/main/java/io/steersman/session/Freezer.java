package io.steersman.session;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.steersman.trajectory.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Writes what a session remembers as a text, field by field in CBOR, and reads it back.
 *
 * <p>Of another version it reads nothing: who rebuilds from the steps is right in any case.
 */
public final class Freezer {

    /** To be raised whenever what is remembered has another shape or another meaning than it had. */
    public static final int VERSION = 4;

    private static final ObjectMapper MAPPER = CBORMapper.builder()
            .annotationIntrospector(new Fields())
            .addModule(new Jdk8Module())
            .addModule(new ParameterNamesModule())
            .addModule(new SimpleModule().addAbstractTypeMapping(Set.class, LinkedHashSet.class))
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .addMixIn(Step.class, Named.class)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    static {
        MAPPER.registerSubtypes(Step.class.getPermittedSubclasses());
    }

    private Freezer() {}

    /** The text of an object as it is now. */
    public static String freeze(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
            out.write(VERSION);
            MAPPER.writeValue(out, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** What was written, when it was written by this version and as that type. */
    public static <T> Optional<T> thaw(String text, Class<T> type) {
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.read() == VERSION ? Optional.of(MAPPER.readValue(in, type)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A step says of which kind it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    private interface Named {}

    /** A field that is never set anew, such as a map with a bound, is filled; any other is replaced. */
    private static final class Fields extends JacksonAnnotationIntrospector {
        @Override
        public Boolean findMergeInfo(Annotated annotated) {
            return annotated instanceof AnnotatedField field
                    && Modifier.isFinal(field.getModifiers())
                    && !field.getDeclaringClass().isRecord()
                    && !field.getRawType().isArray();
        }
    }
}
