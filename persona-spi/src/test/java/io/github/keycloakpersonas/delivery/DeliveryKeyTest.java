package io.github.keycloakpersonas.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where reports are stored, and how often that is tried. */
class DeliveryKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-29T21:00:00Z");

    @Test
    void beginsWithTheRealm() {
        assertThat(DeliveryKey.of("1f6f3e0b-9f55", "access", "zip", NOW, "6a1c"))
                .isEqualTo("1f6f3e0b-9f55/access/2026/11/access-20261129T210000Z-6a1c.zip");
    }

    @Test
    void leadsNowhereElseWhateverTheRealmIsCalled() {
        assertThat(DeliveryKey.of("../../other", "access", "zip", NOW, "1"))
                .startsWith("_002e_002e_002f_002e_002e_002fother/access/");
        assertThat(DeliveryKey.of("a_b", "access", "zip", NOW, "1"))
                .isNotEqualTo(DeliveryKey.of("a/b", "access", "zip", NOW, "1"))
                .startsWith("a_005fb/");
        assertThat(DeliveryKey.of("\ud83d\ude00", "access", "zip", NOW, "1")).startsWith("_d83d_de00/");
        assertThat(DeliveryKey.of("é\u0000 %2e", "access", "zip", NOW, "1"))
                .matches("[A-Za-z0-9_-]+/access/2026/11/access-20261129T210000Z-1\\.zip");
    }

    @Test
    void isTriedAgainMoreAndMoreSeldomAndNotForEver() {
        Patience patience = new Patience(Duration.ofMinutes(1), 24);
        assertThat(patience.next(1, NOW)).contains(NOW.plusSeconds(60));
        assertThat(patience.next(2, NOW)).contains(NOW.plusSeconds(120));
        assertThat(patience.next(7, NOW)).contains(NOW.plusSeconds(3600));
        assertThat(patience.next(23, NOW)).contains(NOW.plusSeconds(3600));
        assertThat(patience.next(24, NOW)).isEmpty();
        assertThat(new Patience(Duration.ofMinutes(1), 1000).next(999, NOW)).contains(NOW.plusSeconds(3600));
    }
}
