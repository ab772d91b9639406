package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Path plan = Files.writeString(
                directory.resolve("plan.conf"), "longwire { connections = 100000, target = \"ws://host/echo\" }");
        new Deployment("longwire.simulations.EchoRoundTrip", plan, 5).write(directory.resolve("files"));
    }

    @Test
    void theJobHasAPodForTheLeadAndOneForEachMember() throws IOException {
        JsonNode items = kubernetes().get("items");
        JsonNode job = items.get(2).get("spec");

        assertThat(items).extracting(item -> item.get("kind").asText()).containsExactly("Service", "ConfigMap", "Job");
        assertThat(job.get("completionMode").asText()).isEqualTo("Indexed");
        assertThat(job.get("completions").asInt()).isEqualTo(6);
        assertThat(job.get("parallelism").asInt()).isEqualTo(6);
        assertThat(items.get(0).at("/spec/clusterIP").asText()).isEqualTo("None");
    }

    /** What one part of the file names, another has. */
    @Test
    void namesAgree() throws IOException {
        JsonNode items = kubernetes().get("items");
        JsonNode pod = items.get(2).at("/spec/template/spec");
        String name = items.get(2).at("/metadata/name").asText();

        assertThat(pod.get("subdomain").asText())
                .isEqualTo(items.get(0).at("/metadata/name").asText());
        assertThat(items.get(0).at("/spec/selector/job-name").asText()).isEqualTo(name);
        assertThat(pod.at("/containers/0/command/2").asText())
                .contains("--join " + name + "-0." + name + ":7800", "--await 5");
        for (JsonNode mount : pod.at("/containers/0/volumeMounts")) {
            assertThat(pod.get("volumes")).anyMatch(volume -> volume.get("name").equals(mount.get("name")));
        }
        assertThat(items.get(1).at("/data/plan.conf").asText()).contains("connections=100000");
    }

    @Test
    void theUnitAllowsTheFilesOfAMembersShare() throws IOException {
        String unit = Files.readString(directory.resolve("files/longwire-member.service"));

        assertThat(unit)
                .contains("[Unit]", "[Service]", "LimitNOFILE=20200\n", "LEAD=HOST:7800")
                .doesNotContain("${files}");
        assertThat(unit.lines().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("[")))
                .allSatisfy(line -> assertThat(line).matches("[A-Za-z]+=\\S.*"));
    }

    /** Against the schema of Kubernetes: no key that it does not know, none that is missing, each of its type. */
    @Test
    void kubernetesKnowsEveryKey() throws IOException {
        JsonArray items = JsonParser.parseString(kubernetes().toString())
                .getAsJsonObject()
                .getAsJsonArray("items");

        V1Service.validateJsonElement(items.get(0));
        V1ConfigMap.validateJsonElement(items.get(1));
        V1Job.validateJsonElement(items.get(2));
        JsonObject pod = items.get(2)
                .getAsJsonObject()
                .getAsJsonObject("spec")
                .getAsJsonObject("template")
                .getAsJsonObject("spec");
        pod.add("subDomain", pod.remove("subdomain"));
        assertThatThrownBy(() -> V1Job.validateJsonElement(items.get(2))).hasMessageContaining("`subDomain`");
    }

    /** systemd's own check; it misses the program, which is not installed here. */
    @Test
    void systemdKnowsEveryKeyOfTheUnit() throws Exception {
        assumeThat(Path.of("/usr/bin/systemd-analyze")).exists();
        Process check = new ProcessBuilder(
                        "systemd-analyze", "verify", "--man=no", directory + "/files/longwire-member.service")
                .redirectErrorStream(true)
                .start();

        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines().filter(line -> line.contains("longwire-member")))
                .allMatch(line -> line.contains("is not executable"));
    }

    private JsonNode kubernetes() throws IOException {
        return new ObjectMapper().readTree(Files.readString(directory.resolve("files/kubernetes.json")));
    }
}
