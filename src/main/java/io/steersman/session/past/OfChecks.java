package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.History;
import io.steersman.fact.Kept;
import io.steersman.reading.language.Languages;
import io.steersman.reading.message.Claim;
import io.steersman.reading.message.ClaimReader;
import io.steersman.reading.message.DeedClaim;
import io.steersman.reading.message.NumberClaim;
import io.steersman.reading.text.Frankness;
import java.util.List;

/** What was checked and changed so far, and what speaks for or against a claim. */
interface OfChecks extends History {

    /** Checks and changes so far. */
    Verification checked();

    /** What was done so far. */
    Done done();

    /** The languages in which people are understood. */
    Languages languages();

    /** What the agent said last. */
    LastWords lastWords();

    @Override
    default boolean checkFailed() {
        return checked().failed();
    }

    @Override
    default boolean changedSource() {
        return checked().changedSource();
    }

    @Override
    default boolean changedSinceCheck() {
        return checked().changedSince();
    }

    @Override
    default int lastChange() {
        return checked().lastChange();
    }

    @Override
    default boolean everActed() {
        return checked().acted();
    }

    @Override
    default boolean mayHaveChecked() {
        return checked().mayHaveRun();
    }

    @Override
    default List<Claim> claims(String text) {
        return ClaimReader.read(text, languages());
    }

    @Override
    default List<Integer> refutation(Claim claim) {
        return checked().refutation(claim);
    }

    @Override
    default boolean contradicts(NumberClaim claim) {
        return checked().contradicts(claim);
    }

    @Override
    default boolean shows(DeedClaim claim) {
        boolean looked = claim.target().equals(DeedClaim.VERIFIED) && done().lookedSince();
        return claim.deed() == DeedClaim.Deed.CHECK ? looked || checked().mayHaveRun() : done().shows(claim);
    }

    @Override
    default List<Integer> tried(DeedClaim claim) {
        return done().tried(claim);
    }

    @Override
    default List<Integer> unadmittedFailure() {
        return lastWords().admitFailureSince(checked().busy())
                ? List.of()
                : checked().failure();
    }

    @Override
    default List<Kept> lessened() {
        return checked().lessened().kept();
    }

    @Override
    default List<Kept> unwritten() {
        return done().unwritten();
    }

    @Override
    default List<Integer> unchecked(String text) {
        int change = checked().unchecked();
        return change >= 0 && Frankness.ofRerun(text) ? List.of(change) : List.of();
    }

    @Override
    default boolean replied() {
        return done().replied();
    }

    @Override
    default List<Integer> evaded(Action open) {
        return done().hooks().evadedBy(open);
    }

    @Override
    default boolean endsInWords() {
        return lastWords().excuseSince(checked().busy());
    }

    @Override
    default List<Integer> lastChangeAndCheck() {
        return checked().lastCheckAndChange();
    }

    @Override
    default String lastCheck() {
        return checked().last();
    }
}
