package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.session.Freezer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is remembered of a run is kept over builds, so that nobody may change its shape unseen. */
class RememberedTest {

    private static final Path PAGE = Path.of("src/test/resources/session/remembered.txt");
    private static final Path FRESH = Path.of("target/remembered.txt");

    @Test
    void whatIsRememberedHasTheShapeOfItsVersion() throws IOException {
        // When
        Map<String, String> types = new TreeMap<>();
        describe(View.Remembered.class, types);
        String shape =
                "version %d%n%n%s%n".formatted(Freezer.VERSION, String.join(System.lineSeparator(), types.values()));
        // Then
        Files.createDirectories(FRESH.getParent());
        Files.writeString(FRESH, shape);
        assertThat(Files.readString(PAGE))
                .as("Another shape needs another version: raise Freezer.VERSION, then: cp %s %s", FRESH, PAGE)
                .isEqualTo(shape);
    }

    private static void describe(Type type, Map<String, String> types) {
        if (type instanceof ParameterizedType of) {
            describe(of.getRawType(), types);
            Arrays.stream(of.getActualTypeArguments()).forEach(part -> describe(part, types));
        } else if (type instanceof Class<?> part && isOurs(part) && !types.containsKey(part.getName())) {
            types.put(part.getName(), (part.getName() + ": " + fields(part)).strip());
            fieldsOf(part).forEach(field -> describe(field.getGenericType(), types));
            Class<?>[] permitted = part.getPermittedSubclasses();
            Stream.of(permitted == null ? new Class<?>[0] : permitted).forEach(one -> describe(one, types));
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.steersman.") || JsonNode.class.isAssignableFrom(type);
    }

    private static String fields(Class<?> type) {
        return fieldsOf(type)
                .map(field -> field.getName() + " " + field.getGenericType().getTypeName())
                .collect(Collectors.joining(", "));
    }

    private static Stream<Field> fieldsOf(Class<?> type) {
        return type.isEnum() || JsonNode.class.isAssignableFrom(type)
                ? Stream.empty()
                : Arrays.stream(type.getDeclaredFields())
                        .filter(field ->
                                !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                        .sorted(Comparator.comparing(Field::getName));
    }
}
