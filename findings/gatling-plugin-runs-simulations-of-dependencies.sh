#!/usr/bin/env bash
# gatling-maven-plugin 4.21.12 with Gatling 3.15.1, a project that depends on a jar in which there is a simulation, as libraries of
# helpers for simulations have one for a test or an example.
# Behaviour: gatling:test looks for simulations in the whole class path. A project with one simulation of its own is refused, "more than 1
# simulation is available", which names none of them; a project with none runs the one of the jar, against whatever that loads.
# Expected: that it looks in the project's own test classes alone, as Surefire does for tests, and that <includes> is for narrowing those.
# Output seen:
#   one of its own and one in the jar: more than 1 simulation is available
#   none of its own and one in the jar: Theirs ran
# Needs: JDK 17 or later, Maven. Exit status: 0 as described, 1 not so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir -p theirs/src/main/java/theirs ours/src/test/java/ours
parent='<modelVersion>4.0.0</modelVersion><parent><groupId>f</groupId><artifactId>all</artifactId><version>1</version></parent>'
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging>
  <modules><module>theirs</module><module>ours</module></modules>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies><dependency>
    <groupId>io.gatling.highcharts</groupId><artifactId>gatling-charts-highcharts</artifactId><version>3.15.1</version>
  </dependency></dependencies>
</project>
POM
echo "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">$parent<artifactId>theirs</artifactId></project>" >theirs/pom.xml
cat >ours/pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">$parent<artifactId>ours</artifactId>
  <dependencies><dependency><groupId>f</groupId><artifactId>theirs</artifactId><version>1</version></dependency></dependencies>
  <build><plugins><plugin>
    <groupId>io.gatling</groupId><artifactId>gatling-maven-plugin</artifactId><version>4.21.12</version>
    <executions><execution><phase>integration-test</phase><goals><goal>test</goal></goals></execution></executions>
  </plugin></plugins></build>
</project>
POM
simulation() { # package, name, file
  cat >"$3" <<JAVA
package $1;
import static io.gatling.javaapi.core.CoreDsl.*;
import io.gatling.javaapi.core.Simulation;
public class $2 extends Simulation {
    { setUp(scenario("s").exec(session -> { System.out.println("$2 ran"); return session; }).injectOpen(atOnceUsers(1))); }
}
JAVA
}
simulation theirs Theirs theirs/src/main/java/theirs/Theirs.java
simulation ours Ours ours/src/test/java/ours/Ours.java
tried() { # what
  mvn -B -q clean verify >log 2>&1 </dev/null || true
  echo "$1: $(grep -oE -m1 'more than 1 simulation is available|[A-Z][a-z]+ ran' log)"
}
both=$(tried 'one of its own and one in the jar')
rm ours/src/test/java/ours/Ours.java
theirs=$(tried 'none of its own and one in the jar')
printf '%s\n' "$both" "$theirs"
[[ "$both" = *'more than 1'* && "$theirs" = *'Theirs ran' ]]
