package com.objectstack.driver.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the driver logs while a test runs; kept off the console. */
final class CapturedLog implements AutoCloseable {
    private final Logger logger = Logger.getLogger("com.objectstack.driver.sql");
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    CapturedLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    List<String> warnings() {
        return messages(Level.WARNING);
    }

    List<String> errors() {
        return messages(Level.SEVERE);
    }

    private List<String> messages(Level level) {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream()
                .filter(logged -> logged.getLevel().equals(level))
                .map(formatter::formatMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }
}
