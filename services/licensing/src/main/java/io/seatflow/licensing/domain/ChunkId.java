package io.seatflow.licensing.domain;

/** A takeover's chunk, from 0. */
public record ChunkId(CommandId takeover, int number) {}
