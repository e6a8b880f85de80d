package io.steersman.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.judge.Model.Prompt;
import io.steersman.judge.Model.Reply;
import io.steersman.judge.ModelFailure.Kind;
import io.steersman.policy.JudgePolicy;
import io.steersman.policy.Mode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BenchTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final int OF_A_CALL = 1_230;

    private final List<CompletableFuture<Reply>> calls = new ArrayList<>();
    private final Budget budget = new Budget(CLOCK);
    private final Bench bench = new Bench(
            any -> prompt -> {
                CompletableFuture<Reply> call = new CompletableFuture<>();
                calls.add(call);
                return call;
            },
            budget,
            CLOCK,
            2,
            3);

    @Test
    void fewAreAskedAtOnceTheOthersWaitAndWhatFindsNoRoomIsNotAsked() {
        // When
        List<CompletableFuture<Bench.Outcome>> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            told.add(bench.ask("acme", policy(1_000_000), prompt("q" + i)));
        }
        // Then
        assertThat(calls).hasSize(2);
        assertThat(bench.depth()).isEqualTo(3);
        assertThat(told.get(5).join().asked()).isFalse();
        assertThat(told.get(5).join().reason()).contains("too many questions");
    }

    @Test
    void theNextIsAskedWhenOneIsDone() {
        // Given
        for (int i = 0; i < 4; i++) {
            bench.ask("acme", policy(1_000_000), prompt("q" + i));
        }
        // When
        calls.get(0).complete(new Reply("{}", 1000, 100));
        calls.get(1).completeExceptionally(new IllegalStateException("down"));
        // Then
        assertThat(calls).hasSize(4);
        assertThat(bench.depth()).isZero();
    }

    @Test
    void whatWasAnsweredBeforeIsNotAskedAgain() {
        // Given
        bench.ask("acme", policy(1_000_000), prompt("q"));
        calls.get(0).complete(new Reply("{}", 1000, 100));
        // When
        Bench.Outcome again = bench.ask("acme", policy(1_000_000), prompt("q")).join();
        // Then
        assertThat(calls).hasSize(1);
        assertThat(again.cached()).isTrue();
        assertThat(again.reply()).isPresent();
    }

    @Test
    void theBudgetOfATenantIsHeldToTheTokenAndOthersHaveTheirOwn() {
        // Given
        JudgePolicy twoCalls = policy(2 * OF_A_CALL);
        List<CompletableFuture<Bench.Outcome>> told = new ArrayList<>();
        // When
        for (int i = 0; i < 20; i++) {
            told.add(bench.ask("acme", twoCalls, prompt("q" + i)));
            calls.stream()
                    .filter(call -> !call.isDone())
                    .toList()
                    .forEach(call -> call.complete(new Reply("{}", 700, 80)));
        }
        CompletableFuture<Bench.Outcome> other = bench.ask("other", twoCalls, prompt("z"));
        // Then
        assertThat(budget.tokens("acme")).isLessThanOrEqualTo(2 * OF_A_CALL).isEqualTo(2 * 780);
        assertThat(told).filteredOn(one -> one.join().asked()).hasSize(2);
        assertThat(told.get(19).join().reason()).contains("budget");
        assertThat(other).isNotDone();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-5, -1", "2000000000, 80", "700, 0"})
    void whereTheModelDoesNotCountWhatWasSetAsideCounts(int input, int output) {
        // Given
        CompletableFuture<Bench.Outcome> told = bench.ask("acme", policy(1_000_000), prompt("q"));
        // When
        calls.get(0).complete(new Reply("{}", input, output));
        // Then
        Reply reply = told.join().reply().orElseThrow();
        assertThat(reply.input()).isEqualTo(input == 700 ? 700 : prompted());
        assertThat(reply.output()).isEqualTo(output > 0 ? output : Answers.MOST_TOKENS);
        assertThat(budget.tokens("acme")).isEqualTo(reply.input() + reply.output());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatFailsIsPaidForWhereItMayHaveBeen(Kind kind) {
        // Given
        bench.ask("acme", policy(1_000_000), prompt("q"));
        // When
        calls.get(0).completeExceptionally(new ModelFailure(kind, "no answer"));
        // Then
        boolean paid = kind == Kind.LATE || kind == Kind.MALFORMED;
        assertThat(budget.tokens("acme")).isEqualTo(paid ? prompted() + Answers.MOST_TOKENS : 0);
    }

    private static int prompted() {
        return Question.mostTokens(prompt("q"));
    }

    @Test
    void whatACallMayCostIsSetAsideBeforeItIsMade() {
        // Given
        JudgePolicy oneCent = new JudgePolicy(
                Mode.OBSERVE,
                new JudgePolicy.Model("openai", "", "m", "", 1_000, 4_000),
                3,
                20,
                3_000,
                1_000_000,
                1,
                90,
                Map.of());
        // When
        Bench.Outcome outcome = bench.ask("acme", oneCent, prompt("q")).join();
        // Then
        assertThat(outcome.asked()).isFalse();
        assertThat(calls).isEmpty();
    }

    private static Prompt prompt(String text) {
        return new Prompt("system", text, "hash of " + text);
    }

    private static JudgePolicy policy(int dailyTokens) {
        return new JudgePolicy(
                Mode.OBSERVE,
                new JudgePolicy.Model("openai", "", "m", "", 0, 0),
                3,
                20,
                3_000,
                dailyTokens,
                0,
                90,
                Map.of());
    }
}
