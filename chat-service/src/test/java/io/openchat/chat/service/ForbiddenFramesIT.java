package io.openchat.chat.service;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged program: the jar, or the native one with {@code -Dnative}. */
@QuarkusIntegrationTest
class ForbiddenFramesIT extends ForbiddenFramesTest {}
