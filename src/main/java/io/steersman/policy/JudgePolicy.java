package io.steersman.policy;

import java.util.Map;
import java.util.Optional;

/**
 * How a judge is asked, and how far its word goes.
 *
 * @param mode off: nobody is asked; shadow: answers are kept and nothing more; observe: rules hear them and nobody is told;
 *     enforce: agents are told, of the classes that are calibrated
 * @param model who is asked
 * @param questions how many one trajectory may ask
 * @param steps how many of the latest steps the judge is shown
 * @param tokens how many tokens a question may have
 * @param dailyTokens how many tokens one tenant may use on one day, questions and answers together
 * @param dailyCents what one tenant may spend on one day, in hundredths of the currency of the prices; 0 for any sum
 * @param leastRight the share of right answers, in percent, below which a class is not told
 * @param calibrated what is known of each class of misbehaviour
 */
public record JudgePolicy(
        Mode mode,
        Model model,
        int questions,
        int steps,
        int tokens,
        int dailyTokens,
        int dailyCents,
        int leastRight,
        Map<String, Calibration> calibrated) {

    /** A class with fewer labels is told to nobody. */
    public static final int FEWEST_LABELS = 100;

    private static final int HUNDRED = 100;

    /** Every class; no file can say it. */
    private static final String ANY = "*";

    /** Nobody is asked. */
    public static final JudgePolicy OFF =
            new JudgePolicy(Mode.OFF, new Model("openai", "", "", "", 0, 0), 0, 0, 0, 0, 0, 0, Map.of());

    /** A judge that may be asked anything and is believed whatever it says: cases show what rules make of it. */
    public static final JudgePolicy BELIEVED = new JudgePolicy(
            Mode.ENFORCE,
            new Model("openai", "", "any", "", 0, 0),
            1_000,
            0,
            0,
            0,
            0,
            0,
            Map.of(JudgePolicy.ANY, new Calibration(FEWEST_LABELS, 100, "")));

    public JudgePolicy {
        calibrated = Map.copyOf(calibrated);
    }

    /**
     * A model, and where it is asked.
     *
     * @param provider {@code openai} for everything that speaks like it, or {@code anthropic}
     * @param address without the path of the call; empty for the provider's own
     * @param name as the provider calls it; empty where none is chosen
     * @param key name of the environment variable that holds the key
     * @param inputPrice hundredths of a currency for a million tokens of questions
     * @param outputPrice hundredths of a currency for a million tokens of answers
     */
    public record Model(String provider, String address, String name, String key, int inputPrice, int outputPrice) {}

    /**
     * How answers of one class held against what people say.
     *
     * @param labels how many were labelled
     * @param precision how many of a hundred were right, of those as sure as the rule asks for
     * @param on the day of the count, as {@code 2026-11-29}
     */
    public record Calibration(int labels, int precision, String on) {}

    /** Whether anybody is asked. */
    public boolean asks() {
        return mode != Mode.OFF && !model.name().isEmpty();
    }

    /** Whether rules hear the answers. */
    public boolean isHeard() {
        return mode == Mode.OBSERVE || mode == Mode.ENFORCE;
    }

    /** Whether agents are told of a class: people have labelled enough of its answers, and most are right. */
    public boolean tells(String misbehaviour) {
        return mode == Mode.ENFORCE
                && known(misbehaviour).filter(this::suffices).isPresent();
    }

    /**
     * Whether agents would be told of a class if people had said more of it since it was calibrated.
     *
     * @param right answers that they called right since
     * @param wrong answers that they called wrong since
     */
    public boolean tells(String misbehaviour, int right, int wrong) {
        return tells(misbehaviour)
                && known(misbehaviour)
                        .filter(known -> (long) known.labels() * known.precision() + (long) right * HUNDRED
                                >= (long) leastRight * (known.labels() + right + wrong))
                        .isPresent();
    }

    /** Whether a class may be told at all. */
    boolean suffices(Calibration known) {
        return known.labels() >= FEWEST_LABELS && known.precision() >= leastRight;
    }

    private Optional<Calibration> known(String misbehaviour) {
        return Optional.ofNullable(calibrated.getOrDefault(misbehaviour, calibrated.get(ANY)));
    }
}
