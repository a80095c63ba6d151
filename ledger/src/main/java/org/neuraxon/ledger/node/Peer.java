package org.neuraxon.ledger.node;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.neuraxon.ledger.LedgerException;

/**
 * One of several validators.
 *
 * @param id its name among them
 * @param host where the others reach it
 * @param port 1 to 65535, for validators only
 */
public record Peer(String id, String host, int port) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9]+)=(.+):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /**
     * Checks the port.
     *
     * @throws LedgerException if it is none
     */
    public Peer {
        if (port < 1 || port > LAST_PORT) {
            throw new LedgerException("validator " + id + " has port " + port + "; a port is 1 to " + LAST_PORT);
        }
    }

    /**
     * Reads {@code a=host:port,b=host:port,c=host:port}.
     *
     * @throws LedgerException if it is written otherwise
     */
    public static List<Peer> parse(String text) {
        List<Peer> peers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(part.strip());
            if (!matcher.matches()) {
                throw new LedgerException("'" + part + "' is no validator; write name=host:port");
            }
            peers.add(new Peer(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))));
        }
        if (peers.stream().map(Peer::id).distinct().count() < peers.size()) {
            throw new LedgerException("two validators have the same name");
        }
        return peers;
    }

    /** Where it is reached. */
    public String address() {
        return host + ":" + port;
    }
}
