package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Climate.Trouble;

import java.util.ArrayList;
import java.util.List;

/** Between producers and the log: sessions that are open, and those that have ended with records still under way. */
final class Network {
    /** So many steps. */
    private static final int BAD_SPELL = 100;

    private static final double LOST_IN_BAD_SPELL = 0.3;

    private final Broker broker;
    private final Chance chance;
    private final Climate climate;
    private final List<Session> ended = new ArrayList<>();

    private int badFor;

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
        List<Session> busy = open.stream()
                .filter(each -> each.isSending() || each.hasAnswers())
                .toList();
        List<Session> choices = busy.isEmpty() || chance.happens(0.3) ? open : busy;
        Session session = !ended.isEmpty() && chance.happens(0.5) ? chance.of(ended) : chance.of(choices);
        boolean isOpen = !ended.contains(session);
        if (isOpen && session.isSending() && chance.happens(climate.rate(Trouble.BROKEN_SESSION))) {
            session.breakUp(chance);
        } else if (isOpen && losesOne()) {
            if (session.lose(chance)) {
                badFor = BAD_SPELL;
            }
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

    /** Who has lost a record is likely to lose another soon: what broke the way to the log lasts for a while. */
    private boolean losesOne() {
        double usual = climate.rate(Trouble.HOLE);
        badFor--;
        return chance.happens(badFor > 0 && usual > 0 ? LOST_IN_BAD_SPELL : usual);
    }

    /** Nothing is late any more. */
    void calm(List<Session> open) {
        ended.clear();
        open.forEach(session -> session.finish(chance));
    }
}
