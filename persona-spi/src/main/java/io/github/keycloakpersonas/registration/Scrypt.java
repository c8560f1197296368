package io.github.keycloakpersonas.registration;

import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * The function scrypt of RFC 7914, as Bouncy Castle computes it, which Keycloak has outside of FIPS mode.
 *
 * @param cost how often the memory is filled, a power of two
 * @param blockSize the size of a block, in units of 128 bytes
 * @param parallelization how many times all of it is done
 */
record Scrypt(int cost, int blockSize, int parallelization) {

    private static final long MAX_MEMORY = 64L << 20;
    private static final long MAX_WORK = 256L << 20;

    /** Each run fills its memory; so a crowd of logins waits instead of filling the heap. */
    private static final Semaphore AT_ONCE =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);

    /** Whether the numbers are those of scrypt, and small enough for a server: 64 MiB at once, four times that in all. */
    boolean isBearable() {
        boolean isSane = cost > 1 && Integer.bitCount(cost) == 1 && blockSize > 0 && parallelization > 0;
        long memory = 128L * cost * blockSize;
        return isSane && memory <= MAX_MEMORY && parallelization <= MAX_WORK / memory;
    }

    /**
     * The key of a password.
     *
     * @param password not empty
     * @param length how many bytes
     */
    byte[] key(byte[] password, byte[] salt, int length) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return SCrypt.generate(password, salt, cost, blockSize, parallelization, length);
        } finally {
            AT_ONCE.release();
        }
    }
}
