package io.steersman.comparison;

/** Java written by hand for these six patterns and no others. */
final class ByHand implements Contender {

    @Override
    public Run open(String run) {
        Tally tally = new Tally();
        return event -> {
            tally.take(event);
            int shown = bit(Pattern.REPEATED_CALL, tally.sameCalls());
            shown |= bit(Pattern.FAILING_STREAK, tally.failuresInARow());
            shown |= event.failed() ? bit(Pattern.SAME_ERROR, tally.sameErrors()) : 0;
            shown |= tally.alternates() ? Pattern.ALTERNATION.bit() : 0;
            shown |= event.edits() && tally.fresh() ? Pattern.UNREAD_EDIT.bit() : 0;
            shown |= event.edits() ? bit(Pattern.UNVERIFIED_EDITS, tally.unverifiedEdits()) : 0;
            return shown;
        };
    }

    private static int bit(Pattern pattern, int times) {
        return times >= pattern.limit() ? pattern.bit() : 0;
    }
}
