package longwire.edge.accesslog;

import io.netty.handler.ssl.CipherSuiteConverter;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats a record as a line in the W3C extended format, with the 33 fields of CloudFront's standard log. */
public final class AccessLine {
    /** CloudFront gives the code of the airport nearest to the edge; ours is fixed. */
    public static final AsciiString THIS_POP = AsciiString.cached("LWR50-P1");

    static final String HEAD = "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)"
            + " cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
            + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher"
            + " x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port"
            + " time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start"
            + " sc-range-end\n";

    private static final String NOTHING = "-";
    private static final double NANOS_PER_SECOND = 1e9;
    /** A Content-Range with a known range. */
    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]+)-([0-9]+)/");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AccessLine() {}

    /** A line with its line end; an unknown field is a dash. */
    static String of(AccessRecord record) {
        RequestFields request = record.request();
        StringJoiner line = new StringJoiner("\t", "", "\n");
        line.add(DATE.format(record.end())).add(TIME.format(record.end()));
        line.add(THIS_POP).add(Long.toString(record.toViewerBytes()));
        line.add(record.viewer().getAddress().getHostAddress()).add(request.method());
        line.add(encoded(request.host())).add(url(request.stem())).add(status(record));
        line.add(encoded(request.referer())).add(encoded(request.userAgent()));
        line.add(url(request.query())).add(encoded(request.cookie()));
        line.add(record.result().coarse()).add(record.id()).add(encoded(request.host()));
        line.add(record.protocol()).add(Long.toString(record.fromViewerBytes()));
        line.add(seconds(record.takenNanos())).add(encoded(request.forwardedFor()));
        line.add(encoded(record.tlsProtocol())).add(cipher(record.tlsCipher()));
        line.add(record.result().coarse()).add(record.version()).add(NOTHING).add(NOTHING);
        line.add(Integer.toString(record.viewer().getPort())).add(seconds(record.firstByteNanos()));
        line.add(record.result().toString());
        line.add(encoded(record.contentType())).add(encoded(record.contentLength()));
        Matcher range = RANGE.matcher(record.contentRange() == null ? "" : record.contentRange());
        boolean ranged = range.lookingAt();
        line.add(ranged ? range.group(1) : NOTHING).add(ranged ? range.group(2) : NOTHING);
        return line.toString();
    }

    private static String status(AccessRecord record) {
        return record.status() == 0 ? "000" : Integer.toString(record.status());
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_SECOND);
    }

    /** The cipher by its OpenSSL name, as CloudFront writes it. */
    private static String cipher(String standard) {
        String openSsl = standard == null ? null : CipherSuiteConverter.toOpenSsl(standard, false);
        return encoded(openSsl == null ? standard : openSsl);
    }

    /** Percent-encoded, so that URL decoding restores it. */
    private static String encoded(String text) {
        return safe(text, "\"\\%");
    }

    /** A part of a URL, which is percent-encoded already. */
    private static String url(String text) {
        return safe(text, "\"\\");
    }

    /** Percent-encodes {@code marks} and every character that is not printable ASCII. */
    private static String safe(String text, String marks) {
        if (text == null || text.isEmpty()) {
            return NOTHING;
        }
        StringBuilder safe = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if (octet > ' ' && octet < 0x7f && marks.indexOf(octet) < 0) {
                safe.append((char) octet);
            } else {
                safe.append('%').append(String.format(Locale.ROOT, "%02X", octet & 0xff));
            }
        }
        return safe.toString();
    }
}
