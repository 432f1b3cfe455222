package io.seatflow.bench;

/** What is to be measured; in lower case as it is written on the command line. */
enum Sides {
    floor,
    seatflow,
    both;

    boolean withFloor() {
        return this != seatflow;
    }

    boolean withSeatflow() {
        return this != floor;
    }
}
