package io.github.keycloakpersonas.registration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The function scrypt of RFC 7914. It is here because Keycloak's library has it only outside of FIPS mode, and this one needs
 * nothing but HMAC-SHA-256.
 *
 * @param cost how often the memory is filled, a power of two
 * @param blockSize the size of a block, in units of 128 bytes
 * @param parallelization how many times all of it is done
 */
record Scrypt(int cost, int blockSize, int parallelization) {

    private static final long MAX_MEMORY = 64L << 20;
    private static final long MAX_WORK = 256L << 20;
    private static final int WORDS = 32;

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
            byte[] blocks = stretched(password, salt, parallelization * 128 * blockSize);
            ByteBuffer buffer = ByteBuffer.wrap(blocks).order(ByteOrder.LITTLE_ENDIAN);
            int[] memory = new int[WORDS * blockSize * cost];
            int[] block = new int[WORDS * blockSize];
            for (int i = 0; i < parallelization; i++) {
                int start = i * block.length * Integer.BYTES;
                buffer.position(start).asIntBuffer().get(block);
                mix(block, memory);
                buffer.position(start).asIntBuffer().put(block);
            }
            return stretched(password, blocks, length);
        } finally {
            AT_ONCE.release();
        }
    }

    /** PBKDF2 with one iteration of HMAC-SHA-256. */
    private static byte[] stretched(byte[] password, byte[] salt, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password, "HmacSHA256"));
            ByteBuffer key = ByteBuffer.allocate(length);
            for (int i = 1; key.hasRemaining(); i++) {
                mac.update(salt);
                byte[] part =
                        mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
                key.put(part, 0, Math.min(part.length, key.remaining()));
            }
            return key.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7914, section 5. */
    private void mix(int[] block, int[] memory) {
        int[] other = new int[block.length];
        for (int i = 0; i < cost; i++) {
            System.arraycopy(block, 0, memory, i * block.length, block.length);
            mixBlock(block, other);
        }
        for (int i = 0; i < cost; i++) {
            int from = (block[block.length - 16] & (cost - 1)) * block.length;
            for (int j = 0; j < block.length; j++) {
                block[j] ^= memory[from + j];
            }
            mixBlock(block, other);
        }
    }

    /** RFC 7914, section 4: even parts come first, odd ones after them. */
    private void mixBlock(int[] block, int[] other) {
        int[] x = new int[16];
        System.arraycopy(block, block.length - 16, x, 0, 16);
        for (int i = 0; i < 2 * blockSize; i++) {
            for (int j = 0; j < 16; j++) {
                x[j] ^= block[16 * i + j];
            }
            salsa(x);
            System.arraycopy(x, 0, other, 16 * (i / 2 + (i & 1) * blockSize), 16);
        }
        System.arraycopy(other, 0, block, 0, block.length);
    }

    /** Salsa20 with eight rounds: columns, then rows. */
    private static void salsa(int[] x) {
        int[] z = x.clone();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 4; i++) {
                quarter(z, 5 * i, 4, 16);
            }
            for (int i = 0; i < 4; i++) {
                quarter(z, 5 * i, 1, 4);
            }
        }
        for (int i = 0; i < 16; i++) {
            x[i] += z[i];
        }
    }

    /** A quarter round over one column or row: begins at its diagonal, and goes on around within it. */
    private static void quarter(int[] z, int start, int step, int size) {
        int base = start / size * size;
        int a = start;
        int b = base + (start - base + step) % size;
        int c = base + (start - base + 2 * step) % size;
        int d = base + (start - base + 3 * step) % size;
        z[b] ^= Integer.rotateLeft(z[a] + z[d], 7);
        z[c] ^= Integer.rotateLeft(z[b] + z[a], 9);
        z[d] ^= Integer.rotateLeft(z[c] + z[b], 13);
        z[a] ^= Integer.rotateLeft(z[d] + z[c], 18);
    }
}
