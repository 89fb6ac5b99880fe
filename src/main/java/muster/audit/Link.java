package muster.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the chain of an organisation. Its hash is the SHA-256 of: the hash before (32 bytes; zeros at the begin),
 * the organisation's id (16), the position (8), the entry's seal (32; zeros where it has none), and the entry.
 *
 * @param position from 1 on, without gaps; 0 is before the first
 */
@SuppressWarnings("ArrayRecordComponent") // compared by has alone
record Link(UUID chain, long position, byte[] hash) {

    private static final byte[] NONE = new byte[32];

    static Link start(UUID chain) {
        return new Link(chain, 0, NONE);
    }

    Link next(byte[] canonical, byte @Nullable [] seal) {
        var place = ByteBuffer.allocate(24)
                .putLong(chain.getMostSignificantBits())
                .putLong(chain.getLeastSignificantBits())
                .putLong(position + 1);
        var digest = sha256();
        digest.update(hash);
        digest.update(place.array());
        digest.update(seal == null ? NONE : seal);
        return new Link(chain, position + 1, digest.digest(canonical));
    }

    boolean has(byte[] other) {
        return Arrays.equals(hash, other);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
