package io.steersman.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Writes what a session remembers as a text, and reads it back in the same program.
 *
 * <p>Whatever else is offered, a text of another build included, is not read at all: who rebuilds from the steps is right in
 * any case. What is shared stays shared. Nothing but types of this program and plain ones of Java are read.
 */
public final class Freezer {

    private static final String BUILD = "/steersman/compiled/build";
    private static final String PROGRAM = program();
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "io.steersman.**;java.util.*;java.lang.*;java.time.*;com.fasterxml.jackson.databind.node.*;!*");

    private Freezer() {}

    /** The text of an object as it is now: records, and what says that it can be written. */
    public static String freeze(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Writer(new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED)))) {
            out.writeUTF(PROGRAM);
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** What was written, when it was written by this very program as that type. */
    public static <T> Optional<T> thaw(String text, Class<T> type) {
        try (ObjectInputStream in = new Reader(new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text))))) {
            return in.readUTF().equals(PROGRAM)
                    ? Optional.of(in.readObject()).filter(type::isInstance).map(type::cast)
                    : Optional.empty();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What was compiled when the program was built; where nobody noted it, no other process is the same program. */
    private static String program() {
        try (InputStream build = Freezer.class.getResourceAsStream(BUILD)) {
            return build == null
                    ? UUID.randomUUID().toString()
                    : new String(build.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Writer extends ObjectOutputStream {
        Writer(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof Optional<?> optional) {
                return new Frozen.Maybe(optional.isPresent() ? new Object[] {optional.get()} : new Object[0]);
            }
            if (object instanceof OptionalInt optional) {
                return new Frozen.MaybeInt(optional.isPresent(), optional.orElse(0));
            }
            if (object instanceof OptionalLong optional) {
                return new Frozen.MaybeLong(optional.isPresent(), optional.orElse(0));
            }
            boolean record = object instanceof Record && !(object instanceof java.io.Serializable);
            return record ? Frozen.of((Record) object) : object;
        }
    }

    private static final class Reader extends ObjectInputStream {
        Reader(InputStream in) throws IOException {
            super(in);
            setObjectInputFilter(KNOWN);
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof Frozen.Form form ? form.thawed() : object;
        }
    }
}
