package io.seatflow.workflow.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the configuration that services run with. */
class ServiceLogTest {
    @Test
    @DisplayName("a log line is one JSON object with its key-values, at or above the level")
    void jsonLines(@TempDir Path folder) throws Exception {
        List<String> lines = log(folder, logger -> {
            logger.debug("below the level");
            logger.atWarn()
                    .addKeyValue("tenant", "contoso")
                    .addKeyValue("order", "o-1")
                    .log("lane {} waits", 3);
        });

        assertThat(lines).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(lines.getFirst());
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("lane 3 waits");
        assertThat(line.get("loggerName").asText()).isEqualTo("io.seatflow.sample");
        assertThat(line.get("kvpList").toString()).isEqualTo("[{\"tenant\":\"contoso\"},{\"order\":\"o-1\"}]");
    }

    @Test
    @DisplayName("C12 a card number is masked in message, key-value and exception")
    void cardNumbers(@TempDir Path folder) throws Exception {
        List<String> lines = log(
                folder,
                logger -> logger.atError()
                        .addKeyValue("order", "4242424242424242")
                        .setCause(new IllegalStateException("field 4000-0566-5566-5556"))
                        .log("order {}", "378282246310005"));

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .contains("************4242", "****-****-****-5556", "***********0005")
                .doesNotContain("4242424242424242", "4000-0566-5566-5556", "378282246310005");
    }

    private static List<String> log(Path folder, Consumer<Logger> events) throws Exception {
        Path file = folder.resolve("service.log");
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("SEATFLOW_LOG", "file");
        context.putProperty("SEATFLOW_LOG_FILE", file.toString());
        URL configuration = Objects.requireNonNull(ServiceLogTest.class.getResource("/logback-service.xml"));
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(configuration);
        events.accept(context.getLogger("io.seatflow.sample"));
        context.stop();
        return Files.readAllLines(file);
    }
}
