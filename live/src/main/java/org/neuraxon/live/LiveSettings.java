package org.neuraxon.live;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
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
 * @param nodes validators of useful work to look at, by the addresses of their doors
 */
public record LiveSettings(String host, int port, @Nullable String token, Birth birth, List<URI> nodes) {

    /** Where a validator listens unless told otherwise. */
    public static final URI USUAL_NODE = URI.create("http://127.0.0.1:7790");

    private static final int MOST_NODES = 16;

    /** The shortest token worth the name. */
    public static final int SHORTEST_TOKEN = 16;

    /** Looks at the usual validator of this machine. */
    public LiveSettings(String host, int port, @Nullable String token, Birth birth) {
        this(host, port, token, birth, List.of(USUAL_NODE));
    }

    /** Checks what can be checked before a socket is opened. */
    public LiveSettings {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty() || nodes.size() > MOST_NODES) {
            throw new IllegalArgumentException("give 1 to " + MOST_NODES + " validators, not " + nodes.size());
        }
        for (URI node : nodes) {
            boolean web = "http".equals(node.getScheme()) || "https".equals(node.getScheme());
            if (!web || node.getHost() == null || node.getUserInfo() != null || node.getQuery() != null) {
                throw new IllegalArgumentException(
                        "'" + node + "' is no address of a validator; write for instance " + USUAL_NODE);
            }
        }
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

    /** The same, looking at these validators. */
    public LiveSettings withNodes(List<URI> doors) {
        return new LiveSettings(host, port, token, birth, doors);
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
