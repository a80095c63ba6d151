package org.neuraxon.live;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One browser. Of every kind of message only the latest waits, so a slow viewer holds a few kilobytes and misses pictures; nobody else
 * notices.
 */
final class Viewer {

    /** Pictures in a second unless a viewer wants fewer. */
    static final double FIRST_RATE = 15;

    /** The most that anybody gets. */
    static final double GREATEST_RATE = 30;

    private final String id;
    private final Session socket;
    private final Map<String, String> letters = new LinkedHashMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private @Nullable View picture;
    private boolean sending;
    private volatile double rate = FIRST_RATE;
    private volatile int watched = -1;
    private volatile SynapseProbe.@Nullable Key synapse;
    private volatile long nextPicture;

    Viewer(String id, Session socket) {
        this.id = id;
        this.socket = socket;
    }

    String id() {
        return id;
    }

    void rate(double pictures) {
        if (!(pictures > 0 && pictures <= GREATEST_RATE)) {
            throw new IllegalArgumentException(
                    "the rate is " + pictures + " and must be above 0 and at most 30 pictures a second");
        }
        rate = pictures;
    }

    /** The neuron it looks at; -1 for none. */
    int watched() {
        return watched;
    }

    void watched(int neuron) {
        watched = neuron;
    }

    /** The synapse it looks at. */
    SynapseProbe.@Nullable Key synapse() {
        return synapse;
    }

    void synapse(SynapseProbe.@Nullable Key key) {
        synapse = key;
    }

    /** Whether another picture is due; counts it as taken. */
    boolean wants(long now) {
        if (now < nextPicture) {
            return false;
        }
        nextPicture = Math.max(nextPicture + (long) (1e9 / rate), now - (long) (1e9 / rate));
        return true;
    }

    /** Pictures that never left because the one before had not arrived. */
    long dropped() {
        return dropped.get();
    }

    /** Puts a picture where the last one waits. */
    void show(View view) {
        synchronized (letters) {
            if (picture != null) {
                dropped.incrementAndGet();
            }
            picture = view;
        }
        send();
    }

    /** Puts a message where the last one of its kind waits. */
    void tell(String kind, String text) {
        synchronized (letters) {
            letters.put(kind, text);
        }
        send();
    }

    private void send() {
        String text = null;
        ByteBuffer bytes = null;
        synchronized (letters) {
            if (sending) {
                return;
            }
            if (!letters.isEmpty()) {
                String kind = letters.keySet().iterator().next();
                text = letters.remove(kind);
            } else if (picture != null) {
                bytes = picture.buffer();
                picture = null;
            } else {
                return;
            }
            sending = true;
        }
        if (text != null) {
            socket.sendText(text, Callback.from(this::sent, problem -> gone()));
        } else if (bytes != null) {
            socket.sendBinary(bytes, Callback.from(this::sent, problem -> gone()));
        }
    }

    private void sent() {
        synchronized (letters) {
            sending = false;
        }
        send();
    }

    /** Keeps {@code sending} set: nothing more goes to a broken socket, which closes on its own. */
    private void gone() {
        synchronized (letters) {
            letters.clear();
            picture = null;
        }
    }

    void close(int code, String why) {
        socket.close(code, why, Callback.NOOP);
    }
}
