package io.seatflow.workflow;

/** An open transaction of the engine's. What a store does with it depends on the database behind it. */
public interface Transaction {}
