package io.steersman.rulebook.compile;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * What the instructions of a method do that no list of names tells: run again, and make arrays of any size.
 *
 * <p>A rule is asked once and answers; so compiled conditions never jump back. Arrays are those of calls with any number of
 * arguments, whose size stands right before them as a small number.
 */
final class CodeShape {

    static final String LOOP = "loop";
    static final String ARRAY = "array";

    /** The lengths of all instructions from 0 to 201, two for those that are looked at one by one. */
    private static final String LENGTHS = "1".repeat(16)
            + "23233" // bipush to ldc2_w
            + "2".repeat(5) // loads by index
            + "1".repeat(28)
            + "2".repeat(5) // stores by index
            + "1".repeat(73)
            + "3" // iinc
            + "1".repeat(20)
            + "3".repeat(16) // jumps
            + "2" // ret
            + "00" // switches
            + "1".repeat(6)
            + "3".repeat(7) // members
            + "55" // calls with five bytes
            + "323" // new, newarray, anewarray
            + "11"
            + "33"
            + "11"
            + "0" // wide
            + "4" // multianewarray
            + "33"
            + "55"; // wide jumps

    private static final int BIPUSH = 16;
    private static final int SIPUSH = 17;
    private static final int IINC = 132;
    private static final int FIRST_JUMP = 153;
    private static final int LAST_JUMP = 168;
    private static final int TABLE_SWITCH = 170;
    private static final int LOOKUP_SWITCH = 171;
    /** With these three the compiler copies what an enumeration lists. */
    private static final int LENGTH = 190;

    private static final int TWICE = 89;
    private static final int KEPT = 60;
    private static final int NEW_ARRAY = 188;
    private static final int ARRAY_OF_OBJECTS = 189;
    private static final int WIDE = 196;
    private static final int ARRAY_OF_ARRAYS = 197;
    private static final int IF_NULL = 198;
    private static final int WIDE_GOTO = 200;
    private static final int WIDE_CALL = 201;

    private final byte[] code;
    private final Set<String> found = new TreeSet<>();
    private final Set<Integer> targets = new HashSet<>();

    private CodeShape(byte[] code) {
        this.code = code;
    }

    /**
     * What the methods of a class do of that kind.
     *
     * @param in stands behind the constant pool
     * @param isCode whether the constant of this number names the attribute with the instructions
     */
    static Set<String> read(DataInputStream in, IntPredicate isCode) throws IOException {
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        Set<String> found = new TreeSet<>();
        members(in, isCode, found);
        members(in, isCode, found);
        return found;
    }

    private static void members(DataInputStream in, IntPredicate isCode, Set<String> found) throws IOException {
        int members = in.readUnsignedShort();
        for (int member = 0; member < members; member++) {
            in.skipNBytes(6);
            int attributes = in.readUnsignedShort();
            for (int attribute = 0; attribute < attributes; attribute++) {
                boolean instructions = isCode.test(in.readUnsignedShort());
                byte[] content = in.readNBytes(in.readInt());
                if (instructions) {
                    found.addAll(of(content));
                }
            }
        }
    }

    private static Set<String> of(byte[] attribute) {
        CodeShape shape = new CodeShape(attribute);
        shape.follow(8, 8 + shape.word(4));
        return shape.found;
    }

    private void follow(int start, int end) {
        int before = -1;
        boolean copied = false;
        for (int at = start; at < end; ) {
            int instruction = code[at] & 0xff;
            if (isJump(instruction)) {
                jump(distance(instruction, at), at);
            }
            boolean array = instruction == NEW_ARRAY || instruction == ARRAY_OF_OBJECTS;
            if (instruction == ARRAY_OF_ARRAYS || array && (!isSmall(before) && !copied || targets.contains(at))) {
                found.add(ARRAY);
            }
            copied = before == LENGTH && instruction == TWICE || copied && instruction == KEPT;
            before = instruction;
            at += length(instruction, at, start);
        }
    }

    private static boolean isJump(int instruction) {
        return instruction >= FIRST_JUMP && instruction <= LAST_JUMP
                || instruction >= IF_NULL && instruction <= WIDE_CALL;
    }

    private void jump(int distance, int at) {
        targets.add(at + distance);
        if (distance <= 0) {
            found.add(LOOP);
        }
    }

    private int distance(int instruction, int at) {
        return instruction == WIDE_GOTO || instruction == WIDE_CALL ? word(at + 1) : (short) half(at + 1);
    }

    /** Whether an instruction puts a number of one byte or two. */
    private static boolean isSmall(int instruction) {
        return instruction >= 3 && instruction <= 8 || instruction == BIPUSH || instruction == SIPUSH;
    }

    private int length(int instruction, int at, int start) {
        if (instruction >= LENGTHS.length()) {
            throw new IllegalArgumentException("The instruction %d is unknown.".formatted(instruction));
        }
        int aligned = at + 4 - (at - start) % 4;
        return switch (instruction) {
            case TABLE_SWITCH -> targets(at, aligned, 12, 4, word(aligned + 8) - word(aligned + 4) + 1);
            case LOOKUP_SWITCH -> targets(at, aligned, 8, 8, word(aligned + 4));
            case WIDE -> (code[at + 1] & 0xff) == IINC ? 6 : 4;
            default -> LENGTHS.charAt(instruction) - '0';
        };
    }

    /** The length of a switch, whose targets are looked at. */
    private int targets(int at, int aligned, int head, int size, int cases) {
        jump(word(aligned), at);
        for (int i = 0; i < cases; i++) {
            jump(word(aligned + head + i * size + size - 4), at);
        }
        return aligned + head + cases * size - at;
    }

    private int half(int at) {
        return (code[at] & 0xff) << 8 | code[at + 1] & 0xff;
    }

    private int word(int at) {
        return half(at) << 16 | half(at + 2);
    }
}
