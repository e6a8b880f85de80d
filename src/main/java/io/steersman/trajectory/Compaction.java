package io.steersman.trajectory;

/** The agent's context was condensed: what it knew of earlier steps may be gone. */
public record Compaction(Meta meta) implements Step {
    @Override
    public Compaction with(Meta newMeta) {
        return new Compaction(newMeta);
    }
}
