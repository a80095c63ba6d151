package org.neuraxon.upow;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** A miner's Ed25519 key (RFC 8032). The text of a key never contains its private half. */
public final class MinerKey {

    /** Bytes of either half. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "Ed25519";
    /** What precedes the 32 bytes in an X.509 key (RFC 8410): the algorithm's identifier. */
    private static final byte[] X509_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final KeyPair pair;

    /**
     * The key of 32 private bytes.
     *
     * @throws UpowException if there are not 32
     */
    public MinerKey(byte[] privateKey) {
        if (privateKey.length != BYTES) {
            throw new UpowException("a private key has " + BYTES + " bytes, not " + privateKey.length);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            // The JDK offers no way from a private key to its public one but this: a pair is "generated" from the given
            // bytes.
            generator.initialize(255, new Given(privateKey));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new UpowException("this Java has no Ed25519: " + e.getMessage(), e);
        }
    }

    /** A source of "chance" that gives the bytes it was given. */
    private static final class Given extends SecureRandom {
        @Serial
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] out) {
            System.arraycopy(bytes, 0, out, 0, out.length);
        }
    }

    /**
     * Reads a key file: 64 hexadecimal digits, and white space around them at most.
     *
     * @throws UpowException if it cannot be read or holds anything else
     */
    public static MinerKey read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            return new MinerKey(Hex.bytes(text, "the key in " + file, BYTES));
        } catch (IOException e) {
            String make = e instanceof NoSuchFileException
                    ? "; a new key: head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \\n' > " + file
                    : "";
            throw new UpowException(
                    "cannot read the key file " + file + " (" + e.getClass().getSimpleName() + ")" + make, e);
        }
    }

    /** The public half. */
    public byte[] publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    }

    /** The signature of a message, 64 bytes. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key made by this Java cannot sign", e);
        }
    }

    /** Whether a signature of a message was made with the private half of a public key; false for malformed keys too. */
    public static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != BYTES) {
            return false;
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + BYTES);
        System.arraycopy(publicKey, 0, encoded, X509_PREFIX.length, BYTES);
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "key " + Hex.of(publicKey());
    }
}
