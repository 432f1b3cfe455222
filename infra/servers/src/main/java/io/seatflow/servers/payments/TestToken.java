package io.seatflow.servers.payments;

/** A payment method that the sandbox knows: how its card looks, and how a charge on it goes. */
record TestToken(String name, Card card, Behaviour behaviour) {}
