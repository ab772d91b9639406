#!/usr/bin/env bash
# Netty 4.2.18 (netty-handler), SslContextBuilder.forServer(key, chain) with the JDK's provider.
# Behaviour: for each context the key is put into a key store in memory, of Java's default type PKCS12, which derives a password's key
# in 10,000 rounds of HMAC-SHA-256: about 0.1 s of CPU in a JVM that has not compiled much, as each start and each reload of a
# server is. With keyStoreType("JKS") it takes a small part of that, and nothing else differs.
# Expected: that building a context from a parsed key and certificate costs next to nothing.
# Output seen (JDK 17, one of several runs):
#   20 contexts, default: 1560 ms; JKS: 43 ms
# Needs: JDK 17 or later, Maven, openssl. Exit status: 0 if the default takes at least five times as long, 1 if not.
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

class Contexts {
    static long millis(String type) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            SslContextBuilder builder = SslContextBuilder.forServer(new File("chain.pem"), new File("key.pem")).sslProvider(SslProvider.JDK);
            (type == null ? builder : builder.keyStoreType(type)).build();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    public static void main(String[] none) throws Exception {
        millis("JKS"); // loads the classes of both
        long jks = millis("JKS");
        long standard = millis(null);
        System.out.println("20 contexts, default: " + standard + " ms; JKS: " + jks + " ms");
        System.exit(standard >= 5 * jks ? 0 : 1);
    }
}
JAVA
java -XX:TieredStopAtLevel=1 -cp "lib/*" Contexts.java
