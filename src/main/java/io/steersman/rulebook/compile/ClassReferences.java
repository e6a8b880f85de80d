package io.steersman.rulebook.compile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a class reaches for, read from its constant pool: there is no other way for compiled code to name a method, a field
 * or a class.
 *
 * @param members methods and fields as {@code owner.name}, the owner with dots
 * @param classes classes that it names, with dots
 * @param shapes what its methods do, as {@link CodeShape} names it
 */
record ClassReferences(Set<String> members, Set<String> classes, Set<String> shapes) {

    private static final int MAGIC = 0xCAFEBABE;

    ClassReferences {
        members = Set.copyOf(members);
        classes = Set.copyOf(classes);
        shapes = Set.copyOf(shapes);
    }

    /**
     * Reads a class file.
     *
     * @throws IllegalArgumentException when it is none
     */
    static ClassReferences read(byte[] code) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(code))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("This is no class file.");
            }
            in.readInt();
            Pool pool = new Pool(in.readUnsignedShort());
            for (int i = 1; i < pool.tags.length; i++) {
                i += pool.read(in, i);
            }
            return pool.references(CodeShape.read(in, pool::isCode));
        } catch (IOException e) {
            throw new IllegalArgumentException("The class file ends too early.", e);
        }
    }

    /** The constant pool as chapter 4.4 of the specification of the virtual machine has it. */
    private static final class Pool {
        private final int[] tags;
        private final int[] first;
        private final int[] second;
        private final String[] texts;

        Pool(int size) {
            tags = new int[size];
            first = new int[size];
            second = new int[size];
            texts = new String[size];
        }

        /** Reads one constant; returns how many places more than one it takes. */
        int read(DataInputStream in, int place) throws IOException {
            tags[place] = in.readUnsignedByte();
            switch (tags[place]) {
                case 1 -> texts[place] = in.readUTF();
                case 3, 4 -> in.readInt();
                case 5, 6 -> in.readLong();
                case 7, 8, 16, 19, 20 -> first[place] = in.readUnsignedShort();
                case 9, 10, 11, 12, 17, 18 -> {
                    first[place] = in.readUnsignedShort();
                    second[place] = in.readUnsignedShort();
                }
                case 15 -> {
                    in.readUnsignedByte();
                    first[place] = in.readUnsignedShort();
                }
                default -> throw new IllegalArgumentException("The constant %d is unknown.".formatted(tags[place]));
            }
            return tags[place] == 5 || tags[place] == 6 ? 1 : 0;
        }

        boolean isCode(int place) {
            return "Code".equals(texts[place]);
        }

        ClassReferences references(Set<String> shapes) {
            Set<String> members = new TreeSet<>();
            Set<String> classes = new TreeSet<>();
            for (int i = 1; i < tags.length; i++) {
                if (tags[i] >= 9 && tags[i] <= 11) {
                    members.add(className(first[i]) + "." + texts[first[second[i]]]);
                } else if (tags[i] == 7) {
                    classes.add(className(i));
                }
            }
            return new ClassReferences(members, classes, shapes);
        }

        private String className(int place) {
            String name = texts[first[place]].replace('/', '.');
            int dimensions = name.lastIndexOf('[') + 1;
            boolean named = dimensions > 0 && name.startsWith("L", dimensions);
            return named ? name.substring(dimensions + 1, name.length() - 1) : name;
        }
    }
}
