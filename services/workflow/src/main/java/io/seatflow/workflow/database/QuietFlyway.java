package io.seatflow.workflow.database;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends Flyway's chatter to debug and keeps its warnings. Public because Flyway makes it by name. */
public final class QuietFlyway implements LogCreator {
    @Override
    public Log createLogger(Class<?> source) {
        Logger logger = LoggerFactory.getLogger(source);
        return new Log() {
            @Override
            public void debug(String message) {
                logger.trace(message);
            }

            @Override
            public void info(String message) {
                logger.debug(message);
            }

            @Override
            public void notice(String message) {
                logger.debug(message);
            }

            @Override
            public void warn(String message) {
                logger.warn(message);
            }

            @Override
            public void error(String message) {
                logger.error(message);
            }

            @Override
            public void error(String message, Exception failure) {
                logger.error(message, failure);
            }
        };
    }
}
