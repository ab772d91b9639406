#!/usr/bin/env bash
# Netty 4.2.18 (netty-handler), SslContextBuilder.forServer(chain, key).keyStoreType(...) with the JDK's provider.
# Behaviour: keyStoreType has no effect on the store of the server's own key, which is always of Java's default type PKCS12. That
# encrypts and decrypts the key in memory, for which a password's key is derived in 10,000 rounds of HMAC-SHA-256, twice: some
# 40 ms of CPU for each context in a young JVM, as each start and each reload of a server is. A KeyManagerFactory made from a store
# of type JKS takes a small part of that.
# Expected: that keyStoreType("JKS") keeps the key in a store of type JKS; and that a context of a parsed key costs next to nothing.
# Output seen (JDK 17, C1 alone; the numbers vary, the order does not):
#   20 contexts, default: 822 ms; keyStoreType JKS: 813 ms; own KeyManagerFactory of a JKS store: 15 ms
# Needs: JDK 17 or later, Maven, openssl. Exit status: 0 if keyStoreType saves less than half and the factory at least four fifths, 1 if not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
  <dependencies><dependency><groupId>io.netty</groupId><artifactId>netty-handler</artifactId><version>4.2.18.Final</version></dependency></dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem -out chain.pem -days 2 -subj /CN=localhost 2>/dev/null
cat >Contexts.java <<'JAVA'
import io.netty.handler.ssl.*;
import java.io.File;

import java.security.*;
import java.security.cert.*;
import java.security.spec.PKCS8EncodedKeySpec;
import java.nio.file.*;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;

class Contexts {
    static SslContextBuilder files() {
        return SslContextBuilder.forServer(new File("chain.pem"), new File("key.pem")).sslProvider(SslProvider.JDK);
    }

    static SslContextBuilder factory() throws Exception {
        String pem = Files.readString(Path.of("key.pem")).replaceAll("-----[^-]+-----|\\s", "");
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null);
        try (var in = Files.newInputStream(Path.of("chain.pem"))) {
            java.security.cert.Certificate chain = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setKeyEntry("a", key, new char[0], new java.security.cert.Certificate[] {chain});
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return SslContextBuilder.forServer(keys).sslProvider(SslProvider.JDK);
    }

    static long millis(String how) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            (how.equals("factory") ? factory() : how.equals("JKS") ? files().keyStoreType("JKS") : files()).build();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    public static void main(String[] none) throws Exception {
        millis("factory");
        millis("default"); // loads the classes of all
        long standard = millis("default");
        long type = millis("JKS");
        long factory = millis("factory");
        System.out.println("20 contexts, default: " + standard + " ms; keyStoreType JKS: " + type
                + " ms; own KeyManagerFactory of a JKS store: " + factory + " ms");
        System.exit(2 * type > standard && 5 * factory < standard ? 0 : 1);
    }
}
JAVA
java -XX:TieredStopAtLevel=1 -cp "lib/*" Contexts.java
