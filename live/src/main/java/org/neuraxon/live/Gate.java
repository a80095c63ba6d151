package org.neuraxon.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. A page from elsewhere must not reach a server on this machine: a foreign Host (a name rebound to this address) or a
 * foreign Origin (another site's page) is refused, and with a token everybody must bring it.
 */
final class Gate {

    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String BEARER = "Bearer ";

    private final @Nullable String token;
    private final String boundTo;

    Gate(LiveSettings settings) {
        token = settings.token();
        boundTo = settings.host().toLowerCase(Locale.ROOT);
    }

    /** Why the request is refused, if it is; the status is 403. */
    Optional<String> foreign(@Nullable String host, @Nullable String origin) {
        if (host == null || !knows(host)) {
            return Optional.of("this server does not answer to the name " + host);
        }
        if (origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host)) {
            return Optional.of("pages from " + origin + " may not use this server");
        }
        return Optional.empty();
    }

    /** Whether the token, if one is needed, was brought in a header or in the query. */
    boolean admits(@Nullable String authorization, @Nullable String query) {
        if (token == null) {
            return true;
        }
        String brought = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : query;
        return brought != null
                && MessageDigest.isEqual(
                        brought.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private boolean knows(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        // Behind a token a rebound name gains nothing, and a machine may be reached under names it does not know.
        return OWN_NAMES.contains(name) || name.equals(boundTo) || token != null;
    }
}
