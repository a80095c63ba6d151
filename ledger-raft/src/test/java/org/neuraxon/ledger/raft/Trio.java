package org.neuraxon.ledger.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.ledger.node.NodeClient;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Receipt;

/** Three validators as processes of their own: killed, frozen, out of disk, and audited when all is over. */
final class Trio implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<Peer> peers;
    private final Path folder;
    private final String course;
    private final List<Peer> doors;
    private final Map<String, Process> processes = new HashMap<>();

    /**
     * None of them runs yet.
     *
     * @param course {@code search} or {@code series}
     */
    Trio(Path folder, String course) throws IOException {
        this.folder = folder;
        this.course = course;
        peers = World.peers();
        doors = World.peers();
    }

    void startAll() throws IOException {
        for (Peer peer : peers) {
            start(peer.id());
        }
    }

    void start(String id) throws IOException {
        Files.deleteIfExists(halt(id));
        String all = peers.stream().map(p -> p.id() + "=" + p.address()).collect(Collectors.joining(","));
        processes.put(id, LonelyValidator.process(folder, id, all, door(id).getPort(), course, Optional.empty()));
    }

    URI door(String id) {
        Peer door = doors.stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
        return URI.create("http://" + door.address());
    }

    /** All doors, or all but one. */
    List<URI> doors(String... but) {
        return peers.stream()
                .map(Peer::id)
                .filter(id -> !List.of(but).contains(id))
                .map(this::door)
                .toList();
    }

    private Path halt(String id) {
        return folder.resolve(id).resolve(LonelyValidator.HALT);
    }

    /** From now on this one dies in the middle of the next command it carries out that has to be judged. */
    void haltInCommit(String id) throws IOException {
        Files.writeString(halt(id), "");
    }

    Process process(String id) {
        return processes.get(id);
    }

    void kill(String id) throws InterruptedException {
        processes.get(id).destroyForcibly().waitFor();
    }

    void signal(String id, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(
                                "kill", "-" + name, Long.toString(process(id).pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    String role(String id) throws InterruptedException {
        try {
            String body = HTTP.send(
                            HttpRequest.newBuilder(URI.create(door(id) + "/v1/network"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return body.replaceAll("(?s).*\"role\":\"(\\w+)\".*", "$1");
        } catch (IOException away) {
            return "away";
        }
    }

    /** Whoever leads, asked until somebody says that it does. */
    String leader(String... but) throws InterruptedException {
        while (true) {
            for (Peer peer : peers) {
                if (!List.of(but).contains(peer.id()) && role(peer.id()).equals("leader")) {
                    return peer.id();
                }
            }
            Thread.sleep(50);
        }
    }

    /** How long its ledger is; one that has just been started does not answer at once. */
    private long entries(String id) throws InterruptedException {
        NodeClient client = new NodeClient(List.of(door(id)));
        while (true) {
            try {
                return client.network().entries();
            } catch (LedgerException notYet) {
                Thread.sleep(50);
            }
        }
    }

    /** Waits until all are as long as the longest is now. */
    void level() throws InterruptedException {
        long entries = 0;
        for (Peer peer : peers) {
            entries = Math.max(entries, entries(peer.id()));
        }
        for (Peer peer : peers) {
            while (entries(peer.id()) < entries) {
                Thread.sleep(50);
            }
        }
    }

    /** Kills all and audits each copy: sound by itself, like the others, every receipt in it. */
    List<Audit.Report> audit(Judge judge, List<Receipt> receipts) throws InterruptedException {
        close();
        List<Audit.Report> reports = new ArrayList<>();
        for (Peer peer : peers) {
            Audit audit = new Audit(ledger(peer.id()));
            Audit.Report report = audit.run(Optional.of(rules -> judge), Integer.MAX_VALUE, "", (done, n) -> {});
            assertThat(report.problem()).isEmpty();
            for (Receipt receipt : receipts) {
                assertThat(audit.hash(receipt.index())).contains(receipt.hash());
            }
            for (Peer other : peers) {
                assertThat(audit.parting(ledger(other.id()))).isEmpty();
            }
            reports.add(report);
        }
        return reports;
    }

    Path ledger(String id) {
        return folder.resolve(id).resolve("ledger");
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes.values()) {
            process.destroyForcibly().waitFor();
        }
    }
}
