package io.steersman.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is right, by looking at the whole past each time. */
final class Oracle implements Contender {

    @Override
    public Run open(String run) {
        List<Event> past = new ArrayList<>();
        return event -> {
            past.add(event);
            int shown = 0;
            for (Pattern pattern : Pattern.values()) {
                shown |= shows(pattern, past, event) ? pattern.bit() : 0;
            }
            return shown;
        };
    }

    private static boolean shows(Pattern pattern, List<Event> past, Event now) {
        int limit = pattern.limit();
        List<Event> recent = last(past, Pattern.WINDOW);
        return switch (pattern) {
            case REPEATED_CALL -> count(recent, event -> event.call().equals(now.call())) >= limit;
            case FAILING_STREAK -> count(last(past, limit), Event::failed) >= limit;
            case SAME_ERROR -> now.failed()
                    && count(recent, event -> event.failed() && event.error().equals(now.error())) >= limit;
            case ALTERNATION -> alternates(last(past, limit));
            case UNREAD_EDIT -> now.edits()
                    && count(past, event -> event.file().equals(now.file())
                                    && (event.edits() || event.kind() == Event.Kind.READ))
                            == limit;
            case UNVERIFIED_EDITS -> now.edits() && unverified(past) >= limit;
        };
    }

    private static boolean alternates(List<Event> four) {
        return four.size() == Pattern.ALTERNATION.limit()
                && four.get(0).call().equals(four.get(2).call())
                && four.get(1).call().equals(four.get(3).call())
                && !four.get(0).call().equals(four.get(1).call());
    }

    private static int unverified(List<Event> past) {
        int edits = 0;
        for (int i = past.size() - 1; i >= 0 && !past.get(i).passes(); i--) {
            edits += past.get(i).edits() ? 1 : 0;
        }
        return edits;
    }

    private static List<Event> last(List<Event> past, int count) {
        return past.subList(Math.max(0, past.size() - count), past.size());
    }

    private static long count(List<Event> events, Predicate<Event> wanted) {
        return events.stream().filter(wanted).count();
    }
}
