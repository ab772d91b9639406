#!/usr/bin/env bash
# HdrHistogram 2.2.2 (Java), interval logs with tags.
# Behaviour: the writer takes a tag that contains a space, and writes it as it is; the reader of the same version then finds no
# histogram in that file, without an exception. (It refuses neither; a comma is as well written.)
# Expected: that the writer refuses what the reader cannot read, or that the reader complains.
# Output seen:
#   tag "echo-p":  1 histogram read
#   tag "echo p":  0 histograms read, no exception
# Needs: JDK 17 or later, Maven. Exit status: 0 as described, 1 not so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 -DoutputDirectory="$dir"
cat >"$dir/Tags.java" <<'JAVA'
import java.io.*;
import org.HdrHistogram.*;

class Tags {
    static int read(String tag) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(new PrintStream(file));
        writer.outputLogFormatVersion();
        writer.outputLegend();
        Histogram one = new Histogram(3);
        one.recordValue(1000);
        one.setStartTimeStamp(1000);
        one.setEndTimeStamp(2000);
        one.setTag(tag);
        writer.outputIntervalHistogram(one);
        HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(file.toByteArray()));
        int count = 0;
        while (reader.hasNext()) {
            if (reader.nextIntervalHistogram() != null) {
                count++;
            }
        }
        return count;
    }

    public static void main(String[] none) throws Exception {
        int dash = read("echo-p");
        int space = read("echo p");
        System.out.println("tag \"echo-p\":  " + dash + " histogram read");
        System.out.println("tag \"echo p\":  " + space + " histograms read, no exception");
        System.exit(dash == 1 && space == 0 ? 0 : 1);
    }
}
JAVA
java -cp "$dir/HdrHistogram-2.2.2.jar" "$dir/Tags.java"
