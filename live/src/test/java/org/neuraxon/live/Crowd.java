package org.neuraxon.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Viewers by the dozen, who come, look and go. */
final class Crowd implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Deque<WebSocket> viewers = new ArrayDeque<>();
    private final AtomicLong pictures = new AtomicLong();
    private final URI address;
    private int entered;

    Crowd(int port) {
        address = URI.create("ws://127.0.0.1:" + port + "/api/v1/frames");
    }

    /** One more, who wants so many pictures a second and looks at a neuron. */
    void enter(double rate, int neuron) throws Exception {
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
                        pictures.addAndGet(last ? 1 : 0);
                        webSocket.request(1);
                        return null;
                    }
                })
                .get(30, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"rate\",\"pictures_per_second\":" + rate + "}", true)
                .get(30, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"watch\",\"neuron\":" + neuron + "}", true).get(30, TimeUnit.SECONDS);
        viewers.addLast(socket);
        entered++;
    }

    /** The one who has been here longest goes: with a word, or as if its machine had lost its power. */
    void leave(boolean politely) {
        WebSocket socket = viewers.pollFirst();
        if (socket != null && politely) {
            var unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        } else if (socket != null) {
            socket.abort();
        }
    }

    /** Everybody who ever came. */
    int entered() {
        return entered;
    }

    int size() {
        return viewers.size();
    }

    /** Pictures that arrived. */
    long pictures() {
        return pictures.get();
    }

    @Override
    public void close() {
        while (!viewers.isEmpty()) {
            leave(false);
        }
    }
}
