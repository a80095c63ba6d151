package org.neuraxon.ledger.raft;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies between two validators: a port of its own that leads to another. While it is cut it swallows what is sent, as a broken network does: nobody is
 * told, sockets stay open, new ones open too.
 */
final class Wire implements AutoCloseable {

    private static final int CHUNK = 8192;

    private final ServerSocket entrance;
    private final int target;
    private final List<Socket> sockets = new ArrayList<>();
    private volatile boolean forth = true;
    private volatile boolean back = true;

    Wire(int target) throws IOException {
        this.target = target;
        entrance = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        daemon(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "neuraxon-test-wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                try {
                    Socket far = new Socket(InetAddress.getByName("127.0.0.1"), target);
                    synchronized (sockets) {
                        sockets.add(near);
                        sockets.add(far);
                    }
                    daemon(() -> carry(near, far, true));
                    daemon(() -> carry(far, near, false));
                } catch (IOException nobodyThere) {
                    near.close();
                }
            }
        } catch (IOException closed) {
            Thread.onSpinWait();
        }
    }

    private void carry(Socket from, Socket to, boolean onwards) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (onwards ? forth : back) {
                    out.write(chunk, 0, read);
                }
            }
        } catch (IOException broken) {
            // One end has gone; both are closed.
            Thread.onSpinWait();
        }
    }

    /** Swallows everything from now on. */
    void cut() {
        forth = false;
        back = false;
    }

    /** Swallows what comes back; what is asked still arrives. */
    void deafen() {
        back = false;
    }

    /** Carries again. Old connections have holes in them, so they are closed. */
    void mend() throws IOException {
        forth = true;
        back = true;
        synchronized (sockets) {
            for (Socket socket : sockets) {
                socket.close();
            }
            sockets.clear();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        mend();
    }
}
