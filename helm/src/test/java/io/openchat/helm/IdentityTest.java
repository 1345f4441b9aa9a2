package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Keycloak that an evaluation brings along. */
class IdentityTest {
    private static final Pattern VERSION = Pattern.compile("<keycloak.version>(.+)</keycloak.version>");

    @Test
    void isTheOneThatTheTestsUse() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Path.of("..", "pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(keycloak().at("/image").asText()).endsWith("/keycloak:" + version.group(1));
    }

    @Test
    void takesNoPasswordFromAProgramAndProtectsItsOwnRealm() {
        assertThat(keycloak().at("/args"))
                .extracting(JsonNode::asText)
                .contains("--spi-oauth2-grant-type--password--enabled=false");
        assertThat(keycloak().at("/lifecycle/postStart/exec/command/1").asText())
                .isEqualTo("/opt/keycloak/setup/protect-master.sh");
        assertThat(Chart.of("evaluation")
                        .manifests()
                        .one("ConfigMap", "openchat-realm")
                        .at("/data")
                        .path("protect-master.sh")
                        .asText())
                .contains("bruteForceProtected=true")
                .contains("eventsEnabled=true");
    }

    private static JsonNode keycloak() {
        return Chart.of("evaluation")
                .manifests()
                .one("Deployment", "openchat-keycloak")
                .at("/spec/template/spec/containers/0");
    }
}
