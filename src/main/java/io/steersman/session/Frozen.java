package io.steersman.session;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The forms in which values are written that cannot be written themselves. */
final class Frozen {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private Frozen() {}

    /** Something that stands for a value. */
    sealed interface Form extends Serializable {
        /** The value. */
        Object thawed();
    }

    /** The form of a record: its type with its values, in order. */
    static Form of(Record value) {
        return new Values(value.getClass(), SHAPES.get(value.getClass()).values(value));
    }

    /** An optional value: none or one. */
    record Maybe(Object[] value) implements Form {
        @Override
        public Object thawed() {
            return value.length == 0 ? Optional.empty() : Optional.of(value[0]);
        }
    }

    /** An optional number. */
    record MaybeInt(boolean present, int value) implements Form {
        @Override
        public Object thawed() {
            return present ? OptionalInt.of(value) : OptionalInt.empty();
        }
    }

    /** An optional long number. */
    record MaybeLong(boolean present, long value) implements Form {
        @Override
        public Object thawed() {
            return present ? OptionalLong.of(value) : OptionalLong.empty();
        }
    }

    /** A record. */
    record Values(Class<?> type, @Nullable Object[] values) implements Form {
        @Override
        public Object thawed() {
            return SHAPES.get(type).make(values);
        }
    }

    /** How a type of records is taken apart and put together again. */
    private record Shape(RecordComponent[] components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            if (components == null) {
                throw new IllegalArgumentException("%s is no record.".formatted(type));
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                Arrays.stream(components).forEach(part -> part.getAccessor().setAccessible(true));
                return new Shape(components, constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        @Nullable
        Object[] values(Record value) {
            @Nullable Object[] values = new Object[components.length];
            try {
                for (int i = 0; i < values.length; i++) {
                    values[i] = components[i].getAccessor().invoke(value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            return values;
        }

        Object make(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
