package org.neuraxon.ledger.raft;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import org.neuraxon.ledger.node.Door;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Validator;

/** A validator in a process of its own, to be killed: its name, the peers, its folder, the port of its door. */
final class LonelyValidator {

    private LonelyValidator() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[2]);
        try (Validator validator = new RaftValidator(
                        arguments[0],
                        Peer.parse(arguments[1]),
                        folder,
                        World.rules(),
                        World.task(),
                        World.DRAWN,
                        Clock.systemUTC(),
                        World.QUICK);
                Door door = new Door(
                        validator,
                        folder.resolve("ledger"),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[3])))) {
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
