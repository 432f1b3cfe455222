package io.seatflow.qa.chaos.relay;

/** Listens in on one connection and tells when the answer comes that matters. Two threads: one for each direction. */
public interface Answers {
    /** The client has sent these bytes. */
    void sent(byte[] bytes, int length);

    /** The server has sent these bytes. @return whether an answer that matters is among them */
    boolean answered(byte[] bytes, int length);
}
