package org.neuraxon.ledger.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.NodeClient;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.State;

/** Validators as processes, killed with SIGKILL or stopped with SIGSTOP while miners submit. */
@Timeout(180)
class KillTest {

    @TempDir
    private Path folder;

    private final Map<String, Process> processes = new HashMap<>();
    private List<Peer> peers;
    private List<Peer> doors;

    @AfterEach
    void killAll() {
        processes.values().forEach(Process::destroyForcibly);
    }

    private void start(String id) throws IOException {
        String all = peers.stream().map(p -> p.id() + "=" + p.address()).collect(Collectors.joining(","));
        int door = doors.stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow()
                .port();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LonelyValidator.class.getName(),
                        id,
                        all,
                        folder.resolve(id).toString(),
                        Integer.toString(door))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(id + ".log").toFile()))
                .start();
        processes.put(id, process);
    }

    private URI door(String id) {
        return URI.create("http://"
                + doors.stream()
                        .filter(d -> d.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .address());
    }

    private String leader() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        while (true) {
            for (Peer peer : peers) {
                try {
                    String body = http.send(
                                    HttpRequest.newBuilder(URI.create(door(peer.id()) + "/v1/network"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body();
                    if (body.contains("\"role\":\"leader\"")) {
                        return peer.id();
                    }
                } catch (IOException notYet) {
                    Thread.sleep(20);
                }
            }
            Thread.sleep(50);
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void nothingAcknowledgedIsLostWhenLeadersAreKilledAndFrozen() throws Exception {
        peers = World.peers();
        doors = World.peers();
        for (Peer peer : peers) {
            start(peer.id());
        }
        List<URI> all = peers.stream().map(peer -> door(peer.id())).toList();
        List<Receipt> receipts = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        Thread miner = new Thread(() -> submit(new NodeClient(all), receipts, enough));
        miner.start();
        // Killed while miners submit, twice.
        for (int round = 0; round < 2; round++) {
            grow(receipts, 8);
            String leader = leader();
            processes.get(leader).destroyForcibly().waitFor();
            grow(receipts, 8);
            start(leader);
        }
        // Cut off, then back with a stale idea of who leads.
        grow(receipts, 8);
        String leader = leader();
        signal(processes.get(leader), "STOP");
        Thread.sleep(3000);
        signal(processes.get(leader), "CONT");
        grow(receipts, 8);
        enough.set(true);
        miner.join();
        // A new leader's first command brings every follower up to date.
        long entries = 0;
        for (Peer peer : peers) {
            entries = Math.max(
                    entries, new NodeClient(List.of(door(peer.id()))).network().entries());
        }
        for (Peer peer : peers) {
            while (new NodeClient(List.of(door(peer.id()))).network().entries() < entries) {
                Thread.sleep(50);
            }
        }
        for (Process process : processes.values()) {
            process.destroyForcibly().waitFor();
        }
        for (Peer peer : peers) {
            Audit audit = new Audit(folder.resolve(peer.id()).resolve("ledger"));
            Audit.Report report = audit.run(Optional.of(rules -> World.DRAWN), Integer.MAX_VALUE, "", (done, n) -> {});
            assertThat(report.problem()).isEmpty();
            for (Receipt receipt : receipts) {
                assertThat(audit.hash(receipt.index())).contains(receipt.hash());
            }
        }
    }

    private void grow(List<Receipt> receipts, int more) throws InterruptedException {
        int target;
        synchronized (receipts) {
            target = receipts.size() + more;
        }
        while (true) {
            synchronized (receipts) {
                if (receipts.size() >= target) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    private static void submit(NodeClient client, List<Receipt> receipts, AtomicBoolean enough) {
        try {
            for (int number = 1; !enough.get(); number++) {
                Optional<Receipt> receipt = Optional.empty();
                // A miner whose solution was recorded, but not acknowledged, goes on with the next key.
                for (int attempt = 0; attempt < 20 && receipt.isEmpty() && !enough.get(); attempt++) {
                    try {
                        State state = client.network();
                        if (state.epoch() > 0) {
                            Answer answer = client.submit(World.claim(state, World.key(number)));
                            receipt = answer.counts() ? answer.receipt() : receipt;
                        }
                    } catch (LedgerException nobody) {
                        Thread.sleep(50);
                    }
                    if (receipt.isEmpty()) {
                        client.turn();
                        Thread.sleep(20);
                    }
                }
                synchronized (receipts) {
                    receipt.ifPresent(receipts::add);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
