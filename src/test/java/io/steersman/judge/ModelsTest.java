package io.steersman.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.judge.Model.Prompt;
import io.steersman.judge.Model.Reply;
import io.steersman.judge.ModelFailure.Kind;
import io.steersman.policy.JudgePolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a model server can fail has one behaviour. */
class ModelsTest {

    private static final Prompt PROMPT = new Prompt("who you are", "what is asked", "h");
    private static final String NONE =
            "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":90,\"do\":\"\",\"do_not\":\"\"}";

    private final ScriptedModel server = new ScriptedModel();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void anAnswerComesWithItsTokens(String provider) {
        // Given
        server.will(ScriptedModel.says(NONE));
        // When
        Reply reply = ask(provider, Duration.ofSeconds(30));
        // Then
        assertThat(reply.text()).isEqualTo(NONE);
        assertThat(reply.input()).isEqualTo(1200);
        assertThat(reply.output()).isEqualTo(80);
        assertThat(server.asked()).singleElement().asString().contains("who you are", "what is asked", "misbehaviour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e30", "4294967346", "3.5", "\"80\"", "null", "[]", "true", "99999999999999999999"})
    void whatIsNoCountOfTokensIsNone(String count) {
        // Given
        server.will(ScriptedModel.status(
                200,
                "{\"choices\":[{\"message\":{\"content\":\"{}\"}}],\"usage\":{\"prompt_tokens\":%s,\"completion_tokens\":%s}}"
                        .formatted(count, count)));
        // When
        Reply reply = ask("openai", Duration.ofSeconds(30));
        // Then
        assertThat(reply.input()).isZero();
        assertThat(reply.output()).isZero();
    }

    @Test
    void theKeyIsToldToTheModelAlone() {
        // Given
        server.will(ScriptedModel.says(NONE));
        // When
        ask("openai", Duration.ofSeconds(30));
        // Then
        assertThat(server.keys()).containsExactly("Bearer s3cret");
        assertThat(server.asked().get(0)).doesNotContain("s3cret");
    }

    @Test
    void aBodyThatDripsIsGivenUpWhenTheTimeIsOver() {
        // Given
        server.will(ScriptedModel.drips());
        // Then
        assertFails(Kind.LATE, Duration.ofMillis(700));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aModelThatIsBusyIsAskedOnceMore() {
        // Given
        server.will(
                (exchange, anthropic) -> {
                    exchange.getResponseHeaders().add("Retry-After", "1");
                    ScriptedModel.send(exchange, 429, "slow down");
                },
                ScriptedModel.says(NONE));
        // When
        Reply reply = ask("openai", Duration.ofSeconds(30));
        // Then
        assertThat(reply.text()).isEqualTo(NONE);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void whoIsToWaitForLongerThanThereIsTimeDoesNotWait() {
        // Given
        server.will((exchange, anthropic) -> {
            exchange.getResponseHeaders().add("Retry-After", "600");
            ScriptedModel.send(exchange, 429, "slow down");
        });
        // Then
        assertFails(Kind.BUSY, Duration.ofSeconds(30));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void whatIsRefusedIsNotAskedAgain() {
        // Given
        server.will(ScriptedModel.status(401, "no key"));
        // Then
        assertFails(Kind.REFUSED, Duration.ofSeconds(30));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aServerThatFailsIsAskedTwiceAndNoMore() {
        // Given
        server.will(ScriptedModel.status(500, "oops"));
        // Then
        assertFails(Kind.BUSY, Duration.ofSeconds(30));
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void whoHangsUpCannotBeReached() {
        // Given
        server.will(ScriptedModel.hangsUp());
        // Then
        assertFails(Kind.UNREACHABLE, Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>", "{", "{}", "{\"choices\":[]}", "{\"choices\":[{\"message\":{\"content\":null}}]}"})
    void whatIsNoAnswerIsMalformed(String body) {
        // Given
        server.will(ScriptedModel.status(200, body));
        // Then
        assertFails(Kind.MALFORMED, Duration.ofSeconds(30));
    }

    @Test
    void aModelThatKeepsFailingIsLeftAlone() {
        // Given
        server.will(ScriptedModel.status(500, "oops"));
        Model model = model("openai", Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> model.ask(PROMPT).join()).isInstanceOf(CompletionException.class);
        }
        int before = server.asked().size();
        // When
        Kind kind = kind(() -> model.ask(PROMPT).join());
        // Then
        assertThat(kind).isEqualTo(Kind.RESTING);
        assertThat(server.asked()).hasSize(before);
    }

    private void assertFails(Kind kind, Duration deadline) {
        assertThat(kind(() -> ask("openai", deadline))).isEqualTo(kind);
    }

    private static Kind kind(Runnable asking) {
        try {
            asking.run();
        } catch (CompletionException e) {
            return ((ModelFailure) e.getCause()).kind();
        }
        throw new AssertionError("It did not fail.");
    }

    private Reply ask(String provider, Duration deadline) {
        return model(provider, deadline).ask(PROMPT).join();
    }

    private Model model(String provider, Duration deadline) {
        return new Models(name -> Optional.of("s3cret").filter(any -> name.equals("STEERSMAN_JUDGE_KEY")), deadline)
                .apply(new JudgePolicy.Model(provider, server.address(), "m", "STEERSMAN_JUDGE_KEY", 0, 0));
    }
}
