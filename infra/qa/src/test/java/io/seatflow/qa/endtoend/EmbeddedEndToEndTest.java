package io.seatflow.qa.endtoend;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** On the embedded servers, in one JVM, as {@code seatflow up} runs it. */
@DisplayName("the system on embedded servers, seen from outside")
class EmbeddedEndToEndTest extends EndToEnd {
    @TempDir
    private static Path data;

    @Override
    RunningSystem start() {
        return new LocalRun(data);
    }
}
