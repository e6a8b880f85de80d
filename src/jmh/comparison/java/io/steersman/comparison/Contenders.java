package io.steersman.comparison;

import java.util.List;

/** Who takes part. */
final class Contenders {

    static final String BY_HAND = "Java by hand";
    static final String OURS = "Steersman";
    static final List<String> NAMES = List.of(
            BY_HAND, OURS, "Easy Rules, counters by hand", "Esper", "Evrete, counters by hand", "Drools, steps as facts");

    private Contenders() {}

    /** The one of this name, ready to judge. */
    static Contender of(String name) throws Exception {
        return switch (NAMES.indexOf(name)) {
            case 0 -> new ByHand();
            case 1 -> new Steersman();
            case 2 -> new EasyRules();
            case 3 -> new EsperQueries();
            case 4 -> new EvreteRules();
            case 5 -> new DroolsFacts();
            default -> throw new IllegalArgumentException("Nobody is called (%s). Maybe one of %s.".formatted(name, NAMES));
        };
    }
}
