package io.seatflow.workflow.lane;

import io.seatflow.workflow.lane.Received.Gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lane as an operator sees it.
 *
 * @param name as it is called in record headers
 * @param number the partition number; below zero for a side lane
 * @param epoch how often it has been taken over
 * @param topics counts and position of each topic it reads
 * @param gaps where records are missed, in words
 * @param unpublished packets not yet known to be published
 * @param openIntents effects without an answer
 */
public record LaneView(
        String name,
        int number,
        long epoch,
        Map<String, Tally> topics,
        List<String> gaps,
        int unpublished,
        int openIntents) {

    static LaneView of(Lane<?> lane) {
        Progress progress = lane.progress();
        return new LaneView(
                lane.name().toString(),
                lane.number(),
                lane.epoch(),
                new TreeMap<>(progress.tallies()),
                gaps(progress),
                lane.publisher().waiting(),
                lane.openIntents().stream().mapToInt(OpenIntents::open).sum());
    }

    private static List<String> gaps(Progress progress) {
        List<String> gaps = new ArrayList<>();
        progress.received()
                .forEach((topic, sources) -> sources.forEach((source, received) -> {
                    Gap gap = received.gap();
                    if (gap != null) {
                        gaps.add("after sequence " + received.last() + " of " + source + " in " + topic
                                + ", from offset " + gap.offset() + " on");
                    }
                }));
        return gaps;
    }
}
