package longwire.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.fault.OutsideFault;
import longwire.plan.PlanDraft;
import longwire.process.Machine;
import longwire.results.Json;

/**
 * The files by which a scheduler starts a fleet for a plan: an Indexed Job of Kubernetes with a headless service, whose pod 0
 * leads, and a unit of systemd for a member. They have not been run anywhere; tests read them.
 *
 * @param simulation class of it
 * @param plan file of it
 * @param members of the fleet; 1 or more
 */
public record Deployment(String simulation, Path plan, int members) {
    private static final int PORT = 7800;
    private static final String NAME = "longwire-fleet";
    private static final String SECRET_FILE = "fleet.p12";

    /**
     * Writes {@code kubernetes.json} and {@code longwire-member.service} into {@code directory}.
     *
     * @throws longwire.fault.InputFault if the plan can't be read
     */
    public void write(Path directory) {
        PlanDraft draft = PlanDraft.of(plan);
        long files = Machine.filesFor(1 + (draft.connections() - 1) / members, 1);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("kubernetes.json"), Json.write(kubernetes(draft.text())));
            Files.writeString(
                    directory.resolve("longwire-member.service"),
                    resource("member.service")
                            .replace("${files}", Long.toString(files))
                            .replace("${port}", Integer.toString(PORT)));
        } catch (IOException failure) {
            throw new OutsideFault(directory + ": cannot be written: " + failure.getMessage(), failure);
        }
    }

    private Map<String, Object> kubernetes(String text) {
        return Map.of("apiVersion", "v1", "kind", "List", "items", List.of(service(), planMap(text), job()));
    }

    /** Gives each pod a name, without balancing. */
    private static Map<String, Object> service() {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Service",
                "metadata",
                Map.of("name", NAME),
                "spec",
                Map.of(
                        "clusterIP",
                        "None",
                        // Members look for the lead before it is ready.
                        "publishNotReadyAddresses",
                        true,
                        "selector",
                        Map.of("job-name", NAME),
                        "ports",
                        List.of(Map.of("name", "fleet", "port", PORT))));
    }

    private static Map<String, Object> planMap(String text) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", NAME),
                "data",
                Map.of("plan.conf", text));
    }

    private Map<String, Object> job() {
        return Map.of(
                "apiVersion",
                "batch/v1",
                "kind",
                "Job",
                "metadata",
                Map.of("name", NAME),
                "spec",
                Map.of(
                        "completionMode",
                        "Indexed",
                        "completions",
                        members + 1,
                        "parallelism",
                        members + 1,
                        // One that starts again would have no part in the run.
                        "backoffLimit",
                        0,
                        "template",
                        Map.of("metadata", Map.of("labels", Map.of("app", NAME)), "spec", pod())));
    }

    private Map<String, Object> pod() {
        return Map.of(
                "subdomain",
                NAME,
                "restartPolicy",
                "Never",
                // Two members on one node would share its cores and its ports.
                "topologySpreadConstraints",
                List.of(Map.of(
                        "maxSkew",
                        1,
                        "topologyKey",
                        "kubernetes.io/hostname",
                        "whenUnsatisfiable",
                        "ScheduleAnyway",
                        "labelSelector",
                        Map.of("matchLabels", Map.of("app", NAME)))),
                "containers",
                List.of(container()),
                "volumes",
                List.of(
                        Map.of("name", "secret", "secret", Map.of("secretName", NAME)),
                        Map.of("name", "plan", "configMap", Map.of("name", NAME)),
                        Map.of("name", "results", "emptyDir", Map.of())));
    }

    private Map<String, Object> container() {
        return Map.of(
                "name",
                "longwire",
                "image",
                "longwire:latest",
                "command",
                List.of("/bin/sh", "-c", script()),
                "env",
                List.of(Map.of("name", "POD_IP", "valueFrom", Map.of("fieldRef", Map.of("fieldPath", "status.podIP")))),
                "volumeMounts",
                List.of(
                        Map.of("name", "secret", "mountPath", "/secret", "readOnly", true),
                        Map.of("name", "plan", "mountPath", "/plan", "readOnly", true),
                        Map.of("name", "results", "mountPath", "/results")));
    }

    private String script() {
        return "if [ \"$JOB_COMPLETION_INDEX\" = 0 ]; then exec longwire fleet --simulation " + simulation
                + " --listen \"$POD_IP:" + PORT + "\" --secret /secret/" + SECRET_FILE + " --members 0 --await "
                + members
                + " plan=/plan/plan.conf results=/results; else exec longwire member --join " + NAME + "-0." + NAME
                + ":"
                + PORT + " --host \"$POD_IP\" --secret /secret/" + SECRET_FILE
                + " --results /results --patience 600; fi";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Deployment.class.getResourceAsStream("/longwire/fleet/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
