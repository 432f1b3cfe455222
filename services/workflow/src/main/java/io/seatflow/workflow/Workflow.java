package io.seatflow.workflow;

import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic;

import java.util.List;

/**
 * What a service is made of, from the engine's point of view.
 *
 * @param <M> messages
 * @param <S> the state that messages are decided on
 * @param <E> events
 * @param service the service's name: names its lanes, its consumer group and its metrics
 * @param inputs the topics it reads, all of the same number of partitions
 * @param deadLetters where it gives messages up
 * @param effect performs its intents; {@link #noEffects()} where it has none
 */
public record Workflow<M, S extends State<E>, E>(
        String service,
        List<Input> inputs,
        Topic<DeadLetter> deadLetters,
        Codec<M, E> codec,
        Store<M, S> store,
        Decider<M, S, E> decider,
        Effect<M> effect) {
    public Workflow {
        inputs = List.copyOf(inputs);
    }

    /** For a service whose decisions intend nothing outside the system. */
    public static <M> Effect<M> noEffects() {
        return intent -> {
            throw new IllegalStateException("intent " + intent.key() + " found in a service without effects");
        };
    }
}
