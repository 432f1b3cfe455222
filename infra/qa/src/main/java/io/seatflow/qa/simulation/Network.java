package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Climate.Trouble;

import java.util.ArrayList;
import java.util.List;

/** Between producers and the log: sessions that are open, and those that have ended with records still under way. */
final class Network {
    private final Broker broker;
    private final Chance chance;
    private final Climate climate;
    private final List<Session> ended = new ArrayList<>();

    Network(Broker broker, Chance chance, Climate climate) {
        this.broker = broker;
        this.chance = chance;
        this.climate = climate;
    }

    Session open() {
        return new Session(sent -> broker.append(sent.place(), sent.key(), sent.value(), sent.headers()));
    }

    /** Ends a session whose producer is still there: what has not reached the log may still do so, unheard of. */
    void close(Session session) {
        if (chance.happens(climate.rate(Trouble.LATE_APPEND))) {
            ended.add(session);
        } else {
            session.breakUp(chance);
            if (session.hasAnswers()) {
                ended.add(session);
            }
        }
    }

    /** Ends a session whose producer has died. */
    void orphan(Session session) {
        session.orphan();
        if (chance.happens(climate.rate(Trouble.LATE_APPEND))) {
            ended.add(session);
        } else {
            session.breakUp(chance);
        }
    }

    /** One step of the sessions that are open and of those that have ended. */
    void step(List<Session> open) {
        Session session = !ended.isEmpty() && chance.happens(0.25) ? chance.of(ended) : chance.of(open);
        boolean isOpen = !ended.contains(session);
        if (isOpen && session.isSending() && chance.happens(climate.rate(Trouble.BROKEN_SESSION))) {
            session.breakUp(chance);
        } else if (isOpen && chance.happens(climate.rate(Trouble.HOLE))) {
            session.lose(chance);
        } else if (chance.happens(0.5)) {
            session.deliver(chance);
        } else {
            session.acknowledge(chance);
        }
        if (!isOpen && chance.happens(0.05)) {
            session.drop();
        }
        ended.removeIf(each -> !each.isSending() && !each.hasAnswers());
    }

    /** Nothing is late any more. */
    void calm(List<Session> open) {
        ended.clear();
        open.forEach(session -> session.finish(chance));
    }
}
