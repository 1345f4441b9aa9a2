package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is on record by a name that others cannot see, and nobody is turned away for what they did not type. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class WhatPeopleWriteTest {
    @TestHTTPResource
    URI base;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u200b",
                "\\u202eVera",
                "Vera\\u2066",
                "\\u3164",
                "\\u2800",
                "\\ud83d",
                "V\\ufffera",
                "V\\udb40\\udc41era"
            })
    void aNameThatHidesOrTurns_isRefused_andTheSocketGoesOn(String name) {
        try (var eve = chat.visitor()) {
            eve.sendsText(start("\"name\":\"" + name + "\""));
            assertThat(eve.isRefused(ErrorCode.INVALID_FIELD).text()).contains("'name'");
            eve.starts("Eve");
        }
    }

    @Test
    void marksUponMarks_areRefused() {
        try (var eve = chat.visitor()) {
            eve.sendsText(start("\"name\":\"Z" + "\\u0301".repeat(80) + "\""));
            assertThat(eve.isRefused(ErrorCode.INVALID_FIELD).text()).contains("'name'", "marks");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"page\":\"about:srcdoc\"",
                "\"page\":\"file:///home/a.html\",\"locale\":\"C\"",
                "\"page\":7,\"department\":{},\"locale\":null",
                "\"phone\":\"٠١٢٣–٤٥ ext. 12\"",
                "\"department\":\"A department with a name of more than sixty characters, sixty-two\""
            })
    void anOptionalFieldRefusesNobody(String fields) {
        try (var vera = chat.visitor()) {
            vera.sendsText(start("\"name\":\"Vera\"," + fields));
            vera.isTold(Phase.WAITING);
        }
    }

    @Test
    void theAgentGetsTheNameComposed_andThePageAsAPlace() {
        try (var zoe = chat.visitor();
                var alice = chat.agent("alice")) {
            zoe.sendsText(start(
                    "\"name\":\" Zoe\\u0308 \",\"page\":\"https://a:b@shop.example/shoes;jsessionid=1?token=2#x\""));
            String conversation =
                    zoe.gets(ServiceFrame.Started.class, _ -> true).conversation();
            alice.sends(new AgentFrame.Claim(conversation));
            var visitor = alice.gets(ServiceFrame.Started.class, _ -> true).visitor();
            assertThat(visitor)
                    .isEqualTo(new ServiceFrame.Visitor("Zoë", null, null, "und", "https://shop.example/shoes"));
        }
    }

    @Test
    void theSameMessageInAnotherForm_isTheSameMessage() {
        try (var vera = chat.visitor().starts("Vera")) {
            vera.sendsText("{\"type\":\"send\",\"id\":\"m1\",\"text\":\"caf\\u00e9\"}");
            var first = vera.gets(ServiceFrame.Ack.class, _ -> true);
            vera.forgetsAll();
            vera.sendsText("{\"type\":\"send\",\"id\":\"m1\",\"text\":\"cafe\\u0301\"}");
            assertThat(vera.gets(ServiceFrame.Ack.class, _ -> true)).isEqualTo(first);
            try (var again = chat.visitor().resumes(vera, 0)) {
                assertThat(again.gets(ServiceFrame.Message.class, _ -> true).text())
                        .isEqualTo("café");
            }
        }
    }

    @Test
    void whatStandsBehindAFrame_makesItNone() {
        try (var vera = chat.visitor()) {
            vera.sendsText("{\"type\":\"ping\"} x");
            vera.isRefused(ErrorCode.MALFORMED);
            vera.sends(new VisitorFrame.Ping());
            vera.gets(ServiceFrame.Pong.class, _ -> true);
        }
    }

    private static String start(String fields) {
        return "{\"type\":\"start\",\"id\":\"" + UUID.randomUUID() + "\",\"consent\":true," + fields + "}";
    }
}
