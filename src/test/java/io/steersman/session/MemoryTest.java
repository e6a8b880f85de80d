package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.WildRun;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Rulebook;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that goes on from what another one remembered notices what that one would have noticed. */
class MemoryTest {

    private static final int STEPS = 5_000;
    private static final Rulebook RULES = Shipped.inForce().rulebook();
    private static final Function<Context, Policy> POLICIES = Shipped.inForce().policies()::of;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLongRunGoesOnAsThoughNothingHadHappened(int seed) {
        // Given
        List<Step> steps = WildRun.steps(seed, STEPS);
        Session undisturbed = session();
        List<String> expected = new ArrayList<>();
        for (Step step : steps) {
            expected.add(undisturbed.accept(step).toString());
            tell(undisturbed, step);
        }
        // When
        Session session = session();
        List<String> noticed = new ArrayList<>();
        for (Step step : steps) {
            if (step.index() % 61 == 60) {
                session = anew(session);
            }
            noticed.add(session.accept(step).toString());
            tell(session, step);
        }
        // Then
        assertThat(noticed).isEqualTo(expected);
        assertThat(noticed).filteredOn(text -> text.contains("Intervention[")).hasSizeGreaterThan(5);
    }

    @Test
    void whatIsRememberedIsShortHoweverLongTheRun() {
        // Given
        Session session = session();
        // When
        WildRun.steps(4, STEPS).forEach(session::accept);
        // Then
        assertThat(Freezer.freeze(session.memory())).hasSizeLessThan(100_000);
    }

    @Test
    void whatItDidNotWriteIsNotRead() {
        // Given
        String other = "eJwrySwuUchIzclXyEnNSy/JAAA4FwYH";
        // When, Then
        assertThat(Freezer.thaw(other, Memory.class)).isEmpty();
        assertThat(Freezer.thaw("not even base64 !", Memory.class)).isEmpty();
        assertThat(Freezer.thaw(Freezer.freeze(List.of("a list")), Memory.class))
                .isEmpty();
    }

    @Test
    void whatAnotherVersionWroteIsNotRead() throws IOException {
        // Given
        byte[] bytes = new InflaterInputStream(new ByteArrayInputStream(
                        Base64.getDecoder().decode(Freezer.freeze(session().memory()))))
                .readAllBytes();
        String same = packed(bytes);
        bytes[0]++;
        // When
        String other = packed(bytes);
        // Then
        assertThat(Freezer.thaw(same, Memory.class)).isPresent();
        assertThat(Freezer.thaw(other, Memory.class)).isEmpty();
    }

    private static String packed(byte[] bytes) throws IOException {
        return Base64.getEncoder()
                .encodeToString(new DeflaterInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
    }

    /** The agent is told of every other intervention, and some are dropped. */
    private static void tell(Session session, Step step) {
        int number = step.index() / 40;
        if (step.index() % 40 == 7) {
            session.delivered(number, step.index());
        } else if (step.index() % 40 == 23) {
            session.dropped(number + 1, step.index());
        }
    }

    private static Session anew(Session session) {
        String frozen = Freezer.freeze(session.memory());
        return new Session(RULES, POLICIES, Freezer.thaw(frozen, Memory.class).orElseThrow());
    }

    private static Session session() {
        return new Session(RULES, POLICIES, Context.NONE);
    }
}
