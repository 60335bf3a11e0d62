package com.objectstack.cli;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import java.util.Optional;

/** Opens what this build has a driver for. */
final class UrlOpener implements DriverOpener {
    @Override
    public IDataDriver open(String url, Optional<String> authToken) {
        throw DriverException.of(ErrorCode.UNSUPPORTED, "", "no driver is wired yet");
    }
}
