package io.steersman.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/trajectories/a;b=c/steps",
                "/v1/trajectories/a;b",
                "/v1/trajectories/%FF",
                "/v1/trajectories/%C3",
                "/v1/trajectories/%C0%AF",
                "/v1/trajectories/%ED%A0%80",
                "/v1/trajectories/%F8%88%80%80%80",
                "/v1/trajectories/%",
                "/v1/trajectories/%4",
                "/v1/trajectories/%zz",
                "/v1/trajectories/%4z",
                "/v1/trajectories/é",
                "/v1/trajectories/％41"
            })
    void whatWouldBeReadAsAnotherNameIsNoAddress(String path) {
        // When
        var fault = Addresses.fault(path);
        // Then
        assertThat(fault).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/trajectories/claude-code:a+b@c,d=e!$&'()*",
                "/v1/trajectories/a%3Bb%3Dc",
                "/v1/trajectories/%C3%A9/steps",
                "/v1/trajectories/%F0%9F%98%80",
                "/v1/rules/a/b.drl"
            })
    void ordinaryAddressesHaveNoFault(String path) {
        // When
        var fault = Addresses.fault(path);
        // Then
        assertThat(fault).isEmpty();
    }
}
