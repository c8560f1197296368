package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that is too long, too slow, or breaks off. */
class BodyBytesTest {

    private long now;

    private byte[] read(int maxBytes, InputStream body) {
        return new BodyBytes(maxBytes, () -> now).read(body);
    }

    private Problem refused(int maxBytes, InputStream body) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> read(maxBytes, body));
        return Objects.requireNonNull(thrown, "it was read").problem();
    }

    private static InputStream body(int length) {
        return new ByteArrayInputStream("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends one byte after the other, each after so long. */
    private InputStream slowly(int length, Duration each) {
        return new InputStream() {
            private int left = length;

            @Override
            public int read() {
                now += each.toNanos();
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int most) {
                int next = read();
                if (next >= 0) {
                    target[offset] = (byte) next;
                }
                return next >= 0 ? 1 : -1;
            }
        };
    }

    @Test
    void isReadUpToTheBound() {
        assertThat(read(100_000, body(100_000))).hasSize(100_000);
        assertThat(read(1024, body(0))).isEmpty();
        Problem problem = refused(1024, body(1025));
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.detail()).isEqualTo("The body must not be longer than 1 KiB");
    }

    @Test
    void mayTakeHalfAMinute() {
        assertThat(read(1024, slowly(29, Duration.ofSeconds(1)))).hasSize(29);
        Problem problem = refused(1024, slowly(1000, Duration.ofSeconds(1)));
        assertThat(problem.status()).isEqualTo(408);
        assertThat(problem.detail()).isEqualTo("The body must be sent within 30 seconds");
        assertThat(Duration.ofNanos(now)).as("both").isLessThan(Duration.ofSeconds(65));
    }

    @ParameterizedTest
    @CsvSource({"1, 29", "8192, 1000", "9000, 1000"})
    void mayTakeTheLongerTheMoreItBringsWhereItIsLengthy(int bytesASecond, int seconds) throws IOException {
        try (InputStream body = TimedBody.lengthy(steadily(bytesASecond, seconds), () -> now)) {
            assertThat(body.readAllBytes()).hasSize(bytesASecond * seconds);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "4000, 100", "8000, 10000"})
    void isNotWaitedForWhereItBringsTooLittle(int bytesASecond, int seconds) throws IOException {
        try (InputStream body = TimedBody.lengthy(steadily(bytesASecond, seconds), () -> now)) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(TimedBody.TooSlowException.class);
        }
    }

    @Test
    void timeThatTheServerTakesDoesNotCount() throws IOException {
        try (InputStream body = TimedBody.lengthy(body(100), () -> now)) {
            for (int i = 0; i < 100; i++) {
                assertThat(body.read()).isEqualTo('x');
                now += Duration.ofMinutes(1).toNanos();
            }
            assertThat(body.read()).isEqualTo(-1);
        }
    }

    /** Brings so many bytes each second, for so long. */
    private InputStream steadily(int bytes, int seconds) {
        return new InputStream() {
            private int left = seconds * bytes;
            private int ofThisSecond;

            @Override
            public int read() {
                throw new IllegalStateException("bodies are read in parts");
            }

            @Override
            public int read(byte[] target, int offset, int most) {
                if (left == 0) {
                    return -1;
                }
                if (ofThisSecond == 0) {
                    now += Duration.ofSeconds(1).toNanos();
                    ofThisSecond = bytes;
                }
                int length = Math.min(most, Math.min(left, ofThisSecond));
                left -= length;
                ofThisSecond -= length;
                return length;
            }
        };
    }

    @Test
    void aBodyThatEndsTooEarlyIsAFaultOfTheClient() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection was closed");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThat(refused(1024, broken).status()).isEqualTo(400);
    }
}
