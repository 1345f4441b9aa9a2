package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would be unsafe or could not run is not rendered, and the message says what to set. */
class RefusalTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {hosts: {public: ""}}                                         | Set hosts.public to the host name
        {hosts: {public: "https://chat.example.com"}}                 | /hosts/public
        {mongodb: {existingSecret: ""}}                               | Set one of mongodb.uri and mongodb.existingSecret
        {mongodb: {uri: "mongodb://a:9f2c61d0b7aa43e8@b/"}}           | Set one of mongodb.uri and mongodb.existingSecret
        {redis: {existingSecret: ""}}                                 | Set one of redis.url and redis.existingSecret
        {redis: {topology: replication}}                              | /redis/topology
        {redis: {topology: sentinel, masterName: ""}}                 | /redis/masterName
        {redis: {prefix: "all*"}}                                     | /redis/prefix
        {redis: {login: "openchat:0c7dd1b2a94e4f6f"}}                 | name its key in redis.loginKey
        {evaluation: {enabled: true}, redis: {topology: cluster}}     | leave redis.topology at standalone
        {oidc: {issuer: ""}}                                          | Set oidc.issuer to the realm
        {oidc: {existingSecret: ""}}                                  | Set oidc.agentClientSecret and oidc.viewClientSecret
        {chat: {bus: local}}                                          | chat.bus local is for one replica
        {chat: {bus: local, replicas: 1, autoscaling: {enabled: true}}} | chat.bus local is for one replica
        {chat: {autoscaling: {enabled: true, targetCPU: 0}}}          | set chat.autoscaling.targetCPU
        {gateway: {enabled: true}}                                    | gateway.enabled needs gateway.parentRefs
        {chat: {replica: 3}}                                          | replica
        {chat: {replicas: "3"}}                                       | /chat/replicas
        {evaluation: {mongodb: {image: {digest: "sha256:1"}}}}        | /evaluation/mongodb/image/digest
        {logs: {format: xml}}                                         | /logs/format
        {chat: {sites: ["www.example.com"]}}                          | /chat/sites
        """)
    void saysWhatToSet(String values, String message) {
        assertThatThrownBy(() -> Chart.of("minimum").with(values).text()).hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {mongodb: {existingSecret: "", uri: "mongodb://openchat:changeme@db/"}}        | The password in mongodb.uri
        {mongodb: {existingSecret: "", uri: "mongodb://openchat:openchat@db/"}}        | The password in mongodb.uri
        {mongodb: {existingSecret: "", uri: "mongodb://openchat:short@db/"}}           | The password in mongodb.uri
        {redis: {existingSecret: "", url: "redis://:password@redis:6379"}}             | The password in redis.url
        {redis: {existingSecret: "", url: "redis://redis:6379", login: "openchat:openchat"}} | The password in redis.login
        {oidc: {existingSecret: "", agentClientSecret: secret, viewClientSecret: x}}   | oidc.agentClientSecret
        {oidc: {existingSecret: "", agentClientSecret: 5b0f3f9a1c2d4e6f8091a2b3, viewClientSecret: admin-admin-admin-admin}} | oidc.viewClientSecret
        {cookies: {agent: changemechangemechangemechangeme}}                           | cookies.agent
        {cookies: {view: 5b0f3f9a1c2d4e6f8091a2b3}}                                    | cookies.view
        """)
    void asksForABetterSecret(String values, String what) {
        assertThatThrownBy(() -> Chart.of("minimum").with(values).text())
                .hasMessageContaining(what + " is too easy to guess")
                .hasMessageContaining("openssl rand");
    }

    @ParameterizedTest
    @CsvSource("5b0f3f9a1c2d4e6f8091a2b35b0f3f9a1c2d4e6f8091a2b3")
    void keepsThePortalsCookiesApart(String secret) {
        String both = "{cookies: {agent: %s, view: %s}}".formatted(secret, secret);
        assertThatThrownBy(() -> Chart.of("minimum").with(both).text()).hasMessageContaining("must differ");
    }
}
