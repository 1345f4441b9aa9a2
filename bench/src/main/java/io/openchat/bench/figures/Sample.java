package io.openchat.bench.figures;

/**
 * One number that was measured.
 *
 * @param subject key of the program that was measured, such as {@code ws} or {@code openchat-store}
 * @param x the load, as {@link Measure} says
 * @param repetition from 1
 */
public record Sample(String subject, Measure measure, long x, int repetition, double value) {}
