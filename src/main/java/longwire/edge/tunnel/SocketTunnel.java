package longwire.edge.tunnel;

import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import longwire.edge.loop.EdgeLoop;
import longwire.network.HeldBytes;
import longwire.network.RawSocket;
import longwire.network.Transfer;

/**
 * One side of a tunnel without TLS on bare sockets. What is read here is written to the peer at once, through a buffer
 * that the whole loop shares. Only what the peer's socket does not accept is kept, and nothing more is read until that
 * has been written. So an idle tunnel has no buffer, and a busy one at most one in each direction, apart from what its
 * channels held at the start.
 */
final class SocketTunnel extends RawSocket {
    private final TunnelLife life;
    private final boolean fromOrigin;
    private SocketTunnel peer;

    /** Bytes read here that the peer's socket has not accepted yet, or null. */
    private Transfer.Waiting held;

    private boolean inputEnded;
    private boolean outputEnded;

    private SocketTunnel(EpollSocketChannel channel, TunnelLife life, boolean fromOrigin) {
        super(channel);
        this.life = life;
        this.fromOrigin = fromOrigin;
        // A FIN may have been passed on already.
        this.inputEnded = channel.isInputShutdown();
        this.outputEnded = channel.isOutputShutdown();
    }

    /**
     * Takes both sockets and their pending bytes from the channels, which must not be used afterwards.
     *
     * @param life is told of all bytes that pass, and of the end
     * @param taken is told when the channels have lost their sockets
     */
    static void take(SocketChannel viewer, SocketChannel origin, TunnelLife life, Runnable taken) {
        viewer.deregister().addListener(one -> origin.deregister().addListener(other -> {
            if (viewer.isOpen() && origin.isOpen()) {
                SocketTunnel viewerEnd = new SocketTunnel((EpollSocketChannel) viewer, life, false);
                SocketTunnel originEnd = new SocketTunnel((EpollSocketChannel) origin, life, true);
                taken.run();
                life.closeWith(viewerEnd::close);
                viewerEnd.peer = originEnd;
                originEnd.peer = viewerEnd;
                begin(viewerEnd, viewer, originEnd, origin);
            } else {
                // The edge or one of the channels was closed meanwhile.
                viewer.close();
                origin.close();
                life.ended();
            }
        }));
    }

    private static void begin(
            SocketTunnel viewerEnd, SocketChannel viewer, SocketTunnel originEnd, SocketChannel origin) {
        try {
            viewerEnd.held = HeldBytes.waitingFor(origin);
            originEnd.held = HeldBytes.waitingFor(viewer);
            viewerEnd.begin();
            originEnd.begin();
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            viewerEnd.broken();
        }
    }

    private void begin() throws IOException {
        if (!isOpen()) {
            return;
        }
        attach((IoEventLoop) life.loop().eventLoop(), !inputEnded && held == null, peer.held != null);
        if (inputEnded) {
            passEnd();
        }
    }

    @Override
    protected void readable(boolean ended) throws IOException {
        EdgeLoop loop = life.loop();
        Transfer transfer = loop.transfer();
        for (int reads = 0; reads < loop.readsPerFlush(); reads++) {
            int read = transfer.readFrom(this, ended);
            if (read < 0) {
                inputEnded = true;
                passEnd();
                wantWhatCounts();
                return;
            }
            if (read == 0 || !pass(transfer, read) || read < transfer.mostBytes()) {
                return;
            }
        }
    }

    /** Writes the bytes of the peer that waited for this socket. */
    @Override
    protected void writable() throws IOException {
        if (peer.held != null && peer.held.writeTo(this)) {
            peer.held = null;
            if (peer.inputEnded) {
                peer.passEnd();
            }
            wantWhatCounts();
            peer.wantWhatCounts();
        }
    }

    /** A reset or another failure: the peer is reset too, and so learns that its data may be incomplete. */
    @Override
    protected void broken() {
        closeBoth(true);
    }

    /** Called when a rule ends the tunnel, or when the event loop ends. */
    @Override
    public void close() {
        closeBoth(false);
    }

    /** Writes to the peer what was read; returns whether its socket accepted all of it. */
    private boolean pass(Transfer transfer, int read) throws IOException {
        life.passed(fromOrigin, read);
        try {
            held = transfer.writeTo(peer);
        } catch (IOException peerIsBroken) {
            peer.broken();
            return false;
        }
        if (held == null) {
            return true;
        }
        wantWhatCounts();
        peer.wantWhatCounts();
        return false;
    }

    /** Passes the FIN on after all written bytes. */
    private void passEnd() throws IOException {
        if (held != null || peer.outputEnded) {
            return;
        }
        peer.outputEnded = true;
        if (outputEnded && peer.inputEnded) {
            closeBoth(false);
        } else {
            peer.endOutput();
        }
    }

    private void wantWhatCounts() {
        want(!inputEnded && held == null, peer.held != null);
    }

    private void closeBoth(boolean reset) {
        closeOne(reset);
        peer.closeOne(reset);
        life.ended();
    }

    private void closeOne(boolean reset) {
        close(reset);
        if (held != null) {
            held.release();
            held = null;
        }
    }
}
