package io.github.keycloakpersonas.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are inside. */
class InsideGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::"
            })
    void areRefused(String address) throws UnknownHostException {
        assertThat(InsideGuard.isInside(InetAddress.getByName(address))).isTrue();
        assertThatThrownBy(() -> new InsideGuard().resolve(address)).isInstanceOf(InsideGuard.Blocked.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "198.17.0.1",
                "223.255.255.1",
                "2001:4860:4860::8888",
                "2a00:1450:4001::1",
                "2606:4700::1"
            })
    void areNotRefused(String address) throws UnknownHostException {
        assertThat(InsideGuard.isInside(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void haveNamesToo() {
        assertThatThrownBy(() -> new InsideGuard().resolve("localhost")).isInstanceOf(InsideGuard.Blocked.class);
    }
}
