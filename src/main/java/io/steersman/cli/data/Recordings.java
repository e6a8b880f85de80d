package io.steersman.cli.data;

import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.Trajectory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Tells runs that were met before: recorded twice, maybe in two formats. They are told by the id of the session, where it is one
 * that no other session has, and by what was called and what it gave.
 */
final class Recordings {

    private static final int UUID_LENGTH = 32;

    private final Set<String> known = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private int again;

    /** Whether a run was not met before; one without calls is always new. */
    boolean isNew(Trajectory trajectory) {
        MessageDigest digest = digest();
        int calls = 0;
        for (Step step : trajectory.steps()) {
            if (step instanceof ToolCall call) {
                calls++;
                digest.update(("> " + call.input() + "\n").getBytes(StandardCharsets.UTF_8));
            } else if (step instanceof ToolResult result) {
                digest.update(("< " + result.output() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        boolean fresh = !(isUnique(trajectory.id()) && !ids.add(trajectory.id()))
                && known.add(
                        calls == 0
                                ? "without calls " + known.size()
                                : HexFormat.of().formatHex(digest.digest()));
        again += fresh ? 0 : 1;
        return fresh;
    }

    /** Whether an id is as long as a UUID and made of its letters alone; names of files may come again. */
    private static boolean isUnique(String id) {
        return id.length() >= UUID_LENGTH && id.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
    }

    /** How many runs were met. */
    int count() {
        return known.size();
    }

    /** How many were recorded once more, in words; empty when none was. */
    String display() {
        return again == 0 ? "" : "; %d recorded twice count once".formatted(again);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
