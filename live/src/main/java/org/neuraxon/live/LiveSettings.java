package org.neuraxon.live;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.living.LivingPreset;

/**
 * What a live lab starts with.
 *
 * @param host the interface to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param token what every request must carry; needed for any interface that other machines can reach
 * @param birth the first network
 */
public record LiveSettings(String host, int port, @Nullable String token, Birth birth) {

    /** The shortest token worth the name. */
    public static final int SHORTEST_TOKEN = 16;

    /** Checks what can be checked before a socket is opened. */
    public LiveSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the port is " + port + " and must be 0 to 65535");
        }
        if (token == null && !loopback(host)) {
            throw new IllegalArgumentException("the host " + host
                    + " can be reached from other machines; give a --token of at least " + SHORTEST_TOKEN
                    + " characters, or stay on 127.0.0.1");
        }
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "the token has " + token.length() + " characters and needs at least " + SHORTEST_TOKEN);
        }
    }

    /** On this machine only, on any free port. */
    public static LiveSettings local(Birth birth) {
        return new LiveSettings("127.0.0.1", 0, null, birth);
    }

    /** The token, if one is needed. */
    Optional<String> secret() {
        return Optional.ofNullable(token);
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("there is no host " + host, e);
        }
    }

    /**
     * What a network is grown from.
     *
     * @param preset its temperament
     * @param neurons {@value #FEWEST} to {@value #MOST}; ten of them inputs and ten outputs
     * @param seed what chance depends on
     */
    public record Birth(LivingPreset preset, int neurons, long seed) {

        /** Enough for ten inputs, ten outputs and as many between. */
        public static final int FEWEST = 30;

        /** What a browser can still draw. */
        public static final int MOST = 20_000;

        /** Checks the range. */
        public Birth {
            if (neurons < FEWEST || neurons > MOST) {
                throw new IllegalArgumentException(
                        "the number of neurons is " + neurons + " and must be " + FEWEST + " to " + MOST);
            }
        }

        /** Three hundred neurons of balanced temperament. */
        public static Birth standard() {
            return new Birth(LivingPreset.BALANCED, 300, 1);
        }
    }
}
