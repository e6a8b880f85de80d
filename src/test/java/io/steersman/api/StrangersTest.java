package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.steersman.api.access.AccessWiring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service without keys: this machine is served, nobody else, and nobody changes its rules. */
@QuarkusTest
@TestProfile(TempFolders.class)
class StrangersTest {

    private static final String STEP = "{\"kind\":\"message\",\"text\":\"Hm.\"}";

    @ParameterizedTest
    @CsvSource({
        "Host, evil.example",
        "Host, 127.0.0.1.evil.example:8080",
        "Host, 192.168.0.7:8080",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "X-Forwarded-For, 203.0.113.9",
        "Forwarded, for=203.0.113.9"
    })
    void whatAPageOrAnotherMachineSendsIsRefused(String header, String value) {
        // When
        Response write = given().header(header, value)
                .contentType("text/plain")
                .body(STEP)
                .post("/v1/trajectories/of-a-stranger/steps");
        Response read = given().header(header, value).get("/v1/trajectories");
        // Then
        Failed.of(write).is(403, "forbidden").says("Without keys only this machine is served");
        Failed.of(read).is(403, "forbidden");
        Failed.of(Client.get("/v1/trajectories/of-a-stranger")).is(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.9.9.9:1", "[::1]:8080", "agent.localhost:8080"})
    void everyNameOfThisMachineIsServed(String host) {
        assertThat(given().header("Host", host).get("/v1/trajectories").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/rulebooks/rollback", "/v1/rulebooks/release", "/v1/rulebooks/00000000/activate"})
    void nobodyChangesRulesWithoutAKey(String path) {
        Failed.of(given().post(path)).is(403, "forbidden").says("steersman keys create --scope rules:write");
    }

    @Test
    void aKeyThatNobodyAskedForDoesNoHarm() {
        assertThat(given().header("Authorization", "Bearer ")
                        .get("/v1/trajectories")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.0.7", "no-such-host.invalid"})
    void anAddressThatOthersReachIsRefusedAtStart(String host) {
        assertThat(AccessWiring.refusal(host))
                .hasValueSatisfying(said -> assertThat(said).contains("'" + host + "'", "Maybe make a key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "127.3.2.1"})
    void anAddressOfThisMachineIsNot(String host) {
        assertThat(AccessWiring.refusal(host)).isEmpty();
    }
}
