package io.steersman.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.finding.Origin;
import io.steersman.session.Session;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped rules on the situations of other detectors; see README.md beside this. */
class PeerCasesTest {

    /** Why a case comes out otherwise than the collection has it, by id. */
    private static final Map<String, String> OTHERWISE = otherwise();

    /** Core cases that the steps alone do not decide. */
    private static final Set<String> UNDECIDED = Set.of("judge");

    static Stream<PeerCase> core() {
        return PeerCase.all().stream().filter(PeerCase::core).filter(peer -> !isUndecided(peer));
    }

    static Stream<PeerCase> silent() {
        return PeerCase.all().stream().filter(peer -> peer.contrary() && !peer.detected());
    }

    static Stream<PeerCase> listed() {
        return PeerCase.all().stream().filter(peer -> OTHERWISE.containsKey(peer.id()));
    }

    @ParameterizedTest
    @MethodSource("core")
    void whatOneEngineIsMeantToGetRightIsRight(PeerCase peer) {
        // When
        Set<String> found = found(peer, peer.atEnd());
        // Then
        assertThat(!found.isEmpty()).as("%s", found).isEqualTo(peer.detected());
    }

    @ParameterizedTest
    @MethodSource("silent")
    void whereWeWantSilenceThereIsSilence(PeerCase peer) {
        // Given
        boolean atEnd = endsWithTheUser(peer);
        // When
        Set<String> found = found(peer, atEnd);
        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void whateverComesOutOtherwiseIsListedWithTheReason() {
        // Given
        Set<String> otherwise = new TreeSet<>();
        // When
        for (PeerCase peer : PeerCase.all()) {
            if (found(peer, peer.atEnd()).isEmpty() == peer.detected() && !endsWithTheUser(peer)) {
                otherwise.add(peer.id());
            }
        }
        // Then
        assertThat(OTHERWISE.keySet()).containsAll(otherwise);
    }

    @Test
    void onlyCasesOfTheCollectionAreListed() {
        assertThat(PeerCase.all()).extracting(PeerCase::id).containsAll(OTHERWISE.keySet());
    }

    @Test
    void theCollectionIsWhole() {
        assertThat(PeerCase.all()).hasSize(241);
        assertThat(PeerCase.all()).filteredOn(PeerCase::core).hasSize(101);
    }

    /** A fault from before the user spoke is no fault after it; it was one before. */
    private static boolean endsWithTheUser(PeerCase peer) {
        Step last = peer.steps().get(peer.steps().size() - 1);
        return peer.contrary() && last instanceof Instruction instruction && instruction.fromUser();
    }

    private static boolean isUndecided(PeerCase peer) {
        return UNDECIDED.contains(OTHERWISE.getOrDefault(peer.id(), ""));
    }

    /**
     * The rules that see the agent stuck or failing, at any step or at the last one alone: the peers have no word on what the
     * user asked for.
     */
    private static Set<String> found(PeerCase peer, boolean atEnd) {
        Set<String> found = new TreeSet<>();
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        for (Step step : peer.steps()) {
            if (atEnd) {
                found.clear();
            }
            session.accept(step).sighted().stream()
                    .filter(finding -> finding.origin() == Origin.AGENT)
                    .filter(finding -> !finding.rule().category().equals("specification_drift"))
                    .map(finding -> finding.rule().toString())
                    .forEach(found::add);
        }
        return found;
    }

    private static Map<String, String> otherwise() {
        try (InputStream in = PeerCasesTest.class.getResourceAsStream("/peer/otherwise.tsv")) {
            Map<String, String> reasons = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t"))
                    .forEach(row -> reasons.put(row[0], row[1]));
            return reasons;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
