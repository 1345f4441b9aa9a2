package io.openchat.bench.report;

/**
 * A plot that was drawn.
 *
 * @param name of its file
 * @param title what it shows
 */
record Plot(String name, String title) {}
