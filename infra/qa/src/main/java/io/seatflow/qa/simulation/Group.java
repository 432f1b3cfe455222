package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Climate.Trouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A service's consumer group, as Kafka's classic protocol has it: in a rebalance every member gives all it has back at its
 * next poll, and gets its new share once all have. Whoever does not poll is given up; it goes on with what it had until it
 * notices.
 */
final class Group {
    private final List<Integer> partitions;
    private final Chance chance;
    private final Climate climate;
    private final List<Member> members = new ArrayList<>();
    private boolean rebalancing;

    /** What the group knows of one consumer, and the consumer of the group. */
    static final class Member {
        private final Set<Integer> owned = new TreeSet<>();
        private final Set<Integer> before = new TreeSet<>();
        private Set<Integer> given = Set.of();
        private boolean hasRejoined;
        private boolean isGiven;
        private boolean isGivenUp;

        /** Whether the group goes on without it, and it does not know. */
        boolean isGivenUp() {
            return isGivenUp;
        }

        /** What the consumer believes to own. */
        Set<Integer> owned() {
            return owned;
        }
    }

    /** What a poll brings of changes. */
    record Changes(Set<Integer> lost, Set<Integer> assigned) {}

    Group(List<Integer> partitions, Chance chance, Climate climate) {
        this.partitions = partitions;
        this.chance = chance;
        this.climate = climate;
    }

    Member join() {
        Member member = new Member();
        members.add(member);
        rebalance();
        return member;
    }

    void leave(Member member) {
        members.remove(member);
        rebalance();
    }

    /** Gives a member up that may go on. */
    void giveUp(Member member) {
        if (members.remove(member)) {
            member.isGivenUp = true;
            member.isGiven = false;
            rebalance();
        }
    }

    void rebalance() {
        rebalancing = true;
        for (Member member : members) {
            member.hasRejoined = false;
            member.isGiven = false;
        }
    }

    /** Gives up whoever has not come to a rebalance that is under way. */
    void giveUpLate() {
        if (rebalancing) {
            List<Member> late =
                    members.stream().filter(member -> !member.hasRejoined).toList();
            late.forEach(this::giveUp);
            rejoined();
        }
    }

    boolean isSettled() {
        return !rebalancing && members.stream().noneMatch(member -> member.isGiven);
    }

    Changes poll(Member member, Consumer<Set<Integer>> handingOver) {
        Changes changes = new Changes(new TreeSet<>(), new TreeSet<>());
        if (member.isGivenUp) {
            notice(member, changes);
        } else if (rebalancing && !member.hasRejoined) {
            if (!member.owned.isEmpty() && member.before.isEmpty()) {
                handingOver.accept(Set.copyOf(member.owned));
                changes.lost.addAll(member.owned);
                member.owned.clear();
            }
            if (!member.isGivenUp) {
                member.hasRejoined = true;
                rejoined();
            }
        } else if (member.isGiven) {
            member.isGiven = false;
            changes.lost.addAll(member.before);
            changes.lost.removeAll(member.given);
            member.before.clear();
            member.owned.clear();
            member.owned.addAll(member.given);
            changes.assigned.addAll(member.given);
        }
        return changes;
    }

    private void notice(Member member, Changes changes) {
        if (!climate.isCalm() && !chance.happens(0.1)) {
            return;
        }
        member.isGivenUp = false;
        if (chance.happens(climate.rate(Trouble.SILENT_REJOIN))) {
            member.before.addAll(member.owned);
        } else {
            changes.lost.addAll(member.owned);
            changes.lost.addAll(member.before);
            member.owned.clear();
            member.before.clear();
        }
        members.add(member);
        rebalance();
    }

    private void rejoined() {
        if (!members.stream().allMatch(member -> member.hasRejoined)) {
            return;
        }
        rebalancing = false;
        if (members.isEmpty()) {
            return;
        }
        List<Member> shuffled = new ArrayList<>(members);
        chance.shuffle(shuffled);
        for (Member member : shuffled) {
            member.given = new TreeSet<>();
            member.isGiven = true;
        }
        for (int i = 0; i < partitions.size(); i++) {
            shuffled.get(i % shuffled.size()).given.add(partitions.get(i));
        }
    }
}
