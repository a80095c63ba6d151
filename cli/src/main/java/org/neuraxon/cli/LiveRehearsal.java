package org.neuraxon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The first seconds of a visitor at the live lab, played through once: the page, what it asks for, a few pictures. The launcher does this after a build, so
 * that the JVM can lay out the classes that it takes (class data sharing) and the lab opens in half the time from then on.
 */
final class LiveRehearsal {

    private static final List<String> ASKED =
            List.of("/", "/assets/app.js", "/assets/three.core.min.js", "/api/v1/state", "/api/v1/network", "/nothing");
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PICTURES_MILLIS = 700;

    private LiveRehearsal() {}

    static void visit(int port) throws IOException, InterruptedException {
        for (String path : ASKED) {
            try (Socket socket = say(port, "GET " + path + " HTTP/1.1\r\nConnection: close\r\n")) {
                socket.getInputStream().readAllBytes();
            }
        }
        String upgrade = "GET /api/v1/frames HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        try (Socket socket = say(port, upgrade)) {
            InputStream in = socket.getInputStream();
            long end = System.nanoTime() + PICTURES_MILLIS * 1_000_000L;
            while (System.nanoTime() < end && in.read(new byte[1 << 14]) >= 0) {
                Thread.sleep(1);
            }
        }
    }

    private static Socket say(int port, String request) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        OutputStream out = socket.getOutputStream();
        out.write((request + "Host: 127.0.0.1:" + port + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }
}
