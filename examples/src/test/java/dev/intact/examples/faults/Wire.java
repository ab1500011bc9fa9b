package dev.intact.examples.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a server on this machine, over the loopback interface. What is sent can be cut off, or get lost. */
final class Wire implements AutoCloseable {
    private static final int BLOCK = 8 * 1024;

    private final int server;
    private final ServerSocket entrance;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;

    /** To where a block of bytes goes. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /** What becomes of the bytes. Blocks of several connections, and of both directions, come at once. */
    @FunctionalInterface
    interface Fault {
        /** Nothing goes wrong. */
        Fault NONE = Link::pass;

        void block(Link link, Direction direction, byte[] block) throws IOException;
    }

    private Wire(int server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
    }

    /** {@return a wire to the port of this machine that a JDBC URL names} */
    static Wire to(String url) {
        try {
            int server = URI.create(url.substring("jdbc:".length())).getPort();
            Wire wire = new Wire(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            daemon("wire", wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the same URL by this wire} */
    String url(String url) {
        return url.replaceFirst("//[^:/]+:\\d+", "//127.0.0.1:" + entrance.getLocalPort());
    }

    void set(Fault next) {
        fault = next;
    }

    /** Cuts all connections. */
    void cut() {
        links.forEach(Link::cut);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                client.setTcpNoDelay(true);
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                there.setTcpNoDelay(true);
                Link link = new Link(client, there);
                links.add(link);
                daemon("wire-to-server", () -> link.pump(Direction.TO_SERVER));
                daemon("wire-to-client", () -> link.pump(Direction.TO_CLIENT));
            } catch (IOException e) {
                // closed, or the server does not take it: the client hears nothing
            }
        }
    }

    /** One connection. */
    final class Link {
        private final Socket client;
        private final Socket there;

        private Link(Socket client, Socket there) {
            this.client = client;
            this.there = there;
        }

        private void pump(Direction direction) {
            byte[] buffer = new byte[BLOCK];
            try {
                InputStream in = (direction == Direction.TO_SERVER ? client : there).getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    fault.block(this, direction, Arrays.copyOf(buffer, read));
                }
            } catch (IOException e) {
                // one of them has closed it, or it was cut
            }
            if (!client.isClosed()) {
                cut(); // a client that was hung up on leaves what is under way to the server
            }
        }

        void pass(Direction direction, byte[] block) throws IOException {
            OutputStream out = (direction == Direction.TO_SERVER ? there : client).getOutputStream();
            out.write(block);
            out.flush();
        }

        /** Cuts it on both sides. */
        void cut() {
            hangUp();
            close(there);
            links.remove(this);
        }

        /** Cuts it on the side of the client. */
        void hangUp() {
            close(client);
        }

        private void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is as good as closed
            }
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
