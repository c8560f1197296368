package io.github.keycloakpersonas.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WerkzeugHashTest {

    /** Made by Python's hashlib.scrypt, as Werkzeug does it. */
    private static final String USUAL = "scrypt:32768:8:1$Nq3vJ8sT1kZp0xYb$"
            + "7a11fd45ed58dd2daccb7f234507eca09507519a1653dae987f58347e62c4f07"
            + "389f02391a1d058a44aeebc139e46b978e8d6936ea6e63eba7fba0bc0ac49589";

    private static final String UNUSUAL = "scrypt:1024:8:16$abc$"
            + "2ba1bcdd89cc970ff80bb5d6bd410ef2f49e936b12f975e6f4a7683e135e033e"
            + "e0570dcf06d1f8dd6745f7066afc65d02afd8501e8f8db5f4946e9d9f2538355";

    private static boolean fits(String hash, String password) {
        Optional<WerkzeugHash> read = WerkzeugHash.of(hash);
        assertThat(read).isPresent();
        return read.get().fits(password);
    }

    @Test
    void fitsItsPasswordOnly() {
        assertThat(fits(USUAL, "correct horse battery")).isTrue();
        assertThat(fits(USUAL, "correct horse batterz")).isFalse();
        assertThat(fits(USUAL, "")).isFalse();
        assertThat(fits(UNUSUAL, "pässwörd")).isTrue();
        assertThat(fits(UNUSUAL, "passwörd")).isFalse();
    }

    /** The vectors of RFC 7914, section 12, but the one of a gigabyte. */
    @ParameterizedTest
    @CsvSource({
        "password, NaCl, 1024, 8, 16, fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
        "pleaseletmein, SodiumChloride, 16384, 8, 1, 7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    })
    void isMadeByTheFunctionOfTheStandard(String password, String salt, int cost, int size, int times, String key) {
        byte[] made = new Scrypt(cost, size, times)
                .key(password.getBytes(StandardCharsets.UTF_8), salt.getBytes(StandardCharsets.UTF_8), 64);
        assertThat(HexFormat.of().formatHex(made)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1048576:8:1",
                "32768:64:1",
                "32768:8:9",
                "999999999:999999999:999999999",
                "32767:8:1",
                "1:8:1",
                "0:8:1",
                "32768:0:1",
                "32768:8:0",
                "2147483648:8:1",
                "-2:8:1"
            })
    void asksForNoMoreThanAServerCanBear(String numbers) {
        assertThat(WerkzeugHash.of(USUAL.replace("32768:8:1", numbers))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scrypt", "plain$a$b", "pbkdf2:sha256:1$a$b", "scrypt:2:1:1$$00", "scrypt:2:1:1$a$zz"})
    void hasOneForm(String text) {
        assertThat(WerkzeugHash.of(text)).isEmpty();
        assertThat(WerkzeugHash.of(USUAL.substring(0, USUAL.length() - 1))).isEmpty();
        assertThat(WerkzeugHash.of(USUAL + "0")).isEmpty();
    }
}
