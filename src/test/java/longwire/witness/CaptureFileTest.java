package longwire.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFileTest {
    private static final int NANOSECOND_STAMPS = 0xa1b2_3c4d;
    private static final int MICROSECOND_STAMPS = 0xa1b2_c3d4;
    private static final int ETHERNET = 1;
    private static final int TCP = 6;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
    void segmentsAreGivenWithTheirTimeInTheOrderOfEitherMachine(String order) throws IOException {
        ByteBuffer file = head(NANOSECOND_STAMPS, ETHERNET, order);
        packet(file, 7, TCP, 0x0800, "first");
        packet(file, 8, TCP, 0x0800, "");
        packet(file, 9, TCP, 0x0800, "second");

        assertThat(read(file)).containsExactly("1000000007 first", "1000000009 second");
    }

    @Test
    void theBeginningOfAConnectionIsTold() throws IOException {
        ByteBuffer file = head(NANOSECOND_STAMPS, ETHERNET, "LITTLE_ENDIAN");
        packet(file, 1, TCP, 0x0800, "");
        int flagsAt = file.position() - 6 - 20 + 13;
        file.put(flagsAt, (byte) 0x12);
        packet(file, 2, TCP, 0x0800, "first");

        assertThat(read(file)).containsExactly("opened", "1000000002 first");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"17, 0x0800, UDP", "6, 0x86dd, IPv6"})
    void whatIsNoTcpOverIpv4IsPassedOver(int protocol, String type, String what) throws IOException {
        ByteBuffer file = head(NANOSECOND_STAMPS, ETHERNET, "LITTLE_ENDIAN");
        packet(file, 1, protocol, Integer.decode(type), what);
        packet(file, 2, TCP, 0x0800, "ours");

        assertThat(read(file)).containsExactly("1000000002 ours");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 17, 60})
    void aLastPacketThatWasCutOffIsLeftOut(int missing) throws IOException {
        ByteBuffer file = head(NANOSECOND_STAMPS, ETHERNET, "LITTLE_ENDIAN");
        packet(file, 1, TCP, 0x0800, "whole");
        packet(file, 2, TCP, 0x0800, "cut");
        file.position(file.position() - missing);

        assertThat(read(file)).containsExactly("1000000001 whole");
    }

    @ParameterizedTest
    @CsvSource({MICROSECOND_STAMPS + ", 1", NANOSECOND_STAMPS + ", 113"})
    void anotherKindOfCaptureIsRefused(int magic, int linkType) {
        ByteBuffer file = head(magic, linkType, "LITTLE_ENDIAN");

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("nanosecond stamps");
    }

    @Test
    void aFileThatIsTooShortIsRefused() {
        assertThatExceptionOfType(OutsideFault.class).isThrownBy(() -> read(ByteBuffer.allocate(10)));
    }

    private List<String> read(ByteBuffer file) throws IOException {
        Path path = Files.write(directory.resolve("capture"), Arrays.copyOf(file.array(), file.position()));
        List<String> segments = new ArrayList<>();
        CaptureFile.read(path, new CaptureFile.Segments() {
            @Override
            public void opened(CaptureFile.Direction direction) {
                segments.add("opened");
            }

            @Override
            public void segment(CaptureFile.Direction direction, int number, long dayNanos, ByteBuffer payload) {
                segments.add(dayNanos + " " + StandardCharsets.US_ASCII.decode(payload));
            }
        });
        return segments;
    }

    private static ByteBuffer head(int magic, int linkType, String order) {
        ByteOrder byteOrder = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer file = ByteBuffer.allocate(4_096).order(byteOrder);
        return file.putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(512)
                .putInt(linkType);
    }

    /** Adds a packet of second 1; Ethernet pads short ones, which the length of the IP packet tells. */
    private static void packet(ByteBuffer file, int nanos, int protocol, int etherType, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
        int padding = 6;
        int length = 14 + 20 + 20 + bytes.length + padding;
        file.putInt(1).putInt(nanos).putInt(length).putInt(length);
        ByteBuffer packet = ByteBuffer.allocate(length);
        packet.putShort(12, (short) etherType)
                .put(14, (byte) 0x45)
                .putShort(16, (short) (20 + 20 + bytes.length))
                .put(23, (byte) protocol)
                .put(14 + 20 + 12, (byte) 0x50);
        packet.position(14 + 20 + 20);
        packet.put(bytes);
        file.put(packet.array());
    }
}
