package io.seatflow.notification.smtp;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets that another thread can close: whoever waits for a mail server that says a little now and then waits for
 * ever, since only the time between two of its bytes is limited. {@link #cut} may be called by any thread.
 */
final class CuttableSockets extends SocketFactory {
    private volatile @Nullable Socket latest;

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        latest = socket;
        return socket;
    }

    /** Closes the latest one at once. */
    void cut() {
        Socket socket = latest;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                latest = null;
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unexpected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unexpected();
    }

    /** Angus connects them itself, to limit how long that takes. */
    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException("expected to be asked for a socket that is not connected");
    }
}
