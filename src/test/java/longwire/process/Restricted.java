package longwire.process;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import io.netty.handler.ssl.OpenSsl;
import io.netty.util.internal.PlatformDependent;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A program that does all that newer JDKs warn of, each by the library that we use for it, and then prints one line. */
final class Restricted {
    static final String DONE = "Unsafe and native code are used";

    private Restricted() {}

    public static void main(String[] arguments) throws SQLException {
        // What io_uring answers depends on the kernel; its library is loaded all the same.
        IoUring.isAvailable();
        Epoll.ensureAvailability();
        OpenSsl.ensureAvailability();
        DriverManager.getConnection("jdbc:duckdb:").close();
        if (!PlatformDependent.hasUnsafe()) {
            throw new IllegalStateException(
                    "Netty does without Unsafe", PlatformDependent.getUnsafeUnavailabilityCause());
        }
        PlatformDependent.freeMemory(PlatformDependent.allocateMemory(8));
        System.out.println(DONE);
    }
}
